// How often something may happen: so many at once, and so many a minute after that, for each key.

/** Refused for now. Channels answer it with 429 and `Retry-After`. */
export class TooManyRequests extends Error {
  readonly retryAfterSeconds: number;
  constructor(what: string, retryAfterSeconds: number) {
    super(`Too many ${what}`);
    this.name = 'TooManyRequests';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Far below what a person notices who is told to wait, and enough to slow a program that asks again at once. */
const LATE_MS = 1000;

/** Resolves after a moment: whoever is over a limit of requests is answered late, which costs the server nothing. */
export function answerLate(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LATE_MS));
}

export interface Limit {
  /** Counts one. @throws TooManyRequests when it is one too many */
  count(key: string): void;
  /** @throws TooManyRequests when the next one would be one too many */
  check(key: string): void;
}

/** Keys remembered at most, so that many addresses cannot fill the memory: about 10 MB. */
const MOST_KEYS = 50_000;

/**
 * `burst` at once, `perMinute` in the long run; 0 a minute means no limit. For each key only one number is kept:
 * when it would be back at rest (the "generic cell rate algorithm"). The clock only goes forward, whatever the wall
 * clock does.
 */
export function buildLimit(
  what: string,
  perMinute: number,
  burst: number,
  now: () => number = () => performance.now(),
): Limit {
  const interval = 60_000 / perMinute;
  const restsAt = new Map<string, number>();

  function wait(key: string): { rest: number; at: number } {
    const at = now();
    const rest = Math.max(restsAt.get(key) ?? at, at) + interval;
    const over = rest - at - burst * interval;
    // Clock readings have fractions, so a sum may come out a hair too large.
    if (over > 1) throw new TooManyRequests(what, Math.ceil(over / 1000));
    return { rest, at };
  }

  return {
    check(key) {
      if (perMinute > 0) wait(key);
    },
    count(key) {
      if (perMinute === 0) return;
      const { rest, at } = wait(key);
      restsAt.delete(key);
      restsAt.set(key, rest);
      if (restsAt.size > MOST_KEYS) forget(restsAt, at);
    },
  };
}

/** Drops the keys at rest, and the longest unused where that is not enough. */
function forget(restsAt: Map<string, number>, at: number): void {
  for (const [key, rest] of restsAt) {
    if (rest <= at || restsAt.size > MOST_KEYS * 0.9) restsAt.delete(key);
  }
}
