// The signs in a message that say what the words beside them are for; the words stand in phrasing/cues.yaml.

import type { Knowledge } from '../knowledge/load.ts';
import type { WordSet } from '../language/word-set.ts';
import { wordsOf } from '../language/words.ts';
import { buildLexicon } from '../matching/lexicon.ts';

export interface CueReader {
  /** The signs anywhere in a text, each with how many times it stands there. */
  anywhere(text: string): ReadonlySet<string>;
  /** The signs that end where a job's title begins. */
  before(text: string, start: number): ReadonlySet<string>;
  /** The signs that begin where a job's title ends. */
  after(text: string, end: number): ReadonlySet<string>;
}

/** Words that may stand between a sign and the title: "become a really good nurse". */
const MOST_BETWEEN = 2;
/** Letters after a title within which a sign begins and ends. */
const FARTHEST = 60;
/** A sign has at most so many words. */
const LONGEST_CUE = 7;

/** Builds the reader. */
export function buildCueReader({ cues }: Knowledge['phrasing'], ordinary: WordSet): CueReader {
  // A lexicon for each sign: the words of one may be part of another's.
  const readerOf = (lists: Readonly<Record<string, readonly string[]>>) => {
    const lexicons = Object.entries(lists).map(([value, phrases]) =>
      buildLexicon([{ value, phrases }], ordinary),
    );
    return (text: string) => lexicons.flatMap((lexicon) => lexicon.find(text));
  };
  const anywhere = readerOf(cues.anywhere);
  const before = readerOf(cues['before-a-job']);
  const after = readerOf(cues['after-a-job']);
  return {
    anywhere: (text) => new Set(anywhere(text).map((hit) => hit.value)),
    before(text, start) {
      const words = wordsOf(text.slice(0, start)).slice(-(LONGEST_CUE + MOST_BETWEEN));
      const from = words[0]?.start ?? start;
      const near = text.slice(from, start);
      return new Set(
        before(near)
          .filter(({ lastWord }) => lastWord >= words.length - 1 - MOST_BETWEEN)
          .map((hit) => hit.value),
      );
    },
    after: (text, end) =>
      new Set(
        after(text.slice(end, end + FARTHEST))
          .filter(({ firstWord }) => firstWord === 0)
          .map((hit) => hit.value),
      ),
  };
}
