// Malformed requests against the desk of someone who is signed in. TEST_SCALE=4, as on CI, sends 10,000.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { seeded } from '../../bench/random.ts';
import { malformed } from '../../running/malformed.ts';
import { formOf, type RunningDesk, signedIn, startDesk, type Visitor } from './desk.ts';

const REQUESTS = 2500 * Number(process.env.TEST_SCALE ?? 1);
const AT_ONCE = 16;
const SEED = 16;
const PATHS = [
  '/',
  '/audit',
  '/sign-in',
  '/switch-off',
  '/switch-on',
  '/reload',
  '/sign-out',
  '/teach',
  '/teach/phrase',
  '/teach/name',
  '/teach/question',
  '/teach/change',
  '/teach/publish',
  '/teach/discard',
  '/teach/undo',
  '/review',
  '/review.csv',
  '/review/checked',
  '/unanswered',
  '/numbers',
  '/numbers?by=weeks',
  '/numbers.csv',
];
const INNER_DETAIL =
  /node_modules|\.(?:ts|js):\d+|\bat \w+ \(|SQLITE|ECONN|ENOENT|TypeError|RangeError|SyntaxError/;

let desk: RunningDesk;
let editor: Visitor;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'attacks-'));
  desk = await startDesk({ environment: { TRUST_DIR: folder } });
  editor = await signedIn(desk);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What comes back until the other side closes. */
function exchange(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const { port, hostname } = new URL(desk.url);
    const socket = net.connect(Number(port), hostname, () => socket.end(bytes));
    socket.on('data', (data) => parts.push(data));
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
    socket.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ECONNREFUSED') reject(fault);
    });
  });
}

test(
  `${REQUESTS} malformed requests change nothing, are no fault of the desk and show no inner detail`,
  async () => {
    const random = seeded(SEED);
    const cookie = `Cookie: desk-session=${editor.cookies.get('desk-session')}\r\n`;
    const wrong: string[] = [];
    let sent = 0;
    const sender = async () => {
      while (sent < REQUESTS) {
        sent += 1;
        const { kind, bytes } = malformed(random);
        const text = bytes
          .toString('latin1')
          .replace(/ \/(api\/messages|chat|roles|metrics|healthz)(?= )/, ` ${random.pick(PATHS)}`)
          .replace('Host: bot\r\n', `Host: localhost\r\n${random.chance(0.5) ? cookie : ''}`);
        const answer = await exchange(Buffer.from(text, 'latin1'));
        const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
        const shown = () => `${kind}: ${text.slice(0, 300)}\n=> ${answer.slice(0, 300)}`;
        if (status >= 500) wrong.push(shown());
        if (INNER_DETAIL.test(answer)) wrong.push(`inner detail: ${shown()}`);
        if (status > 0 && !/^x-content-type-options: nosniff/im.test(answer))
          wrong.push(`headers: ${shown()}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    expect(wrong.slice(0, 5)).toEqual([]);
    const home = await editor.get('/');
    expect(home.status).toBe(200);
    expect(formOf(home.text, '/switch-off')).toMatchObject({ seen: 'on' });
    expect(readdirSync(folder)).toEqual([]);
  },
  60_000 * Math.max(1, REQUESTS / 2500),
);
