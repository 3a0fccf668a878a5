// What each word and pair of words says for a kind of question, over all example phrases of it (naive Bayes).

import { type FeatureTable, findFeature } from './feature-table.ts';
import { wordsInTheirPlaces } from './word-features.ts';

/** Weight of the mean over all kinds in a kind's own counts, in features: keeps small kinds from being sure too soon. */
const SMOOTHING = 15;
/** A feature that a kind lacks counts against it at most this much (natural logarithm), so that one odd word decides nothing. */
const MOST_AGAINST = 2;
/** Neighbouring words are not independent: the summed evidence is tempered by this. Measured with `npm run bench -- questions`. */
const TEMPER = 0.4;

/**
 * Learns from the counts of a table whose phrases have their words in their places; the function it returns gives how
 * likely each label is for an utterance's words, as numbers. The likelihoods of all labels add up to 1.
 */
export function buildNaiveBayes(
  table: FeatureTable,
  labelCount: number,
): (words: readonly number[]) => Float64Array {
  const { keys, labels, counts, labelStarts } = table;
  const labelTotals = new Float64Array(labelCount);
  const totals = new Float64Array(keys.length);
  for (let feature = 0; feature < keys.length; feature++) {
    const end = labelStarts[feature + 1] ?? 0;
    for (let entry = labelStarts[feature] ?? 0; entry < end; entry++) {
      const label = labels[entry] ?? 0;
      const count = counts[entry] ?? 0;
      labelTotals[label] = (labelTotals[label] ?? 0) + count;
      totals[feature] = (totals[feature] ?? 0) + count;
    }
  }
  const total = labelTotals.reduce((sum, one) => sum + one, 0);
  const lacking = labelTotals.map(
    (size) => -Math.min(MOST_AGAINST, Math.log(1 + size / SMOOTHING)),
  );

  const gains = new Float64Array(labels.length);
  const isWeighed = new Uint8Array(keys.length);

  /** What a feature says for each kind that has it; worked out when an utterance first has it. */
  function weigh(feature: number, end: number): void {
    isWeighed[feature] = 1;
    const all = totals[feature] ?? 0;
    for (let entry = labelStarts[feature] ?? 0; entry < end; entry++) {
      const label = labels[entry] ?? 0;
      const count = counts[entry] ?? 0;
      const size = labelTotals[label] ?? 0;
      const without = lacking[label] ?? 0;
      const here = (count + (SMOOTHING * all) / total) / (size + SMOOTHING);
      const elsewhere = (all - count + 0.5) / (total - size);
      gains[entry] = Math.max(without, Math.log(here / elsewhere)) - without;
    }
  }

  return (words) => {
    const evidence = new Float64Array(labelCount);
    let known = 0;
    for (const key of wordsInTheirPlaces(words)) {
      const feature = findFeature(table, key);
      if (feature < 0) continue;
      known++;
      const end = labelStarts[feature + 1] ?? 0;
      if (isWeighed[feature] === 0) weigh(feature, end);
      for (let entry = labelStarts[feature] ?? 0; entry < end; entry++) {
        const label = labels[entry] ?? 0;
        evidence[label] = (evidence[label] ?? 0) + (gains[entry] ?? 0);
      }
    }
    for (let label = 0; label < labelCount; label++) {
      evidence[label] = (evidence[label] ?? 0) + known * (lacking[label] ?? 0);
    }
    return softmax(evidence);
  };
}

function softmax(evidence: Float64Array): Float64Array {
  let highest = -Infinity;
  for (const value of evidence) highest = Math.max(highest, value);
  let sum = 0;
  for (let label = 0; label < evidence.length; label++) {
    const power = Math.exp(TEMPER * ((evidence[label] ?? 0) - highest));
    evidence[label] = power;
    sum += power;
  }
  for (let label = 0; label < evidence.length; label++) {
    evidence[label] = (evidence[label] ?? 0) / sum;
  }
  return evidence;
}
