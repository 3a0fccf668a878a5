// Switching the assistant off and on at the desk, and what people are told meanwhile.

import { realKnowledge } from '../../careers.ts';
import { type RunningDesk, signedIn, startDesk, type Visitor, visit, wordsOf } from './desk.ts';

const REASON = 'Pay figures of last year <b>';
const knowledge = realKnowledge();
const { phone = '', name } = knowledge.trust.recruitment;

let desk: RunningDesk;
let editor: Visitor;

beforeEach(async () => {
  desk = await startDesk();
  editor = await signedIn(desk);
}, 120_000);
afterEach(() => desk.stop());

const switchOff = () => editor.submit('/', '/switch-off', { reason: REASON });
const KEY = 'k'.repeat(43);
/** As the page's script asks. */
const ask = (text: string, id = 'a') =>
  fetch(`${desk.site}/chat`, {
    method: 'POST',
    body: new URLSearchParams({ id, text }),
    headers: { 'X-Conversation-Key': KEY },
  });

test('while it is off the chat says so with the contact, as 503 with Retry-After', async () => {
  await switchOff();
  const chat = await visit(desk.site).get('/chat');
  expect(chat.status).toBe(503);
  expect(Number(chat.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(wordsOf(chat.text)).toContain('switched off');
  expect(wordsOf(chat.text)).toContain(name);
  expect(wordsOf(chat.text)).toContain(phone);
  expect(chat.text).not.toContain('class="choice"');
});

test.each(['/', '/roles', '/roles/podiatrist', '/fields/nursing', '/compare?id=podiatrist'])(
  'while it is off %s is 503 with the contact',
  async (address) => {
    await switchOff();
    const page = await visit(desk.site).get(address);
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '300']);
    expect(wordsOf(page.text)).toContain(phone);
  },
);

test.each(['/privacy', '/accessibility', '/embed.js', '/healthz', '/robots.txt'])(
  'while it is off %s is there',
  async (address) => {
    await switchOff();
    expect((await visit(desk.site).get(address)).status).toBe(200);
  },
);

test('the reason stands at the desk and nowhere else', async () => {
  const home = await switchOff();
  expect(home.text).toContain('Pay figures of last year &lt;b&gt;');
  expect(wordsOf(home.text)).toContain('Ada Obi switched it off on');
  const chat = await visit(desk.site).get('/chat');
  expect(chat.text).not.toContain('Pay figures');
});

test('a message while it is off is refused with the sentence, and is not kept', async () => {
  await ask('what does a podiatrist do', 'before');
  await switchOff();
  const refused = await ask('what does a nurse earn', 'during');
  expect([refused.status, refused.headers.get('x-switched-off')]).toEqual([503, 'yes']);
  expect(await refused.json()).toEqual({ error: expect.stringContaining(phone) });
  await editor.submit('/', '/switch-on');
  const page = await (
    await fetch(`${desk.site}/chat`, { headers: { 'X-Conversation-Key': KEY } })
  ).text();
  expect(page).toContain('what does a podiatrist do');
  expect(page).not.toContain('what does a nurse earn');
});

test('the conversation goes on after it is switched on again', async () => {
  await ask('what does a podiatrist do', 'before');
  await switchOff();
  const home = await editor.submit('/', '/switch-on');
  expect(wordsOf(home.text)).toContain('The assistant is switched on');
  const answer = await (await ask('and what do they earn', 'after')).text();
  expect(wordsOf(answer)).toMatch(/podiatrist/i);
  expect(answer).toContain('£');
});

test('someone in distress gets the numbers while it is off, with scripts and without', async () => {
  await switchOff();
  const live = await ask('i want to kill myself');
  expect(live.status).toBe(200);
  expect(await live.text()).toContain('116 123');
  const plain = await visit(desk.site).post('/chat', { text: 'i want to kill myself' });
  expect(plain.status).toBe(200);
  expect(plain.text).toContain('116 123');
});

test('a chat can be deleted while it is off, by either button', async () => {
  await ask('what does a podiatrist do');
  await switchOff();
  const gone = await ask('Delete my chat', 'b');
  expect(gone.headers.get('x-conversation-ended')).toBe('deleted');
  const history = await fetch(`${desk.site}/chat`, { headers: { 'X-Conversation-Key': KEY } });
  expect(await history.text()).not.toContain('podiatrist');
});

test('without a reason it stays on and says what is missing', async () => {
  const page = await editor.submit('/', '/switch-off', { reason: '  ' });
  expect(page.status).toBe(400);
  expect(wordsOf(page.text)).toContain('Enter why you switch it off.');
  expect((await visit(desk.site).get('/chat')).status).toBe(200);
});

test('a reason that is too long is in the field again', async () => {
  const reason = `Wrong since Monday. ${'x'.repeat(500)}`;
  const page = await editor.submit('/', '/switch-off', { reason });
  expect(page.status).toBe(400);
  expect(page.text).toContain(`\n${reason}</textarea>`);
});

test('who comes second sees what was changed meanwhile, and changes nothing', async () => {
  const second = await signedIn(desk, 'Bo Lee');
  const seen = await second.get('/');
  await switchOff();
  await editor.submit('/', '/switch-on');
  await editor.submit('/', '/switch-off', { reason: 'again' });
  const token = /name="token" value="([^"]+)"/.exec(seen.text)?.[1] ?? '';
  await second.post('/switch-off', { token, seen: 'on', reason: 'mine' });
  const home = await second.get('/?done=changed');
  expect(wordsOf(home.text)).toContain('meanwhile the assistant was switched on or off');
  expect(wordsOf(home.text)).toContain('Ada Obi switched it off');
  expect(home.text).not.toContain('mine');
});

test('who did what stands in the list, newest first', async () => {
  await switchOff();
  await editor.submit('/', '/switch-on');
  const words = wordsOf((await editor.get('/audit')).text);
  const order = ['switched the assistant on', 'switched the assistant off', 'signed in'];
  const places = order.map((deed) => words.indexOf(deed));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(words).toContain('Pay figures of last year');
});
