import { takeIn, typedWords, wordsNear } from '../../src/language/slips.ts';

const ordinary = new Set(['parent', 'night']);
const nearOf = (text: string) => typedWords(text, ordinary).map(({ near }) => near[0]?.word);

beforeAll(() => {
  for (const word of ['weekend', 'night', 'arent', 'childre']) takeIn(word);
});

test('a slip is near to the word that is meant', () => {
  expect(nearOf('no wekend')).toEqual([undefined, 'weekend']);
  expect(wordsNear('wekend')[0]?.likeness).toBeGreaterThan(0.8);
});

test('an ordinary word and one with an apostrophe are no slips', () => {
  expect(nearOf("parent pare'nt")).toEqual([undefined, undefined]);
});

test('a word taken in later is found from then on', () => {
  expect(nearOf('phlebotomi')).toEqual([undefined]);
  takeIn('phlebotomy');
  expect(nearOf('phlebotomi')).toEqual(['phlebotomy']);
});

test('of a text full of slips only so many words are looked at', () => {
  const odd = Array.from(
    { length: 60 },
    (_, number) => `qq${String.fromCharCode(97 + (number % 26))}xz${'k'.repeat(1 + number / 26)}`,
  );
  expect(nearOf([...odd, 'weekedn'].join(' ')).at(-1)).toBeUndefined();
  expect(nearOf(['weekedn', ...odd].join(' '))[0]).toBe('weekend');
});
