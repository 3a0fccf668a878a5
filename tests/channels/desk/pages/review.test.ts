// The review list at the desk, and the press that says "checked today, no change".

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '../../../../src/config.ts';
import { buildLiveContent } from '../../../../src/desk/live-content.ts';
import { readContent } from '../../../../src/dialogs/content.ts';
import { formOf, signedIn, startDesk, type Visitor, wordsOf } from '../desk.ts';

let folder: string;
let editor: Visitor;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'review-'));
  const read = () => readContent(folder);
  const live = await buildLiveContent(readConfig({}), read, read());
  editor = await signedIn(await startDesk({ environment: { TRUST_DIR: folder }, live }));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one press marks a file as checked this month, in the content of the trust', async () => {
  const page = await editor.get('/review');
  const form = formOf(page.text, '/review/checked');
  const file = form.file ?? '';
  const month = new Date().toISOString().slice(0, 7);
  // As if it had been checked long ago: the month of the page is the one of the file.
  const done = await editor.post('/review/checked', form);
  expect(done.headers.get('location')).toBe('/review?done=checked');
  expect(readFileSync(path.join(folder, file), 'utf8')).toMatch(
    new RegExp(`^extends: .*\nchecked: ["']?${month}["']?\n$`),
  );
  const after = await editor.get('/review?done=checked');
  expect(wordsOf(after.text)).toContain('It is marked as checked this month.');
  expect(wordsOf((await editor.get('/audit')).text)).toContain('Checked, no change:');
}, 60_000);

test('on a page from before a colleague pressed it nothing happens twice', async () => {
  const form = formOf((await editor.get('/review')).text, '/review/checked');
  const stale = await editor.post('/review/checked', { ...form, seen: '2020-01' });
  expect(stale.headers.get('location')).toBe('/review?done=already');
});

test.each(['../../../etc/passwd', 'trust.yaml', 'topics/none.yaml', ''])(
  'a file that is not in the list, "%s", is refused',
  async (file) => {
    const form = formOf((await editor.get('/review')).text, '/review/checked');
    expect((await editor.post('/review/checked', { ...form, file })).status).toBe(404);
  },
);

test('the list comes as a table and as a calendar', async () => {
  const csv = await editor.get('/review.csv');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.text).toContain('"roles/podiatry/podiatrist.yaml"');
  const calendar = await editor.get('/review.ics');
  expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(calendar.text).toContain('BEGIN:VEVENT');
});
