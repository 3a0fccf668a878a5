import { readPlaces } from '../../src/understanding/places.ts';

test.each([
  ['the second one', [1]],
  ['how do i get into the 2nd one', [1]],
  ['number 3', [2]],
  ['2', [1]],
  ['option two please', [1]],
  ['compare the first two', [0, 1]],
  ['compare 1 and 3', [0, 2]],
  ['the difference between 1 and 2', [0, 1]],
  ['the last one', [-1]],
  ['what about the third', [2]],
])('"%s" names places of a list', (text, places) => {
  expect(readPlaces(text)).toEqual(places);
});

test.each([
  'I have two kids and want to be a nurse',
  'what does a band 5 nurse earn',
  'is that one better',
  'I have 5 GCSEs at grade 4',
  'how long did it last',
])('"%s" names none', (text) => {
  expect(readPlaces(text)).toEqual([]);
});
