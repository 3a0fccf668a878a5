// What a text is about, as a direction: "got the sack" and "was dismissed" share no word and lie close together.
// Each word has a vector from a table that is made ahead (`npm run bench -- fit-meaning`); a text's is their sum.

import { readFileSync } from 'node:fs';
import { foldSpelling } from '../language/words.ts';

export const DIMENSIONS = 100;
/** The first words of a long text say what it is about. */
const MOST_WORDS = 64;
const HEAD = 8;
/** Added to a sum's squared length, so that a text of next to nothing is like nothing. */
const LEAST_LENGTH = 1e-4;

export interface WordVectors {
  has(word: string): boolean;
  /** The direction of a text's words, of length 1 or a little less; undefined where the table has none of them. */
  of(words: readonly string[]): Float32Array | undefined;
}

/** How near the labels of an index lie to one text: -1 to 1. */
export interface Nearness {
  /** For each label, in their order, to the middle of its phrases. */
  middles: Float32Array;
  /** To the nearest phrase of a label. */
  phrase(label: number): number;
}

export interface MeaningIndex {
  /** Undefined where the table has no word of the text. */
  read(words: readonly string[]): Nearness | undefined;
}

/** The table as it is written: numbers of words and dimensions, the length of the list of words, the list, a scale for each word, the vectors as bytes. */
export function writeWordVectors(words: readonly string[], vectors: Float32Array): Buffer {
  const list = Buffer.from(words.join('\n'));
  const scales = new Float32Array(words.length);
  const bytes = new Int8Array(vectors.length);
  for (let word = 0; word < words.length; word++) {
    const vector = vectors.subarray(word * DIMENSIONS, (word + 1) * DIMENSIONS);
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
    scales[word] = largest / 127;
    bytes.set(
      vector.map((value) => Math.round((value / largest) * 127)),
      word * DIMENSIONS,
    );
  }
  return Buffer.concat([
    Buffer.from(Uint32Array.of(words.length, list.length).buffer),
    list,
    Buffer.from(scales.buffer),
    Buffer.from(bytes.buffer),
  ]);
}

/** Opens a table that `writeWordVectors` wrote. */
export function openWordVectors(file: string): WordVectors {
  const table = readFileSync(file);
  const [count, listed] = [table.readUInt32LE(0), table.readUInt32LE(4)];
  const scalesAt = HEAD + listed;
  const words = table.toString('utf8', HEAD, scalesAt).split('\n');
  const places = new Map(words.map((word, place) => [word, place]));
  for (const [place, word] of words.entries()) {
    const folded = foldSpelling(word);
    if (!places.has(folded)) places.set(folded, place);
  }
  const scales = Float32Array.from({ length: count }, (_, word) =>
    table.readFloatLE(scalesAt + 4 * word),
  );
  const bytes = new Int8Array(table.buffer, table.byteOffset + scalesAt + 4 * count);
  const placeOf = (word: string) => places.get(word) ?? places.get(foldSpelling(word));

  return {
    has: (word) => placeOf(word) !== undefined,
    of(words) {
      const known = new Set<number>();
      for (const word of words) {
        const place = placeOf(word);
        if (place !== undefined && known.size < MOST_WORDS) known.add(place);
      }
      if (known.size === 0) return undefined;
      const sum = new Float32Array(DIMENSIONS);
      for (const word of known) {
        const scale = scales[word] ?? 0;
        const start = word * DIMENSIONS;
        for (let at = 0; at < DIMENSIONS; at++)
          sum[at] = (sum[at] ?? 0) + scale * (bytes[start + at] ?? 0);
      }
      return toLengthOne(sum);
    },
  };
}

/** Builds an index over labels, each given by its phrases, and these by their words. */
export function buildMeaningIndex(
  labels: readonly (readonly (readonly string[])[])[],
  vectors: WordVectors,
): MeaningIndex {
  const directions = labels.map((phrases) => phrases.flatMap((words) => vectors.of(words) ?? []));
  const middles = directions.map((phrases) => {
    const middle = new Float32Array(DIMENSIONS);
    for (const phrase of phrases)
      for (let at = 0; at < DIMENSIONS; at++) middle[at] = (middle[at] ?? 0) + (phrase[at] ?? 0);
    return toLengthOne(middle);
  });
  return {
    read(words) {
      const direction = vectors.of(words);
      if (!direction) return undefined;
      return {
        middles: Float32Array.from(middles, (middle) => nearness(direction, middle)),
        phrase: (label) =>
          (directions[label] ?? []).reduce(
            (most, phrase) => Math.max(most, nearness(direction, phrase)),
            0,
          ),
      };
    },
  };
}

/** The cosine of two directions: -1 to 1. */
export function nearness(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < DIMENSIONS; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** The vector itself, made so long. */
function toLengthOne(vector: Float32Array): Float32Array {
  let squares = LEAST_LENGTH;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / length;
  return vector;
}
