// Where a message falls into parts, and which of them asks.

import { buildClauseReader } from '../../../src/understanding/readers/clauses.ts';
import { realKnowledge } from '../../careers.ts';

const clauses = buildClauseReader(realKnowledge().phrasing);

test.each([
  ['what do they earn? and what do they do', ['what do they earn', 'what do they do']],
  [
    'I was a chef for ten years, do I need a degree',
    ['I was a chef for ten years', 'do I need a degree'],
  ],
  ['hours - pay - training', ['hours', 'pay', 'training']],
  ['x, what is it', ['what is it']],
])('"%s"', (text, parts) => {
  expect(clauses.split(text)).toEqual(parts);
});

test('beside a story only the part that asks is the question', () => {
  expect(clauses.questionIn('I was a chef for ten years, do I need a degree')).toBe(
    'do I need a degree',
  );
});

test.each(['do I need a degree', 'I was a chef for ten years', 'what hours, what pay'])(
  '"%s" is one thing, all of which asks or tells',
  (text) => {
    expect(clauses.questionIn(text)).toBeUndefined();
  },
);

test('words that people begin with go, but not all of a message', () => {
  expect(clauses.withoutOpeners('ok so what does it pay').trim()).toBe('what does it pay');
  expect(clauses.withoutOpeners('ok')).toBe('ok');
});
