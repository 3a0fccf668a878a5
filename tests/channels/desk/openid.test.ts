// Signing in with an account, against a real OpenID provider; and answers that are forged, old, or another's.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { readConfig } from '../../../src/config.ts';
import {
  type Answered,
  type RunningDesk,
  startDesk,
  type Visitor,
  visit,
  wordsOf,
} from './desk.ts';

const CLIENT = 'careers-desk';
const SECRET = 'a secret of the client, long enough';
/** The desk of these tests is known by a name that leads nowhere: only what comes back is followed. */
const DESK_URL = 'http://localhost:4444';

const providers: ChildProcess[] = [];
let issuer: string;
let desk: RunningDesk;

/** Starts a provider whose clock is so many seconds behind; where it is. */
function startProvider(secondsBehind: number): Promise<string> {
  const script = path.resolve('tests/channels/desk/openid-provider.ts');
  const settings = [CLIENT, SECRET, `${DESK_URL}/sign-in/return`, String(secondsBehind)];
  const provider = spawn(path.resolve('node_modules/.bin/node'), [script, ...settings], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  providers.push(provider);
  return new Promise((resolve, reject) => {
    provider.once('exit', () => reject(new Error('The provider ended.')));
    provider.stdout.on('data', (data) => {
      const found = /issuer (http\S+)/.exec(String(data))?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

beforeAll(async () => {
  issuer = await startProvider(0);
  desk = await startDesk({ environment: environment(issuer) });
}, 120_000);
afterAll(() => {
  for (const provider of providers) provider.kill();
});

const environment = (at: string) => ({
  DESK_URL,
  DESK_OPENID_ISSUER: at,
  DESK_OPENID_CLIENT_ID: CLIENT,
  DESK_OPENID_CLIENT_SECRET: SECRET,
});

/** The address at the provider that the desk sends a browser to, for an account there. */
async function leave(visitor: Visitor, account: string): Promise<URL> {
  const answer = await visitor.get('/sign-in/account');
  expect(answer.status).toBe(303);
  const address = new URL(answer.headers.get('location') ?? '');
  address.searchParams.set('login_hint', account);
  return address;
}

/** What the provider sends a browser back with. */
async function through(address: URL): Promise<string> {
  const browser = visit(address.origin);
  for (let next = address.href; ; ) {
    const { headers, text } = await browser.get(next);
    const to = headers.get('location');
    if (to === null) throw new Error(text);
    const url = new URL(to, address);
    if (url.href.startsWith(DESK_URL)) return url.search;
    next = url.href;
  }
}

const comeBack = (visitor: Visitor, search: string) => visitor.get(`/sign-in/return${search}`);

async function signIn(account: string): Promise<{ visitor: Visitor; page: Answered }> {
  const visitor = visit(desk.url);
  const page = await comeBack(visitor, await through(await leave(visitor, account)));
  return { visitor, page };
}

const NOT_BEGUN = /no sign-in was begun/;

/** Nobody was let in, and the log says for this reason. */
async function expectRefused(visitor: Visitor, page: Answered, reason: RegExp, at = desk) {
  expect(page.status).toBe(400);
  expect(wordsOf(page.text)).toContain('You could not be signed in');
  expect(at.logged.at(-1)).toMatch(reason);
  expect(visitor.cookies.has('desk-session')).toBe(false);
  expect((await visitor.get('/')).status).toBe(303);
}

test('an account with a role gets in, through a page and not a redirect, and is known by its name', async () => {
  const { visitor, page } = await signIn('publisher');
  expect(page.status).toBe(200);
  expect(page.text).toContain('http-equiv="refresh" content="0;url=/"');
  const home = await visitor.get('/');
  expect(wordsOf(home.text)).toContain('Signed in as Test publisher (publisher@example.org)');
  expect(home.text).toContain('action="/switch-off"');
});

test.each(['reader', 'editor'])(
  'the role of a %s shows the desk and does not switch it off',
  async (account) => {
    const { visitor } = await signIn(account);
    const home = await visitor.get('/');
    expect(home.status).toBe(200);
    expect(home.text).not.toContain('action="/switch-off"');
    const token = /name="token" value="([^"]+)"/.exec(home.text)?.[1] ?? '';
    const page = await visitor.post('/switch-off', { token, seen: 'on', reason: 'x' });
    expect(page.status).toBe(403);
    expect(wordsOf(page.text)).toContain('Desk.Publish');
    expect((await visit(desk.site).get('/chat')).status).toBe(200);
  },
);

test.each(['visitor', 'nobody'])(
  'an account without a role, %s, is not let in',
  async (account) => {
    const { visitor, page } = await signIn(account);
    expect(page.status).toBe(403);
    expect(wordsOf(page.text)).toContain('no role for the desk');
    expect(visitor.cookies.has('desk-session')).toBe(false);
  },
);

test('an answer with a wrong state is refused', async () => {
  const visitor = visit(desk.url);
  const search = new URLSearchParams(await through(await leave(visitor, 'publisher')));
  search.set('state', 'another');
  await expectRefused(visitor, await comeBack(visitor, `?${search}`), /unexpected .{2}state/);
});

test('an ID token with a wrong nonce is refused', async () => {
  const visitor = visit(desk.url);
  const address = await leave(visitor, 'publisher');
  address.searchParams.set('nonce', 'another');
  await expectRefused(visitor, await comeBack(visitor, await through(address)), /.nonce.. claim/);
});

test('an ID token that has expired is refused', async () => {
  const late = await startDesk({ environment: environment(await startProvider(86_400)) });
  const visitor = visit(late.url);
  const search = await through(await leave(visitor, 'publisher'));
  await expectRefused(visitor, await comeBack(visitor, search), /expiration is past/, late);
});

test("another's code, in a browser that began a sign-in of its own, is refused", async () => {
  const victim = visit(desk.url);
  const stolen = new URLSearchParams(await through(await leave(victim, 'publisher')));
  const attacker = visit(desk.url);
  const own = await leave(attacker, 'visitor');
  stolen.set('state', own.searchParams.get('state') ?? '');
  await expectRefused(
    attacker,
    await comeBack(attacker, `?${stolen}`),
    /server responded with an error/,
  );
});

test('an answer that comes again, or to a browser that began none, is refused', async () => {
  const visitor = visit(desk.url);
  const search = await through(await leave(visitor, 'publisher'));
  const begun = visitor.cookies.get('desk-sign-in') ?? '';
  expect((await comeBack(visitor, search)).status).toBe(200);
  const again = visit(desk.url);
  again.cookies.set('desk-sign-in', begun);
  await expectRefused(again, await comeBack(again, search), NOT_BEGUN);
  const none = visit(desk.url);
  await expectRefused(none, await comeBack(none, search), NOT_BEGUN);
});

test('a refusal by the provider is told as such, and nothing of it is shown', async () => {
  const visitor = visit(desk.url);
  const address = await leave(visitor, 'publisher');
  const state = address.searchParams.get('state') ?? '';
  const page = await comeBack(
    visitor,
    `?error=access_denied&error_description=%3Cb%3E&state=${state}&iss=${issuer}`,
  );
  expect(page.text).not.toContain('<b>');
  await expectRefused(visitor, page, /authorization response from the server is an error/);
});

test('the code is bound by PKCE, and the cookie of the way back is lax and not for scripts', async () => {
  const visitor = visit(desk.url);
  const answer = await visitor.get('/sign-in/account');
  const address = new URL(answer.headers.get('location') ?? '');
  expect(address.searchParams.get('code_challenge_method')).toBe('S256');
  expect(address.searchParams.get('redirect_uri')).toBe(`${DESK_URL}/sign-in/return`);
  expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax/);
});

test('a provider that cannot be reached is said to be that', async () => {
  const nobody = createServer().listen(0, '127.0.0.1');
  await once(nobody, 'listening');
  const address = nobody.address();
  const port = typeof address === 'object' ? address?.port : 0;
  nobody.close();
  const other = await startDesk({ environment: environment(`http://127.0.0.1:${port}`) });
  const page = await visit(other.url).get('/sign-in/account');
  expect(page.status).toBe(503);
  expect(wordsOf(page.text)).toContain('cannot be reached');
});

test('over http the desk is not opened for accounts, except on this machine', () => {
  const settings = { ...environment('https://login.example.org'), DESK_PORT: '4000' };
  expect(() => readConfig({ ...settings, DESK_URL: 'http://desk.example.org' })).toThrow(
    /DESK_URL must begin with https/,
  );
  expect(readConfig({ ...settings, DESK_URL: 'https://desk.example.org' }).DESK_PORT).toBe(4000);
});
