// The house rules: a file imports only from floors below its own, and only two folders know Bot Framework.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The parts of src from the lowest floor up; those on one line may not import each other either. */
const FLOORS = [
  ['language', 'config.ts'],
  ['matching'],
  ['knowledge'],
  ['safety'],
  ['ground', 'search'],
  ['understanding', 'answers'],
  ['dialogs/script'],
  ['dialogs/plan'],
  ['dialogs/engine'],
  ['dialogs'],
  ['conversation'],
  ['store'],
  ['turns'],
  ['desk'],
  ['http'],
  ['bot'],
  ['channels'],
  ['run.ts'],
  ['main.ts'],
  ['tools'],
];
const MAY_KNOW_BOT_FRAMEWORK = ['bot', 'channels'];
/** Imports with and without `from`, exports from, and imports at run time. */
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

/** Functions and values that a file exports; a type may be there to be read. */
const EXPORTED = /^export (?:async )?(?:const|function|class) (\w+)/gm;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => ({ file, imports: importsOf(path.join('src', file)) }));

function importsOf(file: string): string[] {
  return Array.from(readFileSync(file, 'utf8').matchAll(IMPORT), ([, name = '']) => name);
}

/** The part of src that a file belongs to: of the floors' folders the innermost that it is in, or itself. */
function partOf(file: string): string {
  const [first = file, second = ''] = file.split(path.sep);
  const inner = path.join(first, second);
  return floorOf(inner) >= 0 ? inner : first;
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

test('no files import each other in a circle', () => {
  const importedBy = new Map(
    files.map(({ file, imports }) => [
      file,
      imports
        .filter((name) => name.startsWith('.'))
        .map((name) => path.join(path.dirname(file), name)),
    ]),
  );
  const finished = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, way: readonly string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
    else if (!finished.has(file)) {
      for (const next of importedBy.get(file) ?? []) follow(next, [...way, file]);
    }
    finished.add(file);
  };
  for (const { file } of files) follow(file, []);
  expect(circles).toEqual([]);
});

test('what a file exports is used by another one', () => {
  const texts = ['src', 'tests'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|mjs)$/.test(file))
      .map((file) => path.join(folder, file))
      .map((file) => ({ file, words: new Set(readFileSync(file, 'utf8').match(/\w+/g)) })),
  );
  const unused = texts
    .filter(({ file }) => file.startsWith('src'))
    .flatMap(({ file }) =>
      Array.from(readFileSync(file, 'utf8').matchAll(EXPORTED), ([, name = '']) => name)
        .filter((name) => !texts.some((other) => other.file !== file && other.words.has(name)))
        .map((name) => `${file} exports ${name}`),
    );
  expect(unused).toEqual([]);
});

test('answers see no text of a person', () => {
  const seeing = readdirSync('src/answers')
    .filter((file) =>
      /\butterance\b|understanding\//.test(readFileSync(`src/answers/${file}`, 'utf8')),
    )
    .map((file) => `answers/${file}`);
  expect(seeing).toEqual([]);
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

/** Parts that decide what was meant: their words of English belong to knowledge/phrasing. */
const DECIDING = ['understanding', 'ground', 'search'];
/** Lower it when one has become content; it never grows. */
const MOST_ENGLISH_PATTERNS = 23;
/** A choice between two words: "with|for". */
const CHOICE_OF_WORDS = /[(:|][a-z']{2,}(?: [a-z']+)*\|[a-z']{2,}/;
const PATTERN = /(?:^\s*|[=(&|[!] ?)\/[^/*].*\/|RegExp\(|^\s*['"`]\(\?:/;

test(`no more than ${MOST_ENGLISH_PATTERNS} patterns of English words decide what was meant`, () => {
  const patterns = files
    .filter(({ file }) => DECIDING.includes(partOf(file)))
    .flatMap(({ file }) =>
      readFileSync(path.join('src', file), 'utf8')
        .split('\n')
        .filter((line) => PATTERN.test(line) && CHOICE_OF_WORDS.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(patterns.length).toBeGreaterThan(0);
  expect(patterns.slice(MOST_ENGLISH_PATTERNS)).toEqual([]);
});
