import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { paragraph, reply, replyText } from '../../src/answers/reply.ts';
import type { Conversation, SavedPlan, Turn } from '../../src/conversation/turn.ts';
import { newPlanCode } from '../../src/safety/plan-code.ts';
import { openStore } from '../../src/store/open.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { buildTurns, type Turns } from '../../src/turns/turns.ts';
import type { TurnReport } from '../../src/turns/watch.ts';
import { mask } from '../safety/identifier-lists.ts';

const HOUR = 3_600_000;
const retention = { conversationMs: HOUR, planMs: 24 * HOUR, now: Date.now };

/**
 * A conversation that counts its messages and repeats them, so that an order, a loss or a double shows in the answer.
 * "save" keeps a plan, "delete my chat" asks for it.
 */
const counting: Conversation = {
  welcome: () => reply({ outcome: 'smalltalk', blocks: [paragraph('Hello')] }),
  turn(state, message, context): Turn {
    const misses = (state?.misses ?? 0) + 1;
    const recalled =
      context?.recalledPlan === undefined
        ? ''
        : ` recalled ${JSON.stringify(context.recalledPlan)}`;
    const plan: SavedPlan = { script: 'how-do-i-start', slots: { role: 'podiatrist' } };
    const code = context?.newPlanCode ?? '';
    const isSaving = message === 'save';
    const text = isSaving ? code : `${misses}: ${message}${recalled}`;
    return {
      state: { ground: { jobs: [], listed: [] }, misses },
      replies: [reply({ outcome: 'answer', blocks: [paragraph(text)] })],
      ...(isSaving && { keepPlan: { code, plan } }),
      ...(message === 'delete my chat' && { forget: true as const }),
    };
  },
};

const said = (answer: { replies: { blocks: Parameters<typeof replyText>[0] }[] }) =>
  answer.replies.map(({ blocks }) => replyText(blocks)).join('\n');

let store: Store;
let folder: string;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'turns-'));
  store = await openStore(`sqlite:${folder}/bot.db`, retention);
});

afterEach(async () => {
  await store.close();
  fs.rmSync(folder, { recursive: true });
});

test('messages sent at the same moment are all answered, in the order of arrival', async () => {
  const turns = buildTurns(counting, store, mask);
  const sent = Array.from({ length: 15 }, (_, number) => ({
    id: `m${number}`,
    text: `t${number}`,
  }));
  const answers = await Promise.all(sent.map((message) => turns.take('key', message)));
  expect(answers.map(said)).toEqual(sent.map(({ text }, number) => `${number + 1}: ${text}`));
});

test('messages at the same moment on two instances lose nothing', async () => {
  const other = await openStore(`sqlite:${folder}/bot.db`, retention);
  const instances = [buildTurns(counting, store, mask), buildTurns(counting, other, mask)];
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, number) =>
      instances[number % 2]?.take('key', { id: `m${number}`, text: 'x' }),
    ),
  );
  const counts = answers.map((answer) => (answer ? Number.parseInt(said(answer), 10) : 0));
  expect(counts.sort((first, second) => first - second)).toEqual(
    Array.from({ length: 30 }, (_, number) => number + 1),
  );
  expect(await instances[0]?.history('key')).toHaveLength(30);
  await other.close();
});

test('a message delivered again is answered with the same answer and changes nothing', async () => {
  const turns = buildTurns(counting, store, mask);
  const first = await turns.take('key', { id: 'a', text: 'one' });
  await turns.take('key', { id: 'b', text: 'two' });
  const again = await turns.take('key', { id: 'a', text: 'one' });
  expect(again).toEqual({ ...first, isRepeat: true });
  expect(said(await turns.take('key', { id: 'c', text: 'three' }))).toBe('3: three');
});

test('a message delivered twice at once, to one instance or two, is answered once', async () => {
  const other = await openStore(`sqlite:${folder}/bot.db`, retention);
  const [here, there] = [buildTurns(counting, store, mask), buildTurns(counting, other, mask)];
  const message = { id: 'a', text: 'one' };
  const answers = await Promise.all([
    here.take('key', message),
    there.take('key', message),
    here.take('key', message),
    there.take('key', message),
  ]);
  expect(answers.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
  expect(new Set(answers.map(said))).toEqual(new Set(['1: one']));
  expect(await here.history('key')).toHaveLength(1);
  await other.close();
});

test('there is no answer before the turn is stored, and a failed turn can be sent again', async () => {
  let isBroken = true;
  const failing: Store = {
    ...store,
    write: async (...given) => {
      if (isBroken) throw new StoreUnavailable('disk full');
      return store.write(...given);
    },
  };
  const turns = buildTurns(counting, failing, mask);
  await expect(turns.take('key', { id: 'a', text: 'one' })).rejects.toThrow(StoreUnavailable);
  expect(await turns.history('key')).toEqual([]);
  isBroken = false;
  expect(said(await turns.take('key', { id: 'a', text: 'one' }))).toBe('1: one');
});

test('a failed turn does not hold up the next one of the conversation', async () => {
  let failures = 1;
  const failing: Store = {
    ...store,
    read: async (...given) => {
      if (failures-- > 0) throw new StoreUnavailable('away');
      return store.read(...given);
    },
  };
  const turns = buildTurns(counting, failing, mask);
  const both = await Promise.allSettled([
    turns.take('key', { id: 'a', text: 'one' }),
    turns.take('key', { id: 'b', text: 'two' }),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('personal details are masked in what is stored, answered and shown back', async () => {
  const turns = buildTurns(counting, store, mask);
  const answer = await turns.take('key', {
    id: 'a',
    text: 'ring 07700 900123 about pay of £25,147',
  });
  expect(said(answer)).toBe('1: ring ••• about pay of £25,147');
  expect((await turns.history('key'))[0]?.said).toBe('ring ••• about pay of £25,147');
});

test('no more of a long message is kept than the conversation reads', async () => {
  const turns = buildTurns(counting, store, mask);
  await turns.take('key', { id: 'a', text: 'x'.repeat(50_000) });
  expect((await turns.history('key'))[0]?.said).toHaveLength(2001);
});

test('half of a character and a zero byte do no harm', async () => {
  const turns = buildTurns(counting, store, mask);
  await turns.take('key', { id: '\ud800', text: 'a\ud800b\0c' });
  expect((await turns.history('key'))[0]?.said).toBe('a\ufffdb\0c');
});

test('a saved plan comes back by its code, in any conversation, and the file holds only the hash', async () => {
  const turns = buildTurns(counting, store, mask);
  const code = said(await turns.take('key', { id: 'a', text: 'save' }));
  await turns.forget('key');
  const typed = code.toLowerCase().replaceAll('-', ' ');
  const answer = await turns.take('other', { id: 'a', text: `it was ${typed} ok` });
  expect(said(answer)).toBe(
    `1: it was ${code} ok recalled {"script":"how-do-i-start","slots":{"role":"podiatrist"}}`,
  );
  expect((await turns.history('other'))[0]?.said).toBe('it was ••• ok');
});

test('a code that nothing is kept under is told apart from no code', async () => {
  const turns = buildTurns(counting, store, mask);
  const unknown = await turns.take('key', { id: 'a', text: newPlanCode() });
  expect(said(unknown)).toMatch(/recalled null$/);
  expect(said(await turns.take('key', { id: 'b', text: 'hello' }))).not.toMatch(/recalled/);
});

describe('wrong codes', () => {
  const guess = (turns: Turns, key: string, id: number, text = newPlanCode()) =>
    turns.take(key, { id: `m${id}`, text, from: '192.0.2.1' });

  test('a few of one conversation are answered, then none; another one from the same address goes on', async () => {
    const turns = buildTurns(counting, store, mask);
    for (let number = 0; number < 5; number += 1) await guess(turns, 'key', number);
    await expect(guess(turns, 'key', 5)).rejects.toMatchObject({ name: 'TooManyRequests' });
    expect(said(await guess(turns, 'other', 0))).toMatch(/recalled null$/);
  });

  test('a right code is answered after any number of wrong ones', async () => {
    const turns = buildTurns(counting, store, mask);
    const code = said(await turns.take('mine', { id: 'a', text: 'save' }));
    for (let number = 0; number < 5; number += 1) await guess(turns, 'key', number);
    await expect(guess(turns, 'key', 5)).rejects.toMatchObject({ name: 'TooManyRequests' });
    expect(said(await guess(turns, 'key', 6, code))).toMatch(/recalled \{"script"/);
  });

  test('of one address they are stopped in the end, over however many conversations', async () => {
    const turns = buildTurns(counting, store, mask);
    const all = await Promise.allSettled(
      Array.from({ length: 210 }, (_, number) => guess(turns, `key${number}`, 0)),
    );
    const refused = all.filter(({ status }) => status === 'rejected').length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThanOrEqual(10);
  });

  test('a date with words around it is no code and counts as none', async () => {
    const turns = buildTurns(counting, store, mask);
    for (let number = 0; number < 8; number += 1) {
      const answer = await guess(turns, 'key', number, 'i left on 27th June last year');
      expect(said(answer)).not.toContain('recalled');
    }
  });
});

test('"delete my chat" deletes at once and says so, also when it is delivered twice', async () => {
  const turns = buildTurns(counting, store, mask);
  await turns.take('key', { id: 'a', text: 'my secret' });
  const deleted = await turns.take('key', { id: 'b', text: 'delete my chat' });
  expect(await turns.history('key')).toEqual([]);
  const again = await turns.take('key', { id: 'b', text: 'delete my chat' });
  expect(again).toEqual({ ...deleted, isRepeat: true });
  expect(said(await turns.take('key', { id: 'c', text: 'hello' }))).toBe('1: hello');
});

test('the greeting starts a conversation once', async () => {
  const turns = buildTurns(counting, store, mask);
  const [first, second] = await Promise.all([turns.welcome('key'), turns.welcome('key')]);
  expect(first).toEqual(second);
  expect(await turns.history('key')).toHaveLength(1);
  expect(said(await turns.take('key', { id: 'a', text: 'one' }))).toBe('1: one');
  expect(await turns.welcome('key')).toEqual(first);
});

test('messages faster than the limit are refused with a time to wait; repeats are not counted', async () => {
  const turns = buildTurns(counting, store, mask, { turnsPerMinute: 2 });
  await turns.take('key', { id: 'a', text: 'one' });
  for (let count = 0; count < 10; count += 1) await turns.take('key', { id: 'a', text: 'one' });
  await turns.take('key', { id: 'b', text: 'two' });
  await expect(turns.take('key', { id: 'c', text: 'three' })).rejects.toMatchObject({
    name: 'TooManyRequests',
    retryAfterSeconds: 30,
  });
  await turns.take('another', { id: 'a', text: 'one' });
});

test('one address cannot start conversations without end, and goes on in those it has', async () => {
  const turns = buildTurns(counting, store, mask, { conversationsPerHour: 2 });
  const from = '192.0.2.1';
  await turns.take('a', { id: '1', text: 'x', from });
  await turns.welcome('b', from);
  await expect(turns.take('c', { id: '1', text: 'x', from })).rejects.toThrow('Too many new');
  await turns.take('a', { id: '2', text: 'x', from });
  await turns.take('d', { id: '1', text: 'x', from: '192.0.2.2' });
});

test('what is reported of a turn holds none of its words', async () => {
  const reports: TurnReport[] = [];
  const turns = buildTurns(counting, store, mask, { report: (one) => reports.push(one) });
  await turns.take('key', { id: 'id-of-message', text: 'words of a person' });
  expect(reports).toMatchObject([{ outcome: 'answer', isRepeat: false, conflicts: 0 }]);
  expect(JSON.stringify(reports)).not.toMatch(/words|person|id-of|key/);
});
