// Replies in Teams that quote another message: the quote says which job is meant, and nothing else.

import type { Activity } from 'botbuilder';
import { type Connector, startConnector } from './connector.ts';
import { shownText } from './shown.ts';
import { activityOf, startServer, type TestServer } from './teams-server.ts';

let server: TestServer;
let connector: Connector;
let place = 0;

beforeAll(async () => {
  connector = await startConnector();
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  await connector.close();
});

/** A chat of its own, which gives back the answer and the id under which it was sent. */
function chat() {
  place += 1;
  const conversation = { id: `a:quotes-${place}`, conversationType: 'personal' };
  return async (
    parts: object,
  ): Promise<{ text: string; id: string; answer: Partial<Activity> }> => {
    const before = connector.sent.length;
    const message = activityOf({ serviceUrl: connector.url, conversation, ...parts });
    expect((await server.post(JSON.stringify(message))).status).toBe(200);
    const index = connector.sent.findIndex(
      ({ activity }, at) => at >= before && activity.type === 'message',
    );
    const answer = connector.sent[index]?.activity ?? {};
    return { text: shownText(answer), id: `sent-${index + 1}`, answer };
  };
}

const quote = (messageId: string, preview?: string) => ({
  type: 'quotedReply',
  quotedReply: { messageId, senderId: '28:bot', senderName: 'Careers', preview },
});

test('of two answers the quoted one says which job is meant', async () => {
  const say = chat();
  const first = await say({ text: 'what does a midwife do?' });
  await say({ text: 'what does a podiatrist do?' });
  const { text } = await say({
    text: `<quoted messageId="${first.id}"/> how much does it pay?`,
    entities: [quote(first.id)],
  });
  expect(text).toContain('Pay of a midwife');
});

test('so does one in the older form, as a block of HTML', async () => {
  const say = chat();
  const first = await say({ text: 'what does a midwife do?' });
  await say({ text: 'what does a podiatrist do?' });
  const block = `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="${first.id}"><strong itemprop="mri" itemid="28:bot">Careers</strong><p itemprop="preview">You look after …</p></blockquote>`;
  const { text } = await say({ text: `${block}<p>how much does it pay?</p>` });
  expect(text).toContain('Pay of a midwife');
});

test("a job in somebody else's message that is quoted is meant, too", async () => {
  const { text } = await chat()({
    text: '<quoted messageId="1760000000000"/>what qualifications do you need for that?',
    entities: [quote('1760000000000', 'I always wanted to work as a dietitian')],
  });
  expect(text).toContain('dietitian');
});

test('a job that the message names is meant whatever is quoted', async () => {
  const say = chat();
  const first = await say({ text: 'what does a midwife do?' });
  const { text } = await say({
    text: `<quoted messageId="${first.id}"/>what does a paramedic earn?`,
    entities: [quote(first.id)],
  });
  expect(text).toContain('Pay of a paramedic');
});

test.each([
  ['of an unknown message', [quote('17')]],
  ['without any words', [quote('18', '')]],
  [
    'that is gone',
    [{ type: 'quotedReply', quotedReply: { messageId: '19', isReplyDeleted: true } }],
  ],
  ['of the wrong shape', [{ type: 'quotedReply', quotedReply: 'x' }, { type: 'quotedReply' }]],
  ['of a whole page', [quote('20', 'nurse '.repeat(5_000))]],
  ['of someone in distress', [quote('21', 'i want to kill myself')]],
])('a quote %s does not disturb the question', async (_, entities) => {
  const { text } = await chat()({
    text: '<quoted messageId="17"></quoted> what does a podiatrist earn?',
    entities,
  });
  expect(text).toContain('Pay of a podiatrist');
});

test('words of distress beside a quote are heard', async () => {
  const { text } = await chat()({
    text: '<quoted messageId="17"/>i want to kill myself',
    entities: [quote('17', 'what does a podiatrist earn')],
  });
  expect(text).toContain('999');
});

test('nothing of a quote is kept', async () => {
  const say = chat();
  await say({
    text: '<quoted messageId="22"/>what does it pay?',
    entities: [quote('22', 'Zebedina wants to be a podiatrist')],
  });
  expect(JSON.stringify(connector.sent)).not.toContain('Zebedina');
  expect(server.logged.join('')).not.toContain('Zebedina');
});
