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

const TEENS = [
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const LARGER = new Map([
  ...TEENS.map((word, place): [string, number] => [word, 11 + place]),
  ...TENS.map((word, place): [string, number] => [word, 20 + 10 * place]),
]);

/**
 * The number below a hundred that a single word is; undefined where it is none.
 *
 *     numberOf('three') // => 3
 */
export function numberOf(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const place = NUMBER_WORDS.indexOf(word);
  return place < 0 ? LARGER.get(word) : place;
}
