// The server itself: what it lets in, what it says when it does not, and what every response carries.

import http from 'node:http';
import net from 'node:net';
import { addChannels } from '../../src/channels/channels.ts';
import { readConfig } from '../../src/config.ts';
import { Refusal } from '../../src/http/failures.ts';
import { buildMetrics } from '../../src/http/metrics.ts';
import { buildServer, type Operations } from '../../src/http/server.ts';
import { StoreUnavailable } from '../../src/store/store.ts';
import { TooManyRequests } from '../../src/turns/limits.ts';
import type { Turns } from '../../src/turns/turns.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const turns: Turns = {
  take: async () => ({ replies: [], isRepeat: false, said: '' }),
  welcome: async () => [],
  history: async () => [],
  forget: async () => 'gone',
  rate: async () => false,
  plan: async () => undefined,
  planOf: async () => undefined,
  forgetPlan: async () => 'gone',
  sent: async () => {},
};

let running: { close: () => void }[] = [];

afterEach(() => {
  for (const one of running) one.close();
  running = [];
});

async function serve(
  environment: NodeJS.ProcessEnv = {},
  operations: Operations = {},
): Promise<string> {
  const services = { config: readConfig(environment), knowledge, turns };
  const server = buildServer(services, addChannels, operations);
  const faults: Record<string, () => Error> = {
    store: () => new StoreUnavailable('secret path /var/data'),
    many: () => new TooManyRequests('messages', 17),
    refused: () => new Refusal(400),
    inner: () => new Error('secret inner detail'),
    odd: () => Object.assign(new Error('secret'), { statusCode: 200 }),
  };
  server.get('/throws/:what', async (request) => {
    throw faults[String(request.params.what)]?.() ?? new Error();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({
    close: () => {
      server.close();
      server.server.closeAllConnections();
    },
  });
  const address = server.server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** What comes back for these bytes, until the other side closes. */
function raw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data) => {
      received += data;
      socket.end();
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

test('every response has the security headers, whatever it answers', async () => {
  const url = await serve();
  const needed = [
    'content-security-policy',
    'x-content-type-options',
    'referrer-policy',
    'permissions-policy',
  ];
  for (const path of ['/healthz', '/readyz', '/metrics', '/nothing', '/throws/inner', '/%ff']) {
    const response = await fetch(url + path);
    const names = [...response.headers.keys()];
    expect([path, names]).toEqual([path, expect.arrayContaining(needed)]);
    expect(names).not.toContain('server');
    expect(names).not.toContain('x-powered-by');
  }
  const refused = (await raw(url, 'NONSENSE\r\n\r\n')).toLowerCase();
  expect(refused).toMatch(/^http\/1\.1 400 /);
  for (const name of needed) expect(refused).toContain(`${name}: `);
});

test('https is insisted on where people come by https', async () => {
  const header = async (environment: NodeJS.ProcessEnv) =>
    (await fetch(`${await serve(environment)}/healthz`)).headers.get('strict-transport-security');
  expect(await header({ PUBLIC_URL: 'https://careers.example.nhs.uk' })).toMatch(/^max-age=/);
  expect(await header({})).toBeNull();
});

test.each([
  ['store', 503, '5'],
  ['many', 429, '17'],
  ['refused', 400, null],
  ['inner', 500, null],
  ['odd', 500, null],
])(
  'a failure of the kind "%s" is a %i and shows nothing of the inside',
  async (what, status, retryAfter) => {
    const url = await serve();
    for (const accept of ['text/html', 'application/json']) {
      const response = await fetch(`${url}/throws/${what}`, { headers: { accept } });
      const body = await response.text();
      expect(response.status).toBe(status);
      expect(response.headers.get('retry-after')).toBe(retryAfter);
      expect(response.headers.get('content-type')).toContain(accept);
      expect(body).not.toMatch(/secret|Error|\bat \//);
      expect(body.length).toBeGreaterThan(10);
    }
  },
);

test('an unknown page is a 404, a wrong method a 405', async () => {
  const url = await serve();
  expect((await fetch(`${url}/nothing`)).status).toBe(404);
  expect((await fetch(`${url}/healthz`, { method: 'DELETE' })).status).toBe(405);
});

test('it is ready only while the store answers', async () => {
  let isThere = true;
  const ping = async () => {
    if (!isThere) throw new StoreUnavailable('gone');
  };
  const url = await serve({}, { ping });
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  isThere = false;
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

describe('what is for the machines around the bot', () => {
  const passedOn = { 'x-forwarded-for': '192.0.2.1' };

  test('is not told to who comes through a proxy, and costs no store anything', async () => {
    let pings = 0;
    const ping = async () => {
      pings += 1;
    };
    const url = await serve({ TRUST_PROXY: '1' }, { ping });
    for (const path of ['/readyz', '/metrics']) {
      expect((await fetch(url + path, { headers: passedOn })).status).toBe(404);
    }
    expect((await fetch(`${url}/healthz`, { headers: passedOn })).status).toBe(200);
    expect(pings).toBe(0);
  });

  test('is counted like any request when a stranger asks', async () => {
    const url = await serve({ REQUESTS_PER_MINUTE: '1', TRUST_PROXY: '1' });
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await fetch(`${url}/readyz`, { headers: passedOn })).status);
    }
    expect(statuses).toEqual([404, 429, 429]);
  });
});

test('while it stops, everything new is refused with a time to come back', async () => {
  let isStopping = false;
  const url = await serve({}, { isStopping: () => isStopping });
  isStopping = true;
  const response = await fetch(`${url}/readyz`);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(response.headers.get('connection')).toBe('close');
});

test('metrics count responses and turns', async () => {
  const metrics = buildMetrics();
  const url = await serve({}, { metrics });
  await (await fetch(`${url}/nothing`)).text();
  metrics.turn({
    turnId: 'x',
    milliseconds: 3,
    isRepeat: false,
    conflicts: 2,
    outcome: 'answer',
    topic: 'pay',
    dialog: null,
  });
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('careers_http_requests_total{status="404"} 1');
  expect(text).toContain('careers_turns_total{outcome="answer",topic="pay",repeat="false"} 1');
  expect(text).toContain('careers_turn_seconds_bucket{le="0.005"} 1');
  expect(text).toContain('careers_store_conflicts_total 2');
});

test('requests beyond the limit of an address are refused; health is always told', async () => {
  const url = await serve({ REQUESTS_PER_MINUTE: '3' });
  const statuses: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    statuses.push((await fetch(`${url}/nothing`)).status);
  }
  expect(statuses).toEqual([404, 404, 404, 429, 429]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('a forged forwarded address does not get around the limit', async () => {
  const url = await serve({ REQUESTS_PER_MINUTE: '1' });
  const ask = (address: string) =>
    fetch(`${url}/nothing`, { headers: { 'x-forwarded-for': address } });
  expect((await ask('1.1.1.1')).status).toBe(404);
  expect((await ask('2.2.2.2')).status).toBe(429);
});

test('people behind a trusted proxy are told apart', async () => {
  const url = await serve({ REQUESTS_PER_MINUTE: '1', TRUST_PROXY: '1' });
  const ask = (address: string) =>
    fetch(`${url}/nothing`, { headers: { 'x-forwarded-for': address } });
  expect((await ask('1.1.1.1')).status).toBe(404);
  expect((await ask('2.2.2.2')).status).toBe(404);
  expect((await ask('6.6.6.6, 2.2.2.2')).status).toBe(429);
});

describe('/api/messages without a bot registration', () => {
  const ask = (url: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...headers },
    });

  // An empty body is let in and is then no activity: 400. Who is not let in gets 403.
  test('lets in a program on this machine', async () => {
    expect((await ask(await serve())).status).toBe(400);
  });

  test('refuses what a proxy passes on from elsewhere', async () => {
    expect((await ask(await serve(), { 'x-forwarded-for': '192.0.2.1' })).status).toBe(403);
  });

  test('lets in anyone when told to', async () => {
    const url = await serve({ ALLOW_ANONYMOUS: 'true' });
    expect((await ask(url, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(400);
  });
});

test('bodies that are too large, packed or endless are refused', async () => {
  const url = await serve();
  const post = (body: string, headers = {}) =>
    fetch(`${url}/throws/refused`, { method: 'POST', body, headers });
  expect((await post('x'.repeat(65 * 1024))).status).toBe(413);
  expect((await post('x', { 'content-encoding': 'gzip' })).status).toBe(415);
  expect((await fetch(`${url}/${'x'.repeat(4000)}`)).status).toBe(414);
});

test('headers that are too large are refused', async () => {
  const url = await serve();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    http
      .get(`${url}/healthz`, { headers: { x: 'a'.repeat(20_000) } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject);
  });
  expect(status).toBe(431);
});
