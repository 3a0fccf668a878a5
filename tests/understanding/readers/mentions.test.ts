// The jobs that an utterance names, with the whole knowledge base.

import { buildMentionReader } from '../../../src/understanding/readers/mentions.ts';
import { roleTitleIndex } from '../../../src/understanding/readers/titles.ts';
import { realKnowledge } from '../../careers.ts';

const knowledge = realKnowledge();
const mentions = buildMentionReader(knowledge, roleTitleIndex(knowledge));

test('every role is found by its own title, whatever looks like a title and is none', () => {
  const lost = [...knowledge.roles.values()].filter(
    (role) => !mentions.read(role.title).some((job) => job.roles.includes(role)),
  );
  expect(lost.map((role) => role.title)).toEqual([]);
});

test.each([
  ['how do I become a train driver', true],
  ['what are the visiting times on ward 7', false],
  ['how many allied health professions are there', false],
])('%s names no role', (utterance, isJobElsewhere) => {
  const jobs = mentions.read(utterance);
  expect(jobs.flatMap((job) => job.roles)).toEqual([]);
  expect(jobs.some((job) => job.isElsewhere)).toBe(isJobElsewhere);
});

test('two jobs that share their last word are both named', () => {
  const jobs = mentions.read('clinical vs counselling psychologist');
  expect(jobs.map((job) => job.roles[0]?.id)).toEqual([
    'clinical-psychologist',
    'counselling-psychologist',
  ]);
});

test.each([
  ["I'm a porter and want to move up", true],
  ['podiatrist here, two years in', true],
  ['how do I become a porter', false],
  ['what does it take to work as a porter', false],
])('%s: it is their own job: %s', (utterance, isOwn) => {
  expect(mentions.read(utterance)[0]?.isOwn).toBe(isOwn);
});
