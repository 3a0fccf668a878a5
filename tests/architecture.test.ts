// The house rules: a file imports only from floors below its own, and only two folders know Bot Framework.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The parts of src from the lowest floor up; those on one line may not import each other either. */
const FLOORS = [
  [
    'text.ts',
    'number-words.ts',
    'matching',
    'masking.ts',
    'limits.ts',
    'plan-code.ts',
    'config.ts',
  ],
  ['knowledge', 'address.ts'],
  ['recognizer'],
  ['answers'],
  ['dialogs'],
  ['conversation.ts', 'content'],
  ['store'],
  ['turns.ts', 'failures.ts', 'remembered-turns.ts'],
  ['services.ts', 'metrics.ts', 'protection.ts'],
  ['bot'],
  ['channels'],
  ['server.ts'],
  ['run.ts'],
  ['main.ts'],
];
const MAY_KNOW_BOT_FRAMEWORK = ['bot', 'channels'];
/** Imports with and without `from`, exports from, and imports at run time. */
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => ({ file, imports: importsOf(path.join('src', file)) }));

function importsOf(file: string): string[] {
  return Array.from(readFileSync(file, 'utf8').matchAll(IMPORT), ([, name = '']) => name);
}

/** The part of src that a file belongs to: its first folder, or itself. */
function partOf(file: string): string {
  return file.split(path.sep)[0] ?? file;
}

function floorOf(part: string): number {
  return FLOORS.findIndex((floor) => floor.includes(part));
}

test('every part of src has a floor', () => {
  const parts = new Set(files.map(({ file }) => partOf(file)));
  expect([...parts].filter((part) => floorOf(part) < 0)).toEqual([]);
});

test('no file imports from its own floor or one above, except from its own folder', () => {
  const upward = files.flatMap(({ file, imports }) =>
    imports
      .filter((name) => name.startsWith('.'))
      .map((name) => path.join(path.dirname(file), name))
      .filter((target) => partOf(target) !== partOf(file))
      .filter((target) => floorOf(partOf(target)) >= floorOf(partOf(file)))
      .map((target) => `${file} imports ${target}`),
  );
  expect(upward).toEqual([]);
});

test('only the bot and the channels know Bot Framework', () => {
  const knowing = files.filter(({ imports }) =>
    imports.some((name) => /^botbuilder|^botframework/.test(name)),
  );
  expect(knowing.length).toBeGreaterThan(0);
  expect(
    knowing
      .map(({ file }) => file)
      .filter((file) => !MAY_KNOW_BOT_FRAMEWORK.includes(partOf(file))),
  ).toEqual([]);
});
