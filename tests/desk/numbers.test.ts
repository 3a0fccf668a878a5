// The figures of the desk, from counts by day.

import { firstDayNeeded, numbersOf } from '../../src/desk/numbers.ts';
import type { DayCount } from '../../src/store/day-counts.ts';

/** A Wednesday. */
const TODAY = '2026-11-25';
const count = (day: string, name: string, times: number): DayCount => ({ day, name, count: times });

test('days are the fourteen before today, weeks go from Monday to Sunday and are over', () => {
  const days = numbersOf([], [], 'days', TODAY).periods;
  expect([days.length, days[0]?.from, days.at(-1)?.to]).toEqual([14, '2026-11-11', '2026-11-24']);
  const weeks = numbersOf([], [], 'weeks', TODAY).periods;
  expect(weeks.at(-1)).toMatchObject({ from: '2026-11-16', to: '2026-11-22' });
  expect([weeks.length, weeks[0]?.from]).toEqual([13, firstDayNeeded(TODAY)]);
});

test.each(['2026-11-23', '2026-11-29'])(
  'on %s the last week that is over is the one before',
  (day) => {
    expect(numbersOf([], [], 'weeks', day).lately.to).toBe('2026-11-22');
  },
);

test('today is in no figure', () => {
  const { periods, topics } = numbersOf(
    [count(TODAY, 'conversations', 500), count(TODAY, 'topic:pay', 500)],
    [],
    'days',
    TODAY,
  );
  expect(periods.every(({ conversations }) => conversations === 0)).toBe(true);
  expect(topics).toEqual([]);
});

test('a total is rounded from what was counted, not from its rounded parts', () => {
  const day = '2026-11-24';
  const counted = ['answered', 'asked-back', 'unanswered', 'sent-on'].map((fate) =>
    count(day, `fate:${fate}`, 3),
  );
  const [last] = numbersOf(counted, [], 'days', TODAY).periods.slice(-1);
  expect(last?.questions).toBe(10);
  expect(Object.values(last?.fates ?? {})).toEqual(['few', 'few', 'few', 'few']);
});

test('the order of small figures does not tell which is larger', () => {
  const day = '2026-11-20';
  const { topics, families } = numbersOf(
    [
      count(day, 'topic:skills', 7),
      count(day, 'topic:apply', 1),
      count(day, 'topic:pay', 9),
      count(day, 'topic:hours', 11),
      count(day, 'family:podiatry', 2),
      count(day, 'family:nursing', 1),
    ],
    [],
    'days',
    TODAY,
  );
  expect(topics.map(({ name, count: figure }) => `${name} ${figure}`)).toEqual([
    'hours 10',
    'pay 10',
    'apply few',
    'skills few',
  ]);
  expect(families.map(({ name }) => name)).toEqual(['nursing', 'podiatry']);
});

test('an answer that fewer than 8 judged is not listed', () => {
  const day = '2026-11-20';
  const { rated } = numbersOf(
    [],
    [
      { day, answer: 'topic/bursary', useful: 4, notUseful: 3 },
      { day, answer: 'role/podiatrist/pay', useful: 20, notUseful: 2 },
      { day: TODAY, answer: 'role/porter/pay', useful: 20, notUseful: 20 },
    ],
    'days',
    TODAY,
  );
  expect(rated).toEqual([{ answer: 'role/podiatrist/pay', useful: 20, notUseful: 'few' }]);
});

test('no figure from 1 to 7 leaves, whatever was counted', () => {
  for (let nth = 1; nth < 40; nth += 1) {
    const counted = Array.from({ length: nth }, (_, back) =>
      count(
        `2026-11-${String(24 - (back % 20)).padStart(2, '0')}`,
        `topic:t${back % 5}`,
        (back % 9) + 1,
      ),
    );
    const text = JSON.stringify([
      numbersOf(counted, [], 'days', TODAY),
      numbersOf(counted, [], 'weeks', TODAY),
    ]);
    expect(text).not.toMatch(/:[1-7][,}]/);
  }
});
