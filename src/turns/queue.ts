// The messages of one conversation, one after the other in the order in which they came.

import { TooManyRequests } from './limits.ts';

/** Messages of one conversation that wait for their turn; someone who sends more than these is not reading. */
const MOST_WAITING = 20;
/** Runs the work of each conversation in turn. @throws TooManyRequests where too much of one waits */
export function buildQueue(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, { last: Promise<unknown>; waiting: number }>();
  return async (key, work) => {
    const line = lines.get(key) ?? { last: Promise.resolve(), waiting: 0 };
    if (line.waiting >= MOST_WAITING) throw new TooManyRequests('messages at once', 1);
    lines.set(key, line);
    line.waiting += 1;
    const result = line.last.then(work);
    line.last = result.catch(() => {});
    try {
      return await result;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(key);
    }
  };
}
