// Whatever is sent to whatever address, and however the connection ends: the process lives, every whole request is
// answered, and no socket stays. TEST_SCALE 10 makes more than 10,000 connections.

import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type BotProcess, startBot } from './bot-process.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const AT_ONCE = 250;
const RESET_AFTER_MS = [0, 1, 5, 20];
const UNLIMITED = {
  TURNS_PER_MINUTE: '0',
  REQUESTS_PER_MINUTE: '0',
  CONVERSATIONS_PER_HOUR: '0',
  CONNECTIONS_PER_ADDRESS: '0',
};

const routeList = z.array(z.object({ method: z.string(), path: z.string() }));
type Route = z.infer<typeof routeList>[number];

let bot: BotProcess;
let port: number;
let routes: Route[];

beforeAll(async () => {
  bot = await startBot({
    script: path.resolve('tests/running/short-times-server.ts'),
    environment: UNLIMITED,
  });
  port = Number(new URL(bot.url).port);
  const listed = routeList.parse(
    await (await fetch(`${bot.url}/routes`, { headers: { connection: 'close' } })).json(),
  );
  routes = [
    ...listed.map(({ method, path }) => ({ method, path: path.replace(':id', 'porter') })),
    { method: 'GET', path: '/nothing/here' },
    { method: 'DELETE', path: '/chat' },
  ];
}, 60_000);

afterAll(() => bot.end());

const FORM = 'id=a&text=what+does+a+porter+do';
const request = ({ method, path }: Route, headers = '', body = '', version = '1.1') =>
  `${method} ${path} HTTP/${version}\r\nHost: bot\r\n${headers}\r\n${body}`;
const withBody = (route: Route, headers = '') =>
  request(
    route,
    `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${FORM.length}\r\n${headers}`,
    FORM,
  );

/** Requests that every address may be sent. */
const KINDS: Record<string, (route: Route) => string> = {
  plain: (route) => request(route),
  'by HTTP 1.0': (route) => request(route, '', '', '1.0'),
  'with a body': (route) => withBody(route),
  'with a body in chunks': (route) =>
    request(
      route,
      'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n',
      '2\r\n{}\r\n0\r\n\r\n',
    ),
  'two at once': (route) => request(route) + request(route),
  'to a web socket': (route) => request(route, 'Connection: Upgrade\r\nUpgrade: websocket\r\n'),
  'to HTTP 2': (route) =>
    request(
      route,
      'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n',
    ),
  'to anything, with a body': (route) => withBody(route, 'Connection: Upgrade\r\nUpgrade: x\r\n'),
  'that waits for the word to go on': (route) => withBody(route, 'Expect: 100-continue\r\n'),
  'that expects something else': (route) => withBody(route, 'Expect: a-miracle\r\n'),
};
/** What is sent to no address in particular, and whether a status comes back. */
const STRAY: Record<string, [bytes: string, isAnswered: boolean]> = {
  'a tunnel': ['CONNECT example.nhs.uk:443 HTTP/1.1\r\nHost: example.nhs.uk\r\n\r\n', false],
  'HTTP 2 without asking': ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', true],
  'a TLS greeting': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.padEnd(200, '\x00'), true],
  'no HTTP at all': ['HELP\r\nQUIT\r\n\r\n', true],
};

type Ending = (bytes: string) => Promise<string>;

/** What the server sent, once the connection is closed by whichever side. */
function connection(act: (socket: net.Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = net.connect(port, '127.0.0.1', () => act(socket));
    socket.on('data', (data) => {
      received += data.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
  });
}

const half = (bytes: string) => bytes.slice(0, bytes.length / 2);
let resets = 0;

const ENDINGS: Record<string, Ending> = {
  'is answered': (bytes) => connection((socket) => socket.end(bytes, 'latin1')),
  'is half sent': (bytes) => connection((socket) => socket.end(half(bytes), 'latin1')),
  'is reset': (bytes) =>
    connection((socket) => {
      const delay = RESET_AFTER_MS[resets++ % RESET_AFTER_MS.length] ?? 0;
      socket.write(bytes, 'latin1', () => setTimeout(() => socket.resetAndDestroy(), delay));
    }),
  'falls silent': (bytes) => connection((socket) => socket.write(half(bytes), 'latin1')),
};

/** How many the server has open besides the one that asks. */
async function openConnections(): Promise<number> {
  const headers = { connection: 'close' };
  return z.number().parse(await (await fetch(`${bot.url}/connections`, { headers })).json());
}

/** Runs all, so many at once. */
async function inTurn(works: (() => Promise<void>)[]): Promise<void> {
  const waiting = works.values();
  const worker = async () => {
    for (const work of waiting) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

test('every address answers every whole request, survives every broken one, and keeps no socket', async () => {
  const sent = [
    ...routes.flatMap((route) =>
      Object.entries(KINDS).map(([kind, bytes]) => ({
        name: `${route.method} ${route.path} ${kind}`,
        bytes: bytes(route),
        isAnswered: true,
      })),
    ),
    ...Object.entries(STRAY).map(([name, [bytes, isAnswered]]) => ({ name, bytes, isAnswered })),
  ];
  const wrong: string[] = [];
  const works = sent.flatMap(({ name, bytes, isAnswered }) =>
    Object.entries(ENDINGS).map(([ending, end]) => async () => {
      const received = await end(bytes);
      const statuses = Array.from(received.matchAll(/^HTTP\/1\.1 (?!100)(\d{3}) /gm), ([, code]) =>
        Number(code),
      );
      const isExpected = ending !== 'is answered' || statuses.length > 0 === isAnswered;
      if (!isExpected || statuses.some((status) => status >= 500)) {
        wrong.push(`${name} ${ending}: ${statuses}`);
      }
    }),
  );
  await inTurn(Array.from({ length: Math.max(1, SCALE) }, () => works).flat());

  expect(wrong).toEqual([]);
  expect(bot.process.exitCode).toBeNull();
  while ((await openConnections()) > 0) await wait(20);
  expect(bot.output()).not.toMatch(/"level":[56]0/);
}, 600_000);
