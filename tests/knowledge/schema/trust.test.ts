// What stands in trust.yaml is checked when the files are loaded.

import { contrast } from '../../../src/knowledge/contrast.ts';
import { trustSchema } from '../../../src/knowledge/schema/trust.ts';

const trust = {
  name: 'Example NHS Trust',
  recruitment: { name: 'recruitment' },
  vacancies: 'https://www.jobs.nhs.uk',
  voluntaryServices: { name: 'volunteers' },
};

test('black on white has a contrast of 21, a colour on itself of 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#005eb8', '#005eb8')).toBe(1);
});

test('without a colour the pages are NHS blue and the launcher is on the right', () => {
  expect(trustSchema.parse(trust).look).toEqual({ colour: '#005eb8', launcher: { side: 'right' } });
});

test('a colour on which white text cannot be read is refused, with its contrast', () => {
  const { error } = trustSchema.safeParse({ ...trust, look: { colour: '#41b6e6' } });
  expect(error?.issues[0]?.message).toMatch(/contrast of 2\.\d with the white text.*at least 4\.5/);
});

test('what is no colour is refused', () => {
  const { error } = trustSchema.safeParse({ ...trust, look: { colour: 'red;}body{display:none' } });
  expect(error?.issues[0]?.message).toContain('written like "#005eb8"');
});

test('an open day without a day that exists is refused', () => {
  const openDays = { days: [{ title: 'Open day', date: '14 March 2027' }] };
  const { error } = trustSchema.safeParse({ ...trust, here: { 'open-days': openDays } });
  expect(error?.issues[0]).toMatchObject({
    path: ['here', 'open-days', 'days', 0, 'date'],
    message: 'a day is written like "2027-03-14", in quotation marks',
  });
});

test('a subject that nobody asks about is refused by its name', () => {
  const { error } = trustSchema.safeParse({ ...trust, here: { prking: { says: 'Free.' } } });
  expect(error?.issues[0]?.message).toContain('prking');
});
