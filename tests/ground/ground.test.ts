import { emptyGround, withJobs, withPerson } from '../../src/ground/ground.ts';

test('the job spoken of last comes first, each once, and only the last few are kept', () => {
  const ground = ['a', 'b', 'a', 'c', 'd', 'e'].reduce(
    (before, id) => withJobs(before, [id]),
    emptyGround(),
  );
  expect(ground.jobs).toEqual(['e', 'd', 'c', 'a']);
});

test('what someone says of themselves later holds, and the rest stays', () => {
  const before = withPerson(emptyGround(), { age: 16, aLevels: 2 });
  expect(withPerson(before, { age: 17 }).person).toEqual({ age: 17, aLevels: 2 });
  expect(withPerson(before, {})).toBe(before);
});

test('a nation that a message names is not kept: it may be only asked about', () => {
  expect(withPerson(emptyGround(), { nation: 'wales', age: 16 }).person).toEqual({ age: 16 });
});
