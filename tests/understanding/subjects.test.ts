import { subjectsOf } from '../../src/understanding/subjects.ts';
import { aMessage, job, knowledge } from './a-message.ts';

const seen = (message: Parameters<typeof subjectsOf>[0]) =>
  subjectsOf(message).map(({ by, role }) => `${by} ${role.id}`);
const described = (id: string, likeness: number) => {
  const role = knowledge.roles.get(id);
  return role ? [{ role, likeness, meaning: 0.3 }] : [];
};

test('what is named comes before what is described, and that before what was spoken of', () => {
  const message = aMessage(
    { jobs: [job('podiatrist')], described: described('porter', 0.4), places: [1] },
    { jobs: ['midwife', 'dietitian', 'optometrist'], listed: ['gardener', 'plumber'] },
  );
  expect(seen(message)).toEqual([
    'title podiatrist',
    'description porter',
    'place plumber',
    'spoken midwife',
    'spoken dietitian',
  ]);
});

test('a job that is ruled out is nobody’s subject', () => {
  expect(seen(aMessage({ jobs: [job('porter', { isRuledOut: true })] }))).toEqual([]);
});

test('a job that was spoken of and is named again is there once', () => {
  expect(seen(aMessage({ jobs: [job('midwife')] }, { jobs: ['midwife'] }))).toEqual([
    'title midwife',
  ]);
});

test('the last place of a list is counted from its end', () => {
  expect(seen(aMessage({ places: [-1] }, { listed: ['gardener', 'plumber'] }))).toEqual([
    'place plumber',
  ]);
});
