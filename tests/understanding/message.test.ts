import { aMessage, ask, job } from './a-message.ts';

test('a job that is their own or ruled out is no goal; a guess is a goal that is not named', () => {
  const { goals, named } = aMessage({
    jobs: [
      job('porter', { isOwn: true }),
      job('adult-nurse', { isRuledOut: true }),
      job('midwife', { isSure: false }),
      job('podiatrist'),
    ],
  });
  expect(goals.map(({ text }) => text)).toEqual(['midwife', 'podiatrist']);
  expect(named.map(({ text }) => text)).toEqual(['podiatrist']);
});

test('what was asked before may be asked again', () => {
  expect(aMessage({}, { asked: { aspect: 'registration' } }).aspects).toContain('registration');
  expect(aMessage({}).aspects).not.toContain('registration');
});

test('what was told before holds, and what is told now comes first', () => {
  const { person, hasFacts } = aMessage(
    { person: { level: 3 } },
    { person: { level: 2, subjects: [{ subject: 'biology' }] } },
  );
  expect(person).toEqual({ level: 3, subjects: [{ subject: 'biology' }] });
  expect(hasFacts).toBe(true);
});

test('who only rules something out means no job near the last one', () => {
  const ruling = { jobs: [job('porter', { isRuledOut: true })] };
  expect(aMessage(ruling, {}, 'patient-transport-driver').kin).toBeUndefined();
  expect(aMessage({}, {}, 'patient-transport-driver').kin?.id).toBe('patient-transport-driver');
});

test('how well a question fits counts in general and for its kind of request', () => {
  const fits = aMessage({ asks: [ask({ pay: 0.8, entry: 0.3 })] }).fit('ask', 'pay');
  expect(fits).toMatchObject({ 'fit-said': 0.8, 'ask-said': 0.8, 'ask-is-best': 1 });
  expect(fits['ask-lead']).toBeCloseTo(0.5);
});
