// Help comes first, in every state of a conversation and past everything that may go wrong or be refused.

import { distressFirst } from '../../src/answers/distress-first.ts';
import { type Reply, replyText } from '../../src/answers/reply.ts';
import { knownWords } from '../../src/language/ordinary-words.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { buildTurns } from '../../src/turns/turns.ts';
import { realConversation, realKnowledge } from '../careers.ts';
import { memoryStore, startSite } from '../channels/web/site.ts';
import { talk } from '../dialogs/talk.ts';
import { mask } from '../safety/identifier-lists.ts';

const knowledge = realKnowledge();
const conversation = realConversation();
const DANGER = 'i want to kill myself';
const HELP = /999[\s\S]*116 123/;
const textOf = (replies: readonly Reply[]) =>
  replies.map(({ blocks }) => replyText(blocks)).join('\n');
const say = (...messages: string[]) => talk(conversation, undefined, messages);

test('who is hit is told of the domestic abuse helpline first, a child of Childline', () => {
  expect(say('my husband hit me again').text).toMatch(/0808 2000 247[\s\S]*999[\s\S]*116 123/);
  expect(say("i'm 13 and my dad hurts me").text).toMatch(/0800 1111[\s\S]*999[\s\S]*116 123/);
});

test('three lines are at the top and the others are folded', () => {
  const { replies } = say(DANGER);
  const lines = (blocks: Reply['blocks'] = []) =>
    blocks.flatMap((block) => (block.kind === 'lines' ? block.lines : []));
  expect(lines(replies[0]?.blocks)).toHaveLength(3);
  expect(lines(replies[0]?.more).length).toBeGreaterThan(2);
});

test('a question beside danger waits for a button, and nothing of the danger is kept', () => {
  const MESSAGE = 'i want to kill myself. what does a porter do?';
  const first = say(MESSAGE);
  expect(first.replies[0]?.choices).toEqual(['Answer my question']);
  expect(JSON.stringify(first.state)).not.toMatch(/kill/);
  expect(say(MESSAGE, 'Answer my question').text).toMatch(/porter/i);
  expect(say(MESSAGE, 'thanks', 'Answer my question').state?.asked).toBeUndefined();
});

test('to a hard time and a question come two lines, then the answer', () => {
  const { replies, text } = say('i feel so worthless. what does a porter do?');
  expect(replies[0]).toMatchObject({ outcome: 'answer', roles: [{ id: 'porter' }] });
  expect(text).toMatch(/116 123[\s\S]*porter/i);
});

test('a hard time in the middle of a dialog is met, and the dialog goes on', () => {
  const { text, state } = say('how do i start', 'podiatrist', 'i feel so lonely and worthless');
  expect(text).toMatch(/116 123/);
  expect(state?.dialog?.script).toBe('how-do-i-start');
});

test('help is given though the answer beside it fails, and the fault is told', () => {
  const first = distressFirst(knowledge, knownWords, {
    longest: 2000,
    begin: () => ({}),
    answer(): { state: object; replies: Reply[]; fault?: unknown } {
      throw new Error('broken');
    },
    pause: (state: object) => state,
    dialogOf: () => null,
  });
  expect(textOf(first.turn(undefined, DANGER).replies)).toMatch(HELP);
  const low = first.turn(undefined, 'i feel so worthless. can i be a porter?');
  expect(textOf(low.replies)).toMatch(/116 123/);
  expect(low.fault).toEqual(new Error('broken'));
});

describe('no refusal keeps help back', () => {
  const message = (id: string, text: string) => ({ id, text, from: '192.0.2.1' });

  test('messages over the limit of a conversation', async () => {
    const turns = buildTurns(conversation, memoryStore(), mask, { turnsPerMinute: 1 });
    await turns.take('key', message('1', 'hello'));
    await expect(turns.take('key', message('2', 'porter'))).rejects.toThrow('Too many');
    expect(textOf((await turns.take('key', message('3', DANGER))).replies)).toMatch(HELP);
  });

  test('a store that is away', async () => {
    const away = async () => {
      throw new StoreUnavailable('away');
    };
    const store: Store = { ...memoryStore(), read: away, write: away };
    const turns = buildTurns(conversation, store, mask);
    expect(textOf((await turns.take('key', message('1', DANGER))).replies)).toMatch(HELP);
  });

  test('a message that is too long to be answered', async () => {
    const turns = buildTurns(conversation, memoryStore(), mask);
    const long = `${'I was a cook for years. '.repeat(900)} ${DANGER}`;
    expect(textOf((await turns.take('key', message('1', long))).replies)).toMatch(HELP);
    const [kept] = await turns.history('key');
    expect(kept?.said.length).toBeLessThanOrEqual(2001);
  });

  test('requests over the limit of an address', async () => {
    const site = await startSite({
      knowledge,
      conversation,
      environment: { REQUESTS_PER_MINUTE: '1' },
    });
    const post = (text: string) =>
      fetch(`${site.url}/chat`, {
        method: 'POST',
        headers: { 'X-Conversation-Key': 'k'.repeat(43) },
        body: new URLSearchParams({ id: crypto.randomUUID(), text }),
      });
    expect((await post('hello')).status).toBe(200);
    expect((await post('porter')).status).toBe(429);
    const help = await post(DANGER);
    expect(help.status).toBe(200);
    expect(await help.text()).toMatch(/href="tel:999"[\s\S]*href="tel:116123"/);
    await site.stop();
  });
});

test.each([
  ['what is the number for Childline', '0800 1111'],
  ['Childline number', '0800 1111'],
  ['Samaritans phone number', '116 123'],
  ['Shout text number', '85258'],
])('asked by name, "%s" gets it', (question, number) => {
  expect(say(question).text).toContain(number);
});
