// Numbers in words mean the same wherever they are read: in an answer, in a story, or as one of several choices.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NUMBER_WORDS, numberOf } from '../src/number-words.ts';
import { readChoice } from '../src/recognizer/choice.ts';
import { readPerson } from '../src/recognizer/person.ts';

test('a figure and its word are the same number, and another word is none', () => {
  expect(NUMBER_WORDS.map(numberOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(['0', '7', '12'].map(numberOf)).toEqual([0, 7, 12]);
  expect(['', 'some', '123', 'tenth'].map(numberOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('people count their GCSEs and pick a choice with the same words', () => {
  const choices = NUMBER_WORDS.map((word) => `choice ${word.toUpperCase()} X`);
  for (const [value, word] of NUMBER_WORDS.entries()) {
    expect(readPerson(`i have ${word} gcses`).gcses?.count).toBe(value);
    if (value > 0) expect(readChoice(word, choices, undefined)).toBe(value - 1);
  }
  expect(readPerson('i have no gcses').gcses?.count).toBe(0);
});

test('the words are listed once', () => {
  const listing = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      /'five',?\s+'six'|five\|six/.test(readFileSync(path.join('src', file), 'utf8')),
    );
  expect(listing).toEqual(['number-words.ts']);
});
