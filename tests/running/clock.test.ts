// The wall clock is set forward and back by an hour while people talk.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildPace } from '../../src/bot/outgoing.ts';
import { type RedisServer, startRedis } from '../store/redis-server.ts';
import { type BotProcess, historyOf, say, startBot, TURN_SERVER } from './bot-process.ts';

const MINUTE = 60_000;
const JUMPING_CLOCK = path.resolve('tests/running/jumping-clock.ts');
/** 30 messages at once, then one every two seconds. */
const LIMIT = 30;

let folder: string;
let redis: RedisServer;
let bot: BotProcess | undefined;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clock-'));
  redis = await startRedis();
});

afterEach(() => bot?.end());

afterAll(async () => {
  await redis.stop();
  fs.rmSync(folder, { recursive: true });
});

async function start(store: string): Promise<BotProcess> {
  bot = await startBot({
    script: TURN_SERVER,
    flags: ['--import', JUMPING_CLOCK],
    environment: { STORE: store, TURNS_PER_MINUTE: String(LIMIT), REQUESTS_PER_MINUTE: '0' },
  });
  return bot;
}

/** The next jump of the bot's clock; comes back when it has happened. */
async function jump({ process: child, url }: BotProcess, key: string, ids: string[]) {
  const at = async () => (await historyOf(url, key)).at(-1)?.at ?? 0;
  const before = await at();
  child.kill('SIGUSR2');
  for (let now = before; Math.abs(now - before) < 50 * MINUTE; now = await at()) {
    await talk(url, key, ids);
  }
}

async function talk(url: string, key: string, ids: string[]): Promise<void> {
  const id = `m${ids.length}`;
  expect((await say(url, key, id, 'what does a porter do')).status).toBe(200);
  ids.push(id);
}

test.each(['SQLite', 'Redis'])(
  'with the %s store everybody is answered, and nothing is lost or out of order',
  async (name) => {
    const one = await start(name === 'Redis' ? redis.url : `sqlite:${folder}/bot.db`);
    const ids: string[] = [];
    await talk(one.url, 'key', ids);
    for (let jumps = 0; jumps < 4; jumps += 1) {
      await jump(one, 'key', ids);
      await talk(one.url, 'key', ids);
    }
    expect((await historyOf(one.url, 'key')).map(({ messageId }) => messageId)).toEqual(ids);
    expect((await fetch(`${one.url}/readyz`)).status).toBe(200);
  },
  MINUTE,
);

test(
  'an hour forward opens no limit, an hour back closes none',
  async () => {
    const one = await start('memory:');
    const ids: string[] = [];
    await talk(one.url, 'quiet', ids);
    const flood = async (mark: string) => {
      const sent = Array.from({ length: 20 }, (_, number) =>
        say(one.url, 'busy', `${mark}${number}`, 'hello').then(({ status }) => status),
      );
      return (await Promise.all(sent)).filter((status) => status === 429).length;
    };
    await flood('a');
    expect(await flood('b')).toBeGreaterThan(0);
    await jump(one, 'quiet', ids);
    expect(await flood('c')).toBeGreaterThan(0);
    await jump(one, 'quiet', ids);
    await jump(one, 'quiet', ids);
    const { status, retryAfter } = await say(one.url, 'busy', 'd', 'hello');
    const seconds = status === 429 ? Number(retryAfter) : 0;
    expect(seconds).toBeLessThanOrEqual(2);
    await wait(1000 * seconds);
    expect((await say(one.url, 'busy', 'd', 'hello')).status).toBe(200);
  },
  MINUTE,
);

test('messages to Teams do not wait for a clock that was set back to catch up', async () => {
  const pace = buildPace();
  await pace('chat');
  const hourAgo = Date.now() - 60 * MINUTE;
  const clock = jest.spyOn(Date, 'now').mockReturnValue(hourAgo);
  try {
    await pace('chat');
  } finally {
    clock.mockRestore();
  }
});
