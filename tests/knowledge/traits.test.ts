// A search never offers what was wished away, and no way in is given that is not there.

import { TRAITS } from '../../src/knowledge/kinds.ts';
import { officialSources } from '../../src/knowledge/official.ts';
import { ordinaryWords } from '../../src/language/ordinary-words.ts';
import { buildRoleSearch } from '../../src/search/role-search.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const search = buildRoleSearch(knowledge, ordinaryWords);

test.each(TRAITS.map((trait) => [trait]))(
  'without %s: only roles known not to have it',
  (trait) => {
    const { found } = search.search({ must: [], mustNot: [{ kind: 'trait', value: trait }] });
    expect(found.filter(({ role }) => role.traits[trait]?.is !== 'no')).toEqual([]);
  },
);

test.each(TRAITS.map((trait) => [trait]))(
  'with %s: no role known not to have it, nor one unknown',
  (trait) => {
    const { found } = search.search({ must: [{ kind: 'trait', value: trait }], mustNot: [] });
    const wrong = found.filter(({ role }) => (role.traits[trait]?.is ?? 'no') === 'no');
    expect(wrong).toEqual([]);
  },
);

test('under 18, no job is offered that starts at 18 or after a degree', () => {
  const { found } = search.search({ must: [{ kind: 'age', value: 17 }], mustNot: [] });
  const ids = found.map(({ role }) => role.id);
  expect(ids).toContain('healthcare-assistant');
  expect(ids).not.toContain('security-officer');
  expect(ids).not.toContain('adult-nurse');
});

test('pages of sites that have closed are not shown', () => {
  for (const { sources } of knowledge.roles.values()) {
    const shown = officialSources(sources, knowledge.officialSources).map(({ url = '' }) => url);
    expect(shown.filter((url) => /nhscareers\.nhs|instituteforapprent/.test(url))).toEqual([]);
  }
});

test.each([
  ['psychiatrist', 'psychiatr'],
  ['vascular-scientist', 'Vascular'],
  ['catering-assistant', 'Catering'],
  ['support-time-and-recovery-worker', 'recovery worker'],
  ['anaesthetist', 'anaesth'],
])('the first source of %s is about it', (id, word) => {
  const role = knowledge.roles.get(id);
  const [first] = officialSources(role?.sources ?? [], knowledge.officialSources, role);
  expect(first?.title).toMatch(new RegExp(word, 'i'));
});

test('no caution to people speaks of how our reading went', () => {
  for (const { id, unsure } of knowledge.roles.values()) {
    for (const { says = '' } of unsure) {
      expect({ id, says }).not.toEqual({
        id,
        says: expect.stringMatching(
          /pages? (?:that )?we read|cut (?:off|short)|we could not read|has a slip/,
        ),
      });
    }
  }
});
