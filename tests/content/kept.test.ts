// What one start keeps for the next: taken while nothing changed, and never when something did.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keep, takeKept } from '../../src/content/kept.ts';
import { messagesDoor } from '../bench/doors.ts';
import { request } from '../bench/people.ts';
import { startBot, startInVain } from '../running/bot-process.ts';

/** As in `npm start`. */
const FLAGS = ['--import', path.resolve('src/compile-cache.mjs')];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('bytes are taken under the mark they were kept with, and under no other', () => {
  keep(folder, 'one', Buffer.from('knowledge'));
  expect(takeKept(folder, 'one')?.toString()).toBe('knowledge');
  expect(takeKept(folder, 'two')).toBeUndefined();
});

test('nothing is taken from an empty folder, nor from a damaged file', () => {
  expect(takeKept(folder, 'one')).toBeUndefined();
  keep(folder, 'one', Buffer.from('knowledge'));
  const file = path.join(folder, 'content');
  writeFileSync(file, readFileSync(file).subarray(0, -1));
  expect(takeKept(folder, 'one')).toBeUndefined();
});

test('a folder that cannot be written to keeps nothing and stops nothing', () => {
  writeFileSync(path.join(folder, 'file'), '');
  keep(path.join(folder, 'file'), 'one', Buffer.from('knowledge'));
  expect(takeKept(path.join(folder, 'file'), 'one')).toBeUndefined();
});

test('content that cannot be read is named, as without anything kept', async () => {
  cpSync('knowledge', path.join(folder, 'knowledge'), { recursive: true });
  const { code, output } = await startInVain({ folder, flags: FLAGS });
  expect(code).toBe(1);
  expect(output).toMatch(/^dialogs:1:1 {2}cannot be read/m);
});

test('a second start answers alike, one after an edit has the edit, one after a fault names it', async () => {
  for (const content of ['knowledge', 'dialogs']) {
    cpSync(content, path.join(folder, content), { recursive: true });
  }
  const role = path.join(folder, 'knowledge/roles/podiatry/podiatrist.yaml');
  const written = readFileSync(role, 'utf8');
  const options = { folder, flags: FLAGS };
  const summary = async () => {
    const bot = await startBot(options);
    try {
      expect(await messagesDoor.send(bot.url, 'someone', 'm', 'what does a podiatrist do')).toBe(
        true,
      );
      return (await request(`${bot.url}/roles/podiatrist`, 'GET', {})).text;
    } finally {
      await bot.end('SIGTERM');
    }
  };
  const first = await summary();
  expect(await summary()).toBe(first);

  writeFileSync(role, written.replace(/^summary: .*$/m, 'summary: You look after lower limbs.'));
  expect(first).not.toContain('You look after lower limbs.');
  expect(await summary()).toContain('You look after lower limbs.');

  writeFileSync(role, 'title: [unfinished');
  const { code, output } = await startInVain(options);
  expect(code).toBe(1);
  expect(output).toMatch(/podiatrist\.yaml:\d+:\d+ /);
}, 60_000);
