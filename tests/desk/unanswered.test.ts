// What may be shown of questions without an answer.

import { groupUnanswered } from '../../src/desk/unanswered.ts';
import type { DayCount } from '../../src/store/day-counts.ts';
import type { Gist } from '../../src/understanding/alike.ts';

/** Alike are questions of the same first word; "swim" is half like both of its neighbours. */
const DIRECTIONS: Record<string, number[]> = { dog: [1, 0], swim: [0.8, 0.6], pool: [0.28, 0.96] };
const gistOf = (text: string): Gist => ({
  words: text.toLowerCase(),
  direction: Float32Array.from(
    { length: 100 },
    (_, at) => (DIRECTIONS[text.split(' ')[0] ?? ''] ?? [0, 0])[at] ?? 0,
  ),
});
const isPlainWord = (word: string) => word !== 'zebedina';
const asked = (name: string, count = 1, day = '2026-11-20'): DayCount => ({ day, name, count });
const groups = (...counted: DayCount[]) => groupUnanswered(counted, gistOf, isPlainWord);

test('a question of two conversations is not shown, of three it is', () => {
  expect(groups(asked('dog at work'), asked('dog allowed'))).toEqual([]);
  expect(groups(asked('dog at work', 2), asked('dog allowed', 1, '2026-11-22'))).toEqual([
    { ways: ['dog at work', 'dog allowed'], count: 3, last: '2026-11-22' },
  ]);
});

test('the same words on several days count together, however they are written', () => {
  const [group] = groups(asked('Dog at work'), asked('dog at work', 2, '2026-11-21'));
  expect(group).toMatchObject({ count: 3, last: '2026-11-21' });
  expect(group?.ways).toHaveLength(1);
});

test('no chain of half-alike questions makes one', () => {
  // dog is like swim and swim like pool, but dog is not like pool.
  expect(groups(asked('dog'), asked('swim'), asked('pool'))).toEqual([]);
});

test('a word of its own is held back until three conversations have it, and what is whole comes first', () => {
  const [few] = groups(asked('dog Zebedina here'), asked('dog Zebedina there'), asked('dog in'));
  expect(few?.ways).toEqual(['dog in', 'dog … here', 'dog … there']);
  const [many] = groups(asked('dog Zebedina here', 2), asked('dog Zebedina there'));
  expect(many?.ways).toEqual(['dog Zebedina here', 'dog Zebedina there']);
});

test('a word in two unlike questions of one person is held back in both', () => {
  const shown = groups(
    asked('dog zebedina one'),
    asked('dog b'),
    asked('dog c'),
    asked('pool zebedina two'),
    asked('pool b'),
    asked('pool c'),
    asked('none zebedina three'),
  );
  expect(JSON.stringify(shown)).not.toContain('zebedina');
});
