// Two instances on one Redis behind a round-robin balancer; instances die, stop and come while people talk.

import { type RedisServer, startRedis } from '../store/redis-server.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { type BotProcess, historyOf, say, startBot, TURN_SERVER } from './bot-process.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const PEOPLE = 10 * SCALE;
const TURNS = 12;

let redis: RedisServer;
let balancer: Balancer | undefined;
const bots: BotProcess[] = [];

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(async () => {
  balancer?.close();
  await Promise.all(bots.map((bot) => bot.end()));
  await redis.stop();
});

async function start(): Promise<BotProcess> {
  const environment = { STORE: redis.url, TURNS_PER_MINUTE: '0', REQUESTS_PER_MINUTE: '0' };
  const bot = await startBot({ script: TURN_SERVER, environment });
  bots.push(bot);
  return bot;
}

test('people notice nothing when an instance is killed, another is stopped, and a new one comes', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  const through = await startBalancer([first.url, second.url]);
  balancer = through;
  const statuses = new Set<number>();
  let said = 0;
  const talk = async (key: string) => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      statuses.add((await say(through.url, key, `m${turn}`, 'what does a porter do')).status);
      said += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const people = Array.from({ length: PEOPLE }, (_, number) => `person-${number}`);
  const talking = Promise.all(people.map(talk));
  const reached = async (share: number) => {
    while (said < share * PEOPLE * TURNS) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await reached(0.25);
  await first.end('SIGKILL');
  await reached(0.5);
  const third = await start();
  through.send([first.url, second.url, third.url]);
  expect(await second.end('SIGTERM')).toBe(0);
  await talking;

  expect([...statuses]).toEqual([200]);
  for (const key of people) {
    const kept = (await historyOf(third.url, key)).map(({ messageId }) => messageId);
    expect(kept).toEqual(Array.from({ length: TURNS }, (_, turn) => `m${turn}`));
  }
}, 120_000);
