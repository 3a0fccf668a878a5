// Faults in dialog scripts are told with their file, line and column, all at once.

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadDialogs, readDialogs } from '../../../src/dialogs/script/load.ts';
import { formatProblem } from '../../../src/knowledge/files.ts';

/** The faults of a script in a folder of its own, each without the folder's name. */
function faults(script: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'dialogs-'));
  cpSync('dialogs/wording.yaml', path.join(folder, 'wording.yaml'));
  writeFileSync(path.join(folder, 'start.yaml'), script);
  return readDialogs(folder).problems.map((problem) =>
    formatProblem(problem).replace(`${folder}/`, ''),
  );
}

const HEAD = 'id: start\ntitle: Start\ntopic: general\nsteps:\n';
const GOAL = '  - { id: goal, ask: role, slot: goal, label: Job, prompt: Which job?, why: So }\n';
const PLAN = '  - { id: plan, show: plan }\n';
const JOBS = '  - { id: jobs, show: results }\n';
/** To the plan where the job is known. */
const IF_KNOWN = '  - { id: known, when: [{ slot: goal, filled: true, goTo: plan }] }\n';
const SKIPPED = (id: string, more: string) =>
  `  - { id: ${id}, ask: choice, slot: situation, label: Where, prompt: Where?, why: So, choices: [{ title: Here, value: education }, { title: Work, value: nhs }]${more} }\n`;

test('the scripts of the bot have no fault', () => {
  expect([...loadDialogs('dialogs').scripts.keys()].sort()).toEqual([
    'find-a-role',
    'how-do-i-start',
    'progression',
  ]);
});

test('a small script is right', () => {
  expect(faults(HEAD + GOAL + IF_KNOWN + JOBS + PLAN)).toEqual([]);
});

test.each([
  [
    'a step that nothing leads to',
    `${GOAL}  - { id: on, goTo: plan }\n  - { id: lost, say: Hello }\n${PLAN}`,
    /start\.yaml:7:7 +"lost" cannot be reached/,
  ],
  [
    'an end that no path reaches',
    `${GOAL}${PLAN}  - { id: other, show: ladder }\n`,
    /start\.yaml:7:7 +"other" cannot be reached: this end/,
  ],
  [
    'a slot that is read before it is asked',
    `  - { id: first, when: [{ slot: goal, filled: true, goTo: plan }] }\n${GOAL}${PLAN}`,
    /start\.yaml:5:\d+ +reads "goal", which no step before "first" asks/,
  ],
  ['a step that leads nowhere', GOAL, /"goal" leads nowhere/],
  ['a circle', `${GOAL}  - { id: again, goTo: goal }\n${PLAN}`, /"goal" leads back to itself/],
  [
    'a step that is not there',
    `${GOAL}  - { id: on, goTo: plam }\n${PLAN}`,
    /names the step "plam", which is not there; did you mean "plan"\?/,
  ],
  [
    'a slot with a slip',
    GOAL.replace('slot: goal', 'slot: gaol') + PLAN,
    /start\.yaml:5:\d+ +steps\.slot is "gaol"; did you mean "goal"\?/,
  ],
  [
    'a value that the slot does not have',
    `${GOAL}  - { id: where, ask: choice, slot: situation, label: Where, prompt: Where?, why: So, choices: [{ title: Here, value: heer }, { title: Work, value: nhs }] }\n${PLAN}`,
    /"heer" is no value of this slot; use one of education/,
  ],
  [
    'a plan without a job to plan for',
    GOAL + PLAN,
    /start\.yaml:6:\d+ +"plan" shows a plan where the job may be unknown/,
  ],
  [
    'a dialog that starts itself',
    `${GOAL}  - { id: self, start: start, fills: goal }\n${PLAN}`,
    /start\.yaml:6:\d+ +starts "start", which starts this dialog again/,
  ],
  [
    'a step that no answers lead to',
    `${GOAL}  - { id: known, when: [{ slot: goal, filled: true, goTo: plan }, { slot: goal, filled: false, goTo: jobs }] }\n  - { id: more, say: Hello }\n${JOBS}${PLAN}`,
    /start\.yaml:7:\d+ +"more" cannot be reached: no answers lead to it/,
  ],
  [
    'an end that no answers lead to',
    `${GOAL}${IF_KNOWN}  - { id: again, when: [{ slot: goal, filled: true, goTo: ladder }] }\n${JOBS}${PLAN}  - { id: ladder, show: ladder }\n`,
    /start\.yaml:10:\d+ +"ladder" cannot be reached: no answers lead to it/,
  ],
  [
    'a condition that never holds',
    `${SKIPPED('where', '')}  - { id: which, when: [{ slot: situation, is: [care-work], goTo: other }] }\n${JOBS}  - { id: other, show: ladder }\n`,
    /start\.yaml:6:\d+ +this condition of "which" never holds here/,
  ],
  [
    'more than six choices',
    `${GOAL}  - { id: many, ask: number, slot: band, label: Band, prompt: Which?, why: So, choices: [${[1, 2, 3, 4, 5, 6, 7].map((one) => `{ title: "${one}", value: ${one} }`).join(', ')}] }\n${PLAN}`,
    /has 7 choices; 6 are the most/,
  ],
  [
    'a prompt of more than 30 words',
    GOAL.replace('Which job?', 'job '.repeat(31).trim()) + PLAN,
    /has 31 words; 30 are the most/,
  ],
  [
    'a kind of step that there is not',
    `${GOAL}  - { id: jump, jump: plan }\n${PLAN}`,
    /start\.yaml:6:\d+ .*a step has one of the fields ask, say/,
  ],
])('%s is told', (_, steps, expected) => {
  expect(faults(HEAD + steps).join('\n')).toMatch(expected);
});

test('a placeholder that means nothing is told', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dialogs-'));
  cpSync('dialogs', folder, { recursive: true });
  const file = path.join(folder, 'wording.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Noted: {facts}.', 'Noted: {fatcs}.'));
  expect(readDialogs(folder).problems.map(({ says }) => says)).toEqual([
    expect.stringContaining('{fatcs} means nothing here; use {facts}'),
  ]);
});
