// Counts by day in Redis: a hash for each day, which goes by itself when its time is over.

import {
  type CountKind,
  DAY_MS,
  type DayCounts,
  daysFrom,
  firstDayKept,
  firstDayOf,
  inOrderOfDays,
  KEPT_DAYS,
} from './day-counts.ts';
import type { RedisClient } from './redis-connection.ts';

/** KEYS: day. ARGV: when it goes, in ms since 1970; then names, each with what is added. How many names went. */
const ADD = `
  local dropped = 0
  for at = 2, #ARGV, 2 do
    if redis.call('HINCRBY', KEYS[1], ARGV[at], ARGV[at + 1]) <= 0 then
      dropped = dropped + redis.call('HDEL', KEYS[1], ARGV[at])
    end
  end
  redis.call('PEXPIREAT', KEYS[1], ARGV[1])
  return dropped
`;

export interface RedisWork {
  /** Runs the work and says what failed. */
  guarded<T>(work: (client: RedisClient) => Promise<T>): Promise<T>;
  /** Has what was deleted leave what the server writes down. */
  wipe(client: RedisClient): Promise<unknown>;
  prefix: string;
}

export function redisDayCounts(
  { guarded, wipe, prefix }: RedisWork,
  kind: CountKind,
  now: () => number,
): DayCounts {
  const ofDay = (day: string) => `${prefix}${kind}:${day}`;
  return {
    add: (day, counts) =>
      guarded(async (client) => {
        const goneAt = Date.parse(day) + KEPT_DAYS[kind] * DAY_MS;
        const parts = Object.entries(counts).flatMap(([name, more]) => [name, String(more)]);
        const dropped = await client.eval(ADD, {
          keys: [ofDay(day)],
          arguments: [String(goneAt), ...parts],
        });
        if (dropped !== 0) await wipe(client);
      }),
    since: (first) =>
      guarded(async (client) => {
        const days = daysFrom(firstDayOf(kind, first, now()), now());
        const kept = await Promise.all(days.map((day) => client.hGetAll(ofDay(day))));
        return inOrderOfDays(
          days.flatMap((day, index) =>
            Object.entries(kept[index] ?? {}).map(([name, count]) => ({
              day,
              name,
              count: Number(count),
            })),
          ),
        );
      }),
    clear: () =>
      guarded(async (client) => {
        const days = daysFrom(firstDayKept(kind, now()), now());
        const gone = await Promise.all(days.map((day) => client.del(ofDay(day))));
        if (gone.some((count) => count > 0)) await wipe(client);
      }),
  };
}
