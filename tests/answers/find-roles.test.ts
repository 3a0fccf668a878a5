// What a search gives: what each job is, what it pays and asks for, and not five of one family.

import { findRoles } from '../../src/answers/find-roles.ts';
import { wordsIn } from '../../src/answers/shape.ts';
import { LEVEL_OF_MINIMUM } from '../../src/knowledge/unsaid-gaps.ts';
import { ordinaryWords } from '../../src/language/ordinary-words.ts';
import { buildRoleSearch } from '../../src/search/role-search.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const search = buildRoleSearch(knowledge, ordinaryWords);
const withChildren = {
  must: [{ kind: 'people' as const, value: 'children and young people' as const }],
  mustNot: [],
};

test('the first results of a wide search are of different families', () => {
  const { roles } = findRoles(knowledge, search, withChildren, 0, 1);
  const families = roles.map(({ id }) => knowledge.roles.get(id)?.family);
  expect(new Set(families).size).toBe(families.length);
});

test('each result says what the work is, what it pays and what one needs', () => {
  const { blocks, more = [] } = findRoles(knowledge, search, withChildren, 0, 1);
  const lines = [...blocks, ...more].flatMap((block) =>
    block.kind === 'results' ? block.results : [],
  );
  expect(lines).toHaveLength(5);
  for (const { reason } of lines) expect(reason).toMatch(/^You /);
  for (const { glance } of lines)
    expect(glance).toMatch(/^(From £\d\d,\d{3}|Not |Band).*\. [A-Z].*\.$/);
});

test.each([
  ['wide', withChildren],
  ['narrow', { must: [{ kind: 'interest' as const, value: 'music' as const }], mustNot: [] }],
  [
    'without a degree',
    { must: [{ kind: 'minimum' as const, value: 'none' as const }], mustNot: [] },
  ],
])(
  'of a %s search at most 90 words stand before the fold, and the numbers go on in it',
  (_, wish) => {
    const { blocks, more = [] } = findRoles(knowledge, search, wish, 0, 1);
    expect(wordsIn(blocks)).toBeLessThanOrEqual(90);
    const cards = blocks.flatMap((block) => (block.kind === 'results' ? block.results : []));
    const [folded] = more.filter((block) => block.kind === 'results');
    if (folded) expect(folded.after).toBe(cards.length);
  },
);

test('a reason that all results share is not said of each', () => {
  const { blocks } = findRoles(knowledge, search, withChildren, 0, 1);
  const lines = blocks.flatMap((block) => (block.kind === 'results' ? block.results : []));
  for (const { reason } of lines) expect(reason).not.toContain('You work with children');
});

test('jobs that are open to someone come first', () => {
  const person = { gcses: { count: 2, grade: 4 } };
  const { roles } = findRoles(knowledge, search, withChildren, 0, 1, new Set(), person);
  const first = knowledge.roles.get(roles[0]?.id ?? '');
  expect(LEVEL_OF_MINIMUM[first?.entry.minimum ?? 'degree']).toBeLessThan(LEVEL_OF_MINIMUM.degree);
});

test('only what some of the results have is offered to narrow them by', () => {
  const { choices } = findRoles(knowledge, search, withChildren, 0, 1);
  expect(choices).toContain(knowledge.wording.search.narrow.noDegree);
  const narrowed = {
    ...withChildren,
    must: [...withChildren.must, { kind: 'minimum' as const, value: 'level-4-5' as const }],
  };
  const next = findRoles(knowledge, search, narrowed, 0, 1);
  expect(next.choices).not.toContain(knowledge.wording.search.narrow.noDegree);
});
