import type { Evidence } from '../../../src/understanding/evidence.ts';
import { aboutAJob } from '../../../src/understanding/proposals/about-a-job.ts';
import { subjectsOf } from '../../../src/understanding/subjects.ts';
import { aMessage, ask, job } from '../a-message.ts';

function proposed(evidence: Partial<Evidence>, ground = {}) {
  const message = aMessage(evidence, ground);
  return aboutAJob(message, subjectsOf(message));
}

test('each question that may be asked is asked of the job, and whether one could do it', () => {
  const requests = proposed({
    jobs: [job('podiatrist')],
    asks: [ask({ registration: 0.7 })],
  }).map(({ request }) => request);
  expect(requests).toContainEqual({
    kind: 'role',
    role: 'podiatrist',
    ask: 'registration',
    meant: 'named',
    others: [],
  });
  expect(requests).toContainEqual({ kind: 'could-i', role: 'podiatrist', person: {} });
});

test('who has told what they have is told what that opens and not the way in alone', () => {
  const requests = proposed({ jobs: [job('podiatrist')] }, { person: { gcses: { count: 5 } } }).map(
    ({ request }) => request,
  );
  expect(requests).not.toContainEqual(expect.objectContaining({ ask: 'entry' }));
  expect(requests).toContainEqual(expect.objectContaining({ kind: 'could-i' }));
});

test('a band that is named belongs to a question about pay alone', () => {
  const withBand = proposed({ jobs: [job('porter')], band: '2' })
    .map(({ request }) => request)
    .filter((request) => 'band' in request);
  expect(withBand).toEqual([
    { kind: 'role', role: 'porter', ask: 'pay', meant: 'named', others: [], band: '2' },
  ]);
});

test('without a job there is nothing to ask', () => {
  expect(proposed({ asks: [ask({ pay: 0.9 })] })).toEqual([]);
});
