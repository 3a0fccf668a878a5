// A start as `npm start` makes it, with what Node compiled kept for the next: the content is what the files say now.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBot, startInVain } from './bot-process.ts';

const ROLE = 'knowledge/roles/podiatry/podiatrist.yaml';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder of content that is missing is named', async () => {
  cpSync('knowledge', path.join(folder, 'knowledge'), { recursive: true });
  const { code, output } = await startInVain({ folder });
  expect(code).toBe(1);
  expect(output).toMatch(/^dialogs:1:1 {2}cannot be read/m);
}, 60_000);

test('a start after an edit has the edit, and one after a fault names it', async () => {
  for (const content of ['knowledge', 'dialogs']) {
    cpSync(content, path.join(folder, content), { recursive: true });
  }
  const role = path.join(folder, ROLE);
  const edited = readFileSync(role, 'utf8').replace(
    /^summary: .*$/m,
    'summary: You mend lower limbs.',
  );
  writeFileSync(role, edited);
  const bot = await startBot({ folder });
  const page = await (await fetch(`${bot.url}/roles/podiatrist`)).text();
  await bot.end('SIGTERM');
  expect(page).toContain('You mend lower limbs.');

  writeFileSync(role, 'title: [unfinished');
  const { code, output } = await startInVain({ folder });
  expect(code).toBe(1);
  expect(output).toMatch(/podiatrist\.yaml:\d+:\d+ /);
}, 120_000);
