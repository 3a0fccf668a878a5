import { smallQuestions } from '../../../src/understanding/proposals/small-questions.ts';
import { subjectsOf } from '../../../src/understanding/subjects.ts';
import { aMessage, job } from '../a-message.ts';

/** About emergency call handlers alone: knowledge/questions/ambulance-jobs.yaml. */
const OF_A_JOB = 'amb-call-taker-day';
const OF_ANY = 'bank-what';

function proposed(id: string, jobs: string[]) {
  const questions = [{ id, probability: 0.4, figures: { phrase: 0.7 } }];
  const message = aMessage({ questions, jobs: jobs.map((one) => job(one)) });
  const [first] = smallQuestions(message, subjectsOf(message));
  return { request: first?.request, figures: Object.assign({}, ...(first?.own ?? [])) };
}

test('a question for any job is asked about the one that is named', () => {
  const { request } = proposed(OF_ANY, ['healthcare-assistant']);
  expect(request).toEqual({
    kind: 'question',
    question: OF_ANY,
    person: {},
    role: 'healthcare-assistant',
  });
});

test('a question of one job is about that one, whichever is named first', () => {
  const { request, figures } = proposed(OF_A_JOB, ['porter', 'emergency-call-handler']);
  expect(request).toMatchObject({ role: 'emergency-call-handler' });
  expect(figures).toMatchObject({ 'question-about-it': 1, 'question-about-another': 0 });
});

test('a question of another job than the one named is not proposed', () => {
  expect(proposed(OF_A_JOB, ['porter']).request).toBeUndefined();
});

test('where no job is named it is about none', () => {
  expect(proposed(OF_ANY, []).request).not.toHaveProperty('role');
});
