// What stays on the disk of someone's words after they were deleted, or after their time was over.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { paragraph, reply } from '../../src/answers/reply.ts';
import { openStore } from '../../src/store/open.ts';
import type { HistoryEntry, Store } from '../../src/store/store.ts';
import { composedArguments, type RedisServer, startRedis } from './redis-server.ts';

const HOUR = 3_600_000;
const SAID = 'my sister Zebedina has epilepsy';
const NOTE = 'Zebedina wants to be a podiatrist';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'traces-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const entry: HistoryEntry = {
  messageId: 'a',
  said: SAID,
  replies: [reply({ outcome: 'answer', blocks: [paragraph('About podiatrists')] })],
  at: 0,
};

async function fillStore(store: Store): Promise<void> {
  await store.write('key', { version: 1, state: undefined, entry });
  await store.keepPlan('hash', { script: 'how-do-i-start', slots: { remark: NOTE } });
}

/** Every byte under the folder. */
function onDisk(): string {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => {
      try {
        return fs.readFileSync(path.join(file.parentPath, file.name), 'latin1');
      } catch {
        // Removed meanwhile.
        return '';
      }
    })
    .join('\n');
}

/** Waits until none of the texts is on the disk; the test's own time ends a wait in vain. */
async function goneFromDisk(...texts: string[]): Promise<void> {
  while (texts.some((text) => onDisk().includes(text))) await wait(20);
}

describe('SQLite, while someone reads the file', () => {
  const open = () =>
    openStore(`sqlite:${path.join(folder, 'bot.db')}`, {
      conversationMs: HOUR,
      planMs: HOUR,
      now: Date.now,
    });

  test('a deletion says that traces are left, holds up nobody, and finishes when the reader is done', async () => {
    const store = await open();
    await fillStore(store);
    const reader = new DatabaseSync(path.join(folder, 'bot.db'));
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM entries').all();
    expect(await store.remove('key')).toBe('traces');
    expect(await store.removePlan('hash')).toBe('traces');
    expect(await store.history('key')).toEqual([]);
    expect(onDisk()).toContain(SAID);
    const other = { ...entry, said: 'someone else goes on' };
    expect(await store.write('other', { version: 1, state: undefined, entry: other })).toBe(true);
    reader.close();
    await goneFromDisk(SAID, NOTE);
    expect(await store.history('other')).toEqual([other]);
    await store.close();
  });

  test('without one, nothing is left when the deletion is answered', async () => {
    const store = await open();
    await fillStore(store);
    expect(onDisk()).toContain(SAID);
    expect([await store.remove('key'), await store.removePlan('hash')]).toEqual(['gone', 'gone']);
    expect(onDisk()).not.toContain('Zebedina');
    await store.close();
  });

  test('what a killed process left in the log goes with the next start', async () => {
    const first = await open();
    await fillStore(first);
    const reader = new DatabaseSync(path.join(folder, 'bot.db'));
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM entries').all();
    await first.remove('key');
    await first.removePlan('hash');
    // A copy of the files is what a process that was killed here leaves.
    const copy = `${folder}-copy`;
    fs.cpSync(folder, copy, { recursive: true });
    reader.close();
    await first.close();
    fs.rmSync(folder, { recursive: true });
    fs.renameSync(copy, folder);
    expect(onDisk()).toContain(SAID);
    const second = await open();
    await goneFromDisk(SAID, NOTE);
    await second.close();
  });
});

describe('Redis as compose.yaml runs it', () => {
  let redis: RedisServer;
  let store: Store | undefined;
  beforeEach(async () => {
    redis = await startRedis(undefined, folder, composedArguments());
  });
  afterEach(async () => {
    await store?.close();
    await redis.stop();
  });

  test('what was deleted leaves the append-only file, and what was not stays in it', async () => {
    store = await openStore(redis.url, { conversationMs: HOUR, planMs: HOUR, now: Date.now });
    await fillStore(store);
    const other = { ...entry, said: 'someone else' };
    await store.write('other', { version: 1, state: undefined, entry: other });
    while (!onDisk().includes(SAID) || !onDisk().includes(NOTE)) await wait(20);
    expect(await store.remove('key')).toBe('traces');
    expect(await store.removePlan('hash')).toBe('traces');
    await goneFromDisk(SAID, NOTE);
    await redis.stop();
    redis = await startRedis(redis.port, folder, composedArguments());
    const again = await openStore(redis.url, {
      conversationMs: HOUR,
      planMs: HOUR,
      now: Date.now,
    });
    expect(await again.history('other')).toEqual([other]);
    expect(await again.history('key')).toEqual([]);
    await again.close();
  });

  test('words of people that were taken back leave it, too', async () => {
    store = await openStore(redis.url, { conversationMs: HOUR, planMs: HOUR, now: Date.now });
    const day = new Date().toISOString().slice(0, 10);
    await store.unanswered.add(day, { [SAID]: 1, [NOTE]: 1 });
    while (!onDisk().includes(SAID)) await wait(20);
    await store.unanswered.add(day, { [SAID]: -1 });
    await goneFromDisk(SAID);
    expect(await store.unanswered.since(day)).toEqual([{ day, name: NOTE, count: 1 }]);
    await store.unanswered.clear();
    await goneFromDisk(NOTE);
  });

  test('what was past its time leaves it, too', async () => {
    store = await openStore(redis.url, { conversationMs: 5000, planMs: 5000, now: Date.now });
    await fillStore(store);
    while (!onDisk().includes(SAID) || !onDisk().includes(NOTE)) await wait(20);
    while ((await store.history('key')).length > 0 || (await store.recallPlan('hash')))
      await wait(20);
    await store.sweep();
    await goneFromDisk(SAID, NOTE);
  });

  test('a server that refuses to write the file anew is reported', async () => {
    const { createClient } = await import('redis');
    const admin = createClient({ url: redis.url });
    await admin.connect();
    await admin.sendCommand(['ACL', 'SETUSER', 'default', '-bgrewriteaof']);
    store = await openStore(redis.url, { conversationMs: HOUR, planMs: HOUR, now: Date.now });
    await store.remove('key');
    const faults: string[] = [];
    while (faults.length === 0) {
      await store.sweep().catch((fault) => faults.push(String(fault)));
      await wait(20);
    }
    admin.destroy();
    expect(faults[0]).toContain('Allow the command, or turn the file off');
  });
});
