// Malformed requests and activities against the real server. TEST_SCALE=50 sends 100,000.

import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Random, seeded } from '../bench/random.ts';
import { type BotProcess, MAIN, startBot } from './bot-process.ts';
import { malformed } from './malformed.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const REQUESTS = 2000 * SCALE;
const AT_ONCE = 16;
const SEED = 20;
/** Paths, stack traces, names of the inside. */
const INNER_DETAIL =
  /node_modules|\.(?:ts|js):\d+|\bat \w+ \(|SQLITE|ECONN|ENOENT|TypeError|RangeError|SyntaxError|"stack"/;

/** About 75 stay in use; whatever grew with every request would pass this and end the process. */
const MOST_HEAP_MB = 192;

let bot: BotProcess;
let folder: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fuzz-'));
  const environment = {
    STORE: `sqlite:${folder}/bot.db`,
    REQUESTS_PER_MINUTE: '0',
    TURNS_PER_MINUTE: '0',
    CONVERSATIONS_PER_HOUR: '0',
  };
  const flags = [`--max-old-space-size=${MOST_HEAP_MB}`];
  bot = await startBot({ script: MAIN, environment, flags });
}, 120_000);

afterAll(async () => {
  await bot.end();
  fs.rmSync(folder, { recursive: true });
});

/** Everything that comes back until the other side closes, or nothing where it just closes. */
function exchange(url: string, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const { port, hostname } = new URL(url);
    const socket = net.connect(Number(port), hostname, () => socket.end(bytes));
    socket.on('data', (data) => parts.push(data));
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
    socket.on('error', (fault: NodeJS.ErrnoException) => {
      // It may close before it has read all of a request that it refuses; one that refuses connections is gone.
      if (fault.code === 'ECONNREFUSED') reject(fault);
    });
  });
}

test(
  `${REQUESTS} malformed requests: refused or answered, never a fault of the server, no inner detail`,
  async () => {
    const random: Random = seeded(SEED);
    const wrong: string[] = [];
    let sent = 0;
    const sender = async () => {
      while (sent < REQUESTS) {
        sent += 1;
        const { kind, bytes, mustBeRefused } = malformed(random);
        const answer = await exchange(bot.url, bytes);
        const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
        const isRefused = status === 0 || (status >= 400 && status < 500);
        const shown = () =>
          `${kind}: ${bytes.toString('latin1').slice(0, 300)}\n=> ${answer.slice(0, 300)}`;
        if (status >= 500 || (mustBeRefused && !isRefused)) wrong.push(shown());
        if (INNER_DETAIL.test(answer)) wrong.push(`inner detail: ${shown()}`);
        if (status > 0 && !/^x-content-type-options: nosniff/im.test(answer))
          wrong.push(`headers: ${shown()}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    expect(wrong.slice(0, 5)).toEqual([]);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
  },
  60_000 * Math.max(1, SCALE),
);
