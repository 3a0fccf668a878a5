// What of an utterance is held against phrases: its words, neighbouring pairs, and pairs with one word between, as numbers.

/** Beginning and end of an utterance, as neighbours of its first and last word. */
const BEGINNING = 0;
const END = 1;
const FIRST_WORD = 2;
/** Room for two million different words; three of these fit into an exact integer. */
const SHIFT = 2 ** 21;

/** The key of a word alone. */
export function wordKey(word: number): number {
  return word + FIRST_WORD;
}

/** Each word once, and each pair of neighbours once. Words below 0 are unknown and left out. */
export function wordsAndPairs(words: readonly number[]): {
  words: Set<number>;
  pairs: Set<number>;
} {
  const found = { words: new Set<number>(), pairs: new Set<number>() };
  for (const [place, word] of words.entries()) {
    if (word < 0) continue;
    found.words.add(wordKey(word));
    const next = words[place + 1];
    if (next !== undefined && next >= 0) found.pairs.add(pairKey(wordKey(word), wordKey(next)));
  }
  return found;
}

/** Words, neighbours and pairs with one word between, the beginning and the end included; each once. */
export function wordsInTheirPlaces(words: readonly number[]): Set<number> {
  const found = new Set<number>();
  const padded = [BEGINNING, ...words.map(wordKey), END];
  for (const [place, word] of padded.entries()) {
    if (word > END) found.add(word);
    const next = padded[place + 1];
    const afterNext = padded[place + 2];
    if (next !== undefined) found.add(pairKey(word, next));
    if (afterNext !== undefined) found.add(SHIFT * SHIFT + pairKey(word, afterNext));
  }
  return found;
}

function pairKey(first: number, second: number): number {
  return (first + 1) * SHIFT + second;
}
