// Every limit, as someone meets it who comes to the real server over HTTP: the status, when to come again, a sentence.

import { createHash } from 'node:crypto';
import { fill } from '../../src/knowledge/fill.ts';
import { newPlanCode } from '../../src/safety/plan-code.ts';
import { realKnowledge } from '../careers.ts';
import { type BotProcess, startBot } from '../running/bot-process.ts';

const { tooMany } = realKnowledge().wording.faults;
const SECRET = 'a-secret-of-this-trust';
const environment = {
  TURNS_PER_MINUTE: '4',
  CONVERSATIONS_PER_HOUR: '8',
  REQUESTS_PER_MINUTE: '60',
  TRUST_PROXY: '1',
  MicrosoftAppId: '00000000-0000-0000-0000-000000000000',
  MicrosoftAppPassword: SECRET,
};

let bot: BotProcess;
let people = 0;

beforeAll(async () => {
  bot = await startBot({ environment });
}, 60_000);

afterAll(() => bot.end());

/** A way to talk from this address, as the page's script does it. */
function person(address: string, to: BotProcess = bot): (text: string) => Promise<Response> {
  const key = createHash('sha256').update(`person ${people++}`).digest('base64url');
  let sent = 0;
  return (text) =>
    fetch(`${to.url}/chat`, {
      method: 'POST',
      headers: { 'x-conversation-key': key, 'x-forwarded-for': address },
      body: new URLSearchParams({ id: `m${sent++}`, text }),
    });
}

async function expectRefused(response: Response | undefined): Promise<void> {
  expect(response?.status).toBe(429);
  const seconds = Number(response?.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(await response?.text()).toContain(fill(tooMany, { seconds }));
}

test('too many messages of one conversation; another goes on', async () => {
  const say = person('192.0.2.1');
  for (let count = 0; count < 4; count += 1) expect((await say('hello')).status).toBe(200);
  await expectRefused(await say('hello'));
  expect((await person('192.0.2.1')('hello')).status).toBe(200);
});

test('too many new conversations from one address; another address goes on', async () => {
  for (let count = 0; count < 8; count += 1) {
    expect((await person('192.0.2.2')('hello')).status).toBe(200);
  }
  await expectRefused(await person('192.0.2.2')('hello'));
  expect((await person('192.0.2.3')('hello')).status).toBe(200);
});

test('too many wrong codes of saved plans in one conversation; another from the same address goes on', async () => {
  const patient = await startBot({ environment: { ...environment, TURNS_PER_MINUTE: '60' } });
  const say = person('192.0.2.4', patient);
  const statuses: number[] = [];
  let last: Response | undefined;
  for (let count = 0; count < 6; count += 1) {
    last = await say(newPlanCode());
    statuses.push(last.status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  await expectRefused(last);
  expect((await say('what does a midwife earn')).status).toBe(200);
  expect((await person('192.0.2.4', patient)(newPlanCode())).status).toBe(200);
  await patient.end();
});

test('too many requests from one address; another address goes on', async () => {
  const ask = (address: string) =>
    fetch(`${bot.url}/nothing`, { headers: { 'x-forwarded-for': address } });
  const all = await Promise.all(Array.from({ length: 80 }, () => ask('192.0.2.5')));
  await expectRefused(all.find(({ status }) => status === 429));
  expect(all.filter(({ status }) => status === 404).length).toBeGreaterThanOrEqual(60);
  expect((await ask('192.0.2.6')).status).toBe(404);
});

test('a message that is too long is answered with a sentence; a body that is too large is refused', async () => {
  const long = await person('192.0.2.7')('x'.repeat(2500));
  expect([long.status, await long.text()]).toEqual([200, expect.stringMatching(/too long/i)]);
  expect((await person('192.0.2.7')('x'.repeat(70_000))).status).toBe(413);
});

test('the secret is in no answer and in no line of the log, whoever asks', async () => {
  const forged = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer no.such.token' },
    body: JSON.stringify({
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/uk/',
      from: { id: 'user' },
      recipient: { id: 'bot' },
      conversation: { id: 'chat', conversationType: 'personal' },
      text: 'hello',
    }),
  });
  expect(forged.status).toBe(401);
  const pages = ['/', '/chat', '/metrics', '/readyz', '/%ff', '/.env', '/src/main.ts'];
  for (const page of pages) {
    const response = await fetch(bot.url + page);
    const headers = JSON.stringify([...response.headers]);
    expect((await response.text()) + headers).not.toContain(SECRET);
  }
  expect((await forged.text()) + bot.output()).not.toContain(SECRET);
});
