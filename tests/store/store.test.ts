// What every store does, on the real thing: a file, a redis-server, memory.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { paragraph, reply } from '../../src/answers/reply.ts';
import type { ConversationState } from '../../src/conversation/turn.ts';
import { openStore } from '../../src/store/open.ts';
import { type HistoryEntry, MOST_ENTRIES, type Store } from '../../src/store/store.ts';
import { type RedisServer, startRedis } from './redis-server.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const state = (misses: number): ConversationState => ({
  ground: { jobs: [], listed: [] },
  misses,
});
const entry = (messageId: string, said = 'hello'): HistoryEntry => ({
  messageId,
  said,
  replies: [reply({ outcome: 'answer', blocks: [paragraph(`About ${said}`)] })],
  at: 0,
});
const plan = { script: 'how-do-i-start', slots: { role: 'podiatrist' } };

let folder: string;
let redis: RedisServer;
let clock: number;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'store-'));
  redis = await startRedis();
});

afterAll(async () => {
  await redis.stop();
  fs.rmSync(folder, { recursive: true });
});

const addresses: Record<string, () => string> = {
  SQLite: () => `sqlite:${folder}/made/when/missing/${Math.random()}.db`,
  Redis: () => redis.url,
  memory: () => 'memory:',
};

describe.each(Object.keys(addresses))('the %s store', (name) => {
  let store: Store;
  let key: string;

  beforeEach(async () => {
    clock = Date.now();
    key = `conversation-${Math.random()}`;
    store = await openStore(addresses[name]?.() ?? '', {
      conversationMs: 24 * HOUR,
      planMs: 90 * DAY,
      now: () => clock,
    });
  });

  afterEach(() => store.close());

  describe('of what the desk keeps', () => {
    test('a note is there until it is dropped, replaced by the next of its name', async () => {
      expect(await store.notes.read(key)).toBeUndefined();
      await store.notes.keep(key, 'one');
      await store.notes.keep(key, 'naïve “☂” two');
      expect(await store.notes.read(key)).toBe('naïve “☂” two');
      await store.notes.drop(key);
      expect(await store.notes.read(key)).toBeUndefined();
    });

    test('a note with a time is there no longer than that, one without stays', async () => {
      await store.notes.keep(key, 'session', HOUR);
      await store.notes.keep(`${key}-stays`, 'switch');
      clock += HOUR + 1;
      await store.sweep();
      expect(await store.notes.read(`${key}-stays`)).toBe('switch');
      // Redis lets go by its own clock, which no test can set.
      if (name !== 'Redis') expect(await store.notes.read(key)).toBeUndefined();
    });

    test('a list gives its newest first, also two that say the same, and drops what is past its time', async () => {
      await store.notes.add(key, 'old', HOUR);
      clock += HOUR / 2;
      for (const entry of ['same', 'same', 'last']) await store.notes.add(key, entry, HOUR);
      expect(await store.notes.newest(key, 10)).toEqual(['last', 'same', 'same', 'old']);
      expect(await store.notes.newest(key, 2)).toEqual(['last', 'same']);
      clock += HOUR / 2 + 1;
      await store.sweep();
      expect(await store.notes.newest(key, 10)).toEqual(['last', 'same', 'same']);
      expect(await store.notes.newest(`${key}-other`, 10)).toEqual([]);
    });
  });

  test('knows nothing of a conversation that has not begun', async () => {
    expect(await store.read(key, 'a')).toBeUndefined();
    expect(await store.history(key)).toEqual([]);
  });

  test('gives back the state, its version and the history', async () => {
    await store.write(key, { version: 1, state: undefined, entry: entry('a') });
    await store.write(key, { version: 2, state: state(7), entry: entry('b', 'naïve “☂” \0 🩺') });
    expect(await store.read(key, 'c')).toEqual({ version: 2, state: state(7) });
    expect(await store.history(key)).toEqual([entry('a'), entry('b', 'naïve “☂” \0 🩺')]);
  });

  test('knows what was answered to a message', async () => {
    await store.write(key, { version: 1, state: state(0), entry: entry('a', 'first') });
    await store.write(key, { version: 2, state: state(0), entry: entry('b', 'second') });
    expect((await store.read(key, 'a'))?.answered).toEqual(entry('a', 'first'));
  });

  test('of two writes of one version, the first stands and the second is told so', async () => {
    const first = { version: 1, state: state(1), entry: entry('a') };
    const second = { version: 1, state: state(2), entry: entry('b') };
    const written = await Promise.all([store.write(key, first), store.write(key, second)]);
    expect(written.filter(Boolean)).toHaveLength(1);
    const kept = written[0] ? 1 : 2;
    expect((await store.read(key, 'x'))?.state).toEqual(state(kept));
    expect(await store.history(key)).toHaveLength(1);
  });

  test('a version that skips one is refused', async () => {
    expect(await store.write(key, { version: 2, state: state(1), entry: entry('a') })).toBe(false);
    expect(await store.read(key, 'a')).toBeUndefined();
  });

  test('the history keeps the newest entries', async () => {
    for (let version = 1; version <= MOST_ENTRIES + 3; version += 1) {
      await store.write(key, { version, state: state(version), entry: entry(`m${version}`) });
    }
    const history = await store.history(key);
    expect(history).toHaveLength(MOST_ENTRIES);
    expect(history[0]?.messageId).toBe('m4');
    expect((await store.read(key, 'm3'))?.answered).toBeUndefined();
    expect((await store.read(key, 'm4'))?.answered?.messageId).toBe('m4');
  });

  test('deletes all of one conversation and nothing of another', async () => {
    await store.write(key, { version: 1, state: state(1), entry: entry('a') });
    await store.write(`${key}2`, { version: 1, state: state(2), entry: entry('a') });
    await store.remove(key);
    expect(await store.read(key, 'a')).toBeUndefined();
    expect(await store.history(key)).toEqual([]);
    expect(await store.history(`${key}2`)).toHaveLength(1);
    expect(await store.write(key, { version: 1, state: state(1), entry: entry('b') })).toBe(true);
    expect(await store.history(key)).toEqual([entry('b')]);
  });

  test('a conversation is gone when its time after the last message is over', async () => {
    await store.write(key, { version: 1, state: state(1), entry: entry('a') });
    clock += 23 * HOUR;
    await store.write(key, { version: 2, state: state(2), entry: entry('b') });
    clock += 23 * HOUR;
    expect(await store.history(key)).toHaveLength(2);
    clock += 2 * HOUR;
    expect(await store.read(key, 'a')).toBeUndefined();
    expect(await store.history(key)).toEqual([]);
  });

  test('a conversation whose time is over begins anew, without what was in it', async () => {
    await store.write(key, { version: 1, state: state(1), entry: entry('a') });
    clock += 25 * HOUR;
    expect(await store.write(key, { version: 1, state: state(9), entry: entry('b') })).toBe(true);
    expect(await store.history(key)).toEqual([entry('b')]);
  });

  test('an entry is marked once with each mark, and only where it is', async () => {
    await store.write(key, { version: 1, state: state(1), entry: entry('a') });
    expect(await store.mark(key, 'a', { rated: 'useful' })).toBe(true);
    expect(await store.mark(key, 'a', { rated: 'not-useful' })).toBe(false);
    expect(await store.mark(key, 'a', { sentAs: '1:"x"' })).toBe(true);
    expect(await store.mark(key, 'b', { rated: 'useful' })).toBe(false);
    expect(await store.mark(`${key}2`, 'a', { rated: 'useful' })).toBe(false);
    expect(await store.history(key)).toEqual([{ ...entry('a'), rated: 'useful', sentAs: '1:"x"' }]);
    clock += 25 * HOUR;
    expect(await store.mark(key, 'a', { rated: 'useful' })).toBe(false);
  });

  test('what was called useful is counted by answer and day, for 400 days', async () => {
    const answer = `role/podiatrist/${key}`;
    const today = new Date(clock).toISOString().slice(0, 10);
    await store.feedback.count(answer, true);
    await store.feedback.count(answer, true);
    await store.feedback.count(answer, false);
    clock += DAY;
    const tomorrow = new Date(clock).toISOString().slice(0, 10);
    await store.feedback.count(answer, false);
    const counted = async (from: string) =>
      (await store.feedback.since(from)).filter((one) => one.answer === answer);
    const second = { day: tomorrow, answer, useful: 0, notUseful: 1 };
    expect(await counted(today)).toEqual([{ day: today, answer, useful: 2, notUseful: 1 }, second]);
    expect(await counted(tomorrow)).toEqual([second]);
    clock += 399 * DAY;
    await store.sweep();
    expect(await counted(today)).toEqual([second]);
    clock += DAY;
    expect(await counted(today)).toEqual([]);
  });

  describe('of counts by day', () => {
    const today = () => new Date(clock).toISOString().slice(0, 10);
    beforeEach(() => store.unanswered.clear());

    test('they add up by name, and those that come to nothing are gone', async () => {
      await store.unanswered.add(today(), {
        'can I bring a dog': 1,
        'where is the “☂” __proto__': 2,
      });
      await store.unanswered.add(today(), { 'can I bring a dog': 1, 'one more': 1 });
      await store.unanswered.add(today(), { 'one more': -1, 'never there': -1 });
      const day = today();
      expect(await store.unanswered.since(day)).toEqual([
        { day, name: 'can I bring a dog', count: 2 },
        { day, name: 'where is the “☂” __proto__', count: 2 },
      ]);
    });

    test('kinds are apart, and a kind is deleted whole', async () => {
      await store.numbers.add(today(), { [key]: 1 });
      await store.unanswered.add(today(), { words: 1 });
      await store.unanswered.clear();
      expect(await store.unanswered.since('')).toEqual([]);
      expect(await store.numbers.since(today())).toContainEqual({
        day: today(),
        name: key,
        count: 1,
      });
    });

    test('words of people are kept for 30 days, the day itself counted', async () => {
      await store.unanswered.add(today(), { words: 1 });
      clock += 29 * DAY;
      await store.sweep();
      expect(await store.unanswered.since('')).toHaveLength(1);
      clock += DAY;
      expect(await store.unanswered.since('')).toEqual([]);
      await store.sweep();
      clock -= 30 * DAY;
      // Redis lets go by its own clock, which no test can set.
      expect(await store.unanswered.since('')).toHaveLength(name === 'Redis' ? 1 : 0);
    });
  });

  test('a plan is found by its hash until its time is over', async () => {
    await store.keepPlan(key, plan);
    expect(await store.recallPlan(key)).toEqual(plan);
    expect(await store.recallPlan(`${key}x`)).toBeUndefined();
    clock += 91 * DAY;
    expect(await store.recallPlan(key)).toBeUndefined();
  });

  test('a plan can be deleted before its time', async () => {
    await store.keepPlan(key, plan);
    await store.keepPlan(`${key}2`, plan);
    expect(await store.removePlan(key)).toBe('gone');
    expect(await store.recallPlan(key)).toBeUndefined();
    expect(await store.recallPlan(`${key}2`)).toEqual(plan);
  });

  test('can be asked whether it is there', async () => {
    await store.ping();
    await store.close();
    if (name !== 'memory') await expect(store.ping()).rejects.toThrow();
  });
});

describe('what is left when its time is over', () => {
  test('nothing of it is in the SQLite file any more, not even as deleted bytes', async () => {
    const file = path.join(folder, 'swept.db');
    clock = Date.now();
    const retention = { conversationMs: HOUR, planMs: HOUR, now: () => clock };
    const store = await openStore(`sqlite:${file}`, retention);
    const said = 'a sentence to look for';
    await store.write('key', { version: 1, state: state(1), entry: entry('a', said) });
    await store.keepPlan('hash', { script: 'x', slots: { note: said } });
    await store.write('other', { version: 1, state: state(1), entry: entry('a', said) });
    const bytes = () => ['', '-wal'].map((end) => fs.readFileSync(file + end, 'latin1')).join('\n');
    expect(bytes()).toContain(said);
    await store.remove('other');
    clock += 2 * HOUR;
    expect(await store.sweep()).toBe(2);
    expect(bytes()).not.toContain(said);
    await store.close();
  });

  test('words of people that were taken back or are past their time are in no byte of the SQLite file', async () => {
    const file = path.join(folder, 'counts.db');
    clock = Date.now();
    const day = new Date(clock).toISOString().slice(0, 10);
    const retention = { conversationMs: HOUR, planMs: HOUR, now: () => clock };
    const store = await openStore(`sqlite:${file}`, retention);
    const bytes = () => ['', '-wal'].map((end) => fs.readFileSync(file + end, 'latin1')).join('\n');
    await store.unanswered.add(day, { 'taken back words': 1, 'words past their time': 1 });
    expect(bytes()).toContain('taken back words');
    await store.unanswered.add(day, { 'taken back words': -1 });
    expect(bytes()).not.toContain('taken back words');
    expect(bytes()).toContain('words past their time');
    clock += 30 * DAY;
    await store.sweep();
    expect(bytes()).not.toContain('words past their time');
    await store.close();
  });

  test('counts by day go from Redis at the end of their last day', async () => {
    const retention = { conversationMs: HOUR, planMs: DAY, now: Date.now };
    const store = await openStore(redis.url, retention);
    const day = new Date().toISOString().slice(0, 10);
    await store.unanswered.add(day, { words: 1 });
    await store.numbers.add(day, { conversations: 1 });
    await store.close();
    const { createClient } = await import('redis');
    const client = createClient({ url: redis.url });
    await client.connect();
    const goneAt = await Promise.all(
      ['unanswered', 'numbers'].map((kind) => client.pExpireTime(`careers:${kind}:${day}`)),
    );
    client.destroy();
    expect(goneAt.map((at) => (Number(at) - Date.parse(day)) / DAY)).toEqual([30, 400]);
  });

  test('every key in Redis has a time after which Redis removes it', async () => {
    const retention = { conversationMs: HOUR, planMs: DAY, now: Date.now };
    const store = await openStore(redis.url, retention);
    await store.write('timed', { version: 1, state: state(1), entry: entry('a') });
    await store.keepPlan('timed', plan);
    await store.close();
    const { createClient } = await import('redis');
    const client = createClient({ url: redis.url });
    await client.connect();
    const left = await Promise.all(
      ['careers:conversation:timed', 'careers:plan:timed'].map((one) => client.pTTL(one)),
    );
    client.destroy();
    expect(left.map((one) => Math.ceil(Number(one) / HOUR))).toEqual([1, 24]);
  });

  test('a sweep in memory counts what went', async () => {
    clock = Date.now();
    const store = await openStore('memory:', {
      conversationMs: HOUR,
      planMs: DAY,
      now: () => clock,
    });
    await store.write('key', { version: 1, state: state(1), entry: entry('a') });
    await store.keepPlan('hash', plan);
    clock += 2 * HOUR;
    expect(await store.sweep()).toBe(1);
    expect(await store.recallPlan('hash')).toEqual(plan);
  });
});

describe('a SQLite file of another version', () => {
  const retention = { conversationMs: HOUR, planMs: DAY, now: () => clock };
  let file: string;
  let database: DatabaseSync;

  beforeEach(() => {
    clock = Date.now();
    file = path.join(folder, `${Math.random()}.db`);
    database = new DatabaseSync(file);
  });

  test('an older one keeps its conversations and plans', async () => {
    database.exec(`
      CREATE TABLE conversations (
        key TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT, gone_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX conversations_gone_at ON conversations (gone_at);
      CREATE TABLE entries (
        key TEXT NOT NULL, version INTEGER NOT NULL, message_id TEXT NOT NULL, entry TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX entries_version ON entries (key, version);
      CREATE INDEX entries_message ON entries (key, message_id);
      CREATE TABLE plans (code_hash TEXT PRIMARY KEY, plan TEXT NOT NULL, gone_at INTEGER NOT NULL) STRICT;
      CREATE TABLE health (id INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
      PRAGMA user_version = 1;
    `);
    const goneAt = clock + HOUR;
    for (const key of ['one', 'two']) {
      database
        .prepare('INSERT INTO conversations VALUES (?, 2, ?, ?)')
        .run(key, JSON.stringify(state(key.length)), goneAt);
      for (const [version, id] of ['a', 'b'].entries()) {
        database
          .prepare('INSERT INTO entries VALUES (?, ?, ?, ?)')
          .run(key, version + 1, id, JSON.stringify(entry(id, `${key} ${id}`)));
      }
    }
    database
      .prepare('INSERT INTO plans VALUES (?, ?, ?)')
      .run('hash', JSON.stringify(plan), goneAt);
    database.close();

    const store = await openStore(`sqlite:${file}`, retention);
    expect((await store.history('two')).map(({ said }) => said)).toEqual(['two a', 'two b']);
    expect(await store.read('one', 'b')).toEqual({
      version: 2,
      state: state(3),
      answered: entry('b', 'one b'),
    });
    const next = { version: 3, state: state(9), entry: entry('c', 'one c') };
    expect(await store.write('one', next)).toBe(true);
    expect(await store.recallPlan('hash')).toEqual(plan);
    await store.close();

    const again = await openStore(`sqlite:${file}`, retention);
    expect(await again.history('one')).toHaveLength(3);
    await again.close();
  });

  test('what people called useful before counts had one table is in that now', async () => {
    database.exec(`
      CREATE TABLE feedback (
        day TEXT NOT NULL, answer TEXT NOT NULL, useful INTEGER NOT NULL, not_useful INTEGER NOT NULL,
        PRIMARY KEY (day, answer)
      ) STRICT, WITHOUT ROWID;
      PRAGMA user_version = 2;
    `);
    const day = new Date().toISOString().slice(0, 10);
    database.prepare('INSERT INTO feedback VALUES (?, ?, 3, 0)').run(day, 'topic/bursary');
    database.close();
    for (let times = 0; times < 2; times += 1) {
      const store = await openStore(`sqlite:${file}`, retention);
      expect(await store.feedback.since(day)).toEqual([
        { day, answer: 'topic/bursary', useful: 3, notUseful: 0 },
      ]);
      await store.close();
    }
  });

  test('a newer one is refused, and not touched', async () => {
    database.exec('CREATE TABLE tomorrow (id INTEGER); PRAGMA user_version = 99;');
    database.close();
    await expect(openStore(`sqlite:${file}`, retention)).rejects.toThrow(/format 99/);
    const names = new DatabaseSync(file).prepare('SELECT name FROM sqlite_schema').all();
    expect(names.map(({ name }) => name)).toEqual(['tomorrow']);
  });
});

describe('a store that cannot be opened', () => {
  const retention = { conversationMs: HOUR, planMs: DAY, now: Date.now };

  test('a file that is no database is named, with what to do', async () => {
    const file = path.join(folder, 'broken.db');
    fs.writeFileSync(file, 'this was a database once '.repeat(1000));
    await expect(openStore(`sqlite:${file}`, retention)).rejects.toThrow(
      new RegExp(`${file} cannot be read as a database .*mv ${file} ${file}.broken`),
    );
  });

  test('a database with damaged pages is named, with what to do', async () => {
    const file = path.join(folder, 'damaged.db');
    const store = await openStore(`sqlite:${file}`, retention);
    for (let number = 0; number < 50; number += 1) {
      await store.write(`k${number}`, { version: 1, state: state(1), entry: entry('a') });
    }
    await store.close();
    const bytes = fs.readFileSync(file);
    bytes.fill(0xa5, 4096, bytes.length);
    fs.writeFileSync(file, bytes);
    await expect(openStore(`sqlite:${file}`, retention)).rejects.toThrow(
      /cannot be read as a database .*malformed/,
    );
  });

  test('a path that cannot be a file is named', async () => {
    await expect(openStore('sqlite:/dev/null/bot.db', retention)).rejects.toThrow(
      /STORE: \/dev\/null\/bot.db cannot be used .*Check that the folder/,
    );
  });

  test('a file whose lock is not to be had is refused, and a network file system named as a cause', async () => {
    const file = path.join(folder, 'locked.db');
    const other = new DatabaseSync(file);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE held (id); BEGIN IMMEDIATE;');
    await expect(openStore(`sqlite:${file}`, retention)).rejects.toThrow(
      /cannot be used \(.*database is locked\).*network file system.*STORE=redis:/,
    );
    other.close();
  });

  test('a Redis that is not there is named without its password', async () => {
    const opening = openStore('redis://user:s3cret@127.0.0.1:1', retention);
    await expect(opening).rejects.toThrow(/STORE: Redis at 127.0.0.1:1 cannot be used/);
    await expect(opening).rejects.not.toThrow(/s3cret/);
  });
});
