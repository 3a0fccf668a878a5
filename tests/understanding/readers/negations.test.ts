// How far a word such as "not" reaches, and what only looks like one.

import { wordsOf } from '../../../src/language/words.ts';
import { buildNegationReader } from '../../../src/understanding/readers/negations.ts';
import { realKnowledge } from '../../careers.ts';

const reader = buildNegationReader(realKnowledge().phrasing);

/** The words that are ruled out. */
function against(text: string): string {
  const negated = reader.read(text);
  return wordsOf(text)
    .filter((_, place) => negated.against.has(place))
    .map((word) => word.text)
    .join(' ');
}

test.each([
  [
    'to the end of the clause',
    "I don't want to work with people who are dying",
    'to work with people who are dying',
  ],
  ['not past "but"', 'not with children but with computers', 'with children'],
  ['not past a comma', 'no nights, close to home', 'nights'],
  ['along a list', "I can't deal with blood, needles or vomit", 'blood needles or vomit'],
  ['not past a full stop', 'Not cleaning. Something with people.', 'cleaning'],
  ['not past a new wish', "I don't like offices and I love children", 'offices'],
  ['over what is excepted', 'anything but cleaning', 'cleaning'],
  [
    '"instead of" only up to what it is for',
    'functional skills instead of GCSEs for a nurse',
    'gcses',
  ],
])('it reaches %s', (_, text, ruledOut) => {
  expect(against(text)).toBe(ruledOut);
});

test.each([
  "I don't mind nights",
  'why can’t I be a nurse',
  "I can't wait to be a midwife",
  'not just nurses',
  "I don't know how to become a nurse",
  'no idea how to be a midwife',
  "isn't there a job with animals",
  'a decent parent who has an accent',
])('"%s" rules nothing out', (text) => {
  expect(against(text)).toBe('');
});

test('what someone has not done is no wish either way', () => {
  const text = "I don't have experience with children";
  const { against: out, lacking } = reader.read(text);
  const place = wordsOf(text).findIndex((word) => word.text === 'children');
  expect([out.has(place), lacking.has(place)]).toEqual([false, true]);
});
