// What a message says as a whole, where no pattern says it: each word, each two neighbours, each notion
// (distress-notions.yaml) and each two notions near each other have a weight for each outcome, fitted by
// `npm run bench -- fit-distress`.
//
//     "theres a rope in the garage ive been looking at it"
//     // marks: rope, "a rope", #hanging, #gas, "#hanging #gas", "#gas #self", ...

import type { Range } from './question.ts';
import type { SpokenWord } from './words.ts';

/** What a message may be: nothing, a hard time, or danger; the last four are kinds of distress.yaml. */
export const OUTCOMES = ['none', 'low', 'suicide', 'abuse', 'somebody-else', 'emergency'] as const;
export type Outcome = (typeof OUTCOMES)[number];
const FIRST_OF_DANGER = 2;

/** The weight of each mark for each outcome; BASE is what every passage has. */
export type Weights = Readonly<Record<Outcome, Readonly<Record<string, number>>>>;
export const BASE = '*';

/** A word, a notion or two of them, and the places of the words that it is made of. */
export interface Mark {
  name: string;
  first: number;
  second: number;
}

/** A part of a message that is read by itself. */
export interface Passage extends Range {
  marks: Mark[];
  /** 0 to 1: how much of a mark's weight counts. */
  scale: number;
}

export interface Weighed {
  level: 'danger' | 'low' | undefined;
  /** The likeliest outcome of that level. */
  outcome: Outcome;
  /** The run of words that says most of it. */
  heart: Range;
  /** 0 to 1: how likely the worst passage is danger, and how likely the saddest is distress at all. */
  danger: number;
  distress: number;
}

/** Two notions are near each other within so many words. */
const NEAR = 5;
/** In words; a longer message is read in passages of this length that overlap by half, and sentence by sentence. */
const LONGEST_PASSAGE = 24;
const SHORTEST_SENTENCE = 3;
/** A passage with more marks than this says no more for it. */
const MARKS_THAT_COUNT = 20;

/**
 * From these chances on it is heard. A part of a message is heard from a higher one: without the rest of it, a sentence
 * of a plain question may sound worse than it is. Found by trying on lists that the weights were not fitted on.
 */
const DANGER_FROM = 0.5;
const LOW_FROM = 0.4;
const MORE_FOR_A_PART = 0.4;

/** The passages of a message, the first from its beginning. `notions` are those of each word. */
export function passagesOf(
  words: readonly SpokenWord[],
  notions: readonly (readonly string[])[],
): Passage[] {
  return rangesOf(words).map((range) => {
    const marks = marksOf(words, notions, range);
    return {
      ...range,
      marks,
      scale: Math.sqrt(MARKS_THAT_COUNT / Math.max(MARKS_THAT_COUNT, marks.length)),
    };
  });
}

function rangesOf(words: readonly SpokenWord[]): Range[] {
  const ranges: Range[] = [];
  const step = LONGEST_PASSAGE / 2;
  for (let from = 0; from === 0 || from < words.length - step; from += step) {
    ranges.push({ from, to: Math.min(words.length, from + LONGEST_PASSAGE) });
  }
  const starts = words.flatMap(({ isAfterStop }, at) => (at === 0 || isAfterStop ? [at] : []));
  if (starts.length < 2) return ranges;
  const sentences = starts.map((from, at) => ({ from, to: starts[at + 1] ?? words.length }));
  const isRead = ({ from, to }: Range) =>
    to - from >= SHORTEST_SENTENCE && to - from < LONGEST_PASSAGE;
  return [...ranges, ...sentences.filter(isRead)];
}

/** The marks of a passage, each once. */
function marksOf(
  words: readonly SpokenWord[],
  notions: readonly (readonly string[])[],
  { from, to }: Range,
): Mark[] {
  const marks = new Map<string, Mark>();
  const add = (name: string, first: number, second: number) => {
    if (!marks.has(name)) marks.set(name, { name, first, second });
  };
  for (let place = from; place < to; place++) {
    const word = words[place]?.word ?? '';
    add(word, place, place);
    if (place + 1 < to) add(`${word} ${words[place + 1]?.word}`, place, place + 1);
    for (const notion of notions[place] ?? []) {
      add(`#${notion}`, place, place);
      for (let next = place + 1; next < Math.min(to, place + NEAR); next++) {
        for (const other of notions[next] ?? []) {
          if (other !== notion) add(`#${notion} #${other}`, place, next);
        }
      }
    }
  }
  return [...marks.values()];
}

/** Weighs the passages of a message. */
export function buildWeighing(weights: Weights): (passages: readonly Passage[]) => Weighed {
  const byMark = new Map<string, number[]>();
  for (const [place, outcome] of OUTCOMES.entries()) {
    for (const [name, weight] of Object.entries(weights[outcome])) {
      const all = byMark.get(name) ?? OUTCOMES.map(() => 0);
      all[place] = weight;
      byMark.set(name, all);
    }
  }
  const base = byMark.get(BASE) ?? OUTCOMES.map(() => 0);

  /** How likely each outcome is. */
  function chancesOf({ marks, scale }: Passage): number[] {
    const sums = [...base];
    for (const { name } of marks) {
      const own = byMark.get(name);
      if (!own) continue;
      for (const [at, weight] of own.entries()) sums[at] = (sums[at] ?? 0) + scale * weight;
    }
    const largest = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - largest));
    const all = powers.reduce((one, other) => one + other, 0);
    return powers.map((power) => power / all);
  }

  /** The run of words by which an outcome is likelier than none. */
  function heartOf({ marks, from, to }: Passage, outcome: number): Range {
    const gains = new Array<number>(to - from).fill(0);
    for (const { name, first, second } of marks) {
      const own = byMark.get(name);
      const gain = ((own?.[outcome] ?? 0) - (own?.[0] ?? 0)) / 2;
      for (const place of [first, second]) gains[place - from] = (gains[place - from] ?? 0) + gain;
    }
    const run = bestRun(gains);
    return { from: from + run.from, to: from + run.to };
  }

  return (passages) => {
    const read = passages.map((passage, at) => {
      const chances = chancesOf(passage);
      const less = at === 0 ? 0 : MORE_FOR_A_PART;
      const danger = sumOf(chances.slice(FIRST_OF_DANGER));
      return { passage, chances, danger, distress: 1 - (chances[0] ?? 0), less };
    });
    const worst = most(read, ({ danger, less }) => danger - less);
    const saddest = most(read, ({ distress, less }) => distress - less);
    const isDanger = worst.danger - worst.less >= DANGER_FROM;
    const isDistress = saddest.distress - saddest.less >= LOW_FROM;
    const level = isDanger ? 'danger' : isDistress ? 'low' : undefined;
    const { passage, chances } = isDanger ? worst : saddest;
    const kinds = chances.slice(FIRST_OF_DANGER);
    const outcome = isDanger ? FIRST_OF_DANGER + kinds.indexOf(Math.max(...kinds)) : 1;
    return {
      level,
      outcome: OUTCOMES[outcome] ?? 'low',
      heart: heartOf(passage, outcome),
      danger: Math.max(...read.map((one) => one.danger)),
      distress: Math.max(...read.map((one) => one.distress)),
    };
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

/** The one of which a figure is the largest. */
function most<T>([first, ...others]: readonly T[], figureOf: (one: T) => number): T {
  if (first === undefined) throw new Error('a message has at least one passage');
  return others.reduce((best, one) => (figureOf(one) > figureOf(best) ? one : best), first);
}

/** The neighbours whose sum is the largest. */
function bestRun(gains: readonly number[]): Range {
  let best = { from: 0, to: gains.length, sum: Number.NEGATIVE_INFINITY };
  let from = 0;
  let sum = 0;
  for (const [place, gain] of gains.entries()) {
    if (sum < 0) {
      from = place;
      sum = 0;
    }
    sum += gain;
    if (sum > best.sum) best = { from, to: place + 1, sum };
  }
  return { from: best.from, to: best.to };
}
