// Faults in the knowledge files are told with their file, line and column and what would be right, all at once.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatProblem } from '../../src/knowledge/files.ts';
import { ContentError, loadKnowledge, readKnowledge } from '../../src/knowledge/load.ts';

const PODIATRIST = 'roles/podiatry/podiatrist.yaml';

const folder = mkdtempSync(path.join(tmpdir(), 'knowledge-'));
/** What a test has changed, and what is put back after it: a copy of everything for each test would take longer than the test. */
const changed = new Set<string>();

beforeAll(() => cpSync('knowledge', folder, { recursive: true }));

afterEach(() => {
  for (const file of changed) {
    rmSync(path.join(folder, file), { recursive: true, force: true });
    const original = path.join('knowledge', file);
    if (existsSync(original)) cpSync(original, path.join(folder, file));
  }
  changed.clear();
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string | Buffer): void {
  changed.add(file);
  writeFileSync(path.join(folder, file), text);
}

function remove(file: string): void {
  changed.add(file);
  unlinkSync(path.join(folder, file));
}

/** Changes a file; the line on which the change stands, counted from 1. */
function change(file: string, from: string, to: string): number {
  const text = readFileSync(path.join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
  write(file, text.replace(from, to));
  return text.slice(0, text.indexOf(from)).split('\n').length;
}

function faults(): string[] {
  return readKnowledge(folder).problems.map((problem) =>
    formatProblem(problem).replaceAll(`${folder}/`, ''),
  );
}

test('the knowledge of the bot has no fault', () => {
  expect(faults()).toEqual([]);
});

test('a value that is none of those allowed is named, with the one that was probably meant', () => {
  const line = change(PODIATRIST, 'minimum: degree', 'minimum: degre');
  expect(faults()).toEqual([
    expect.stringMatching(
      `^${PODIATRIST}:${line}:\\d+  entry.minimum is "degre"; did you mean "degree"\\? use one of none, gcse`,
    ),
  ]);
});

test('a role that is not there is named, with the one that was probably meant', () => {
  const line = change(PODIATRIST, '    physiotherapist,', '    physiotherapst,');
  expect(faults()).toContainEqual(
    expect.stringMatching(
      `^${PODIATRIST}:${line}:\\d+  relatedRoles names "physiotherapst", which no role has; did you mean "physiotherapist"\\?`,
    ),
  );
});

test.each([
  ['roles: [emergency-call-handler]', 'roles: [emergency-call-handlr]', 'role'],
  ['families: [ambulance]', 'families: [ambulanc]', 'family'],
])('what a small question names that is not there is a fault: %s', (from, to, what) => {
  const line = change('questions/ambulance-jobs.yaml', from, to);
  expect(faults()).toEqual([
    expect.stringMatching(
      `^questions/ambulance-jobs.yaml:${line}:\\d+  this names "[a-z-]+", which no ${what} has; did you mean`,
    ),
  ]);
});

test.each(['phrasing/colloquial-titles.yaml', 'phrasing/descriptions/podiatry.yaml'])(
  'what people say of a role that is not there is a fault: %s',
  (file) => {
    const line = change(file, '\npodiatrist:', '\npodiatrst:') + 1;
    expect(faults()).toEqual([
      `${file}:${line}:1  this names "podiatrst", which no role has; did you mean "podiatrist"?`,
    ]);
  },
);

test('a field that there is not, one that is missing, one of another kind: all in one go', () => {
  change(PODIATRIST, 'careerLevel: 6', 'carrerLevel: 6');
  change(PODIATRIST, 'title: Podiatrist\n', '');
  change('roles/podiatry/podiatry-assistant.yaml', 'duties:', 'duties: many\nother:');
  const found = faults();
  expect(found).toContainEqual(
    expect.stringMatching(/podiatrist\.yaml:\d+:\d+ {2}"carrerLevel" is not a field here/),
  );
  expect(found).toContainEqual(
    expect.stringMatching(/podiatrist\.yaml:\d+:\d+ {2}title is missing/),
  );
  expect(found).toContainEqual(
    expect.stringMatching(
      /podiatry-assistant\.yaml:\d+:\d+ {2}duties is "many"; it should be a list/,
    ),
  );
});

test.each<[string, string | Buffer, RegExp]>([
  ['is no YAML', 'title: [unfinished', /podiatrist\.yaml:\d+:\d+ {2}is not YAML here/],
  ['is empty', ' \n', /podiatrist\.yaml:1:1 {2}is empty; fill it in or delete it/],
  ['is huge', `# ${'x'.repeat(600_000)}`, /podiatrist\.yaml:1:1 {2}has 600002 bytes; the most is/],
  ['goes round in a circle', 'id: &a [*a]', /podiatrist\.yaml:1:1 {2}uses a YAML alias/],
  [
    'is in another encoding',
    Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xe9, 0xff]),
    /podiatrist\.yaml:1:1 {2}is not UTF-8 text; save it with the encoding UTF-8/,
  ],
])('a file that %s', (_, text, says) => {
  write(PODIATRIST, text);
  expect(faults()).toContainEqual(expect.stringMatching(says));
});

test('a file that is missing, and one that cannot be read', () => {
  remove('trust.yaml');
  remove(PODIATRIST);
  remove('reference/glossary.yaml');
  mkdirSync(path.join(folder, 'reference/glossary.yaml'));
  const found = faults();
  expect(found).toContainEqual(
    expect.stringMatching(/^trust\.yaml:1:1 {2}cannot be read: .*no such file/),
  );
  expect(found).toContainEqual(
    expect.stringMatching(/^reference\/glossary\.yaml:1:1 {2}cannot be read/),
  );
  expect(found).toContainEqual(expect.stringMatching(/names "podiatrist", which no role has/));
});

test('two files of one id, a name and a folder that say otherwise', () => {
  const text = readFileSync(path.join(folder, PODIATRIST), 'utf8');
  write('roles/dental/podiatrist.yaml', text);
  write('roles/podiatry/chiropodist.yaml', text);
  const found = faults();
  expect(found).toContainEqual(
    expect.stringMatching(/family is "podiatry"; the folder says "dental"/),
  );
  expect(found).toContainEqual(
    expect.stringMatching(/id is "podiatrist"; the file's name says "chiropodist"/),
  );
  expect(found.filter((one) => /id "podiatrist" is taken by/.test(one))).toHaveLength(2);
});

test('a start stops with every fault in its message', () => {
  change(PODIATRIST, 'minimum: degree', 'minimum: degre');
  change('roles/dental/dentist.yaml', 'family: dental', 'family: dentl');
  expect(() => loadKnowledge(folder)).toThrow(ContentError);
  expect(() => loadKnowledge(folder)).toThrow(/podiatrist\.yaml(.|\n)*dentist\.yaml/);
});
