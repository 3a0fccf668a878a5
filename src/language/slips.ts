// The words of all lexicons in one index. Which of them a typed word may be a slip for is looked up once a word, and each
// lexicon takes from it what is its own.
//
//     slipsOf('nigths mabye')[0].near  // => [{ word: 'night', likeness: 0.83 }, …]

import { Vocabulary } from './vocabulary.ts';
import type { WordSet } from './word-set.ts';
import { type Word, wordsOf } from './words.ts';

export interface NearWord {
  word: string;
  /** 0 to 1. */
  likeness: number;
}

export interface TypedWord extends Word {
  /** Words of lexicons that may be meant, the most alike first; none for an ordinary word. */
  near: readonly NearWord[];
}

const LEAST_LIKENESS = 0.8;
/** Shorter words have too many neighbours to be corrected. */
const SHORTEST_CORRECTED = 5;
const MOST_REMEMBERED = 4000;
/** Words of one text that are looked at as misspelt; our longest questions have a dozen. */
const MOST_CORRECTED_IN_TEXT = 20;
const CONTRACTION = /['’`]/;
const NONE: readonly NearWord[] = [];

const vocabulary = new Vocabulary(new Set());
const remembered = new Map<string, readonly NearWord[]>();
let read = new WeakMap<WordSet, WeakMap<readonly Word[], readonly TypedWord[]>>();

/** Takes a stem into the index, so that slips for it are found. */
export function takeIn(stemmed: string): void {
  const before = vocabulary.words.length;
  vocabulary.add(stemmed);
  if (vocabulary.words.length === before) return;
  remembered.clear();
  read = new WeakMap();
}

/**
 * The words of a text, each with what it may be a slip for.
 *
 * @param ordinary words of the language, none of which is a slip for another ("parent" is not "aren't")
 */
export function typedWords(text: string, ordinary: WordSet): readonly TypedWord[] {
  const words = wordsOf(text);
  const known = read.get(ordinary) ?? new WeakMap<readonly Word[], readonly TypedWord[]>();
  read.set(ordinary, known);
  const before = known.get(words);
  if (before) return before;
  const guessed = new Set<string>();
  const typed = words.map((word): TypedWord => {
    const { text: typed, folded, stem, start, end } = word;
    if (folded.length < SHORTEST_CORRECTED || ordinary.has(typed)) return { ...word, near: NONE };
    // "Where'd" is not a slip for "wards".
    if (CONTRACTION.test(text.slice(start, end))) return { ...word, near: NONE };
    if (!vocabulary.has(stem)) guessed.add(typed);
    return { ...word, near: guessed.size > MOST_CORRECTED_IN_TEXT ? NONE : wordsNear(folded) };
  });
  known.set(words, typed);
  return typed;
}

/** The words of the index that a folded word may be a slip for, the most alike first. */
export function wordsNear(folded: string): readonly NearWord[] {
  const before = remembered.get(folded);
  if (before) return before;
  const near = vocabulary.nearest(folded, LEAST_LIKENESS);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(folded, near);
  return near;
}
