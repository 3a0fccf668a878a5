// A lexicon finds set words and phrases in a text, such as "little ones" for children. Plurals and small slips count.

import { type TypedWord, takeIn, typedWords } from '../language/slips.ts';
import type { WordSet } from '../language/word-set.ts';
import { readWords } from '../language/words.ts';

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

/**
 * Builds a lexicon from values and the phrases that stand for each.
 *
 * @param ordinary words of the language: one of them is not a slip for another ("parent" is not "aren't")
 */
export function buildLexicon<T>(
  entries: readonly LexiconEntry<T>[],
  ordinary: WordSet,
): Lexicon<T> {
  const own = new Set<string>();
  const byFirstWord = new Map<string, { words: string[]; value: T; inCapitals: boolean }[]>();
  for (const { value, phrases } of entries) {
    for (const phrase of phrases) {
      const words = readWords(phrase).map((word) => word.stem);
      const [first] = words;
      if (first === undefined) continue;
      for (const word of words) {
        own.add(word);
        takeIn(word);
      }
      const known = byFirstWord.get(first) ?? [];
      // Two phrases of one value may differ in endings alone.
      if (known.some((one) => one.value === value && isSame(one.words, words))) continue;
      // "IT" is a field of work, "it" is not.
      const inCapitals = /^\p{Lu}+$/u.test(phrase) && ordinary.has(phrase.toLowerCase());
      known.push({ words, value, inCapitals });
      known.sort((a, b) => b.words.length - a.words.length);
      byFirstWord.set(first, known);
    }
  }

  /** The stem of the phrases' word that is meant; the word's own where none is. */
  function stemOf({ stem, folded, near }: TypedWord): string {
    if (near.length === 0 || own.has(stem)) return stem;
    const best = near.find(({ word }) => own.has(word))?.word;
    return best !== undefined && !best.startsWith(folded) ? best : stem;
  }

  function find(text: string): LexiconHit<T>[] {
    const words = typedWords(text, ordinary);
    const stems = words.map(stemOf);
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

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, place) => word === other[place]);
}
