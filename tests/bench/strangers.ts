// npm run bench -- strangers [rounds]: how long a person waits at rest, and while 24 connections of another address send the
// bodies that cost most to a bot that is registered. Fails when the person waits more than 3 times as long, or memory
// passes 400 MB.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { MAIN, startBot } from '../running/bot-process.ts';
import { webDoor } from './doors.ts';
import { percentile } from './people.ts';
import { mostResidentBytes } from './process-use.ts';
import { seeded } from './random.ts';
import { APP_ID } from './strangers-bodies.ts';

const MOST_TIMES_AS_LONG = 3;
const MOST_BYTES = 400 * 2 ** 20;
const TURNS = 300;

const QUESTIONS = [
  'what does a porter do',
  'how do I become a podiatrist',
  'what does a midwife earn',
  'jobs with children',
  'is there an apprenticeship for that',
];

export async function run([rounds = '3']: string[]): Promise<void> {
  const bot = await startBot({
    script: MAIN,
    flags: ['--max-semi-space-size=16'],
    environment: {
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'not-used-here',
      TURNS_PER_MINUTE: '0',
      CONVERSATIONS_PER_HOUR: '0',
    },
  });
  try {
    await talk(bot.url, 'warm');
    const rest: number[] = [];
    const busy: number[] = [];
    const statuses = new Map<number, number>();
    for (let round = 0; round < Number(rounds); round += 1) {
      rest.push(...(await talk(bot.url, `rest-${round}`)));
      const stop = sendBodies(bot.url, statuses);
      busy.push(...(await talk(bot.url, `busy-${round}`)));
      await stop();
    }
    report(rest, busy, statuses, mostResidentBytes(bot.process.pid));
  } finally {
    await bot.end();
  }
}

function report(
  rest: number[],
  busy: number[],
  statuses: ReadonlyMap<number, number>,
  bytes: number,
): void {
  const half = (times: number[]) =>
    percentile(
      times.sort((first, second) => first - second),
      0.5,
    );
  const times = half(busy) / half(rest);
  const sent = Array.from(statuses, ([status, count]) => `${count} × ${status || 'cut off'}`);
  console.log(`a person waits, half of ${TURNS} times:`);
  console.log(`  at rest                     ${half(rest).toFixed(1)} ms`);
  console.log(`  while strangers send bodies ${half(busy).toFixed(1)} ms`);
  console.log(`  times as long               ${times.toFixed(1)} (at most ${MOST_TIMES_AS_LONG})`);
  console.log(`answers to strangers: ${sent.join(', ')}`);
  console.log(`most memory: ${(bytes / 2 ** 20).toFixed(0)} MB (at most ${MOST_BYTES / 2 ** 20})`);
  if (times > MOST_TIMES_AS_LONG || bytes > MOST_BYTES) process.exitCode = 1;
}

/** A person's questions one after the other; how long each took. */
async function talk(url: string, person: string): Promise<number[]> {
  const random = seeded(7);
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const begun = performance.now();
    const isAnswered = await webDoor.send(url, person, `m${turn}`, random.pick(QUESTIONS));
    if (!isAnswered) throw new Error('The person was not answered.');
    times.push(performance.now() - begun);
  }
  return times;
}

/** All connections send all bodies, again and again, until it is called off: on a thread of their own. */
function sendBodies(url: string, statuses: Map<number, number>): () => Promise<void> {
  const thread = new Worker(new URL('./strangers-thread.ts', import.meta.url), {
    workerData: { url },
  });
  return async () => {
    const counted = once(thread, 'message');
    thread.postMessage('stop');
    const [counts] = await counted;
    for (const [status, count] of new Map<number, number>(counts)) {
      statuses.set(status, (statuses.get(status) ?? 0) + count);
    }
  };
}
