import { restoreGround } from '../../src/ground/restore.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();

test.each([
  undefined,
  null,
  7,
  'x',
  [],
  {},
  { jobs: 'porter', listed: [] },
  { jobs: [1], listed: [] },
])('%j is no ground', (kept) => {
  expect(restoreGround(kept, knowledge)).toBeUndefined();
});

test('what the files hold is kept', () => {
  const ground = {
    jobs: ['porter'],
    listed: ['porter', 'midwife'],
    asked: { aspect: 'pay' as const },
    answered: {
      kind: 'role' as const,
      role: 'porter',
      ask: 'pay' as const,
      meant: 'named' as const,
      others: [],
    },
  };
  expect(restoreGround(ground, knowledge)).toEqual(ground);
});

const chosen = (question: string) => ({ kind: 'question' as const, question, person: {} });

test('questions that were offered are kept where all of them are in the files', () => {
  const ground = { jobs: [], listed: [], offered: { requests: [chosen('acting-up')] } };
  expect(restoreGround(ground, knowledge)).toEqual(ground);
  ground.offered.requests.push(chosen('gone'));
  expect(restoreGround(ground, knowledge)).toEqual({ jobs: [], listed: [] });
});

test('a role or a topic that is in no file any more is forgotten', () => {
  const gone = {
    kind: 'role' as const,
    role: 'gone',
    ask: 'pay' as const,
    meant: 'named' as const,
    others: [],
  };
  expect(
    restoreGround(
      {
        jobs: ['gone', 'porter'],
        listed: ['gone'],
        asked: { topic: 'gone' },
        answered: { kind: 'several', requests: [gone] },
        offered: { options: ['porter', 'gone'], request: gone },
      },
      knowledge,
    ),
  ).toEqual({ jobs: ['porter'], listed: [] });
});
