// npm run bench -- load [people] [turns] [think time in seconds]: many people at once, then as many turns as it can
// take, on one instance with SQLite, on two with Redis, and on a bare botbuilder echo bot.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BotProcess, startBot, TURN_SERVER } from '../running/bot-process.ts';
import { startRedis } from '../store/redis-server.ts';
import { messagesDoor, turnDoor, webDoor } from './doors.ts';
import { type Door, letTalk, type Outcome, percentile, request } from './people.ts';
import { processorSeconds, residentBytes } from './process-use.ts';

/** A guided dialog with questions in between. */
const TEXTS = [
  'how do I start',
  'podiatrist',
  'what skills does a podiatrist need',
  '2 GCSEs',
  'no',
  'and the pay?',
  'is there an apprenticeship for that',
  'yes',
  'what about an occupational therapist',
  'compare them',
];
const UNLIMITED = {
  TURNS_PER_MINUTE: '0',
  REQUESTS_PER_MINUTE: '0',
  CONVERSATIONS_PER_HOUR: '0',
  CONNECTIONS_PER_ADDRESS: '0',
};
/** Without think time: this many send the next message as soon as they have the answer. */
const BUSY_PEOPLE = 64;
const BUSY_TURNS = 60;

export async function run(args: string[]): Promise<void> {
  const [people = 2000, turns = 6, think = 10] = args.map(Number);
  console.log(
    `${people} people, ${turns} messages each, ${think} s to think on average, 2 cores with the load\n`,
  );
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'load-'));
  const sqlite = `sqlite:${folder}/bot.db`;
  try {
    await withBots([await start(sqlite)], async (bots) => {
      const door = await bestDoor(bots);
      await measure('one instance, SQLite', bots, door, { people, turns, thinkMs: think * 1000 });
      const bytes = fs.statSync(`${folder}/bot.db`).size + fs.statSync(`${folder}/bot.db-wal`).size;
      const conversations = people + BUSY_PEOPLE;
      console.log(`  stored per conversation: ${(bytes / conversations / 1024).toFixed(1)} KB\n`);
    });
    const redis = await startRedis();
    try {
      const two = await Promise.all([start(redis.url), start(redis.url)]);
      await withBots(two, async (bots) => {
        const door = await bestDoor(bots);
        await measure('two instances, Redis', bots, door, { people, turns, thinkMs: think * 1000 });
        console.log(`  Redis: ${memoryOf(redis.process.pid)} MB\n`);
      });
    } finally {
      await redis.stop();
    }
    const echo = await startBot({ script: path.resolve('tests/bench/echo-bot.ts') });
    await withBots([echo], (bots) =>
      measure('bare botbuilder echo bot, memory', bots, messagesDoor, {
        people,
        turns,
        thinkMs: think * 1000,
      }),
    );
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function start(store: string): Promise<BotProcess> {
  const environment = { ...UNLIMITED, STORE: store, LOG_LEVEL: 'info' };
  return startBot({ script: TURN_SERVER, environment });
}

async function withBots(bots: BotProcess[], work: (bots: BotProcess[]) => Promise<void>) {
  try {
    await work(bots);
  } finally {
    await Promise.all(bots.map((bot) => bot.end()));
  }
}

async function bestDoor([bot]: BotProcess[]): Promise<Door> {
  const { status } = await request(`${bot?.url}/chat`, 'GET', {});
  return status === 200 ? webDoor : turnDoor;
}

async function measure(
  name: string,
  bots: BotProcess[],
  door: Door,
  talk: { people: number; turns: number; thinkMs: number },
): Promise<void> {
  const urls = bots.map(({ url }) => url);
  console.log(
    `${name} (${door === webDoor ? 'web channel' : door === turnDoor ? 'turns' : 'echo'})`,
  );
  // The first turns of a process compile its code; nobody waits for them in the long run.
  await letTalk({ urls, door, people: 8, turns: 20, thinkMs: 0, texts: TEXTS });
  const before = processorSecondsOf(bots);
  const outcome = await letTalk({ ...talk, urls, door, texts: TEXTS });
  print('with think time', outcome);
  const each = ((processorSecondsOf(bots) - before) / outcome.answered) * 1000;
  console.log(`  processor time a turn: ${each.toFixed(1)} ms`);
  console.log(`  memory: ${bots.map(({ process }) => memoryOf(process.pid)).join(' + ')} MB`);
  const busy = { people: BUSY_PEOPLE, turns: BUSY_TURNS, thinkMs: 0 };
  print('without', await letTalk({ ...busy, urls, door, texts: TEXTS }));
}

function print(name: string, { answered, lost, doubled, outOfOrder, seconds, times }: Outcome) {
  const at = (share: number) => `${percentile(times, share).toFixed(0)}`;
  console.log(
    `  ${name}: answered ${answered}, lost ${lost}, doubled ${doubled}, out of order ${outOfOrder}; ` +
      `${(answered / seconds).toFixed(0)} turns/s; ` +
      `ms p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)}`,
  );
}

function processorSecondsOf(bots: BotProcess[]): number {
  return bots.reduce((sum, bot) => sum + processorSeconds(bot.process.pid), 0);
}

/** Resident memory in MB. */
function memoryOf(pid: number | undefined): string {
  return (residentBytes(pid) / 2 ** 20).toFixed(0);
}
