// The words of a text as patterns of facts see them: short forms written out, slips of spelling put right.

import type { FactWords } from '../../knowledge/schema/facts.ts';
import { takeIn, wordsNear } from '../../language/slips.ts';
import { tokens } from '../../language/text.ts';
import type { WordSet } from '../../language/word-set.ts';
import { foldSpelling, stem } from '../../language/words.ts';
import type { PatternWord } from './pattern.ts';
import { wordsIn } from './pattern-syntax.ts';

/** A word of a text, and where it stands. */
export interface Word extends PatternWord {
  start: number;
  end: number;
}

/** Shorter words have too many neighbours to be corrected. */
const SHORTEST_CORRECTED = 5;

const WORD = /\d{1,2}[:.;]\d(?!\d)|[A-Za-z]\*|&|[\p{L}\p{N}]+(?:['’`][\p{L}]+)*/gu;
const SENTENCE_END = /[.?!;\n]/;
const JOINED = /^(\p{L}{2,})(\d{1,2})$/u;
const COUNTED = /^(\d{1,2})(yo|yrs?|years?|x|f|m|st|nd|rd|th)$/;

/** The words in order. */
export function readWords(
  text: string,
  contractions: FactWords['contractions'],
  correct: (word: string) => string,
): Word[] {
  const read: Word[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const [typed] = match;
    const start = match.index;
    const between = text.slice(last, start);
    last = start + typed.length;
    const before =
      read.length === 0 || SENTENCE_END.test(between)
        ? 'stop'
        : /[,()/:–—]|\s-\s/.test(between)
          ? 'comma'
          : 'nothing';
    const folded = typed.includes('*') ? typed.toLowerCase() : (tokens(typed)[0]?.word ?? typed);
    const word = /^\d+[:.;]\d$/.test(typed) ? typed.replace(/[.;]/, ':') : folded;
    const parts = JOINED.exec(word) ?? COUNTED.exec(word);
    if (parts && !/^(?:st|nd|rd|th)$/.test(parts[2] ?? '')) {
      const [, one = '', two = ''] = parts;
      const cut = start + one.length;
      read.push({ word: correct(one), before, typed: one, start, end: cut });
      read.push({ word: correct(two), before: 'nothing', typed: two, start: cut, end: last });
    } else {
      const right = correct(word);
      for (const [place, one] of (contractions.get(right) ?? right).split(' ').entries()) {
        const own = place === 0 ? before : 'nothing';
        read.push({ word: one, before: own, typed, start, end: last });
      }
    }
  }
  return read;
}

/** Puts right the spelling of words that the patterns know. */
export function corrector(
  { lists, groups, contractions, signs, facts, nothing, filler }: FactWords,
  ordinary: WordSet,
  spelling: ReadonlyMap<string, string>,
): (word: string) => string {
  const known = new Set(
    [
      ...Object.values(lists).flat(),
      ...Object.values(groups).flatMap((group) => Object.values(group).flat()),
      ...Object.values(signs).flat(),
      ...[...contractions].flat(),
      ...facts.flatMap(({ patterns }) => patterns),
      ...nothing,
      ...filler,
    ].flatMap(wordsIn),
  );
  const byFolded = new Map<string, string>();
  for (const word of known) {
    if (word.length < SHORTEST_CORRECTED || /\d/.test(word)) continue;
    const folded = stem(foldSpelling(word));
    takeIn(folded);
    if (!byFolded.has(folded)) byFolded.set(folded, word);
  }
  return (word) => {
    if (known.has(word)) return word;
    const right = spelling.get(word);
    if (right !== undefined && known.has(right)) return right;
    if (word.length < SHORTEST_CORRECTED || /\d/.test(word)) return word;
    const folded = foldSpelling(word);
    const plural = byFolded.get(stem(folded));
    if (plural !== undefined) return plural;
    if (ordinary.has(word)) return word;
    const near = wordsNear(folded).find((one) => byFolded.has(one.word));
    return (near && byFolded.get(near.word)) ?? word;
  };
}

/** The first word of the sentence that a word stands in. */
export function sentenceStart(all: readonly Word[], place: number): number {
  let start = place;
  while (start > 0 && all[start]?.before !== 'stop') start--;
  return start;
}

/** The words from a place on, unless a sentence or a part of one ends there. */
export function unbroken(all: readonly Word[], place: number): readonly Word[] {
  return all[place]?.before === 'nothing' ? all.slice(place, place + 4) : [];
}

/** The whole numbers from one on, below another. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
