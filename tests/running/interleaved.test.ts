// Conversations over two processes on one store: interleaved, doubled, delayed. Each must go as if it were alone.
// TEST_SCALE=25 runs 1,000 conversations of 20 messages on each store.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Random, seeded } from '../bench/random.ts';
import { realConversation } from '../careers.ts';
import { type RedisServer, startRedis } from '../store/redis-server.ts';
import { type BotProcess, historyOf, say, startBot, TURN_SERVER } from './bot-process.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const CONVERSATIONS = SCALE > 1 ? 40 * SCALE : 16;
const MESSAGES = SCALE >= 25 ? 20 : 8;
const AT_ONCE = 16;
const SEED = 7;

const UTTERANCES = [
  'how do I become a podiatrist',
  'what skills does a nurse need',
  'and the pay?',
  'is there an apprenticeship for that',
  'what about an occupational therapist',
  'compare them',
  'hello',
  'jobs outdoors with no degree',
  'show more',
  'the second one',
  'what does a porter do',
  'can I be a paramedic with 2 GCSEs',
  'thanks',
  'asdf qwer',
  'how do I start',
  'yes',
  'no',
  'back',
  'stop',
  'how do I get on from band 2',
  'ocupational theripist hours',
  'say that again',
  'none of these',
];

const conversation = realConversation();
let redis: RedisServer;
let folder: string;
let bots: BotProcess[] = [];

beforeAll(async () => {
  redis = await startRedis();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'interleaved-'));
});

afterAll(async () => {
  await redis.stop();
  fs.rmSync(folder, { recursive: true });
});

/** The replies of the same messages in one conversation that nothing else disturbs. */
function alone(texts: readonly string[]): unknown[] {
  let state: Parameters<typeof conversation.turn>[0];
  return texts.map((text) => {
    const turn = conversation.turn(state, text, { newPlanCode: 'unused' });
    state = turn.state;
    return JSON.parse(JSON.stringify(turn.replies));
  });
}

async function startTwo(store: string): Promise<void> {
  const environment = {
    STORE: store,
    TURNS_PER_MINUTE: '0',
    REQUESTS_PER_MINUTE: '0',
    LOG_LEVEL: 'info',
  };
  bots = await Promise.all([1, 2].map(() => startBot({ environment, script: TURN_SERVER })));
}

/** Sends every message once, some a second time at once or later, to whichever process comes up. */
async function play(key: string, texts: readonly string[], random: Random): Promise<unknown[]> {
  const any = () => random.pick(bots).url;
  const answers: unknown[] = [];
  const doubles: Promise<void>[] = [];
  for (const [number, text] of texts.entries()) {
    const send = () => say(any(), key, `m${number}`, text);
    const sent = [send()];
    if (random.chance(0.2)) sent.push(send());
    const received = await Promise.all(sent);
    answers.push(received[0]?.replies);
    for (const one of received) expect(one.replies).toEqual(received[0]?.replies);
    if (random.chance(0.2)) {
      const later = pause(40 * random.number()).then(send);
      doubles.push(
        later.then((one) => {
          expect(one).toMatchObject({ isRepeat: true, replies: received[0]?.replies });
        }),
      );
    }
    if (random.chance(0.3)) await pause(10 * random.number());
  }
  await Promise.all(doubles);
  return answers;
}

describe.each(['SQLite', 'Redis'])('over two processes on one %s store', (name) => {
  beforeAll(() => startTwo(name === 'Redis' ? redis.url : `sqlite:${folder}/bot.db`), 60_000);
  afterAll(() => Promise.all(bots.map((bot) => bot.end())));

  test(
    `${CONVERSATIONS} conversations go as each would alone`,
    async () => {
      const random = seeded(SEED);
      let begun = 0;
      const people = Array.from({ length: AT_ONCE }, async () => {
        while (begun < CONVERSATIONS) {
          const key = `${name}-${begun++}`;
          const texts = Array.from({ length: MESSAGES }, () => random.pick(UTTERANCES));
          const answers = await play(key, texts, random);
          const expected = alone(texts);
          expect(answers).toEqual(expected);
          const history = await historyOf(bots[0]?.url ?? '', key);
          expect(history.map(({ said }) => said)).toEqual(texts);
          expect(history.map(({ replies }) => replies)).toEqual(expected);
        }
      });
      await Promise.all(people);
    },
    60_000 * Math.max(1, SCALE),
  );

  test('messages of one conversation sent to both at once are all answered, none lost or doubled', async () => {
    const key = `${name}-at-once`;
    const texts = UTTERANCES.slice(0, 12);
    const answers = await Promise.all(
      texts.map((text, number) => say(bots[number % 2]?.url ?? '', key, `m${number}`, text)),
    );
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));
    const history = await historyOf(bots[1]?.url ?? '', key);
    expect(history.map(({ said }) => said).sort()).toEqual([...texts].sort());
    expect(history.map(({ replies }) => replies)).toEqual(alone(history.map(({ said }) => said)));
  });

  test('the log has every turn and not one word of them', async () => {
    await say(bots[0]?.url ?? '', `${name}-logged`, 'my-id', 'xylophone how do I become a nurse');
    const line =
      bots[0]
        ?.output()
        .split('\n')
        .find((one) => one.includes('"turn"')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      msg: 'turn',
      turnId: expect.stringMatching(/^[-0-9a-f]{36}$/),
    });
    expect(bots[0]?.output()).not.toMatch(/xylophone|nurse|my-id|-logged/);
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
