import { MisspellingIndex } from '../../src/language/misspellings.ts';
import { runTogether } from '../../src/language/run-together.ts';
import { foldSpelling } from '../../src/language/words.ts';

const words = ['speech', 'language', 'therapist', 'play', 'and', 'nurse'].map(foldSpelling);
const numbers = new Map(words.map((word, number) => [word, number]));
const misspellings = new MisspellingIndex(words);
const partsOf = (text: string) =>
  runTogether(foldSpelling(text), numbers, misspellings).map(({ word }) => words[word]);

test('two words without a space are two', () => {
  expect(partsOf('playtherapist')).toEqual(['play', 'therapist'].map(foldSpelling));
});

test('so are four', () => {
  expect(partsOf('speechandlanguagetherapist')).toEqual(
    ['speech', 'and', 'language', 'therapist'].map(foldSpelling),
  );
});

test('the last or the first may be misspelt', () => {
  expect(partsOf('playtherpist')).toEqual(['play', 'therapist'].map(foldSpelling));
  expect(partsOf('langugetherapist').toSorted()).toEqual(
    ['language', 'therapist'].map(foldSpelling),
  );
});

test('a word with something unknown beside it is not several', () => {
  expect(partsOf('nursexqzvw')).toEqual([]);
});

test('neither is a short one, nor one longer than any title', () => {
  expect(partsOf('anduse')).toEqual([]);
  expect(partsOf('play'.repeat(12))).toEqual([]);
});
