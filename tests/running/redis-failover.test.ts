// Redis changes behind an address that stays: the connection that is open leads to a server that takes no more writes, or
// to nothing at all. Two real servers, a proxy in front of them, a real bot.

import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'redis';
import { type RedisProxy, startRedisProxy } from '../store/redis-proxy.ts';
import { type RedisServer, startRedis } from '../store/redis-server.ts';
import { type BotProcess, historyOf, say, startBot, TURN_SERVER } from './bot-process.ts';

/** From the moment when the store is back: what the project promises. */
const BACK_WITHIN_MS = 10_000;
const LONGEST = 120_000;

let first: RedisServer;
let second: RedisServer;
let proxy: RedisProxy;
let bot: BotProcess;
let key = '';
let people = 0;

beforeAll(async () => {
  [first, second] = await Promise.all([startRedis(), startRedis()]);
  proxy = await startRedisProxy(first.port);
  bot = await startBot({
    script: TURN_SERVER,
    environment: { STORE: proxy.url, TURNS_PER_MINUTE: '0', REQUESTS_PER_MINUTE: '0' },
  });
}, LONGEST);

afterAll(async () => {
  await bot.end();
  await proxy.close();
  await Promise.all([first.stop(), second.stop()]);
});

beforeEach(() => {
  key = `person-${people++}`;
});

async function command(server: RedisServer, ...words: string[]): Promise<string> {
  const client = createClient({ url: server.url });
  await client.connect();
  const reply = await client.sendCommand(words);
  client.destroy();
  return String(reply);
}

/** Says it again until it is answered; what was answered instead, and how long that took. */
async function sayUntilAnswered(id: string, text: string) {
  const begun = performance.now();
  const refusals: number[] = [];
  for (;;) {
    const { status } = await say(bot.url, key, id, text);
    if (status === 200) return { refusals, ms: performance.now() - begun };
    refusals.push(status);
    await wait(100);
  }
}

test(
  'a connection that falls silent while people talk is left',
  async () => {
    expect((await say(bot.url, key, 'a', 'what does a porter do')).status).toBe(200);
    proxy.muteOpen();
    // Every byte that is sent keeps a socket from being idle, so that idleness alone must not be what is waited for.
    const others = Array.from({ length: 10 }, async (_, number) => {
      await wait(number * 300);
      return say(bot.url, `other-${number}`, 'a', 'what does a porter do');
    });
    const { ms } = await sayUntilAnswered('b', 'and the pay?');
    expect(ms).toBeLessThan(BACK_WITHIN_MS);
    for (const { status } of await Promise.all(others)) expect([200, 503]).toContain(status);
    expect((await historyOf(bot.url, key)).map(({ messageId }) => messageId)).toEqual(['a', 'b']);
  },
  LONGEST,
);

test(
  'a connection that falls silent while nobody talks is left before anyone does',
  async () => {
    const before = proxy.made();
    proxy.muteOpen();
    while (proxy.made() === before) await wait(20);
    const { ms } = await sayUntilAnswered('a', 'what does a porter do');
    expect(ms).toBeLessThan(BACK_WITHIN_MS);
  },
  LONGEST,
);

test(
  'a server that takes connections and says nothing is tried again until it speaks',
  async () => {
    proxy.muteNew(true);
    proxy.muteOpen();
    const before = proxy.made();
    expect((await say(bot.url, key, 'a', 'what does a porter do')).status).toBe(503);
    while (proxy.made() < before + 2) await wait(20);
    proxy.muteNew(false);
    const { ms } = await sayUntilAnswered('a', 'what does a porter do');
    expect(ms).toBeLessThan(BACK_WITHIN_MS);
  },
  LONGEST,
);

test(
  'after a failover it leaves the server that is a replica now',
  async () => {
    await command(second, 'REPLICAOF', '127.0.0.1', String(first.port));
    expect((await say(bot.url, key, 'a', 'what does a porter do')).status).toBe(200);
    while (!(await command(second, 'EXISTS', `careers:conversation:${key}`)).includes('1'))
      await wait(20);

    await command(second, 'REPLICAOF', 'NO', 'ONE');
    await command(first, 'REPLICAOF', '127.0.0.1', String(second.port));
    proxy.leadTo(second.port);

    const { refusals, ms } = await sayUntilAnswered('b', 'and the pay?');
    expect(new Set(refusals)).toEqual(new Set([503]));
    expect(ms).toBeLessThan(BACK_WITHIN_MS);
    expect((await historyOf(bot.url, key)).map(({ messageId }) => messageId)).toEqual(['a', 'b']);
  },
  LONGEST,
);
