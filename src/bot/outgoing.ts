// How fast and how stubbornly the bot sends: within Teams' limits for one conversation, and again where that may help.

import { setTimeout as wait } from 'node:timers/promises';

/** Teams' limits for a bot in one conversation: milliseconds, and how many messages in them. */
const LIMITS = [
  [1_000, 7],
  [2_000, 8],
  [30_000, 60],
  [3_600_000, 1_800],
] as const;
const LONGEST_LIMIT = 3_600_000;
/** Conversations remembered; the ones longest silent go first. */
const CONVERSATIONS = 10_000;

/** Time as the sender sees it; tests bring their own. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<unknown>;
}

/** It only goes forward: a wall clock that is set back would hold messages until it has caught up. */
export const realClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => wait(milliseconds),
};

/** Waits until one more message may go to a conversation, first come, first served. */
export function buildPace({
  now,
  sleep,
}: Clock = realClock): (conversation: string) => Promise<void> {
  const sent = new Map<string, number[]>();
  return async (conversation) => {
    const arrived = now();
    const times = (sent.get(conversation) ?? []).filter((time) => time > arrived - LONGEST_LIMIT);
    const at = Math.max(arrived, times.at(-1) ?? 0, ...LIMITS.map((limit) => freeAt(times, limit)));
    sent.delete(conversation);
    sent.set(conversation, [...times, at]);
    const [oldest] = sent.keys();
    if (sent.size > CONVERSATIONS && oldest !== undefined) sent.delete(oldest);
    if (at > arrived) await sleep(at - arrived);
  };
}

/** When a limit lets one more through: once the message that many places back is out of its window. */
function freeAt(times: readonly number[], [window, most]: readonly [number, number]): number {
  const earlier = times.at(-most);
  return earlier === undefined ? 0 : earlier + window;
}

const TRIES = 4;
const FIRST_DELAY = 500;
/** Teams itself waits 15 s for a bot. */
const SEND_WITHIN = 14_000;
/**
 * What Teams answers to a message that may go through a moment later, and that the connector does not try again by
 * itself (it does for every 5xx, and for 429 with a Retry-After).
 */
const TRY_AGAIN = new Set([412, 429]);

/** Sends, and sends again after a growing delay with jitter, so that many bots do not come back in step. */
export async function persist<T>(send: () => Promise<T>, { sleep }: Clock = realClock): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await Promise.race([send(), giveUp()]);
    } catch (error) {
      if (tried === TRIES || !TRY_AGAIN.has(statusOf(error))) throw error;
      await sleep(FIRST_DELAY * 2 ** (tried - 1) * (0.5 + Math.random() / 2));
    }
  }
}

async function giveUp(): Promise<never> {
  await wait(SEND_WITHIN, undefined, { ref: false });
  throw new Error('The service address did not answer in time.');
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0;
}
