import { readLikeness } from '../../src/understanding/likeness.ts';
import { ask } from './a-message.ts';

test('a kind of question is said by the whole, or a little less by a clause', () => {
  const likeness = readLikeness([ask({ pay: 0.5, entry: 0.2 }), ask({ entry: 0.8 })]);
  expect(likeness.said('pay')).toBe(0.5);
  expect(likeness.said('entry')).toBeCloseTo(0.76);
  expect(likeness.whole('entry')).toBe(0.2);
  expect(likeness.labels).toEqual(['pay', 'entry']);
});

test('of two clauses the likest counts', () => {
  const likeness = readLikeness([ask({ pay: 0.1 }), ask({ pay: 0.6 }), ask({ pay: 0.4 })]);
  expect(likeness.clause('pay')).toBe(0.6);
});

test('what nothing is like is 0, also the best of none', () => {
  const likeness = readLikeness([]);
  expect(likeness.said('pay')).toBe(0);
  expect(likeness.best(() => true)).toBe(0);
});
