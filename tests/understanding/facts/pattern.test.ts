import { compilePattern, type PatternWord } from '../../../src/understanding/facts/pattern.ts';

const VOCABULARY = {
  lists: { gcses: ['gcse', 'gcses'] },
  groups: { subject: { maths: ['maths', 'math'], English: ['english'] } },
  contractions: new Map([['im', 'i am']]),
  ends: new Set(['and']),
};

function matched(pattern: string, text: string) {
  const words = text.split(' ').map(
    (typed): PatternWord => ({
      word: typed.replace(',', '').toLowerCase(),
      before: 'nothing',
      typed,
    }),
  );
  for (const [place, { typed }] of words.entries()) {
    const next = words[place + 1];
    if (typed.endsWith(',') && next) next.before = 'comma';
  }
  const match = compilePattern(pattern, VOCABULARY).matchAt(words, 0);
  return match && { words: match.end, captures: Object.fromEntries(match.captures) };
}

test('words, choices and what may be left out', () => {
  expect(matched('(a|one) [good] word', 'a good word')).toEqual({ words: 3, captures: {} });
  expect(matched('(a|one) [good] word', 'one word')).toEqual({ words: 2, captures: {} });
  expect(matched('(a|one) [good] word', 'the word')).toBeUndefined();
});

test('numbers in figures and words, within what a name allows', () => {
  expect(matched('{count} {gcses}', 'five gcses')?.captures).toEqual({ count: ['5'] });
  expect(matched('{count} {gcses}', 'a couple of gcses')?.captures).toEqual({ count: ['2'] });
  expect(matched('i am {age}', 'i am forty four')?.captures).toEqual({ age: ['44'] });
  expect(matched('i am {age}', 'i am 9')).toBeUndefined();
});

test('several of a group, joined as people join them', () => {
  expect(matched('{subjects}', 'maths, English and maths')?.captures).toEqual({
    subject: ['maths', 'English', 'maths'],
  });
});

test('a comma is crossed only where the pattern has one', () => {
  expect(matched('{gcses} , {grade}', 'gcses, C')?.words).toBe(2);
  expect(matched('{gcses} {grade}', 'gcses, C')).toBeUndefined();
});

test('a description ends before a word that begins something else', () => {
  expect(matched('degree in {field}', 'degree in public health and maths')?.captures).toEqual({
    field: ['public health'],
  });
});

test('a word in capitals is found in capitals only, a short form as what it stands for', () => {
  expect(matched('ME', 'ME')?.words).toBe(1);
  expect(matched('ME', 'me')).toBeUndefined();
  expect(matched('im {age}', 'i am 20')?.words).toBe(3);
});

test.each([
  ['(a|b', 'lacks a ")"'],
  ['{nobody}', 'which no list or group has'],
  ['a)', 'where nothing was opened'],
  ['', 'is empty'],
])('%p cannot be read, and the error says why', (pattern, why) => {
  expect(() => compilePattern(pattern, VOCABULARY)).toThrow(why);
});
