// Redis dies while people talk on the website and comes back with what it had on disk, kept as compose.yaml keeps it.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { storedKey } from '../../src/channels/web/key.ts';
import { realKnowledge } from '../careers.ts';
import { type RedisServer, startRedis } from '../store/redis-server.ts';
import { type BotProcess, historyOf, startBot, TURN_SERVER } from './bot-process.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
/** How often each person is refused before Redis comes back: some seconds, or half a minute. */
const REFUSALS = SCALE > 1 ? 50 : 5;
const PEOPLE = 6;
const UTTERANCES = [
  'what does a porter do',
  'and the pay?',
  'how do I become a podiatrist',
  'back',
];
const { unavailable } = realKnowledge().wording.faults;

let folder: string;
let redis: RedisServer;
let bots: BotProcess[] = [];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'redis-away-'));
  redis = await startRedis(undefined, folder);
  const environment = { STORE: redis.url, TURNS_PER_MINUTE: '0', REQUESTS_PER_MINUTE: '0' };
  bots = await Promise.all([1, 2].map(() => startBot({ environment, script: TURN_SERVER })));
}, 120_000);

afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.end()));
  await redis.stop();
  fs.rmSync(folder, { recursive: true });
});

/** As the page's script sends a message. */
function post(url: string, key: string, id: string, text: string): Promise<Response> {
  return fetch(`${url}/chat`, {
    method: 'POST',
    headers: { 'x-conversation-key': key, accept: 'text/html' },
    body: new URLSearchParams({ id, text }),
  });
}

test('while it is away people are told, go on with the same message, and nothing that was answered is lost', async () => {
  let isBack = false;
  const answeredOf: number[] = Array.from({ length: PEOPLE }, () => 0);
  const refusalsOf: number[] = Array.from({ length: PEOPLE }, () => 0);
  const talk = async (number: number) => {
    const key = createHash('sha256').update(`person ${number}`).digest('base64url');
    const answered: string[] = [];
    let afterwards = 0;
    while (afterwards < 3) {
      const text = `${UTTERANCES[answered.length % UTTERANCES.length]}`;
      const id = `m${answered.length}`;
      const url = bots[answered.length % bots.length]?.url ?? '';
      const response = await post(url, key, id, text);
      if (response.status === 200) {
        answered.push(text);
        answeredOf[number] = answered.length;
        if (isBack) afterwards += 1;
      } else {
        refusalsOf[number] = (refusalsOf[number] ?? 0) + 1;
        expect(response.status).toBe(503);
        expect(response.headers.get('retry-after')).toBe('5');
        expect(await response.text()).toContain(unavailable);
      }
      await wait(100);
    }
    return { key, answered };
  };
  const talking = Promise.all(Array.from({ length: PEOPLE }, (_, number) => talk(number)));
  const reached = async (counts: number[], least: number) => {
    while (counts.some((count) => count < least)) await wait(20);
  };
  await Promise.race([reached(answeredOf, 2), talking]);
  await redis.stop();
  await Promise.race([reached(refusalsOf, REFUSALS), talking]);
  redis = await startRedis(redis.port, folder);
  isBack = true;
  for (const { key, answered } of await talking) {
    const history = await historyOf(bots[0]?.url ?? '', storedKey(key));
    expect(history.map(({ said }) => said)).toEqual(answered.slice(-100));
  }
  for (const bot of bots) expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
}, 120_000);
