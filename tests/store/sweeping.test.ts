import { paragraph, reply } from '../../src/answers/reply.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import { buildSweep } from '../../src/store/sweeping.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

async function begin() {
  const clock = { wall: 1_000_000, steady: 0 };
  const store = openMemoryStore({ conversationMs: HOUR, planMs: HOUR, now: () => clock.wall });
  const entry = {
    messageId: 'a',
    said: 'x',
    replies: [reply({ outcome: 'answer', blocks: [paragraph('y')] })],
    at: 0,
  };
  await store.write('key', { version: 1, state: undefined, entry });
  const sweep = buildSweep(store, { wall: () => clock.wall, steady: () => clock.steady });
  const pass = (wall: number, steady = wall) => {
    clock.wall += wall;
    clock.steady += steady;
  };
  return { store, sweep, pass };
}

test('what is past its time goes', async () => {
  const { store, sweep, pass } = await begin();
  pass(2 * HOUR);
  expect(await sweep()).toBe(1);
  expect(await store.history('key')).toEqual([]);
});

test('a clock that jumps a day forward and is put right deletes nothing', async () => {
  const { store, sweep, pass } = await begin();
  pass(24 * HOUR, MINUTE);
  expect(await sweep()).toBe(0);
  pass(-24 * HOUR, MINUTE);
  expect(await sweep()).toBe(0);
  expect(await store.history('key')).toHaveLength(1);
});

test('a clock that stays a day ahead is believed at the next sweep', async () => {
  const { sweep, pass } = await begin();
  pass(24 * HOUR, MINUTE);
  await sweep();
  pass(MINUTE);
  expect(await sweep()).toBe(1);
});
