// Tries a change: plays all examples against the content as it would be and as it is, one after the other, in a thread of its
// own.

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Example } from './examples.ts';
import { type Answer, type Difference, differences } from './rehearse.ts';

/** What the thread found: how the examples went, or what is wrong with the content. */
export type Played = { examples: Example[]; answers: Answer[][] } | { faults: string[] };

export interface Rehearsed {
  /** How many examples were played. */
  count: number;
  /** What was taught, asked with both. */
  taught: { said: string; before: string; after: string }[];
  differences: Difference[];
}

/** The content as it would be has faults; each as `file:line:column  what is wrong`. */
export class RehearsalFault extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'RehearsalFault';
    this.faults = faults;
  }
}

/** The bot itself takes about 150 MB; a thread that needed more than this would be a fault. */
const MOST_MEMORY_MB = 512;

const WORKER = path.join(import.meta.dirname, 'rehearsal-worker.ts');

/** Plays all examples against the content with a trust's folder over it. @throws when the thread fails */
type Play = (own: string, taught: readonly string[], lately: readonly string[]) => Promise<Played>;

/** Opens a thread for some work. It runs faster what it has run before. */
async function inThread<T>(work: (play: Play) => Promise<T>): Promise<T> {
  const thread = new Worker(WORKER, {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  try {
    return await work(
      (own, taught, lately) =>
        new Promise((resolve, reject) => {
          thread.once('message', resolve);
          thread.once('error', reject);
          thread.once('exit', () => reject(new Error('The thread that tries changes ended.')));
          thread.postMessage({ own, taught, lately });
        }),
    );
  } finally {
    await thread.terminate();
  }
}

/** A trust's folder, what people asked lately without an answer, and what tells one state of all content from another. */
export interface State {
  own: string;
  lately: readonly string[];
  mark: string;
}

let last: Promise<unknown> = Promise.resolve();
/** How the examples went lately: what is published is what was tried, so the next change finds its "before" here. */
const played = new Map<string, { examples: Example[]; answers: Answer[][] }>();
const MOST_PLAYED = 3;

/** How the examples go, and the answers to what was taught. @throws RehearsalFault */
async function playOnce(play: Play, { own, lately, mark }: State, taught: readonly string[]) {
  const key = JSON.stringify([mark, lately]);
  const known = taught.length === 0 ? played.get(key) : undefined;
  if (known) return { ...known, taught: [] };
  const result = await play(own, taught, lately);
  if ('faults' in result) throw new RehearsalFault(result.faults);
  const { length } = taught;
  const examples = result.examples.slice(length);
  const answers = result.answers.slice(length);
  played.set(key, { examples, answers });
  const [oldest] = played.keys();
  if (played.size > MOST_PLAYED && oldest !== undefined) played.delete(oldest);
  return { examples, answers, taught: result.answers.slice(0, length) };
}

/**
 * What is answered differently with `after` over the shared content than with `before`. One at a time: each takes a core
 * for some seconds.
 *
 * @param answersNow what is answered now to what is taught
 * @throws RehearsalFault
 */
export function rehearse(
  before: State,
  after: State,
  taught: readonly string[],
  answersNow: readonly string[],
): Promise<Rehearsed> {
  const mine = last.then(() =>
    inThread(async (play) => {
      // The change first: a fault in it is told at once.
      const now = await playOnce(play, after, taught);
      const old = await playOnce(play, before, []);
      return {
        count: now.examples.length,
        taught: taught.map((said, index) => ({
          said,
          before: answersNow[index] ?? '',
          after: now.taught[index]?.[0]?.text ?? '',
        })),
        differences: differences(old.examples, old.answers, now.answers),
      };
    }),
  );
  last = mine.catch(() => {});
  return mine;
}
