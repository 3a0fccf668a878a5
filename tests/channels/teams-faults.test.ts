// What people in Teams are told when the store is away or they write too much: the bot as a process of its own, with
// a real Redis and a connector.

import { setTimeout as wait } from 'node:timers/promises';
import { CHOSEN } from '../../src/bot/card.ts';
import { type BotProcess, startBot } from '../running/bot-process.ts';
import { startRedis } from '../store/redis-server.ts';
import { type Connector, startConnector } from './connector.ts';
import { shownChoices, shownText } from './shown.ts';
import { activityOf, knowledge } from './teams-server.ts';

const { faults, teams } = knowledge.wording;

let connector: Connector;
const bots: BotProcess[] = [];
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.end()));
  await connector.close();
});

async function start(environment: Record<string, string>) {
  const bot = await startBot({ environment });
  bots.push(bot);
  /** Delivers an activity; what the bot answered in HTTP, and what it sent to the chat because of it. */
  return async (parts: object) => {
    const before = connector.sent.length;
    const response = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activityOf({ serviceUrl: connector.url, ...parts })),
    });
    const sent = connector.sent.slice(before);
    return {
      status: response.status,
      body: await response.text(),
      sent,
      text: shownText(sent.find(({ activity }) => activity.type === 'message')?.activity),
    };
  };
}

test('while the store is away, people are told so in the chat, and once it is back they are answered', async () => {
  const redis = await startRedis();
  const deliver = await start({ STORE: redis.url });
  await deliver({ text: 'how do i start' });
  const asked = await deliver({ text: 'porter' });
  const question = asked.sent.find(({ activity }) => activity.type === 'message')?.activity;
  const [button] = shownChoices(question);
  const [action] = question?.attachments?.[0]?.content?.actions ?? [];
  expect(button).toBe('At school or college');

  await redis.stop();
  const typed = await deliver({ text: 'at school' });
  expect(typed.text).toBe(faults.unavailable);
  // A long list is chosen from before its button is pressed.
  const value = { ...action.data, [CHOSEN]: '0' };
  const pressed = await deliver({ text: button, value, replyToId: 'sent-2' });
  expect(pressed.text).toBe(faults.unavailable);
  const arrival = { type: 'installationUpdate', action: 'add' };
  const conversation = { id: 'a:newcomer', conversationType: 'personal' };
  const arrived = await deliver({ ...arrival, conversation });
  expect(arrived.sent).toEqual([]);
  const removed = await deliver({ ...arrival, action: 'remove', conversation });
  for (const { status, body } of [typed, pressed, arrived, removed]) {
    expect([status, body]).toEqual([200, '']);
  }
  const searched = await deliver({
    type: 'invoke',
    name: 'composeExtension/query',
    value: { commandId: 'findRole', parameters: [{ name: 'title', value: 'podiatr' }] },
  });
  expect(searched.body).toContain('Podiatrist');

  const back = await startRedis(redis.port);
  try {
    // Nothing was kept on disk, so the dialog is gone with the store; what must go on is the bot.
    let answered = await deliver({ text: 'what does a midwife earn' });
    for (let tries = 0; tries < 20 && answered.text === faults.unavailable; tries += 1) {
      await wait(250);
      answered = await deliver({ text: 'what does a midwife earn' });
    }
    expect(answered.text).toContain('Pay of a midwife');
    const welcomed = await deliver({ ...arrival, conversation });
    expect(welcomed.text).toContain('automated careers assistant');
  } finally {
    await back.stop();
  }
}, 60_000);

test('whoever writes too much is asked to wait, others are answered, and after the wait it goes on', async () => {
  const deliver = await start({ TURNS_PER_MINUTE: '12' });
  const [before, after] = faults.tooMany.split('{seconds}');
  let refused: string | undefined;
  for (let count = 0; count < 20 && refused === undefined; count += 1) {
    const { status, text } = await deliver({ text: 'what does a midwife earn' });
    expect(status).toBe(200);
    if (text.startsWith(before ?? '')) refused = text;
    else expect(text).toContain('Pay of a midwife');
  }
  expect(refused?.endsWith(after ?? '')).toBe(true);
  const conversation = { id: 'a:another', conversationType: 'personal' };
  const other = await deliver({ text: 'what does a midwife earn', conversation });
  expect(other.text).toContain('Pay of a midwife');
  await wait(Number(/\d+/.exec(refused ?? '')?.[0]) * 1000);
  const later = await deliver({ text: 'what does a podiatrist earn' });
  expect(later.text).toContain('Pay of a podiatrist');
}, 60_000);

test('a store that is away does not take an open question with it', async () => {
  const redis = await startRedis();
  const deliver = await start({ STORE: redis.url });
  await deliver({ text: 'how do i start' });
  redis.process.kill('SIGSTOP');
  expect((await deliver({ text: 'porter' })).text).toBe(faults.unavailable);
  redis.process.kill('SIGCONT');
  let answered = await deliver({ text: 'porter' });
  for (let tries = 0; tries < 20 && answered.text === faults.unavailable; tries += 1) {
    await wait(250);
    answered = await deliver({ text: 'porter' });
  }
  expect(answered.text).toContain('Where are you now?');
  const closed = answered.sent.find(({ method }) => method === 'PUT');
  expect(shownText(closed?.activity)).toContain(teams.answered.replace('{text}', 'porter'));
  await redis.stop();
}, 60_000);
