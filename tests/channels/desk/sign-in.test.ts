// Signing in with the password of a trial, and what attackers try at it.

import { request } from 'node:http';
import { hashPassword, isPassword } from '../../../src/desk/password.ts';
import { formOf, PASSWORD, type RunningDesk, signedIn, startDesk, visit, wordsOf } from './desk.ts';

let desk: RunningDesk;

beforeEach(async () => {
  desk = await startDesk();
}, 120_000);
afterEach(() => desk.stop());

/** A request with headers that fetch does not let one set. */
function raw(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, desk.url), { method, headers }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += String(part);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asking.on('error', reject);
    asking.end();
  });
}

test('a hash is of its own password alone, and of no two is the same', async () => {
  const [one, other] = await Promise.all([
    hashPassword('correct horse'),
    hashPassword('correct horse'),
  ]);
  expect(one).not.toBe(other);
  expect(await isPassword('correct horse', one)).toBe(true);
  expect(await isPassword('correct horse ', one)).toBe(false);
});

test('without signing in every page leads to the sign-in', async () => {
  for (const address of ['/', '/audit']) {
    const page = await visit(desk.url).get(address);
    expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in']);
  }
});

test('the session cookie is strict, not for scripts, and the page is strict about content', async () => {
  const visitor = visit(desk.url);
  const form = formOf((await visitor.get('/sign-in')).text, '/sign-in');
  const answer = await visitor.post('/sign-in', { ...form, name: 'Ada', password: PASSWORD });
  const session = answer.headers.getSetCookie().find((line) => line.startsWith('desk-session='));
  expect(session).toMatch(/; HttpOnly/);
  expect(session).toMatch(/; SameSite=Strict/);
  const page = await visitor.get('/');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('cache-control')).toBe('no-store');
});

test('a wrong password says so, keeps the name, and stands in the list', async () => {
  const visitor = visit(desk.url);
  const page = await visitor.submit('/sign-in', '/sign-in', {
    name: 'Eve',
    password: 'guess guess guess',
  });
  expect(page.status).toBe(400);
  expect(wordsOf(page.text)).toContain('That is not the password');
  expect(page.text).toContain('value="Eve"');
  expect(page.text).not.toContain('guess guess');
  const list = await (await signedIn(desk)).get('/audit');
  expect(wordsOf(list.text)).toMatch(/Eve What was not let in/);
});

test('after five wrong passwords the next try waits, with the right one too', async () => {
  const visitor = visit(desk.url);
  for (let nth = 0; nth < 5; nth += 1) {
    const page = await visitor.submit('/sign-in', '/sign-in', {
      name: 'Eve',
      password: `guess ${nth}`,
    });
    expect(page.status).toBe(400);
  }
  const page = await visitor.submit('/sign-in', '/sign-in', { name: 'Eve', password: PASSWORD });
  expect(page.status).toBe(429);
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
}, 60_000);

test('a session that was planted before signing in is not the one afterwards', async () => {
  const visitor = visit(desk.url);
  visitor.cookies.set('desk-session', 'planted');
  await visitor.submit('/sign-in', '/sign-in', { name: 'Ada', password: PASSWORD });
  expect(visitor.cookies.get('desk-session')).toMatch(/^[\w-]{43}$/);
  const attacker = visit(desk.url);
  attacker.cookies.set('desk-session', 'planted');
  expect((await attacker.get('/')).status).toBe(303);
});

test('signing out ends the session, not only the cookie', async () => {
  const visitor = await signedIn(desk);
  const thief = visit(desk.url);
  for (const [name, value] of visitor.cookies) thief.cookies.set(name, value);
  expect((await thief.get('/')).status).toBe(200);
  await visitor.submit('/', '/sign-out');
  expect((await thief.get('/')).status).toBe(303);
});

test('what stands in the store opens nothing', async () => {
  const visitor = await signedIn(desk);
  const id = visitor.cookies.get('desk-session') ?? '';
  expect(await desk.store.notes.read(`session:${id}`)).toBeUndefined();
});

describe('a form that did not come from the desk', () => {
  const fields = { seen: 'on', reason: 'forged' };

  test('without its token changes nothing, and what was typed is shown', async () => {
    const visitor = await signedIn(desk);
    const page = await visitor.post('/switch-off', fields);
    expect(page.status).toBe(403);
    expect(wordsOf(page.text)).toContain('forged');
    expect((await visit(desk.site).get('/chat')).status).toBe(200);
  });

  test('with the token of another session changes nothing', async () => {
    const other = await signedIn(desk, 'Bo');
    const { token = '' } = formOf((await other.get('/')).text, '/switch-off');
    const visitor = await signedIn(desk);
    expect((await visitor.post('/switch-off', { ...fields, token })).status).toBe(403);
    expect((await visit(desk.site).get('/chat')).status).toBe(200);
  });

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('from elsewhere, %j, changes nothing even with the token', async (headers) => {
    const visitor = await signedIn(desk);
    const { token = '' } = formOf((await visitor.get('/')).text, '/switch-off');
    const page = await visitor.post('/switch-off', { ...fields, token }, headers);
    expect(page.status).toBe(403);
    expect((await visit(desk.site).get('/chat')).status).toBe(200);
  });

  test('of another kind is refused', async () => {
    const visitor = await signedIn(desk);
    const { token = '' } = formOf((await visitor.get('/')).text, '/switch-off');
    const page = await visitor.post(
      '/switch-off',
      { ...fields, token },
      { 'content-type': 'text/plain' },
    );
    expect(page.status).toBe(415);
  });

  test('that signs somebody in without the page is refused', async () => {
    const page = await visit(desk.url).post('/sign-in', { name: 'Ada', password: PASSWORD });
    expect(page.status).toBe(403);
    expect(page.headers.getSetCookie()).toEqual([]);
  });
});

test('a form larger than any of ours is refused with a sentence', async () => {
  const visitor = await signedIn(desk);
  const page = await visitor.post('/switch-off', { reason: 'x'.repeat(300_000) });
  expect(page.status).toBe(413);
});

test('under another name than this machine its pages are refused', async () => {
  const { status, body } = await raw('/sign-in', { host: 'evil.example' });
  expect(status).toBe(421);
  expect(body).not.toContain('<form');
});

test.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
  'with a password, a request that a proxy passed on (%s) is refused',
  async (name) => {
    expect((await raw('/sign-in', { [name]: '203.0.113.7' })).status).toBe(403);
  },
);

test('a wrong address, a wrong way and a long address get a sentence', async () => {
  const visitor = await signedIn(desk);
  expect((await visitor.get('/nowhere')).status).toBe(404);
  expect((await visitor.get('/switch-off')).status).toBe(405);
  expect((await visitor.get(`/${'x'.repeat(3000)}`)).status).toBe(414);
  expect((await raw('/', {}, 'DELETE')).status).toBe(405);
});
