// Small numbers as people write them: in figures or in words.

/** Each stands at the place of its value. */
export const NUMBER_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/** The words, as alternatives of a regular expression. */
export const ANY_NUMBER_WORD = NUMBER_WORDS.join('|');

/**
 * The number that a word is; undefined where it is none.
 *
 *     numberOf('three') // => 3
 */
export function numberOf(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const place = NUMBER_WORDS.indexOf(word);
  return place < 0 ? undefined : place;
}
