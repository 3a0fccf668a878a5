import { readChoice, readPlace } from '../../../src/understanding/readers/choice.ts';

test.each([
  ['2', 1],
  ['number two', 1],
  ['the 3rd one', 2],
  ['the last one please', 2],
  ['second', 1],
  ['neither', 'none'],
  ['when is my first pay', undefined],
  ['my last job was in a shop', undefined],
  ['4', undefined],
] as const)('of three questions "%s" chooses %s', (utterance, place) => {
  expect(readPlace(utterance, 3, undefined)).toBe(place);
});

test('of jobs one is chosen by its words as well, and by a place in a sentence', () => {
  const jobs = ['Porter', 'Physician associate'];
  expect(readChoice('the physician one', jobs, undefined)).toBe(1);
  expect(readChoice('I mean the first one there', jobs, undefined)).toBe(0);
});
