// A plan's page over HTTP, as a browser without scripts uses it: from the chat, and by its code.

import { findPlanCode } from '../../../src/safety/plan-code.ts';
import { realKnowledge } from '../../careers.ts';
import { type RunningSite, startSite } from './site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ environment: { PUBLIC_URL: 'https://careers.example.org' } });
});
afterAll(() => site.stop());

const words = realKnowledge().webWording.plan;
const MOST_QUESTIONS = 10;
const WRONG_CODES_OF_A_CONVERSATION = 5;

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(site.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
}

async function say(key: string, text: string): Promise<string> {
  const headers = { 'X-Conversation-Key': key };
  return (await post('/chat', { id: crypto.randomUUID(), text }, headers)).text();
}

/** A conversation with a plan; the key of it. */
async function withPlan(goal = 'porter'): Promise<string> {
  const key = crypto.randomUUID() + crypto.randomUUID();
  let answer = await say(key, `make me a plan to become a ${goal}`);
  for (let asked = 0; !answer.includes(words.open) && asked < MOST_QUESTIONS; asked += 1)
    answer = await say(key, 'skip');
  expect(answer).toContain(words.open);
  return key;
}

const page = async (fields: Record<string, string>) => (await post('/plan', fields)).text();
const codeIn = (markup: string) =>
  findPlanCode(/data-copies="([^"]+)"/.exec(markup)?.[1] ?? '')?.code;

test('the plan of this chat is opened by its key, and has no code before it is saved', async () => {
  const markup = await page({ key: await withPlan() });
  expect(markup).toContain('<h1 class="nhsuk-heading-l">Your plan: porter</h1>');
  expect(markup.match(/type="checkbox"/g)?.length).toBeLessThanOrEqual(3);
  expect(markup).toContain(words.keepTitle);
  expect(codeIn(markup)).toBeUndefined();
});

test('one plan has one code, however often and wherever it is saved', async () => {
  const key = await withPlan();
  const code = codeIn(await page({ key, do: 'save', id: 'a' }));
  expect(code).toBeDefined();
  expect(codeIn(await page({ key, do: 'save', id: 'b' }))).toBe(code);
  for (const text of ['save my plan', 'email me my plan'])
    expect(codeIn(await say(key, text))).toBe(code);
});

test('another job is another plan, with another code', async () => {
  const key = await withPlan();
  const code = codeIn(await say(key, 'save my plan'));
  let answer = await say(key, 'make me a plan to become a podiatrist');
  for (let asked = 0; !answer.includes(words.open) && asked < MOST_QUESTIONS; asked += 1)
    answer = await say(key, 'skip');
  const other = codeIn(await say(key, 'save my plan'));
  expect(other).toBeDefined();
  expect(other).not.toBe(code);
  expect(await page({ code: code ?? '' })).toContain('Your plan: porter');
  expect(await page({ code: other ?? '' })).toContain('Your plan: podiatrist');
});

test('a plan is opened by its code in small letters, and its link has the code where no server sees it', async () => {
  const code = codeIn(await say(await withPlan(), 'save my plan')) ?? '';
  const markup = await page({ code: code.toLowerCase().replaceAll('-', ' ') });
  expect(markup).toContain('Your plan: porter');
  const mail = decodeURIComponent(/href="(mailto:[^"]+)"/.exec(markup)?.[1] ?? '');
  expect(mail).toContain(`https://careers.example.org/plan#${code}`);
  expect(markup).not.toMatch(new RegExp(`(?:href|src|action)="(?!mailto:)[^"#]*${code}`));
  const linked = await (await fetch(`${site.url}/plan?code=${code}&${code}`)).text();
  expect(linked).toContain(words.askTitle);
  expect(linked).not.toContain('porter');
});

test.each([
  ['what is no code', 'my plan', words.notACode, 400],
  [
    'a code that nothing is kept under',
    'K7QM-2XHD-9RTW-4FNP',
    'No plan is kept under this code',
    404,
  ],
])(
  '%s is refused in a sentence, with the field to type it again',
  async (_, code, says, status) => {
    const answer = await post('/plan', { code });
    expect(answer.status).toBe(status);
    const markup = await answer.text();
    expect(markup).toContain(says);
    expect(markup).toContain(`value="${code}"`);
  },
);

test('wrong codes are limited as in the chat, and a right one is still answered', async () => {
  const key = await withPlan();
  const code = codeIn(await say(key, 'save my plan')) ?? '';
  const statuses: number[] = [];
  for (let wrong = 0; wrong <= WRONG_CODES_OF_A_CONVERSATION; wrong += 1)
    statuses.push((await post('/plan', { key, code: 'K7QM-2XHD-9RTW-4FNP' })).status);
  expect(statuses.at(0)).toBe(404);
  expect(statuses.at(-1)).toBe(429);
  expect((await post('/plan', { key, code })).status).toBe(200);
});

test('a deleted plan is gone from its page, by whichever way it was deleted', async () => {
  const byPage = codeIn(await say(await withPlan(), 'save my plan')) ?? '';
  expect(await page({ code: byPage, do: 'delete' })).toContain(words.deleted);
  expect((await post('/plan', { code: byPage })).status).toBe(404);

  const key = await withPlan();
  const inChat = codeIn(await say(key, 'save my plan')) ?? '';
  await say(key, 'delete my saved plan');
  await say(key, 'Yes, delete it');
  expect((await post('/plan', { code: inChat })).status).toBe(404);
  expect(codeIn(await page({ key }))).toBeUndefined();
  // Saved again it is a new one: a code that was deleted does not come back.
  expect(codeIn(await say(key, 'save my plan'))).not.toBe(inChat);
});

test('a plan that was changed after it was saved says so, and is saved under the same code', async () => {
  const key = await withPlan();
  const code = codeIn(await say(key, 'save my plan')) ?? '';
  await say(key, 'actually I have a degree');
  expect(await page({ key })).toContain(words.unsaved);
  const saved = await page({ key, do: 'save', id: 'again' });
  expect(codeIn(saved)).toBe(code);
  expect(saved).not.toContain(words.unsaved);
});

test('a browser without a plan is told how to get one, and another site opens none', async () => {
  const nobody = await post('/plan', { key: 'n'.repeat(43) });
  expect(nobody.status).toBe(404);
  expect(await nobody.text()).toContain(words.openByCode);
  const headers = { 'Sec-Fetch-Site': 'cross-site' };
  expect((await post('/plan', { key: await withPlan() }, headers)).status).toBe(403);
});
