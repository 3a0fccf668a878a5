// Which roles are found for what someone wants: limits hold, wishes are weighed, and what is missing is said.

import type { Criteria } from '../../src/knowledge/criteria.ts';
import { ordinaryWords } from '../../src/language/ordinary-words.ts';
import { buildRoleSearch } from '../../src/search/role-search.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const search = buildRoleSearch(knowledge, ordinaryWords);

const find = (criteria: Partial<Criteria>, except?: ReadonlySet<string>) =>
  search.search({ must: [], mustNot: [], ...criteria }, except);

test('every role found has what is a limit', () => {
  const { found } = find({ must: [{ kind: 'minimum', value: 'none' }] });
  expect(found.length).toBeGreaterThan(10);
  expect([...new Set(found.map(({ role }) => role.entry.minimum))]).toEqual(['none']);
});

test('bands are alternatives', () => {
  const { found } = find({
    must: [
      { kind: 'band', value: '2' },
      { kind: 'band', value: '3' },
    ],
  });
  expect(found.length).toBeGreaterThan(10);
  const others = found.filter(({ role }) => !role.bands?.some((one) => one === '2' || one === '3'));
  expect(others).toEqual([]);
});

test('a job is free of nights only where its file says so', () => {
  const { found } = find({ mustNot: [{ kind: 'trait', value: 'nights' }] });
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(({ role }) => role.traits.nights?.is !== 'no')).toEqual([]);
});

test('a role that was ruled out is not found', () => {
  const wish: Partial<Criteria> = {
    must: [{ kind: 'people', value: 'children and young people' }],
  };
  const [first] = find(wish).found;
  const id = first?.role.id ?? '';
  expect(id).not.toBe('');
  expect(find(wish, new Set([id])).found.map(({ role }) => role.id)).not.toContain(id);
});

test('a word is found however it is spelt, and the reason is the sentence that has it', () => {
  const [first] = find({ must: [{ kind: 'words', value: 'gardning' }] }).found;
  expect(first?.role.id).toBe('gardener');
  expect(first?.reasons().length).toBeGreaterThan(0);
});

test('words that no file has find nothing', () => {
  expect(find({ must: [{ kind: 'words', value: 'xylophone' }] }).found).toEqual([]);
});
