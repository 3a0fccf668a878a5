// What people called useful, in Redis: a hash for each day, which goes by itself.

import {
  COUNTED_FOR_DAYS,
  type DayOfAnswers,
  dayOf,
  daysFrom,
  type Feedback,
  inOrderOfDays,
} from './feedback.ts';
import type { RedisClient } from './redis-connection.ts';

const KEPT_SECONDS = COUNTED_FOR_DAYS * 86_400;
const USEFUL = 'useful:';
const NOT_USEFUL = 'not-useful:';

/** @param guarded runs the work and says what failed */
export function redisFeedback(
  guarded: <T>(work: (client: RedisClient) => Promise<T>) => Promise<T>,
  prefix: string,
  now: () => number,
): Feedback {
  const ofDay = (day: string) => `${prefix}feedback:${day}`;
  return {
    count: (answer, isUseful) =>
      guarded(async (client) => {
        const name = ofDay(dayOf(now()));
        await client.hIncrBy(name, (isUseful ? USEFUL : NOT_USEFUL) + answer, 1);
        await client.expire(name, KEPT_SECONDS);
      }),
    since: (day) =>
      guarded(async (client) => {
        const days = daysFrom(day, now());
        const kept = await Promise.all(days.map((one) => client.hGetAll(ofDay(one))));
        return days.flatMap((one, index) => countedOn(one, kept[index] ?? {}));
      }),
  };
}

function countedOn(day: string, fields: Readonly<Record<string, string>>): DayOfAnswers[] {
  const answers = new Set(Object.keys(fields).map((field) => field.slice(field.indexOf(':') + 1)));
  return inOrderOfDays(
    [...answers].map((answer) => ({
      day,
      answer,
      useful: Number(fields[USEFUL + answer] ?? 0),
      notUseful: Number(fields[NOT_USEFUL + answer] ?? 0),
    })),
  );
}
