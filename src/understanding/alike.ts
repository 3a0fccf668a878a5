// Whether two questions ask about the same thing, by the direction of their words. For questions that nothing answers:
// those that are answered are told apart far better by what answers them.

import type { Knowledge } from '../knowledge/load.ts';
import { fold } from '../language/text.ts';
import { readWords } from '../language/words.ts';
import { nearness } from '../matching/meaning.ts';
import { smallWords } from './readers/small-words.ts';
import { wordVectors } from './readers/word-vectors.ts';

/** What a question is about. */
export interface Gist {
  /** Its words, folded. */
  words: string;
  /** Undefined where no word of it is known. */
  direction: Float32Array | undefined;
}

/** Measured with `npm run bench -- alike`. */
export const LEAST_ALIKE = 0.6;

/** Reads what questions are about; words that are in nearly every question tell nothing. */
export function buildGistReader({ phrasing }: Pick<Knowledge, 'phrasing'>): (text: string) => Gist {
  const small = smallWords(phrasing);
  const vectors = wordVectors();
  return (text) => {
    const words = readWords(text).map((word) => word.text);
    return {
      words: words.map(fold).join(' '),
      direction: vectors.of(words.filter((word) => !small.has(word))),
    };
  };
}

/** Whether two questions ask about the same; the very same words always do. */
export function areAlike(one: Gist, other: Gist): boolean {
  if (one.words === other.words) return true;
  if (!one.direction || !other.direction) return false;
  return nearness(one.direction, other.direction) >= LEAST_ALIKE;
}
