// Which letters a word has, as numbers that are quick to compare.

/** Its letters in the order of the alphabet. */
export function sortedLetters(folded: string): string {
  return [...folded].sort().join('');
}

/** Which letters a word has: a bit for each of the alphabet, and one for all other signs. */
export function lettersOf(folded: string): number {
  let letters = 0;
  for (let place = 0; place < folded.length; place++) {
    const letter = folded.charCodeAt(place) - FIRST_LETTER;
    letters |= 1 << (letter >= 0 && letter < OTHER_SIGN ? letter : OTHER_SIGN);
  }
  return letters;
}
const FIRST_LETTER = 'a'.charCodeAt(0);
const OTHER_SIGN = 26;

/** How many letters only one of two words has. */
export function lettersApart(one: number, other: number): number {
  let apart = one ^ other;
  let count = 0;
  for (; apart !== 0; apart &= apart - 1) count++;
  return count;
}
