// Whether a job that is named is the person's own, is wanted, or has to be had first.

import { isOfStaff, isOwnJob, isRequired } from '../../../src/understanding/readers/own-job.ts';

/** The job stands between bars: "I am a |porter| now". */
function own(marked: string): boolean {
  const [before = '', job = '', after = ''] = marked.split('|');
  return isOwnJob(before + job + after, before.length, before.length + job.length);
}

test.each([
  "I'm a |porter|",
  'currently a |healthcare assistant| on nights',
  'I have been a |cleaner| for six years',
  '|dental nurse| here',
  "|Receptionist|, I'd like to do more",
  'as a |practice manager| I am recruiting',
  'I work in a |pharmacy|',
])('"%s" is their own', (text) => {
  expect(own(text)).toBe(true);
});

test.each([
  'I want to work as a |porter|',
  'how do I become a |midwife|',
  'what does a |podiatrist| earn',
  'could I get a job as a |driver|',
])('"%s" is not', (text) => {
  expect(own(text)).toBe(false);
});

test('a manager speaks of staff', () => {
  expect(isOfStaff('One of my ')).toBe(true);
  expect(isOfStaff('I want to be one of the ')).toBe(false);
});

test('what must be had first is told from what is asked about', () => {
  expect(isRequired('do you have to be a ')).toBe(true);
  expect(isRequired('what do i need to be a ')).toBe(false);
});
