// Questions without an answer, from the chat to the desk, on real stores: who is told apart, what is never kept, what goes again.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openStore } from '../../../../src/store/open.ts';
import type { Store } from '../../../../src/store/store.ts';
import { type RedisServer, startRedis } from '../../../store/redis-server.ts';
import {
  formOf,
  type RunningDesk,
  signedIn,
  startDesk,
  type Visitor,
  visit,
  wordsOf,
} from '../desk.ts';

const DAY = 24 * 3_600_000;
const KEPT = { KEEP_UNANSWERED: 'yes' };
const SAUNA = ['is there a sauna for staff', 'do you have a staff sauna', 'can staff use a sauna'];

let folder: string;
let redis: RedisServer;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'unanswered-'));
  redis = await startRedis();
}, 60_000);
afterAll(async () => {
  await redis.stop();
  fs.rmSync(folder, { recursive: true });
});

const addresses: Record<string, () => string> = {
  'a SQLite file': () => `sqlite:${folder}/${Math.random()}.db`,
  Redis: () => redis.url,
};

describe.each(Object.keys(addresses))('with %s', (name) => {
  let store: Store;
  let desk: RunningDesk;
  let editor: Visitor;
  let clock: number;

  beforeEach(async () => {
    clock = Date.now();
    store = await openStore(addresses[name]?.() ?? '', {
      conversationMs: DAY,
      planMs: DAY,
      now: () => clock,
    });
    await store.unanswered.clear();
    desk = await startDesk({ store, environment: { ...KEPT, TRUST_DIR: folder } });
    editor = await signedIn(desk);
  }, 60_000);
  afterEach(async () => {
    await desk.stop();
    await store.close();
  });

  const page = async () => wordsOf((await editor.get('/unanswered')).text);
  const kept = async () => JSON.stringify(await store.unanswered.since(''));

  test('a question is shown once three conversations asked alike', async () => {
    for (const text of SAUNA.slice(0, 2)) await desk.say(text);
    expect(await page()).toContain('Nothing yet.');
    await desk.say(SAUNA[2] ?? '');
    expect(await page()).toMatch(/“.*sauna.*” Asked in fewer than 8 conversations, last on/);
    expect(await page()).not.toContain('Nothing yet.');
  });

  test('one conversation that asks three times is one', async () => {
    for (const text of [...SAUNA, SAUNA[0] ?? '']) await desk.say(text, 'one');
    expect(await store.unanswered.since('')).toHaveLength(1);
    await desk.say(SAUNA[1] ?? '', 'two');
    expect(await page()).toContain('Nothing yet.');
  });

  test('no personal detail and nothing beside one is kept or shown', async () => {
    const details = [
      'call me on 07700 900123',
      'my nhs number is 943 476 5919',
      'zq.jo@example.org',
    ];
    for (const detail of [...details, 'my name is Zebedina Quill']) {
      for (const text of SAUNA) await desk.say(`${detail}. ${text}`);
    }
    expect(await store.unanswered.since('')).toEqual([]);
    for (const text of ['is there a sauna for Zebedina’s staff', ...SAUNA]) await desk.say(text);
    expect(await page()).toContain('“is there a sauna for … staff”');
    const all = (await kept()) + (await editor.get('/unanswered')).text;
    expect(all).not.toMatch(/07700|900123|943|5919|example\.org|Quill|•/);
    expect(await page()).not.toContain('Zebedina');
  });

  test('a long story is not kept', async () => {
    await desk.say(`${SAUNA[0]} ${'and so on '.repeat(30)}`);
    expect(await store.unanswered.since('')).toEqual([]);
  });

  test('nothing of a conversation with distress is kept, neither before nor after', async () => {
    await desk.say(SAUNA[0] ?? '', 'sad');
    expect(await kept()).toContain('sauna');
    await desk.say('i want to kill myself. is there a sauna for staff', 'sad');
    await desk.say('do you have a swimming pool', 'sad');
    await desk.say('i feel so low, is there a sauna', 'low');
    await desk.say('do you have a swimming pool', 'low');
    expect(await store.unanswered.since('')).toEqual([]);
  });

  test('what was kept of a chat goes with it, and what others asked stays', async () => {
    await desk.say(SAUNA[0] ?? '', 'mine');
    await desk.say(SAUNA[0] ?? '', 'theirs');
    await desk.say('delete my chat', 'mine');
    expect(await desk.say('yes', 'mine')).toContain('is deleted');
    expect(await store.unanswered.since('')).toMatchObject([{ name: SAUNA[0], count: 1 }]);
    await desk.say('delete my chat', 'theirs');
    await desk.say('yes', 'theirs');
    expect(await store.unanswered.since('')).toEqual([]);
  });

  test('after 30 days it is gone', async () => {
    for (const text of SAUNA) await desk.say(text);
    clock += 30 * DAY;
    await store.sweep();
    editor = await signedIn(desk);
    expect(await page()).toContain('Nothing yet.');
  });

  test('an answer, a button and a step of a guided conversation are not kept', async () => {
    await desk.say('what does a podiatrist do', 'a');
    await desk.say('can staff use a sauna', 'b');
    await desk.say('none of these', 'b');
    await desk.say('how do i start', 'c');
    await desk.say('qwertz uiop', 'c');
    expect((await store.unanswered.since('')).map((one) => one.name)).toEqual([
      'can staff use a sauna',
    ]);
  });

  test('when it is switched off, what was kept goes', async () => {
    for (const text of SAUNA) await desk.say(text);
    const off = await startDesk({ store });
    expect(await store.unanswered.since('')).toEqual([]);
    await off.say(SAUNA[0] ?? '');
    expect(await store.unanswered.since('')).toEqual([]);
    const shown = wordsOf((await (await signedIn(off)).get('/unanswered')).text);
    expect(shown).toContain('are not kept, so there is nothing to show');
  });

  test('one press leads to teaching with the words filled in', async () => {
    for (const text of SAUNA) await desk.say(text);
    const { text } = await editor.get('/unanswered');
    const [, phrase = ''] = /href="(\/teach\/phrase\?phrase=[^"]*)"/.exec(text) ?? [];
    const form = await editor.get(phrase.replaceAll('&amp;', '&'));
    expect(form.status).toBe(200);
    expect(form.text).toMatch(/<input[^>]*value="[^"]*sauna[^"]*" id="phrase"/);
    const [, question = ''] = /href="(\/teach\/question\?asked=[^"]*)"/.exec(text) ?? [];
    const own = (await editor.get(question.replaceAll('&amp;', '&'))).text;
    for (const way of SAUNA) expect(own).toContain(way);
    expect(formOf(own, '/teach/question')).toHaveProperty('token');
  });
});

test.each([
  [KEPT, true],
  [{}, false],
])('with %j the pages for people say what is kept', async (environment, isSaid) => {
  const desk = await startDesk({ environment });
  const privacy = wordsOf((await visit(desk.site).get('/privacy')).text);
  expect(privacy.includes('it keeps the words of that question for 30 days')).toBe(isSaid);
  expect(privacy.includes('One thing is kept longer than your chat')).toBe(isSaid);
  const chat = wordsOf((await visit(desk.site).get('/chat')).text);
  expect(chat.includes('cannot answer is kept for 30 days')).toBe(isSaid);
});
