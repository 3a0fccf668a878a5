// What Teams is told while the bot is switched off at the desk.

import { switchableTurns } from '../../src/desk/switchable-turns.ts';
import { activityOf, knowledge, startServer, type TestServer } from './teams-server.ts';

let server: TestServer;
let isOff: boolean;

beforeAll(async () => {
  server = await startServer({
    isOff: () => isOff,
    change: (turns) => switchableTurns(turns, () => isOff),
  });
}, 120_000);
beforeEach(() => {
  isOff = true;
});
afterAll(() => server.close());

const ask = async (text: string) => {
  const replies = await server.say({ type: 'message', text });
  return replies.map((reply) => JSON.stringify(reply)).join('\n');
};

test('a message is answered with the sentence and the contact', async () => {
  const { phone = '' } = knowledge.trust.recruitment;
  const answer = await ask('what does a podiatrist do');
  expect(answer).toContain('switched off');
  expect(answer).toContain(phone);
});

test('someone in distress gets the numbers', async () => {
  expect(await ask('i want to kill myself')).toContain('116 123');
});

test('the search for jobs says so, too', async () => {
  const query = { parameters: [{ name: 'query', value: 'podiatrist' }] };
  const response = await server.post(
    JSON.stringify(activityOf({ type: 'invoke', name: 'composeExtension/query', value: query })),
  );
  const body = await response.text();
  expect(body).toContain('switched off');
  expect(body).not.toContain('attachments');
});

test('once it is switched on again it answers', async () => {
  isOff = false;
  expect(await ask('what does a podiatrist do')).toMatch(/feet/i);
});
