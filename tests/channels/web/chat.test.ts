// The chat over HTTP, as a browser without scripts and as the script sees it.

import { createHash } from 'node:crypto';

import { storedKey } from '../../../src/channels/web/key.ts';
import { memoryStore, type RunningSite, startSite } from './site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ environment: { TRUSTED_ORIGINS: 'https://trust.example.org' } });
});
afterAll(() => site.stop());

const KEY = 'k'.repeat(43);
const SKILLS = 'what skills does a podiatrist need';

/** Posts a form as a browser without scripts does. */
function post(fields: Record<string, string>, headers: Record<string, string> = {}, to = '/chat') {
  return fetch(site.url + to, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
}

/** Posts a message as the script does; the answer is the new part of the conversation. */
async function say(text: string, key: string, id: string = crypto.randomUUID()) {
  const response = await post({ id, text }, { 'X-Conversation-Key': key });
  return { status: response.status, markup: await response.text() };
}

async function history(key: string): Promise<string> {
  const response = await fetch(`${site.url}/chat`, { headers: { 'X-Conversation-Key': key } });
  return response.text();
}

const freshKey = () => `${crypto.randomUUID()}${crypto.randomUUID()}`;
const countOf = (text: string, part: string) => text.split(part).length - 1;
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

test('a message posted without scripts is answered after a redirect', async () => {
  const posted = await post({ id: 'one', key: freshKey(), text: SKILLS });
  expect(posted.status).toBe(303);
  const cookie = cookieOf(posted);
  const page = await fetch(new URL(posted.headers.get('location') ?? '', site.url), {
    headers: { cookie },
  });
  expect(await page.text()).toContain('Skills for a podiatrist');
});

test('of a question that takes several answers, those that were ticked are sent together without scripts', async () => {
  const key = freshKey();
  const { markup } = await say('what job would suit me', key);
  const titles = [...markup.matchAll(/type="checkbox" name="ticked" value="([^"]+)"/g)].map(
    ([, title = '']) => title,
  );
  expect(titles.length).toBeGreaterThan(3);
  // Each stands once: as a box to tick, and neither as a button nor in the text.
  for (const title of titles) expect(countOf(markup, title)).toBe(2);
  const headers = { Cookie: `conversation=${key}` };
  const ticked = new URLSearchParams({ id: 'ticked' });
  for (const title of titles.slice(0, 2)) ticked.append('ticked', title);
  await fetch(`${site.url}/chat`, { method: 'POST', body: ticked, headers, redirect: 'manual' });
  expect(await history(key)).toContain(titles.slice(0, 2).join('; '));
});

test('nothing ticked says nothing', async () => {
  const key = freshKey();
  await say('what job would suit me', key);
  const before = await history(key);
  const posted = await post({ id: 'none' }, { Cookie: `conversation=${key}` });
  expect(posted.headers.get('location')).toBe('/chat?kept#choices');
  expect(await history(key)).toBe(before);
});

test('the key is never in an address', async () => {
  const key = freshKey();
  const posted = await post({ id: 'one', key, text: SKILLS });
  expect(posted.headers.get('location')).not.toContain(key);
  const page = await (await fetch(`${site.url}/chat`)).text();
  const fresh = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(fresh.length).toBeGreaterThanOrEqual(22);
  expect(page).not.toMatch(new RegExp(`(?:href|src|action)="[^"]*${fresh}`));
});

test('the cookie cannot be read by scripts and is not sent by other sites', async () => {
  const posted = await post({ id: 'one', key: freshKey(), text: SKILLS });
  expect(posted.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax$/);
});

test('over https the cookie is secure, and in a frame of another site it is kept apart for that site', async () => {
  const secure = await startSite({ environment: { PUBLIC_URL: 'https://careers.example.org' } });
  const response = await fetch(`${secure.url}/chat?embedded`, {
    method: 'POST',
    body: new URLSearchParams({ id: 'one', key: freshKey(), text: SKILLS }),
    headers: { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'same-origin' },
    redirect: 'manual',
  });
  expect(response.headers.get('set-cookie')).toMatch(
    /^__Host-conversation=.*; Path=\/; HttpOnly; SameSite=None; Partitioned; Secure$/,
  );
  await secure.stop();
});

test('in a frame that keeps no cookies the key goes from form to form', async () => {
  const key = freshKey();
  const frame = { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'same-origin' };
  const first = await post({ id: 'one', key, text: SKILLS }, frame, '/chat?embedded');
  const page = await first.text();
  expect(first.status).toBe(200);
  expect(page).toContain('Skills for a podiatrist');
  expect(page).toContain(`name="key" value="${key}"`);
  const second = await post({ id: 'two', key, text: 'and the pay' }, frame, '/chat?embedded');
  const both = await second.text();
  expect(both).toContain('Skills for a podiatrist');
  expect(both).toContain('Pay of a podiatrist');
});

test('a browser that keeps no cookies at all is told so', async () => {
  const posted = await post({ id: 'one', key: freshKey(), text: SKILLS });
  const page = await fetch(new URL(posted.headers.get('location') ?? '', site.url));
  expect(await page.text()).toContain('did not keep the cookie');
});

test('the store knows only a hash of the key', async () => {
  const asked: string[] = [];
  const memory = memoryStore();
  const store = {
    ...memory,
    read: (...given: Parameters<typeof memory.read>) => {
      asked.push(given[0]);
      return memory.read(...given);
    },
  };
  const other = await startSite({ store });
  await fetch(`${other.url}/chat`, {
    method: 'POST',
    body: new URLSearchParams({ id: 'one', text: 'hello' }),
    headers: { 'X-Conversation-Key': KEY },
  });
  await other.stop();
  const hash = createHash('sha256').update(KEY).digest('base64url');
  expect(new Set(asked)).toEqual(new Set([`web-${hash}`]));
});

test('a message posted twice at the same time is answered once', async () => {
  const key = freshKey();
  await Promise.all([say(SKILLS, key, 'same'), say(SKILLS, key, 'same')]);
  expect(countOf(await history(key), 'class="entry entry--said"')).toBe(1);
});

test('another text from the same page is another message', async () => {
  const key = freshKey();
  await say(SKILLS, key, 'page');
  await say('pay of a porter', key, 'page');
  expect(countOf(await history(key), 'class="entry entry--said"')).toBe(2);
});

test('two conversations know nothing of each other', async () => {
  const [mine, yours] = [freshKey(), freshKey()];
  await say(SKILLS, mine);
  expect(await history(yours)).not.toContain('podiatrist');
});

test('the conversation outlives the server', async () => {
  const store = memoryStore();
  const ask = (url: string, text: string) =>
    fetch(`${url}/chat`, {
      method: 'POST',
      body: new URLSearchParams({ id: text, text }),
      headers: { 'X-Conversation-Key': KEY },
    });
  const before = await startSite({ store });
  await ask(before.url, SKILLS);
  await before.stop();
  const after = await startSite({ store });
  const answer = await ask(after.url, 'what does it pay');
  expect(await answer.text()).toContain('Pay of a podiatrist');
  await after.stop();
});

test('"delete my chat" asks once, and deletes it after a yes', async () => {
  const key = freshKey();
  await say(SKILLS, key);
  await post({ key, do: 'delete' });
  expect(await history(key)).toContain('Delete everything you said here?');
  expect(await history(key)).toContain(SKILLS);
  const deleted = await post({ key, text: 'Yes, delete it' });
  expect(deleted.headers.get('location')).toContain('said=deleted');
  expect(deleted.headers.get('set-cookie')).toContain('Max-Age=0');
  expect(await history(key)).not.toContain('entry--said');
});

test('"start again" asks once, and then leaves nothing of the conversation before', async () => {
  const key = freshKey();
  await say(SKILLS, key);
  await post({ key, do: 'start-again' });
  expect(await history(key)).toContain('Start again with an empty chat?');
  const begun = await post({ key, text: 'Yes, start again' });
  expect(begun.headers.get('location')).toContain('said=deleted');
  const { markup } = await say('what does it pay', key);
  expect(markup).not.toContain('podiatrist');
});

test('"start again" leaves everything where the answer is no', async () => {
  const key = freshKey();
  await say(SKILLS, key);
  await post({ key, do: 'start-again' });
  await say('No, keep it', key);
  expect(await history(key)).toContain('Skills for a podiatrist');
});

test('"start again" asks nothing where nothing was said', async () => {
  const begun = await post({ key: freshKey(), do: 'start-again' });
  expect(begun.headers.get('location')).toBe('/chat#latest');
});

test('a conversation can be saved as a text file', async () => {
  const key = freshKey();
  await say(SKILLS, key);
  const file = await post({ key, do: 'save' });
  const text = await file.text();
  expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+\.txt"$/);
  expect(text).toContain(SKILLS);
  expect(text).toContain('Skills for a podiatrist');
  expect(text).not.toMatch(/<\/?[a-z]/);
});

test.each([
  ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
  ['another host of the same site', { 'Sec-Fetch-Site': 'same-site' }],
  ['an old browser on another site', { Origin: 'https://evil.example' }],
  ['a page without an origin', { Origin: 'null' }],
])('a post from %s is refused', async (_, headers) => {
  const key = freshKey();
  const response = await post({ id: 'one', key, text: SKILLS }, headers);
  expect(response.status).toBe(403);
  expect(await history(key)).not.toContain('entry--said');
});

test('a body larger than any message is refused with a page', async () => {
  const response = await post({ id: 'one', key: freshKey(), text: 'a'.repeat(40_000) });
  expect(response.status).toBe(413);
  expect(await response.text()).toContain('too long');
});

test('a message longer than the bot reads is answered, not lost', async () => {
  const { status, markup } = await say('é'.repeat(2500), freshKey());
  expect(status).toBe(200);
  expect(markup).toContain('too long for me');
});

test.each(['short', `${'k'.repeat(43)};x`, '../../etc/passwd', 'k'.repeat(500)])(
  'a key that no one of ours would make is not taken: %s',
  async (key) => {
    const response = await post({ id: 'one', key, text: SKILLS });
    expect(cookieOf(response)).not.toContain(key);
  },
);

test('the page may be framed by itself and by trusted origins only', async () => {
  const policy = (await fetch(`${site.url}/chat`)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'self' https://trust.example.org");
  expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
});

test('nothing of a conversation is kept by caches', async () => {
  const page = await fetch(`${site.url}/chat`);
  const part = await fetch(`${site.url}/chat`, { headers: { 'X-Conversation-Key': KEY } });
  expect([page, part].map((one) => one.headers.get('cache-control'))).toEqual([
    'no-store',
    'no-store',
  ]);
});

test('opening the chat writes nothing into the store', async () => {
  let writes = 0;
  const memory = memoryStore();
  const store = {
    ...memory,
    write: async (...given: Parameters<typeof memory.write>) => {
      writes += 1;
      return memory.write(...given);
    },
  };
  const other = await startSite({ store });
  await (await fetch(`${other.url}/chat`)).text();
  await other.stop();
  expect(writes).toBe(0);
});

test('a conversation that was left alone is not shown to whoever opens the browser again', async () => {
  const key = freshKey();
  const entry = { messageId: 'a', said: SKILLS, replies: [], at: Date.now() - 31 * 60_000 };
  await site.store.write(storedKey(key), { version: 1, state: undefined, entry });
  const opened = await fetch(`${site.url}/chat`, { headers: { cookie: `conversation=${key}` } });
  const markup = await opened.text();
  expect(markup).not.toContain(SKILLS);
  expect(markup).toContain('left alone for more than 30 minutes');
  expect(opened.headers.get('set-cookie')).toContain('Max-Age=0');
  const headers = { 'x-conversation-key': key };
  const byScript = await fetch(`${site.url}/chat?opening`, { headers });
  expect(byScript.headers.get('x-conversation-ended')).toBe('left');
  expect(await byScript.text()).not.toContain(SKILLS);
  // A page that stayed open goes on.
  expect(await history(key)).toContain(SKILLS);
});

describe('"Was this useful?"', () => {
  const buttonFor = (markup: string, name: 'yes' | 'no') =>
    new RegExp(`form="useful" name="${name}" value="([^"]+)"`).exec(markup)?.[1] ?? '';
  const today = () => new Date().toISOString().slice(0, 10);
  const counted = async (answer: string) =>
    (await site.store.feedback.since(today())).find((one) => one.answer === answer);

  test('stands under an answer, and works without scripts: counted once, then thanks', async () => {
    const posted = await post({ id: 'one', key: freshKey(), text: SKILLS });
    const cookie = cookieOf(posted);
    const open = async () => (await fetch(`${site.url}/chat`, { headers: { cookie } })).text();
    const page = await open();
    expect(page).toMatch(/<form id="useful" method="post" action="\/chat"/);
    const rated = buttonFor(page, 'yes');
    const before = await counted('role/podiatrist/skills');
    const sent = await post({ yes: rated }, { cookie });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe(`/chat?kept#useful-${rated}`);
    const after = await open();
    expect(after).toMatch(new RegExp(`id="useful-${rated}">Thank you`));
    expect(buttonFor(after, 'yes')).toBe('');
    await post({ no: rated }, { cookie });
    expect(await counted('role/podiatrist/skills')).toEqual({
      day: today(),
      answer: 'role/podiatrist/skills',
      useful: (before?.useful ?? 0) + 1,
      notUseful: before?.notUseful ?? 0,
    });
  });

  test('is counted for the script with its own status, and by what was answered', async () => {
    const key = freshKey();
    const { markup } = await say('how do I become an apprentice', key);
    const rated = buttonFor(markup, 'no');
    const sent = await post({ no: rated }, { 'X-Conversation-Key': key });
    expect(sent.status).toBe(204);
    expect(await counted('topic/apprenticeships')).toMatchObject({ notUseful: 1 });
  });

  test('is not counted for an answer that is not in this conversation', async () => {
    const { markup } = await say(SKILLS, freshKey());
    const other = { 'X-Conversation-Key': freshKey() };
    const sent = await post({ yes: buttonFor(markup, 'yes') }, other);
    expect(sent.status).toBe(404);
  });

  test.each(['hello', 'i want to kill myself', 'asdf qwer'])(
    'does not stand under what has no content of ours: %s',
    async (text) => {
      const { markup } = await say(text, freshKey());
      expect(buttonFor(markup, 'yes')).toBe('');
    },
  );
});
