// The limits that Teams sets for one conversation, with time made up, and what is sent again.

import fc from 'fast-check';
import { buildPace, persist } from '../../src/bot/outgoing.ts';

/** A clock that only sleeping moves. */
function madeUpClock() {
  let time = 0;
  return {
    now: () => time,
    sleep: async (milliseconds: number) => {
      time += milliseconds;
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

const LIMITS = [
  [1_000, 7],
  [30_000, 60],
  [3_600_000, 1_800],
] as const;

test('however messages come, no limit of Teams is passed in one conversation', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 150 }),
      async (gaps) => {
        const clock = madeUpClock();
        const pace = buildPace(clock);
        const sent: number[] = [];
        for (const gap of gaps) {
          clock.pass(gap);
          await pace('one');
          sent.push(clock.now());
        }
        for (const [window, most] of LIMITS) {
          for (const start of sent) {
            const within = sent.filter((time) => time >= start && time < start + window);
            expect(within.length).toBeLessThanOrEqual(most);
          }
        }
      },
    ),
    { numRuns: 30 * Number(process.env.TEST_SCALE ?? 1) },
  );
});

test('a few messages go at once, and other conversations do not wait', async () => {
  const clock = madeUpClock();
  const pace = buildPace(clock);
  for (let count = 0; count < 7; count += 1) await pace('one');
  for (let count = 0; count < 7; count += 1) await pace('two');
  expect(clock.now()).toBe(0);
  await pace('one');
  expect(clock.now()).toBe(1000);
});

const refused = (statusCode: number) => Object.assign(new Error('refused'), { statusCode });

test('what is refused for a moment is tried again after growing waits that are never the same', async () => {
  const waits: number[] = [];
  const clock = { now: () => 0, sleep: async (milliseconds: number) => waits.push(milliseconds) };
  const answers = [refused(412), refused(429), refused(412)];
  const result = await persist(async () => {
    const answer = answers.shift();
    if (answer) throw answer;
    return 'sent';
  }, clock);
  expect(result).toBe('sent');
  expect(waits).toHaveLength(3);
  waits.forEach((milliseconds, index) => {
    expect(milliseconds).toBeGreaterThanOrEqual(250 * 2 ** index);
    expect(milliseconds).toBeLessThanOrEqual(500 * 2 ** index);
  });
});

test.each([400, 401, 403, 404, 413])(
  'what is refused with %d is not tried again',
  async (status) => {
    let tries = 0;
    const send = async () => {
      tries += 1;
      throw refused(status);
    };
    await expect(persist(send)).rejects.toThrow('refused');
    expect(tries).toBe(1);
  },
);
