// A lexicon finds set words and phrases in a text, such as "little ones" for children. Plurals and small slips count.

import { Vocabulary } from './vocabulary.ts';
import type { WordSet } from './word-set.ts';
import { readWords, type Word, wordsOf } from './words.ts';

export interface LexiconEntry<T> {
  value: T;
  phrases: readonly string[];
}

export interface LexiconHit<T> {
  value: T;
  /** Where it stands in the text. */
  start: number;
  end: number;
  /** Which words of the text it took, counted from 0. */
  firstWord: number;
  lastWord: number;
}

export interface Lexicon<T> {
  /** The longest phrases in the text, in order, not overlapping; a phrase of several values gives a hit for each. */
  find(text: string): LexiconHit<T>[];
}

const LEAST_LIKENESS = 0.8;
/** Shorter words have too many neighbours to be corrected. */
const SHORTEST_CORRECTED = 5;
const MOST_CORRECTED = 4000;

const CONTRACTION = /['’`]/;

/** Builds a lexicon from values and the phrases that stand for each. */
export function buildLexicon<T>(
  entries: readonly LexiconEntry<T>[],
  ordinary: WordSet = new Set(),
): Lexicon<T> {
  const vocabulary = new Vocabulary(ordinary);
  const byFirstWord = new Map<string, { words: string[]; value: T; inCapitals: boolean }[]>();
  for (const { value, phrases } of entries) {
    for (const phrase of phrases) {
      const words = readWords(phrase).map((word) => word.stem);
      const [first] = words;
      if (first === undefined) continue;
      for (const word of words) vocabulary.add(word);
      const known = byFirstWord.get(first) ?? [];
      // "IT" is a field of work, "it" is not.
      const inCapitals = /^\p{Lu}+$/u.test(phrase) && ordinary.has(phrase.toLowerCase());
      known.push({ words, value, inCapitals });
      known.sort((a, b) => b.words.length - a.words.length);
      byFirstWord.set(first, known);
    }
  }

  const corrected = new Map<string, string>();
  /** The stem of the phrases' word that is meant; the word's own where none is. */
  function correct(word: Word): string {
    const known = corrected.get(word.text);
    if (known !== undefined) return known;
    const right = correctAfresh(word);
    if (corrected.size >= MOST_CORRECTED) corrected.clear();
    corrected.set(word.text, right);
    return right;
  }

  function correctAfresh({ text, folded, stem: stemmed }: Word): string {
    if (vocabulary.has(stemmed) || folded.length < SHORTEST_CORRECTED) return stemmed;
    const near = vocabulary
      .read(text, folded)
      .filter((reading) => !reading.part && reading.likeness >= LEAST_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness)[0];
    const word = near && vocabulary.words[near.word];
    return word !== undefined && !word.startsWith(folded) ? word : stemmed;
  }

  function find(text: string): LexiconHit<T>[] {
    const words = wordsOf(text);
    // "Where'd" is no slip for "wards".
    const stems = words.map((word) =>
      CONTRACTION.test(text.slice(word.start, word.end)) ? word.stem : correct(word),
    );
    const hits: LexiconHit<T>[] = [];
    for (let place = 0; place < words.length; ) {
      const starting = byFirstWord.get(stems[place] ?? '');
      if (!starting) {
        place++;
        continue;
      }
      const fitting = starting.filter(
        (phrase) =>
          phrase.words.every((word, index) => stems[place + index] === word) &&
          (!phrase.inCapitals || words[place]?.capitals === true),
      );
      const length = fitting[0]?.words.length ?? 0;
      for (const { value, words: own } of fitting) {
        if (own.length !== length) continue;
        const lastWord = place + length - 1;
        const start = words[place]?.start ?? 0;
        const end = words[lastWord]?.end ?? 0;
        hits.push({ value, start, end, firstWord: place, lastWord });
      }
      place += Math.max(1, length);
    }
    return hits;
  }

  return { find };
}
