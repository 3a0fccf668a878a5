// What every connection is held to: how many of one address, and an answer that has everything to whatever comes.

import { once } from 'node:events';
import net from 'node:net';
import { addChannels } from '../../src/channels/channels.ts';
import { readConfig } from '../../src/config.ts';
import { buildMetrics } from '../../src/http/metrics.ts';
import { buildServer } from '../../src/http/server.ts';
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

let stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

async function serve(environment: NodeJS.ProcessEnv = {}) {
  const metrics = buildMetrics();
  const server = buildServer({ config: readConfig(environment), knowledge, turns }, addChannels, {
    metrics,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.close();
    server.server.closeAllConnections();
  });
  const address = server.server.address();
  return {
    http: server.server,
    metrics,
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
  };
}

/** A connection from an address of this machine that sends these bytes, and everything it receives until it closes. */
function send(port: number, bytes: string, localAddress = '127.0.0.1', allowHalfOpen = false) {
  const socket = net.connect({ port, host: '127.0.0.1', localAddress, allowHalfOpen });
  stops.push(() => socket.destroy());
  let received = '';
  socket.on('data', (data) => {
    received += data;
  });
  socket.on('error', () => {});
  socket.write(bytes);
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  return { socket, closed };
}

const request = (path: string, headers = '') =>
  `GET ${path} HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n${headers}\r\n`;

test.each([
  ['/healthz', 'Expect: 100-continue\r\n', 200],
  ['/nothing', 'Expect: 100-continue\r\n', 404],
  ['/chat', 'Expect: a-miracle\r\n', 417],
  ['/nothing', 'Upgrade: websocket\r\n', 404],
])('%s with "%s" is a %i with the security headers, and counted', async (path, headers, status) => {
  const { port, metrics } = await serve();
  const received = (await send(port, request(path, headers)).closed).replace(
    /^HTTP\/1.1 100 .*\s+/,
    '',
  );
  expect(received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  for (const name of ['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy']) {
    expect(received).toContain(`${name}: `);
  }
  expect((await metrics.text()).body).toContain(
    `careers_http_requests_total{status="${status}"} 1`,
  );
});

test('a body that may be sent is asked for, and one that is refused is not', async () => {
  const { port } = await serve();
  const post = (length: number) =>
    `POST /chat HTTP/1.1\r\nHost: bot\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`;
  const { socket } = send(port, post(20));
  expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1\.1 100 /);
  expect(await send(port, post(70_000)).closed).toMatch(/^HTTP\/1\.1 413 /);
});

test('a socket whose time is over is closed, whether or not the other side closes', async () => {
  const { port, http } = await serve();
  http.headersTimeout = 100;
  http.timeout = 0;
  const arrived = once(http, 'connection');
  send(port, 'GET /', '127.0.0.1', true);
  const [socket] = await arrived;
  await once(socket, 'close');
});

test('an address with too many connections loses the oldest that wait for nothing; another loses none', async () => {
  const { port, metrics } = await serve({ CONNECTIONS_PER_ADDRESS: '3' });
  const other = send(port, 'GET /', '127.0.0.2');
  await once(other.socket, 'connect');
  const [first, ...later] = Array.from({ length: 4 }, () => send(port, 'GET /'));
  expect(await first?.closed).toBe('');
  for (const { socket } of later)
    socket.write('healthz HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n');
  for (const { closed } of later) expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
  other.socket.write('healthz HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n');
  expect(await other.closed).toMatch(/^HTTP\/1\.1 200 /);
  expect((await metrics.text()).body).toContain('careers_connections_refused_total 1');
});

test('a connection on which an answer is being made is not given up for a new one', async () => {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    turns.take = () => {
      resolve();
      return new Promise((done) => {
        answer = () => done({ replies: [], isRepeat: false, said: '' });
      });
    };
  });
  const { port } = await serve({ CONNECTIONS_PER_ADDRESS: '1' });
  const form = 'id=a&text=hello';
  const type = 'application/x-www-form-urlencoded';
  const { closed } = send(
    port,
    `POST /chat HTTP/1.1\r\nHost: bot\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${form.length}\r\n\r\n${form}`,
  );
  await asked;
  expect(await send(port, request('/')).closed).toBe('');
  answer();
  expect(await closed).toMatch(/^HTTP\/1\.1 303 /);
});

test("behind a proxy the connections are the proxy's, and not counted by address", async () => {
  const { port } = await serve({ CONNECTIONS_PER_ADDRESS: '1', TRUST_PROXY: '1' });
  const first = send(port, 'GET /');
  expect(await send(port, request('/healthz')).closed).toMatch(/^HTTP\/1\.1 200 /);
  first.socket.write('healthz HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n');
  expect(await first.closed).toMatch(/^HTTP\/1\.1 200 /);
});
