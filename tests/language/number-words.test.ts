// Numbers in words mean the same wherever they are read: in an answer, in a story, or as one of several choices.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NUMBER_WORDS, numberOf } from '../../src/language/number-words.ts';
import { knownWords } from '../../src/language/ordinary-words.ts';
import { buildFactReader } from '../../src/understanding/facts/read.ts';
import { readChoice } from '../../src/understanding/readers/choice.ts';
import { realKnowledge } from '../careers.ts';

const facts = buildFactReader(realKnowledge().phrasing.facts, knownWords);

test('a number up to ninety-nine in one word is read, too', () => {
  expect(['eleven', 'sixteen', 'twenty', 'ninety'].map(numberOf)).toEqual([11, 16, 20, 90]);
});

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
    expect(facts.read(`i have ${word} gcses`)[0]?.fact).toEqual({ kind: 'gcses', count: value });
    if (value > 0) expect(readChoice(word, choices, undefined)).toBe(value - 1);
  }
});

test('the words are listed once', () => {
  const listing = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      /'five',?\s+'six'|five\|six/.test(readFileSync(path.join('src', file), 'utf8')),
    );
  expect(listing).toEqual(['language/number-words.ts']);
});
