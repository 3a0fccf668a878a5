// Redis dies while people talk on the website and comes back with what it had on disk, kept as compose.yaml keeps it.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { storedKey } from '../../src/channels/web/key.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { type RedisServer, startRedis } from '../store/redis-server.ts';
import { type BotProcess, historyOf, startBot, TURN_SERVER } from './bot-process.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const AWAY_MS = SCALE > 1 ? 20_000 : 2000;
const PEOPLE = 6;
const UTTERANCES = [
  'what does a porter do',
  'and the pay?',
  'how do I become a podiatrist',
  'back',
];
const { unavailable } = loadKnowledge('knowledge').wording.faults;

let folder: string;
let redis: RedisServer;
let bots: BotProcess[] = [];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'redis-away-'));
  redis = await startRedis(undefined, folder);
  const environment = { STORE: redis.url, TURNS_PER_MINUTE: '0', REQUESTS_PER_MINUTE: '0' };
  bots = await Promise.all([1, 2].map(() => startBot({ environment, script: TURN_SERVER })));
}, 60_000);

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

test(`away for ${AWAY_MS / 1000} s: people are told, go on with the same message, and nothing that was answered is lost`, async () => {
  let isBack = false;
  const talk = async (number: number) => {
    const key = createHash('sha256').update(`person ${number}`).digest('base64url');
    const answered: string[] = [];
    let refusals = 0;
    let afterwards = 0;
    while (afterwards < 3) {
      const text = `${UTTERANCES[answered.length % UTTERANCES.length]}`;
      const id = `m${answered.length}`;
      const url = bots[answered.length % bots.length]?.url ?? '';
      const response = await post(url, key, id, text);
      if (response.status === 200) {
        answered.push(text);
        if (isBack) afterwards += 1;
      } else {
        refusals += 1;
        expect(response.status).toBe(503);
        expect(response.headers.get('retry-after')).toBe('5');
        expect(await response.text()).toContain(unavailable);
      }
      await wait(100);
    }
    return { key, answered, refusals };
  };
  const talking = Promise.all(Array.from({ length: PEOPLE }, (_, number) => talk(number)));
  await wait(1000);
  await redis.stop();
  await wait(AWAY_MS);
  redis = await startRedis(redis.port, folder);
  isBack = true;
  for (const { key, answered, refusals } of await talking) {
    expect(refusals).toBeGreaterThan(0);
    const history = await historyOf(bots[0]?.url ?? '', storedKey(key));
    expect(history.map(({ said }) => said)).toEqual(answered.slice(-100));
  }
  for (const bot of bots) expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
}, 120_000);
