// What each word and pair of words says for a kind of question, over all example phrases of it (naive Bayes).

import { wordsInTheirPlaces } from './word-features.ts';

/** Weight of the mean over all kinds in a kind's own counts, in features: keeps small kinds from being sure too soon. */
const SMOOTHING = 15;
/** A feature that a kind lacks counts against it at most this much (natural logarithm), so that one odd word decides nothing. */
const MOST_AGAINST = 2;
/** Neighbouring words are not independent: the summed evidence is tempered by this. Measured with `npm run bench -- questions`. */
const TEMPER = 0.4;

/** Room for labels in a number beside a feature. */
const MOST_LABELS = 256;

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
  const labelTotals = new Float64Array(labelCount);
  const featuresOf = phrases.map(({ concepts }) => wordsInTheirPlaces(concepts));
  const total = featuresOf.reduce((sum, features) => sum + features.length, 0);
  // Feature and label in one number, sorted: equal ones stand together and are counted without a table of tables.
  const seen = new Float64Array(total);
  let next = 0;
  for (const [phrase, features] of featuresOf.entries()) {
    const label = phrases[phrase]?.label ?? 0;
    labelTotals[label] = (labelTotals[label] ?? 0) + features.length;
    for (const feature of features) seen[next++] = feature * MOST_LABELS + label;
  }
  seen.sort();
  const places = new Map<number, number>();
  const startsFeature = new Uint8Array(total + 1);
  const labelsAt = new Int16Array(total);
  const countsAt = new Int32Array(total);
  let entries = 0;
  let feature = -1;
  let before = -1;
  for (const key of seen) {
    if (key === before) {
      countsAt[entries - 1] = (countsAt[entries - 1] ?? 0) + 1;
      continue;
    }
    before = key;
    const own = Math.floor(key / MOST_LABELS);
    if (own !== feature) {
      feature = own;
      places.set(feature, entries);
      startsFeature[entries] = 1;
    }
    labelsAt[entries] = key - own * MOST_LABELS;
    countsAt[entries++] = 1;
  }
  const lacking = labelTotals.map(
    (size) => -Math.min(MOST_AGAINST, Math.log(1 + size / SMOOTHING)),
  );

  return (concepts) => {
    const evidence = new Float64Array(labelCount);
    let known = 0;
    for (const feature of wordsInTheirPlaces(concepts)) {
      const start = places.get(feature);
      if (start === undefined) continue;
      known++;
      let end = start;
      let all = 0;
      do all += countsAt[end++] ?? 0;
      while (end < entries && startsFeature[end] === 0);
      for (let entry = start; entry < end; entry++) {
        const label = labelsAt[entry] ?? 0;
        const count = countsAt[entry] ?? 0;
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
