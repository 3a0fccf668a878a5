// Which phrases have a feature (a word, a pair of words), and how many phrases of each label have it.
// Sorted numbers instead of tables of lists: thousands of phrases are read at each start, and this takes a third of the time.

import { MOST_FEATURE_KEYS } from './word-features.ts';

export interface FeatureTable {
  /** The key of each feature, in order. */
  keys: Float64Array;
  /** The phrases of feature f are `phrases` from `phraseStarts[f]` up to before `phraseStarts[f + 1]`. */
  phrases: Int32Array;
  phraseStarts: Int32Array;
  /** Their labels, each once, are `labels` from `labelStarts[f]` up to before `labelStarts[f + 1]`; `counts` has how many. */
  labels: Int16Array;
  counts: Int32Array;
  labelStarts: Int32Array;
}

/** A key and the number of a phrase fit into one exact integer. */
const MOST_PHRASES = Math.floor(Number.MAX_SAFE_INTEGER / MOST_FEATURE_KEYS);

/**
 * Builds the table of the phrases' features.
 *
 * @param keysOf for each phrase its features, each once
 * @param labelOf for each phrase the number of its label; phrases of one label stand together
 */
export function buildFeatureTable(
  keysOf: readonly (readonly number[])[],
  labelOf: readonly number[],
): FeatureTable {
  const phraseCount = keysOf.length;
  if (phraseCount > MOST_PHRASES) throw new RangeError(`More than ${MOST_PHRASES} phrases.`);
  const total = keysOf.reduce((sum, keys) => sum + keys.length, 0);
  const sorted = new Float64Array(total);
  let next = 0;
  for (const [phrase, keys] of keysOf.entries()) {
    for (const key of keys) sorted[next++] = key * phraseCount + phrase;
  }
  sorted.sort();

  const keys = new Float64Array(total);
  const phrases = new Int32Array(total);
  const phraseStarts = new Int32Array(total + 1);
  const labels = new Int16Array(total);
  const counts = new Int32Array(total);
  const labelStarts = new Int32Array(total + 1);
  let size = 0;
  let labelsSoFar = 0;
  for (let place = 0; place < total; place++) {
    const both = sorted[place] ?? 0;
    const key = Math.floor(both / phraseCount);
    const phrase = both - key * phraseCount;
    const label = labelOf[phrase] ?? 0;
    const isNewKey = size === 0 || key !== keys[size - 1];
    if (isNewKey) {
      keys[size] = key;
      phraseStarts[size] = place;
      labelStarts[size] = labelsSoFar;
      size++;
    }
    if (isNewKey || labels[labelsSoFar - 1] !== label) labels[labelsSoFar++] = label;
    counts[labelsSoFar - 1] = (counts[labelsSoFar - 1] ?? 0) + 1;
    phrases[place] = phrase;
  }
  phraseStarts[size] = total;
  labelStarts[size] = labelsSoFar;

  return {
    keys: keys.slice(0, size),
    phrases,
    phraseStarts: phraseStarts.slice(0, size + 1),
    labels: labels.slice(0, labelsSoFar),
    counts: counts.slice(0, labelsSoFar),
    labelStarts: labelStarts.slice(0, size + 1),
  };
}

/** The feature of a key, or -1 where no phrase has it. */
export function findFeature({ keys }: FeatureTable, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return keys[low] === key ? low : -1;
}
