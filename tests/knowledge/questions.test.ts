// Small questions: faults are told with their place, phrasings that two questions share are found, and answers can be read.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatProblem, type Problem } from '../../src/knowledge/files.ts';
import { openFolder } from '../../src/knowledge/folder.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';
import { questionsById, readThemes } from '../../src/knowledge/questions.ts';
import { readingAge } from '../../src/language/reading-age.ts';
import { findAlikePhrasings, findHardAnswers } from '../../src/tools/check/questions.ts';

const THEME = 'questions/small.yaml';
const SMALL = `theme: small
title: A small theme
checked: 2026-11
questions:
  - id: start-before-checks
    title: Can I start before the checks are done?
    kind: verdict
    asked:
      - can I begin before the checks are in
      - they want me on monday but one paper is missing
      - does the start wait for everything
      - must every paper be there first
      - is it fine to come in early
      - my references are late and I begin soon
      - begin without the police thing
      - will they let me in before the end of all that
    says: Usually no. Wait until the trust says that everything is clear.
    about: { roles: [podiatrist] }
    turn-to: recruitment-team
    sources:
      - title: Employment checks (NHS Employers)
        url: https://www.nhsemployers.org/your-workforce/recruit/employment-checks
`;

/** What the theme may name. */
const NAMED = {
  roles: new Set(['podiatrist', 'midwife']),
  families: new Set(['podiatry', 'midwifery']),
  turnTo: new Set(['recruitment-team', 'occupational-health']),
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'questions-'));
  mkdirSync(path.join(folder, 'questions'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Writes the small theme with one change; the line on which the change stands, counted from 1. */
function write(from = '', to = ''): number {
  if (!SMALL.includes(from)) throw new Error(`the theme has no "${from}"`);
  writeFileSync(path.join(folder, THEME), SMALL.replace(from, to));
  return SMALL.slice(0, SMALL.indexOf(from)).split('\n').length;
}

/** The themes of the folder, and what is wrong with them. */
function read() {
  const problems: Problem[] = [];
  const themes = readThemes(openFolder(folder, problems), NAMED, problems);
  return { themes, questions: questionsById(themes), problems };
}

function faults(): string[] {
  return read().problems.map((problem) => formatProblem(problem).replaceAll(`${folder}/`, ''));
}

test('a theme without faults is read, with the theme and its month at each question', () => {
  write();
  const { questions, problems } = read();
  expect(problems).toEqual([]);
  expect(questions.get('start-before-checks')).toMatchObject({
    theme: 'small',
    checked: '2026-11',
    turnTo: 'recruitment-team',
    about: { roles: ['podiatrist'] },
    more: [],
    when: [],
  });
});

test.each([
  [
    'roles: [podiatrist]',
    'roles: [podiatrst]',
    /names "podiatrst", which no role has; did you mean "podiatrist"\?/,
  ],
  [
    'roles: [podiatrist]',
    'families: [podiatri]',
    /names "podiatri", which no family has; did you mean "podiatry"\?/,
  ],
  ['turn-to: recruitment-team', 'turn-to: recruitment-tem', /did you mean "recruitment-team"\?/],
  ['    title: Can I start before the checks are done?\n', '', /title/],
  ['the checks are done?', 'the checks are done', /it is no question; end it with "\?"/],
  [
    'the checks are done?',
    'all of the checks that a trust makes of those whom it takes are done?',
    /it has 88 characters and 70 is the most; say it in fewer words/,
  ],
  ['kind: verdict', 'kind: verdikt', /did you mean "verdict"\? use one of fact/],
  ['theme: small', 'theme: smal', /theme is "smal"; the file's name says "small"/],
  [
    '      - my references are late and I begin soon\n',
    '',
    /at least 8 ways in which people ask it/,
  ],
  ['is clear.', 'is clear!', /exclamation mark/],
  [
    'Usually no.',
    `Usually no.${' really'.repeat(45)}`,
    /has 56 words and 45 is the most; move what can wait to "more"/,
  ],
  ['    about:', '    when:\n      - says: Yes.\n    about:', /names no fact of the person/],
])('a fault is told with its place: %s', (from, to, says) => {
  write(from, to);
  expect(faults()).toEqual([expect.stringMatching(new RegExp(`^${THEME}:\\d+:\\d+  `))]);
  expect(faults()[0]).toMatch(says);
});

test('a field whose name is misspelt is told with the name that it lacks', () => {
  write('    title:', '    titl:');
  expect(faults()).toContainEqual(
    expect.stringMatching(/"titl" is not a field here \(in questions\); did you mean "title"\?/),
  );
});

test('a fault stands at its own line', () => {
  const line = write('roles: [podiatrist]', 'roles: [podiatrst]');
  expect(faults()[0]).toMatch(`${THEME}:${line}:`);
});

test('an id that two questions have is a fault', () => {
  const twice = SMALL.slice(SMALL.indexOf('  - id:'));
  writeFileSync(path.join(folder, THEME), SMALL + twice);
  expect(faults()).toContainEqual(expect.stringMatching(/id "start-before-checks" is taken in /));
});

test('a title that two questions have is a fault at the second', () => {
  const other = SMALL.slice(SMALL.indexOf('  - id:'))
    .replace('start-before-checks', 'another')
    .replace('Can I start', 'can i START');
  writeFileSync(path.join(folder, THEME), SMALL + other);
  expect(faults()).toEqual([
    expect.stringMatching(/"start-before-checks" has this title as well; say how the two differ/),
  ]);
});

test('what is asked of learners has one answer', () => {
  const learners = SMALL.replace('    sources:', '    of-learners: pay\n    sources:');
  const other = learners
    .slice(learners.indexOf('  - id:'))
    .replace('start-before-checks', 'another')
    .replace('Can I start', 'Shall I begin');
  writeFileSync(path.join(folder, THEME), learners + other);
  expect(faults()).toEqual([
    expect.stringMatching(/"start-before-checks" answers pay for those who learn a job already/),
  ]);
});

test('a title may be as people ask its question, and not as they ask another', () => {
  const asked = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'can I begin at night'];
  const second = `  - id: another
    title: Can I begin before the checks are in?
    kind: fact
    asked: ${JSON.stringify(asked)}
    says: Yes.
    sources: [{ title: A page }]
`;
  const own = SMALL.replace('can I begin before the checks are in', 'can I start at one');
  const like = SMALL.replace('they want me on monday', 'can I start before all checks are done');
  writeFileSync(path.join(folder, THEME), like);
  expect(findAlikePhrasings(read().themes)).toEqual([]);
  writeFileSync(path.join(folder, THEME), own + second);
  expect(findAlikePhrasings(read().themes)).toEqual([]);
  writeFileSync(path.join(folder, THEME), SMALL + second);
  expect(findAlikePhrasings(read().themes).map(({ says }) => says)).toEqual([
    expect.stringMatching(/"Can I begin before the checks are in\?" is asked nearly so in/),
  ]);
});

test('phrasings that two questions nearly share are a fault at the second', () => {
  const others = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
  const asked = ['can I BEGIN before the check are in?', ...others];
  const second = `  - id: another
    title: What is another matter?
    kind: fact
    asked: ${JSON.stringify(asked)}
    says: Yes.
    sources: [{ title: A page }]
`;
  writeFileSync(path.join(folder, THEME), SMALL + second);
  expect(findAlikePhrasings(read().themes).map(({ says }) => says)).toEqual([
    expect.stringMatching(/is asked nearly so in "start-before-checks"/),
  ]);
});

test('an answer of long words and sentences needs an older reader than one of short ones', () => {
  const hard =
    'Notwithstanding organisational considerations, individuals contemplating resignation should additionally investigate contractual obligations.';
  expect(readingAge('Yes, you can. Ask your manager first.')).toBeLessThan(9);
  expect(readingAge(hard)).toBeGreaterThan(20);
  write('Usually no. Wait until the trust says that everything is clear.', hard);
  expect(findHardAnswers(read().questions.values())).toEqual([
    {
      about: 'start-before-checks',
      says: expect.stringMatching(/reading age of \d+; 14 is the most/),
    },
  ]);
});

test('the small questions of the bot have no phrasing twice', () => {
  expect(findAlikePhrasings(readKnowledge('knowledge').themes)).toEqual([]);
});
