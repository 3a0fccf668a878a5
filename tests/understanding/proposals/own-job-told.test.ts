import { ownJobTold } from '../../../src/understanding/proposals/own-job-told.ts';
import { aMessage, job } from '../a-message.ts';

const mine = job('porter', { isOwn: true });

test('a job that is only told asks for nothing, and is answered with where it leads', () => {
  expect(ownJobTold(aMessage({ jobs: [mine] })).map(({ request }) => request)).toEqual([
    { kind: 'role', role: 'porter', ask: 'progression', meant: 'named', others: [] },
  ]);
});

test.each([
  ['another job', { jobs: [mine, job('midwife')] }],
  ['something beside it', { jobs: [mine], beside: ['pension'] }],
  ['a question', { jobs: [mine], cues: new Set(['asking']) }],
  ['a job that is not theirs', { jobs: [job('porter')] }],
])('%s is more than that', (_, evidence) => {
  expect(ownJobTold(aMessage(evidence as Parameters<typeof aMessage>[0]))).toEqual([]);
});
