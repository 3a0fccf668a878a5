// How much a role has of one wish.

import type { Role } from '../../src/knowledge/schema/role.ts';
import { buildStrength, mayHave } from '../../src/search/strength.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const strength = buildStrength(knowledge);

function like(id: string, changes: Partial<Role>): Role {
  const role = knowledge.roles.get(id);
  if (!role) throw new Error(`knowledge/roles has no "${id}"`);
  return { ...role, ...changes };
}

test('the first group of people of a role counts more than the next, and one that it lacks nothing', () => {
  const role = like('porter', { people: ['adults', 'older people'] });
  const first = strength(role, { kind: 'people', value: 'adults' });
  const second = strength(role, { kind: 'people', value: 'older people' });
  expect(first).toBe(1);
  expect(second).toBeGreaterThan(0.5);
  expect(second).toBeLessThan(first);
  expect(strength(role, { kind: 'people', value: 'babies and families' })).toBe(0);
});

test('nights in some posts count less than nights in all', () => {
  const nights = (is: 'yes' | 'some' | 'no') =>
    strength(like('porter', { traits: { nights: { is, from: 'source' } } }), {
      kind: 'trait',
      value: 'nights',
    });
  expect(nights('yes')).toBeGreaterThan(nights('some'));
  expect(nights('some')).toBeGreaterThan(nights('no'));
  expect(nights('no')).toBe(0);
});

test('what a file says nothing of may be there', () => {
  expect(mayHave(strength, like('porter', { traits: {} }), { kind: 'trait', value: 'blood' })).toBe(
    true,
  );
});

test('nobody of 16 is taken on for a job after a degree', () => {
  const role = like('podiatrist', {});
  expect(strength(role, { kind: 'age', value: 16 })).toBe(0);
  expect(strength(role, { kind: 'age', value: 30 })).toBe(1);
});
