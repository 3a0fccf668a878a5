// What each word and pair of words says for a kind of question, over all example phrases of it (naive Bayes).

import { wordsInTheirPlaces } from './word-features.ts';

/** Weight of the mean over all kinds in a kind's own counts, in features: keeps small kinds from being sure too soon. */
const SMOOTHING = 15;
/** A feature that a kind lacks counts against it at most this much (natural logarithm), so that one odd word decides nothing. */
const MOST_AGAINST = 2;
/** Neighbouring words are not independent: the summed evidence is tempered by this. Measured with `npm run bench -- questions`. */
const TEMPER = 0.4;

export interface LabelledPhrase {
  label: number;
  /** The words as numbers. */
  concepts: readonly number[];
}

/**
 * Learns from phrases; the function it returns gives how likely each label is for an utterance's words.
 * The likelihoods of all labels add up to 1.
 */
export function buildNaiveBayes(
  phrases: readonly LabelledPhrase[],
  labelCount: number,
): (concepts: readonly number[]) => Float64Array {
  const counts = new Map<number, Map<number, number>>();
  const labelTotals = new Float64Array(labelCount);
  let total = 0;
  for (const { label, concepts } of phrases) {
    for (const feature of wordsInTheirPlaces(concepts)) {
      let perLabel = counts.get(feature);
      if (!perLabel) {
        perLabel = new Map();
        counts.set(feature, perLabel);
      }
      perLabel.set(label, (perLabel.get(label) ?? 0) + 1);
      labelTotals[label] = (labelTotals[label] ?? 0) + 1;
      total++;
    }
  }
  const lacking = labelTotals.map(
    (size) => -Math.min(MOST_AGAINST, Math.log(1 + size / SMOOTHING)),
  );

  return (concepts) => {
    const evidence = new Float64Array(labelCount);
    let known = 0;
    for (const feature of wordsInTheirPlaces(concepts)) {
      const perLabel = counts.get(feature);
      if (!perLabel) continue;
      known++;
      let all = 0;
      for (const count of perLabel.values()) all += count;
      for (const [label, count] of perLabel) {
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
