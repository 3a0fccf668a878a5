// Who sends slowly, endlessly or not at all, or never reads, is cut off; others are answered meanwhile.
// At TEST_SCALE 1 the server's times are a tenth of what they are, so that the tests need not wait so long.

import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { addChannels } from '../../src/channels/channels.ts';
import { readConfig } from '../../src/config.ts';
import { buildServer } from '../../src/http/server.ts';
import type { Turns } from '../../src/turns/turns.ts';
import { realKnowledge } from '../careers.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const LONGEST = 150_000;
const UNLIMITED = { REQUESTS_PER_MINUTE: '0' };
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

const logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line) => logged.push(line) });
const server = buildServer(
  { config: readConfig(UNLIMITED), knowledge: realKnowledge(), turns },
  addChannels,
  { log },
);
const sockets: net.Socket[] = [];
let port = 0;

beforeAll(async () => {
  if (SCALE <= 1) {
    server.server.headersTimeout /= 10;
    server.server.requestTimeout /= 10;
    server.server.timeout /= 10;
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});

afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
  server.server.closeAllConnections();
});

interface Sender {
  /** Sent at once. */
  first?: string;
  /** Sent again and again. */
  goesOn?: string;
}

/** Sends until the server ends the connection; the status it gave, or "" where it gave none. */
function sendUntilCutOff({ first = '', goesOn = '' }: Sender): Promise<string> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = net.connect(port, '127.0.0.1');
    socket.write(first);
    sockets.push(socket);
    socket.on('data', (data) => received.push(data));
    const again = setInterval(() => {
      if (socket.writable && goesOn !== '') socket.write(goesOn);
    }, 50);
    socket.on('error', () => {});
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(again);
      resolve(/^HTTP\/1\.1 (\d{3})/.exec(Buffer.concat(received).toString('latin1'))?.[1] ?? '');
    });
  });
}

const POST =
  'POST /chat HTTP/1.1\r\nHost: bot\r\nContent-Type: application/x-www-form-urlencoded\r\n';
const ENDLESS_HEADER = { first: `${POST}X-A: `, goesOn: 'b' };
const ENDLESS_BODY = { first: `${POST}Content-Length: 9999\r\n\r\n`, goesOn: 'a' };

test(
  'who sends without end, or nothing, is cut off; the log has nothing of it',
  async () => {
    const senders: Record<string, Sender> = {
      'says nothing': {},
      'never ends the first line': { first: 'GET /', goesOn: 'a' },
      'never ends the headers': { first: POST, goesOn: 'X-A: b\r\n' },
      'never ends one header': ENDLESS_HEADER,
      'never ends the body': ENDLESS_BODY,
      'never ends a body in chunks': {
        first: `${POST}Transfer-Encoding: chunked\r\n\r\n`,
        goesOn: '1\r\na\r\n',
      },
    };
    const statuses = Object.entries(senders).map(async ([name, sender]) => {
      return [name, await sendUntilCutOff(sender)];
    });
    expect(Object.fromEntries(await Promise.all(statuses))).toEqual({
      'says nothing': expect.stringMatching(/^(408)?$/),
      'never ends the first line': '408',
      'never ends the headers': expect.stringMatching(/^4(08|31)$/),
      'never ends one header': '408',
      'never ends the body': '408',
      'never ends a body in chunks': '408',
    });
    expect(logged).toEqual([]);
  },
  LONGEST,
);

test(
  'who asks without end and reads no answer is cut off',
  async () => {
    const arrived = new Promise<net.Socket>((resolve) => server.server.once('connection', resolve));
    const asked = 'GET /roles HTTP/1.1\r\nHost: bot\r\n\r\n'.repeat(2000);
    const socket = net.connect(port, '127.0.0.1', () => socket.write(asked)).pause();
    sockets.push(socket);
    const there = await arrived;
    await new Promise((resolve) => there.once('close', resolve));
  },
  LONGEST,
);

test(
  'others are answered while two hundred never finish',
  async () => {
    const slow = Array.from({ length: 200 }, () => sendUntilCutOff(ENDLESS_HEADER));
    const body = new URLSearchParams({ id: 'a', text: 'hello' });
    for (let count = 0; count < 5; count += 1) {
      const url = `http://127.0.0.1:${port}/chat`;
      expect((await fetch(url, { method: 'POST', body, redirect: 'manual' })).status).toBe(303);
      await wait(100);
    }
    expect(new Set(await Promise.all(slow))).toEqual(new Set(['408']));
  },
  LONGEST,
);
