// What each word and pair of words says for a kind of question, over all example phrases of it (naive Bayes).

import type { FeatureTable } from './feature-table.ts';
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

  return (words) => {
    const evidence = new Float64Array(labelCount);
    let known = 0;
    for (const key of wordsInTheirPlaces(words)) {
      const feature = table.find(key);
      if (feature < 0) continue;
      known++;
      const all = totals[feature] ?? 0;
      const end = labelStarts[feature + 1] ?? 0;
      for (let entry = labelStarts[feature] ?? 0; entry < end; entry++) {
        const label = labels[entry] ?? 0;
        const count = counts[entry] ?? 0;
        const size = labelTotals[label] ?? 0;
        const without = lacking[label] ?? 0;
        const here = (count + (SMOOTHING * all) / total) / (size + SMOOTHING);
        const elsewhere = (all - count + 0.5) / (total - size);
        const gain = Math.max(without, Math.log(here / elsewhere)) - without;
        evidence[label] = (evidence[label] ?? 0) + gain;
      }
    }
    for (const [label, without] of lacking.entries()) {
      evidence[label] = (evidence[label] ?? 0) + known * without;
    }
    return softmax(evidence);
  };
}

function softmax(evidence: Float64Array): Float64Array {
  const highest = Math.max(...evidence);
  const powers = evidence.map((value) => Math.exp(TEMPER * (value - highest)));
  const sum = powers.reduce((all, value) => all + value, 0);
  return powers.map((value) => value / sum);
}
