// What of an utterance is held against phrases: its words, neighbouring pairs, and pairs with one word between, as numbers.
// Lists and not sets: a phrase has few words, and thousands of sets would make a start slow.

/** Beginning and end of an utterance, as neighbours of its first and last word. */
const BEGINNING = 0;
const END = 1;
const FIRST_WORD = 2;
/** Room for a quarter of a million different words. */
const SHIFT = 2 ** 18;
/** All keys are below this: pairs of neighbours, and as many pairs with one word between. */
export const MOST_FEATURE_KEYS = 2 * SHIFT * SHIFT;
/** In a long text each word is still counted once, but no longer by looking through a list. */
const LONG = 64;

/** The key of a word alone. */
export function wordKey(word: number): number {
  return word + FIRST_WORD;
}

/** Whether a key is that of a word alone. */
export function isWordKey(key: number): boolean {
  return key < SHIFT;
}

/** Whether a key is that of two neighbouring words, neither the beginning nor the end of an utterance. */
export function isPairKey(key: number): boolean {
  if (isWordKey(key) || key >= SHIFT * SHIFT) return false;
  return Math.floor(key / SHIFT) - 1 >= FIRST_WORD && key % SHIFT >= FIRST_WORD;
}

/** Each word once, and each pair of neighbours once. Words below 0 are unknown and left out. */
export function wordsAndPairs(words: readonly number[]): { words: number[]; pairs: number[] } {
  const single: number[] = [];
  const pairs: number[] = [];
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? -1;
    if (word < 0) continue;
    single.push(wordKey(word));
    const next = words[place + 1] ?? -1;
    if (next >= 0) pairs.push(pairKey(wordKey(word), wordKey(next)));
  }
  return { words: once(single), pairs: once(pairs) };
}

/** Words, neighbours and pairs with one word between, the beginning and the end included; each once. */
export function wordsInTheirPlaces(words: readonly number[]): number[] {
  const found: number[] = [];
  const at = (place: number) =>
    place < 0 ? BEGINNING : place >= words.length ? END : wordKey(words[place] ?? -1);
  for (let place = -1; place < words.length; place++) {
    const word = at(place);
    if (place >= 0) found.push(word);
    found.push(pairKey(word, at(place + 1)));
    if (place + 2 <= words.length) found.push(SHIFT * SHIFT + pairKey(word, at(place + 2)));
  }
  return once(found);
}

function once(keys: number[]): number[] {
  if (keys.length > LONG) return [...new Set(keys)];
  return keys.filter((key, place) => keys.indexOf(key) === place);
}

function pairKey(first: number, second: number): number {
  return (first + 1) * SHIFT + second;
}
