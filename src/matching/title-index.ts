// A title index finds which job title a person meant, however they spelled it.
// Candidates come from shared words, read through misspellings; Fuse.js compares the letters of the best,
// and the evidence is turned into a probability.

import { keyOf, readWords, type Word, wordsOf } from '../language/words.ts';
import { ASK, SURE, shareOut } from './calibration.ts';
import type { TitleEntry } from './catalogue.ts';
import type { Found } from './find.ts';
import { buildTitleJudge } from './judge.ts';
import type { TitleIndexOptions } from './options.ts';

export type { TitleEntry } from './catalogue.ts';
export type { NoiseWords, TitleIndexOptions } from './options.ts';
export { ASK, SURE };

export interface TitleMatch {
  /** The id given with the title when the index was built. */
  id: string;
  /** The title that matched, as its entry gives it. */
  title: string;
  /** How probable it is, 0 to 1, that this entry was meant. Two that fit equally well have about a half each. */
  score: number;
}

export interface TitleMention {
  /** Where the title stands in the utterance. */
  start: number;
  end: number;
  text: string;
  /** Best first; several with near-equal scores: the words fit them all. */
  matches: TitleMatch[];
  /** How probable it is, 0 to 1, that a title of the index is meant here at all, whichever it is. */
  certainty: number;
}

export interface TitleIndex {
  /**
   * The titles that the query as a whole may be, best first.
   *
   *     index.search('ocupational theripist', 1)
   *     // => [{ id: 'occupational-therapist', title: 'Occupational therapist', score: 0.93 }]
   */
  search(query: string, limit?: number): TitleMatch[];
  /**
   * The titles inside a longer utterance, in order, not overlapping.
   *
   *     index.find('whats the diffrence between a phisio and an OT').map((mention) => mention.text)
   *     // => ['phisio', 'OT']
   */
  find(utterance: string): TitleMention[];
}

/** The parts of a list; in a text with more of them nobody names jobs. */
const LIST_PART = /[^,;]+/g;
const MOST_PARTS = 8;
/** How many words before and after a mention may make a whole title with it, the longer first. */
const WIDER = [
  [2, 0],
  [1, 1],
  [1, 0],
  [0, 2],
  [0, 1],
] as const;
const MATCHES = 10;
/** Below this certainty a mention is not reported. */
const LEAST_CERTAINTY = 0.1;

export function buildTitleIndex(
  entries: readonly TitleEntry[],
  options: TitleIndexOptions = {},
): TitleIndex {
  const judge = buildTitleJudge(entries, options);
  const exact = new Set(
    entries.flatMap((entry) => entry.titles.map((title) => keyOf(foldedWords(readWords(title))))),
  );

  /** Titles in a list are also looked for each by itself: "porter, housekeeper". */
  function findAll(utterance: string): Found[] {
    const whole = judge.inside(utterance);
    const parts = Array.from(utterance.matchAll(LIST_PART));
    if (parts.length < 2 || parts.length > MOST_PARTS) return whole;
    const apart = parts.flatMap(({ 0: text, index }) =>
      judge.inside(text).map((found) => ({
        ...found,
        start: found.start + index,
        end: found.end + index,
      })),
    );
    const isNew = (found: Found) =>
      certaintyOf(found) >= SURE &&
      !whole.some(
        (other) =>
          other.start < found.end &&
          found.start < other.end &&
          certaintyOf(other) >= LEAST_CERTAINTY,
      );
    return [...whole, ...apart.filter(isNew)].sort((a, b) => a.start - b.start);
  }

  /** "Train driver" is one title, though "train" before a title mostly asks about training. */
  function widen(found: Found, utterance: string, words: readonly Word[]): Found {
    const first = words.findIndex((word) => word.start === found.start);
    const last = words.findIndex((word) => word.end === found.end);
    if (first < 0 || last < 0) return found;
    for (const [before, after] of WIDER) {
      const wider = words.slice(Math.max(0, first - before), last + after + 1);
      const [from, to] = [wider[0], wider.at(-1)];
      if (wider.length === last - first + 1 || !from || !to) continue;
      if (!exact.has(keyOf(foldedWords(wider)))) continue;
      const text = utterance.slice(from.start, to.end);
      return { start: from.start, end: to.end, judged: judge.whole(text) };
    }
    return found;
  }

  return {
    search: (query, limit = MATCHES) => shareOut(judge.whole(query), limit).shares,
    find: (utterance) => {
      const words = wordsOf(utterance);
      return findAll(utterance).flatMap((found) => {
        const { start, end, judged } = widen(found, utterance, words);
        const { shares, certainty } = shareOut(judged, MATCHES);
        if (certainty < LEAST_CERTAINTY) return [];
        return { start, end, text: utterance.slice(start, end), matches: shares, certainty };
      });
    },
  };
}

function certaintyOf({ judged }: Found): number {
  return shareOut(judged, MATCHES).certainty;
}

function foldedWords(words: readonly Word[]): string[] {
  return words.map((word) => word.folded);
}
