import { slotsOf } from '../../../src/dialogs/engine/told.ts';
import type { Fact, Told } from '../../../src/knowledge/fact.ts';

const has = (fact: Fact): Told => ({ fact, of: 'self', polarity: 'has' });
const lacks = (fact: Fact): Told => ({ fact, of: 'self', polarity: 'lacks' });
const slots = (...facts: Fact[]) => slotsOf(facts.map(has), []);

test('a degree keeps its class and its subject', () => {
  const told = slots({ kind: 'degree', class: '2:2' }, { kind: 'degree', subject: 'psychology' });
  expect(told).toEqual({
    qualifications: 'degree',
    degreeClass: '2:2',
    degreeSubject: 'psychology',
  });
});

test('a degree of someone from abroad is one from abroad', () => {
  expect(slots({ kind: 'origin', from: 'Sudan' }, { kind: 'degree' })).toMatchObject({
    origin: 'Sudan',
    qualifications: 'abroad',
    abroadLevel: 'degree',
  });
});

test('a pupil has no GCSEs yet', () => {
  expect(slots({ kind: 'school-year', year: 10 })).toEqual({
    schoolYear: 10,
    situation: 'education',
    studying: 'gcses',
  });
});

test('a failed subject is not had, and is no qualification', () => {
  expect(slotsOf([lacks({ kind: 'subject', subject: 'maths' })], [])).toEqual({
    subjects: 'maths:none',
  });
  expect(slots({ kind: 'subject', subject: 'English', grade: 4 })).toMatchObject({
    qualifications: 'gcses',
    subjects: 'English:4',
  });
});

test('a bad back rules out lifting, and no licence is kept as none', () => {
  const told = [has({ kind: 'condition', condition: 'bad-back' }), lacks({ kind: 'driving' })];
  expect(slotsOf(told, ['nights'])).toEqual({ driving: false, avoid: ['nights', 'lifting'] });
});
