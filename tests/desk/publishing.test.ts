// Publishing into the trust's folder: whole or not at all, whatever happens, and back again.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ChangedMeanwhile, openTrustFolder, type TrustFolder } from '../../src/desk/publishing.ts';

const NODE = path.resolve('node_modules/.bin/node');
const PUBLISHER = path.resolve('tests/desk/publisher.ts');
const FILE = 'topics/open-days.yaml';

let folder: string;
let trust: TrustFolder;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'publishing-'));
  trust = openTrustFolder(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const publish = (after: string | null, before = trust.read(FILE)) =>
  trust.publish({ by: 'Ada Obi', says: 'Open days', file: FILE, before, after });

test('a file is there whole, and what was there before is kept', async () => {
  await publish('first');
  await publish('second');
  expect(trust.read(FILE)).toBe('second');
  expect(trust.history()).toMatchObject([
    { number: 2, by: 'Ada Obi', says: 'Open days', before: 'first', after: 'second' },
    { number: 1, before: null, after: 'first' },
  ]);
});

test('a file that was not there before can go again', async () => {
  await publish('first');
  await publish(null);
  expect(existsSync(path.join(folder, FILE))).toBe(false);
});

test('who has not seen the last change publishes nothing', async () => {
  await publish('first');
  await expect(publish('mine', null)).rejects.toThrow(ChangedMeanwhile);
  expect(trust.read(FILE)).toBe('first');
  expect(trust.history()).toHaveLength(1);
});

test('of two at once one publishes and the other is told', async () => {
  const results = await Promise.allSettled([publish('one'), publish('other')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(trust.history()).toHaveLength(1);
  expect(['one', 'other']).toContain(trust.read(FILE));
});

test('the state of the folder is another after each change, and the kept copies are no part of it', async () => {
  const before = trust.revision();
  await publish('first');
  const first = trust.revision();
  await publish('second');
  await publish('first');
  expect(first).not.toBe(before);
  expect(trust.revision()).toBe(first);
});

test('a record whose file was never put in place counts for nothing', async () => {
  await publish('first');
  const [last] = trust.history();
  writeFileSync(
    path.join(folder, '.history/000002.json'),
    JSON.stringify({ ...last, number: 2, before: 'first', after: 'never' }),
  );
  expect(trust.history()).toHaveLength(1);
  await publish('second');
  expect(trust.history().map(({ after }) => after)).toEqual(['second', 'first']);
});

test('in a git repository each publish is a commit by its author, of its file alone', async () => {
  const git = (...options: string[]) =>
    execFileSync('git', ['-C', folder, ...options], { encoding: 'utf8' });
  git('init', '--quiet');
  writeFileSync(path.join(folder, 'notes.txt'), 'not to be committed');
  await publish('first');
  await publish(null);
  expect(git('log', '--format=%an: %s').trim().split('\n')).toEqual([
    'Ada Obi: Open days',
    'Ada Obi: Open days',
  ]);
  expect(git('show', '--name-only', '--format=', 'HEAD~1').trim()).toBe(FILE);
  expect(git('status', '--porcelain').trim()).toBe('?? notes.txt');
});

test('where git fails, the publish stands and the fault is told', async () => {
  mkdirSync(path.join(folder, '.git'));
  const faults: unknown[] = [];
  trust = openTrustFolder(folder, (fault) => faults.push(fault));
  await publish('first');
  expect(trust.read(FILE)).toBe('first');
  expect(faults).toHaveLength(1);
});

test('a lock that a process left which is no more is no obstacle', async () => {
  await publish('first');
  const { pid } = spawnSync('true');
  symlinkSync(`${os.hostname()} ${pid}`, path.join(folder, '.history/lock'));
  await publish('second');
  expect(trust.read(FILE)).toBe('second');
});

test('a lock of another machine that publishes now is respected', async () => {
  await publish('first');
  symlinkSync('another-machine 1', path.join(folder, '.history/lock'));
  await expect(publish('second')).rejects.toThrow(ChangedMeanwhile);
  expect(trust.read(FILE)).toBe('first');
});

/** Resolves with what the process said when it ended, or when it was killed after so many publishes. */
function runPublisher(size: number, killAfter: number, limit = ''): Promise<string> {
  const command = `${limit}exec "${NODE}" "${PUBLISHER}" "${folder}" "${FILE}" ${size}`;
  const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  return new Promise((resolve) => {
    const hear = (data: unknown) => {
      said += String(data);
      if (said.split('published').length > killAfter) child.kill('SIGKILL');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => resolve(said));
  });
}

test('a process that is killed in the middle leaves the old file or the new one, whole, and the next publish works', async () => {
  const size = 100_000;
  for (let round = 1; round <= 8; round += 1) {
    await runPublisher(size, round);
    const text = trust.read(FILE) ?? '';
    expect(text).toHaveLength(size);
    expect(new Set(text).size).toBe(1);
    expect(trust.history()[0]?.after).toBe(text);
    await publish(`by hand ${round}`);
    expect(trust.read(FILE)).toBe(`by hand ${round}`);
  }
}, 120_000);

test('a disk that takes no more leaves everything as it was', async () => {
  await publish('first');
  // No file may be larger than 64 KB, as on a disk that is full.
  const said = await runPublisher(100_000, 1, 'ulimit -f 64; ');
  expect(said).toMatch(/EFBIG/);
  expect(trust.read(FILE)).toBe('first');
  expect(trust.history()).toHaveLength(1);
  expect(readdirSync(path.join(folder, '.history')).sort()).toEqual(['.gitignore', '000001.json']);
  await publish('second');
  expect(readFileSync(path.join(folder, FILE), 'utf8')).toBe('second');
}, 60_000);
