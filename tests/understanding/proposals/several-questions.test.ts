import { severalQuestions } from '../../../src/understanding/proposals/several-questions.ts';
import { subjectsOf } from '../../../src/understanding/subjects.ts';
import { aMessage, ask, job } from '../a-message.ts';

const clauses = [ask({ pay: 0.6 }), ask({ pay: 0.8 }), ask({ duration: 0.7, training: 0.5 })];

test('each clause is one question of the job, in their order', () => {
  const message = aMessage({ jobs: [job('porter')], asks: clauses });
  const asked = severalQuestions(message, subjectsOf(message)).map(({ request }) =>
    request.kind === 'several'
      ? request.requests.map((one) => ('ask' in one ? one.ask : one.kind))
      : [],
  );
  expect(asked).toEqual([
    ['pay', 'duration'],
    ['pay', 'training'],
  ]);
});

test('two clauses that ask the same are one question', () => {
  const message = aMessage({
    jobs: [job('porter')],
    asks: [ask({ pay: 0.6 }), ask({ pay: 0.8 }), ask({ pay: 0.7 })],
  });
  expect(severalQuestions(message, subjectsOf(message))).toEqual([]);
});

test('without a job only what is answered in general is proposed', () => {
  const message = aMessage({ asks: clauses });
  expect(severalQuestions(message, subjectsOf(message))).toEqual([]);
});
