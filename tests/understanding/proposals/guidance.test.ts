import { guidance } from '../../../src/understanding/proposals/guidance.ts';
import { aMessage, job } from '../a-message.ts';

const starts = (message: Parameters<typeof guidance>[0]) =>
  guidance(message)
    .map(({ request }) => request)
    .filter((request) => request.kind === 'dialog' && request.script === 'progression');

test('the job that someone has is where they begin, the one that they want the goal', () => {
  const jobs = [job('porter', { isOwn: true }), job('midwife')];
  expect(starts(aMessage({ jobs }))).toEqual([
    { kind: 'dialog', script: 'progression', own: 'porter', goal: 'midwife' },
  ]);
});

test('"from porter to midwife" says neither', () => {
  expect(starts(aMessage({ jobs: [job('porter'), job('midwife')] }))).toContainEqual({
    kind: 'dialog',
    script: 'progression',
    own: 'porter',
    goal: 'midwife',
  });
});

test('the job spoken of before may be the one to get on from', () => {
  expect(starts(aMessage({}, { jobs: ['porter'] }))).toContainEqual({
    kind: 'dialog',
    script: 'progression',
    own: 'porter',
  });
});
