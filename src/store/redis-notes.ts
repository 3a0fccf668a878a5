// The desk's notes in Redis: a key for each value, a sorted set for each list, by the time at which entries go.

import type { Notes } from './notes.ts';
import type { RedisClient } from './redis-connection.ts';

/**
 * KEYS: list, counter. ARGV: entry, gone at, now. The counter keeps the order of entries, and two that say the same apart.
 */
const ADD = `
  local number = redis.call('INCR', KEYS[2])
  redis.call('ZADD', KEYS[1], ARGV[2], string.format('%016d', number) .. ARGV[1])
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
`;
const NUMBER_LENGTH = 16;

/** @param guarded runs the work and says what failed */
export function redisNotes(
  guarded: <T>(work: (client: RedisClient) => Promise<T>) => Promise<T>,
  prefix: string,
  now: () => number,
): Notes {
  const note = (name: string) => `${prefix}note:${name}`;
  // In one slot of a cluster.
  const list = (name: string) => `${prefix}{list:${name}}`;
  return {
    keep: (name, value, forMs) =>
      guarded(async (client) => {
        const options =
          forMs === undefined ? {} : { expiration: { type: 'PX' as const, value: forMs } };
        await client.set(note(name), value, options);
      }),
    read: (name) => guarded(async (client) => (await client.get(note(name))) ?? undefined),
    drop: (name) =>
      guarded(async (client) => {
        await client.del(note(name));
      }),
    add: (name, entry, forMs) =>
      guarded(async (client) => {
        await client.eval(ADD, {
          keys: [list(name), `${list(name)}:number`],
          arguments: [entry, String(now() + forMs), String(now())],
        });
      }),
    newest: (name, most) =>
      guarded(async (client) => {
        const entries = await client.zRangeByScore(list(name), `(${now()}`, '+inf');
        return entries
          .sort()
          .reverse()
          .slice(0, most)
          .map((entry) => entry.slice(NUMBER_LENGTH));
      }),
  };
}
