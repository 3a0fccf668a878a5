// What goes wrong around the bot: it says so, loses nothing that it answered, and goes on.

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort, startRedis } from '../store/redis-server.ts';
import {
  type BotProcess,
  historyOf,
  MAIN,
  say,
  startBot,
  startInVain,
  TURN_SERVER,
} from './bot-process.ts';

const LONGEST = 120_000;
const UNLIMITED = { TURNS_PER_MINUTE: '0', REQUESTS_PER_MINUTE: '0' };

let folder: string;
const bots: BotProcess[] = [];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'faults-'));
});

afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => bot.end()));
  fs.rmSync(folder, { recursive: true });
});

async function start(options: Parameters<typeof startBot>[0] = {}): Promise<BotProcess> {
  const bot = await startBot({ script: TURN_SERVER, ...options });
  bots.push(bot);
  return bot;
}

/** Answers after which the bot is made to go, while others are on their way. */
const IN_THE_MIDDLE = 60;

/** People who talk until the bot is gone, which `end` sees to; which messages of whom were answered. */
async function talkUntilGone(
  url: string,
  people: number,
  end: () => void,
): Promise<Map<string, string[]>> {
  let total = 0;
  const answered = new Map<string, string[]>();
  const talk = async (key: string) => {
    const ids: string[] = [];
    answered.set(key, ids);
    for (;;) {
      const id = `m${ids.length}`;
      try {
        const { status } = await say(url, key, id, 'what does a porter do');
        if (status !== 200) return;
        ids.push(id);
        total++;
        if (total === IN_THE_MIDDLE) end();
      } catch {
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: people }, (_, number) => talk(`person-${number}`)));
  return answered;
}

async function expectKept(url: string, answered: Map<string, string[]>): Promise<void> {
  let total = 0;
  for (const [key, ids] of answered) {
    const kept = (await historyOf(url, key)).map(({ messageId }) => messageId);
    // One message may have been stored and not answered any more: its answer is given when it is sent again.
    expect(kept.slice(0, ids.length)).toEqual(ids.slice(-100));
    expect(kept.length - ids.length).toBeLessThanOrEqual(1);
    total += ids.length;
  }
  expect(total).toBeGreaterThan(0);
}

test(
  'killed in the middle of the load, broken knowledge, told to stop: what was answered is there, and it goes on',
  async () => {
    for (const content of ['knowledge', 'dialogs']) {
      fs.cpSync(content, path.join(folder, content), { recursive: true });
    }
    const options = { folder, environment: { ...UNLIMITED, STORE: 'sqlite:./data/bot.db' } };

    const first = await start(options);
    const answered = await talkUntilGone(first.url, 8, () => first.process.kill('SIGKILL'));

    const second = await start(options);
    await expectKept(second.url, answered);
    const [key = '', ids = []] = [...answered][0] ?? [];
    const next = await say(second.url, key, `m${ids.length}`, 'what does a porter do');
    expect(next.status).toBe(200);
    expect(await historyOf(second.url, key)).toHaveLength(Math.min(100, ids.length + 1));

    const broken = path.join(folder, 'knowledge/roles/podiatry/podiatrist.yaml');
    fs.writeFileSync(broken, 'title: [unfinished');
    expect((await say(second.url, 'new', 'a', 'what does a podiatrist do')).status).toBe(200);
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);

    const answeredBefore = await talkUntilGone(second.url, 8, () => second.process.kill('SIGTERM'));
    expect(await second.end('SIGTERM')).toBe(0);

    const third = await startInVain({ ...options, script: MAIN });
    expect(third.code).toBe(1);
    expect(third.output).toMatch(/podiatrist\.yaml:\d+:\d+ /);

    fs.rmSync(path.join(folder, 'knowledge'), { recursive: true });
    fs.cpSync('knowledge', path.join(folder, 'knowledge'), { recursive: true });
    const fourth = await start(options);
    // These people's ids began again at m0, which was answered before the first was killed.
    for (const [person, all] of answeredBefore) {
      const kept = (await historyOf(fourth.url, person)).map(({ messageId }) => messageId);
      expect(kept).toEqual(expect.arrayContaining(all.slice(-50)));
    }
  },
  LONGEST,
);

test(
  'a full disk: people are told, what was answered is there, and all goes on when there is room',
  async () => {
    const environment = { ...UNLIMITED, STORE: `sqlite:${folder}/bot.db` };
    const limited = ['bash', '-c', 'trap "" XFSZ; ulimit -f 600; exec "$@"', 'bash'];
    const bot = await start({ environment, through: limited });
    let number = 0;
    let last = await say(bot.url, 'key', `m${number}`, 'what does a porter do');
    while (last.status === 200 && number < 3000) {
      number += 1;
      last = await say(bot.url, `key${number % 10}`, `m${number}`, 'what does a porter do');
    }
    expect(last).toMatchObject({ status: 503, retryAfter: '5' });
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    await bot.end();
    expect(bot.output()).toMatch(
      /"message":"The database [^"]* failed: (database or disk is full|disk I\/O error)/,
    );

    const roomy = await start({ environment });
    const history = await historyOf(roomy.url, `key${(number - 1) % 10}`);
    expect(history.at(-1)?.messageId).toBe(`m${number - 1}`);
    const again = await say(roomy.url, `key${number % 10}`, `m${number}`, 'what does a porter do');
    expect(again.status).toBe(200);
  },
  LONGEST,
);

test(
  'a disk that takes no writes for a while: people are told, can read on, and go on without a new start',
  async () => {
    const environment = { ...UNLIMITED, STORE: `sqlite:${folder}/bot.db` };
    const bot = await start({
      environment,
      through: ['bash', '-c', 'trap "" XFSZ; exec "$@"', 'bash'],
    });
    const mostBytes = (size: string) =>
      execFileSync('prlimit', ['--pid', String(bot.process.pid), `--fsize=${size}:unlimited`]);
    expect((await say(bot.url, 'key', 'a', 'what does a porter do')).status).toBe(200);

    mostBytes('1');
    const refused = await say(bot.url, 'key', 'b', 'and the pay?');
    expect(refused).toMatchObject({ status: 503, retryAfter: '5' });
    expect(await historyOf(bot.url, 'key')).toHaveLength(1);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(503);

    mostBytes('unlimited');
    expect((await say(bot.url, 'key', 'b', 'and the pay?')).status).toBe(200);
    expect((await historyOf(bot.url, 'key')).map(({ messageId }) => messageId)).toEqual(['a', 'b']);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
  },
  LONGEST,
);

test(
  'Redis stops answering, then dies: people are told, and go on where they were when it is back',
  async () => {
    const redis = await startRedis(await freePort());
    const bot = await start({ environment: { ...UNLIMITED, STORE: redis.url } });
    expect((await say(bot.url, 'key', 'a', 'what does a porter do')).status).toBe(200);

    redis.process.kill('SIGSTOP');
    expect(await say(bot.url, 'key', 'b', 'and the pay?')).toMatchObject({
      status: 503,
      retryAfter: '5',
    });
    redis.process.kill('SIGCONT');
    let status = 503;
    while (status === 503) status = (await say(bot.url, 'key', 'b', 'and the pay?')).status;
    expect(status).toBe(200);
    expect(await historyOf(bot.url, 'key')).toHaveLength(2);

    await redis.stop();
    expect((await say(bot.url, 'key', 'c', 'and the hours?')).status).toBe(503);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(503);
    const back = await startRedis(redis.port);
    status = 503;
    while (status === 503) status = (await say(bot.url, 'key', 'c', 'and the hours?')).status;
    expect(status).toBe(200);
    await back.stop();
  },
  LONGEST,
);

test(
  'told to stop, it finishes what it is answering and does not wait for a sender who never finishes',
  async () => {
    const bot = await start();
    const { port, hostname } = new URL(bot.url);
    const endless = net.connect(Number(port), hostname, () =>
      endless.write('POST /chat HTTP/1.1\r\nHost: bot\r\nContent-Length: 9\r\n\r\nhalf'),
    );
    endless.on('error', () => {});
    await once(endless, 'connect');
    // On a busy machine the stop may come before the connection was taken: then it is refused, and nothing was begun.
    const asked = say(bot.url, 'key', 'a', 'what does a porter do').then(
      ({ status }) => status,
      () => 'not taken',
    );
    expect(await bot.end('SIGTERM')).toBe(0);
    expect([200, 503, 'not taken']).toContain(await asked);
    endless.destroy();
  },
  LONGEST,
);

describe('a start that cannot be', () => {
  test('a disk that is read-only is named', async () => {
    const { code, output } = await startInVain({
      environment: { STORE: 'sqlite:/sys/careers/bot.db' },
    });
    expect(code).toBe(1);
    expect(output).toMatch(/^STORE: \/sys\/careers\/bot.db cannot be used .*neither full nor/m);
  });

  test('a corrupt database file is named, with what to do', async () => {
    fs.writeFileSync(path.join(folder, 'bot.db'), 'not a database '.repeat(500));
    const { code, output } = await startInVain({
      environment: { STORE: `sqlite:${folder}/bot.db` },
    });
    expect(code).toBe(1);
    expect(output).toMatch(/^STORE: .*bot.db cannot be read as a database .*Move it away/m);
  });

  test('every wrong setting is named at once, and no inner detail', async () => {
    const { code, output } = await startInVain({
      environment: { PORT: 'x', LOG_LEVEL: 'loud', MicrosoftAppId: 'id' },
    });
    expect(code).toBe(1);
    expect(output).toMatch(/^PORT must .*\nLOG_LEVEL must .*\n$/);
  });
});

test(
  'a port that is taken is named, with what to do',
  async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : address);
    const { code, output } = await startInVain({ environment: { PORT: port } });
    other.close();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`PORT ${port} is in use by another program.*PORT=\\d+ npm`));
  },
  LONGEST,
);
