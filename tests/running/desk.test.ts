// The desk of a bot that runs as people run it: content read again without a restart, two instances that follow each other.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EVERY_MS } from '../../src/desk/following.ts';
import { PASSWORD, PASSWORD_HASH, type Visitor, visit, wordsOf } from '../channels/desk/desk.ts';
import { type RedisServer, startRedis } from '../store/redis-server.ts';
import { type BotProcess, startBot } from './bot-process.ts';

const ROLE = 'knowledge/roles/podiatry/podiatrist.yaml';
const KEY = 'k'.repeat(43);

const environment = { DESK_PORT: '0', DESK_PASSWORD: PASSWORD_HASH };
const folders: string[] = [];
const bots: BotProcess[] = [];

afterAll(async () => {
  for (const bot of bots) await bot.end();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the content, which a test may change. */
function contentFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'desk-'));
  folders.push(folder);
  for (const content of ['knowledge', 'dialogs']) {
    cpSync(content, path.join(folder, content), { recursive: true });
  }
  return folder;
}

async function start(
  folder: string,
  more: Record<string, string> = {},
): Promise<BotProcess & { desk: string }> {
  const bot = await startBot({ folder, environment: { ...environment, ...more } });
  bots.push(bot);
  const desk = /"desk":"(http:[^"]+)"/.exec(bot.output())?.[1] ?? '';
  return { ...bot, desk };
}

async function signIn(desk: string): Promise<Visitor> {
  const visitor = visit(desk);
  await visitor.submit('/sign-in', '/sign-in', { name: 'Ada Obi', password: PASSWORD });
  return visitor;
}

/** Resolves when the bot has written a line like this. */
function logs(bot: BotProcess, line: RegExp): Promise<void> {
  return new Promise((resolve) => {
    const look = () => line.test(bot.output()) && resolve();
    bot.process.stdout?.on('data', look);
    look();
  });
}

function summarise(folder: string, text: string): void {
  const role = path.join(folder, ROLE);
  writeFileSync(role, readFileSync(role, 'utf8').replace(/^summary: .*$/m, `summary: ${text}`));
}

const ask = async (bot: BotProcess, id: string, text: string) => {
  const response = await fetch(`${bot.url}/chat`, {
    method: 'POST',
    body: new URLSearchParams({ id, text }),
    headers: { 'X-Conversation-Key': KEY },
  });
  return wordsOf(await response.text());
};
const pageOf = async (bot: BotProcess) => (await fetch(`${bot.url}/roles/podiatrist`)).text();

describe('content that is read again', () => {
  let folder: string;
  let bot: BotProcess & { desk: string };
  beforeAll(async () => {
    folder = contentFolder();
    bot = await start(folder);
  }, 120_000);

  test('is answered from after a reload, on pages and in a conversation that goes on', async () => {
    await ask(bot, 'a', 'what is a podiatrist');
    summarise(folder, 'You mend lower limbs.');
    const editor = await signIn(bot.desk);
    expect(await pageOf(bot)).not.toContain('You mend lower limbs.');
    const home = await editor.submit('/', '/reload');
    expect(wordsOf(home.text)).toContain('The content was read again.');
    expect(await pageOf(bot)).toContain('You mend lower limbs.');
    expect(await ask(bot, 'b', 'what is it again, in short')).toMatch(/podiatrist/i);
    expect(await ask(bot, 'c', 'what is a podiatrist')).toContain('You mend lower limbs.');
  }, 120_000);

  test('with a fault shows file, line and column, and everything stays as it was', async () => {
    const before = await pageOf(bot);
    summarise(folder, 'You look after toes.');
    const broken = path.join(folder, 'knowledge/topics/broken.yaml');
    writeFileSync(broken, 'title: [unfinished');
    const editor = await signIn(bot.desk);
    const page = await editor.submit('/', '/reload');
    rmSync(broken);
    expect(page.status).toBe(422);
    expect(page.text).toMatch(/knowledge\/topics\/broken\.yaml:\d+:\d+ {2}/);
    expect(await pageOf(bot)).toBe(before);
    expect(wordsOf((await editor.get('/audit')).text)).toMatch(
      /it has faults More knowledge\/topics\/broken/,
    );
  }, 120_000);
});

test('a bot that was switched off stays so after a restart, without a desk as well', async () => {
  const folder = contentFolder();
  const store = { STORE: `sqlite:${folder}/bot.db` };
  const bot = await start(folder, store);
  const editor = await signIn(bot.desk);
  await editor.submit('/', '/switch-off', { reason: 'wrong' });
  await bot.end('SIGTERM');
  const next = await startBot({ folder, environment: store });
  bots.push(next);
  expect((await fetch(`${next.url}/chat`)).status).toBe(503);
  expect(next.output()).toContain('switched off at the desk');
  // Without DESK_PORT there is no desk.
  expect(next.output()).not.toContain('the desk is open');
}, 120_000);

describe('two instances on Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  test('follow each other, switched off, switched on and with changed content', async () => {
    const folder = contentFolder();
    const store = { STORE: redis.url };
    const [one, other] = await Promise.all([start(folder, store), start(folder, store)]);
    const editor = await signIn(one.desk);
    await editor.submit('/', '/switch-off', { reason: 'wrong' });
    await logs(other, /"isOff":true/);
    expect((await fetch(`${other.url}/chat`)).status).toBe(503);
    // Signed in at one desk is signed in at the other.
    const there = visit(other.desk);
    for (const [name, value] of editor.cookies) there.cookies.set(name, value);
    await there.submit('/', '/switch-on');
    await logs(one, /"isOff":false/);
    expect((await fetch(`${one.url}/chat`)).status).toBe(200);
    summarise(folder, 'You mend lower limbs.');
    await there.submit('/', '/reload');
    await logs(one, /content read again/);
    expect(await pageOf(one)).toContain('You mend lower limbs.');
  }, 180_000);

  test('each looks at least every five seconds', () => {
    expect(EVERY_MS).toBeLessThan(5000);
  });
});
