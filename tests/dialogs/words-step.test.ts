// A step that asks for words of someone's own: kept as said, shortened, taken back, listed and changed.

import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadDialogs } from '../../src/dialogs/script/load.ts';
import { conversationOver } from '../careers.ts';
import { talk as talkTo } from './talk.ts';

const SCRIPT = `
id: how-do-i-start
title: How do I start?
topic: general
steps:
  - { id: goal, ask: role, slot: goal, label: The job you want, prompt: Which job?, why: To plan }
  - id: remark
    ask: words
    slot: remark
    label: What matters to you
    prompt: What matters to you in a job? Say it in a few words.
    why: So that the plan says it back to you when you look at it again.
    skip: true
  - id: experience
    ask: yes-no
    slot: experience
    label: Experience
    prompt: Have you done anything that fits?
    why: It counts
    choices: [{ title: "Yes", value: true }, { title: "No", value: false }]
  - { id: known, when: [{ slot: goal, filled: true, goTo: plan }] }
  - { id: jobs, show: results }
  - { id: plan, show: plan }
`;

const folder = mkdtempSync(path.join(tmpdir(), 'dialogs-'));
cpSync('dialogs/wording.yaml', path.join(folder, 'wording.yaml'));
writeFileSync(path.join(folder, 'how-do-i-start.yaml'), SCRIPT);
const conversation = conversationOver({}, loadDialogs(folder));

function talk(...said: string[]) {
  const { state, text } = talkTo(conversation, undefined, said);
  return { slots: state?.dialog?.slots, text, state };
}

const START = ['how do i start', 'podiatrist'];
const WORDS = 'being useful and home by six for my kids';

test('what someone says is the answer, as they said it', () => {
  const { slots, text } = talk(...START, WORDS);
  expect(slots?.remark).toBe(WORDS);
  expect(text).toMatch(/last question.*fits/is);
});

test.each(['short hours', 'i work with kids now', 'no weekends', 'nothing too loud', 'money'])(
  'also where the words could mean something else: "%s"',
  (words) => {
    expect(talk(...START, words).slots?.remark).toBe(words);
  },
);

test('a long answer is cut and the dialog goes on', () => {
  const { slots, text } = talk(...START, 'useful '.repeat(60).trim());
  expect(String(slots?.remark)).toHaveLength(100);
  expect(text).toMatch(/last question/i);
});

test('back takes it away and asks again', () => {
  const { slots, text } = talk(...START, WORDS, 'back');
  expect(slots?.remark).toBeUndefined();
  expect(text).toMatch(/what matters to you/i);
});

test('it stands in the list of what was told, and can be changed there', () => {
  expect(talk(...START, WORDS, 'what have i told you?').text).toContain(
    `What matters to you: ${WORDS}`,
  );
  const changed = talk(...START, WORDS, 'what have i told you?', 'change what matters to you');
  expect(changed.text).toMatch(/what matters to you in a job/i);
  const after = talk(
    ...START,
    WORDS,
    'what have i told you?',
    'change what matters to you',
    'a quiet room',
  );
  expect(after.slots?.remark).toBe('a quiet room');
});

test('steering words, questions and "I do not know" are what they always are', () => {
  expect(talk(...START, 'skip').slots?.remark).toBeNull();
  expect(talk(...START, 'I dont know').slots?.remark).toBeNull();
  expect(talk(...START, 'why do you ask?').text).toMatch(/says it back to you.*what matters/is);
  expect(talk(...START, 'stop').state?.dialog).toBeUndefined();
  const asked = talk(...START, 'what does a porter do?');
  expect(asked.text).toMatch(/what a porter does.*what matters to you/is);
  expect(asked.slots?.remark).toBeUndefined();
});
