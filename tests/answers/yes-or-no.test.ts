import { yesOrNo } from '../../src/answers/yes-or-no.ts';
import type { Needed } from '../../src/ground/request.ts';
import type { Aspect } from '../../src/knowledge/aspects.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const knowledge = loadKnowledge('knowledge');

function needed(id: string, of?: Needed, isWithout = false, ask: Aspect = 'qualifications') {
  const role = knowledge.roles.get(id);
  if (!role) throw new Error(`no role "${id}"`);
  return yesOrNo(knowledge, role, ask, { ...(of ? { of } : {}), isWithout });
}

test('a degree is needed where the law asks for it by way of a register', () => {
  expect(needed('paramedic', { kind: 'degree' })).toBe('Yes.');
  expect(needed('paramedic', { kind: 'degree' }, true)).toBe('No.');
});

test('a degree that employers expect is usual and no must', () => {
  expect(needed('arts-manager', { kind: 'degree' })).toBe('Usually, yes.');
});

test('a job that asks for nothing asks for no degree, no A levels and no set qualifications', () => {
  expect(needed('porter', { kind: 'degree' })).toBe('No.');
  expect(needed('porter', { kind: 'a-levels' })).toBe('No.');
  expect(needed('porter', { kind: 'qualifications' }, true)).toBe('Yes.');
});

test('GCSEs that only some employers ask for are not always needed', () => {
  expect(needed('porter', { kind: 'gcses' })).toBe('Not always.');
});

test('a subject is told with the grade that is asked for', () => {
  expect(needed('paramedic', { kind: 'subject', subject: 'maths' })).toMatch(
    /^(Usually, yes|Not always)\. .*maths GCSE at grade 4/,
  );
});

test('where no source names the subject, a registered job has the rule of its profession', () => {
  expect(needed('adult-nurse', { kind: 'subject', subject: 'maths' })).toMatch(/^As a rule, /);
  expect(needed('adult-nurse', { kind: 'subject', subject: 'history' })).toBeUndefined();
});

test('what a job always or never has is answered yes or no, and what some posts have is not', () => {
  expect(needed('paramedic', undefined, false, 'driving')).toBe('Yes.');
  expect(needed('paramedic', { kind: 'driving' }, true, 'driving')).toBe('No.');
  expect(needed('porter', undefined, false, 'nights')).toBeUndefined();
  expect(needed('porter', undefined, false, 'from-home')).toBe('No.');
});

test('nothing is settled of a job for people who are registered already', () => {
  const registered = [...knowledge.roles.values()].filter(
    ({ entry }) => entry.minimum === 'registered',
  );
  expect(registered.length).toBeGreaterThan(10);
  expect(registered.map(({ id }) => needed(id, { kind: 'degree' }))).not.toContain('No.');
});
