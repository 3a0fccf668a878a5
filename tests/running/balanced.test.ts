// deploy/nginx.conf, the balancer of compose.yaml, in front of two real instances on Redis. Only its addresses and the
// folders it writes to are others.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { realKnowledge } from '../careers.ts';
import { findProgram, NGINX } from '../programs.ts';
import { freePort, type RedisServer, startRedis } from '../store/redis-server.ts';
import { type BotProcess, historyOf, say, startBot, TURN_SERVER } from './bot-process.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const PEOPLE = 8 * SCALE;
/** More than these people say in a minute, all from one address. */
const REQUESTS_PER_MINUTE = 300 * Math.max(1, SCALE);
const TURNS = 12;
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
const { unavailable } = realKnowledge().wording.faults;

let folder: string;
let redis: RedisServer;
let nginx: ChildProcess;
let bots: BotProcess[] = [];
let url: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nginx-'));
  // Its workers have another user where it runs as root.
  fs.chmodSync(folder, 0o755);
  redis = await startRedis(undefined, folder);
  bots = [await start(await freePort()), await start(await freePort())];
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const file = path.join(folder, 'nginx.conf');
  fs.writeFileSync(file, adapted(port));
  const args = ['-p', folder, '-e', 'stderr', '-c', file];
  execFileSync(findProgram(NGINX), [...args, '-t'], { stdio: 'pipe' });
  nginx = spawn(findProgram(NGINX), [...args, '-g', 'daemon off;'], { stdio: 'ignore' });
  while (!(await fetch(url).catch(() => undefined))) await wait(20);
}, 120_000);

afterAll(async () => {
  if (nginx) {
    const exited = new Promise((resolve) => nginx.once('exit', resolve));
    nginx.kill('SIGTERM');
    await exited;
  }
  await Promise.all(bots.map((bot) => bot.end()));
  await redis.stop();
  fs.rmSync(folder, { recursive: true });
});

function start(port: number): Promise<BotProcess> {
  return startBot({
    script: TURN_SERVER,
    environment: {
      PORT: String(port),
      STORE: redis.url,
      TRUST_PROXY: '1',
      TURNS_PER_MINUTE: '0',
      REQUESTS_PER_MINUTE: String(REQUESTS_PER_MINUTE),
    },
  });
}

function adapted(port: number): string {
  const paths = TEMPORARY.map((one) => `${one}_temp_path ${folder}/${one};`).join(' ');
  const replacements: [string, string][] = [
    ['pid /tmp/nginx.pid;', `pid ${folder}/nginx.pid;`],
    ['http {', `http { ${paths}`],
    ['listen 8080;', `listen 127.0.0.1:${port};`],
    ...bots.map((bot, index): [string, string] => [
      `server bot-${index + 1}:3978`,
      `server ${new URL(bot.url).host}`,
    ]),
  ];
  return replacements.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`deploy/nginx.conf has no "${from}" any more`);
      return text.replace(from, to);
    },
    fs.readFileSync('deploy/nginx.conf', 'utf8'),
  );
}

test('people notice nothing when an instance is killed, comes back, and the other is stopped', async () => {
  const statuses = new Set<number>();
  let said = 0;
  const talk = async (key: string) => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      statuses.add((await say(url, key, `m${turn}`, 'what does a porter do')).status);
      said += 1;
      await wait(50);
    }
  };
  const people = Array.from({ length: PEOPLE }, (_, number) => `person-${number}`);
  const talking = Promise.all(people.map(talk));
  const reached = async (share: number) => {
    while (said < share * PEOPLE * TURNS) await wait(5);
  };
  const [first, second] = bots;
  if (!first || !second) throw new Error('no instances');
  await reached(0.2);
  await first.end('SIGKILL');
  await reached(0.5);
  bots.push(await start(Number(new URL(first.url).port)));
  expect(await second.end('SIGTERM')).toBe(0);
  bots.push(await start(Number(new URL(second.url).port)));
  await talking;

  expect([...statuses]).toEqual([200]);
  for (const key of people) {
    const kept = (await historyOf(url, key)).map(({ messageId }) => messageId);
    expect(kept).toEqual(Array.from({ length: TURNS }, (_, turn) => `m${turn}`));
  }
}, 120_000);

test('pages, scripts and compressed answers come through whole', async () => {
  const [direct] = bots.slice(-1);
  for (const page of ['/', '/roles', '/roles/podiatrist', '/embed.js']) {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const headers = { 'accept-encoding': encoding };
      const there = await fetch(direct?.url + page, { headers });
      const here = await fetch(url + page, { headers });
      expect(here.status).toBe(200);
      expect(here.headers.get('content-encoding')).toBe(there.headers.get('content-encoding'));
      expect(here.headers.get('content-security-policy')).toBe(
        there.headers.get('content-security-policy'),
      );
      expect(await here.text()).toBe(await there.text());
    }
  }
});

test('what is for the machines around the bot is not for the public', async () => {
  for (const page of ['/metrics', '/readyz']) {
    expect((await fetch(url + page)).status).toBe(404);
  }
});

test('what the balancer answers by itself has the security headers, and what it passes on has them once', async () => {
  for (const page of ['/%zz', '/']) {
    const { headers } = await fetch(url + page);
    expect([page, headers.get('x-content-type-options')]).toEqual([page, 'nosniff']);
    expect([page, headers.get('content-security-policy')]).toEqual([
      page,
      expect.stringMatching(/^default-src '(none|self)';/),
    ]);
  }
});

test('an address that holds more requests than it may is refused, and another is answered', async () => {
  const half = 'POST /chat HTTP/1.1\r\nHost: bot\r\nContent-Length: 99\r\n\r\nhalf';
  const { port } = new URL(url);
  const sockets = Array.from({ length: 300 }, () => net.connect(Number(port), '127.0.0.1'));
  const refused = new Promise<string>((resolve) => {
    for (const socket of sockets) {
      socket.on('error', () => {});
      socket.on('data', (data) => resolve(String(data)));
      socket.write(half);
    }
  });
  expect(await refused).toMatch(/^HTTP\/1\.1 429 /);
  const other = http.get(url, { localAddress: '127.0.0.2' });
  const [{ statusCode }] = await once(other, 'response');
  expect(statusCode).toBe(200);
  other.destroy();
  for (const socket of sockets) socket.destroy();
});

test('while Redis is away everybody gets the apology of the bot, and is answered when it is back', async () => {
  expect((await say(url, 'key', 'a', 'what does a porter do')).status).toBe(200);
  await redis.stop();
  for (let count = 0; count < 12; count += 1) {
    const body = JSON.stringify({ key: 'key', id: 'b', text: 'and the pay?' });
    const response = await fetch(`${url}/turn`, { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([
      503,
      JSON.stringify({ error: unavailable }),
    ]);
    expect(response.headers.get('retry-after')).toBe('5');
  }
  redis = await startRedis(redis.port, folder);
  let status = 503;
  while (status === 503) status = (await say(url, 'key', 'b', 'and the pay?')).status;
  expect(status).toBe(200);
  expect((await historyOf(url, 'key')).map(({ messageId }) => messageId)).toEqual(['a', 'b']);
}, 60_000);

// The last, since it uses the limit up.
test('limits count the address that connects to the balancer, not one that it claims to pass on', async () => {
  const ask = (claimed: string) =>
    fetch(`${url}/nothing`, { headers: { 'x-forwarded-for': claimed } });
  const statuses = new Set<number>();
  for (let count = 0; count < 4 * REQUESTS_PER_MINUTE && !statuses.has(429); count += 20) {
    const some = Array.from({ length: 20 }, (_, number) => ask(`192.0.2.${number}`));
    for (const { status } of await Promise.all(some)) statuses.add(status);
  }
  expect([...statuses].sort()).toEqual([404, 429]);
});
