import fc from 'fast-check';
import { ASK, buildTitleIndex, SURE, type TitleEntry } from '../../src/matching/title-index.ts';

const ENTRIES: TitleEntry[] = [
  { id: 'baker', titles: ['Baker', 'Bread maker'], colloquial: ['dough person'] },
  { id: 'pastry', titles: ['Pastry cook'] },
  { id: 'cook', titles: ['Cook', 'Kitchen cook'] },
  { id: 'kitchen-assistant', titles: ['Kitchen assistant'] },
  { id: 'senior-kitchen-assistant', titles: ['Senior kitchen assistant'] },
  { id: 'pilot', titles: ['Airline pilot'], abbreviations: ['ATPL'] },
  { id: 'harbour', titles: ['Harbour pilot'] },
  { id: 'lighthouse', titles: ['Lighthouse keeper'] },
  { id: 'bee', titles: ['Beekeeper'] },
  { id: 'director', titles: ['Director of music'] },
  { id: 'teacher', titles: ['Music teacher', 'Piano teacher'] },
];

const OPTIONS = {
  noise: {
    grades: ['senior', 'trainee', 'night'],
    settings: ['hotel', 'village'],
    fillers: [
      'a',
      'an',
      'the',
      'of',
      'and',
      'how',
      'do',
      'i',
      'become',
      'is',
      'what',
      'does',
      'or',
    ],
  },
  synonyms: [['kitchen', 'galley']],
  commonWords: ['cook', 'pilot'],
  cues: { before: ['a', 'an', 'become'], owners: ['my'] },
  ordinaryWords: new Set(['boat', 'backer', 'visit', 'my', 'music']),
};

const index = buildTitleIndex(ENTRIES, OPTIONS);
const best = (query: string): string | undefined => index.search(query, 1)[0]?.id;

describe('a whole query', () => {
  test.each([
    ['Baker', 'baker'],
    ['bakers', 'baker'],
    ['BAKER', 'baker'],
    ['bakre', 'baker'],
    ['pastrycook', 'pastry'],
    ['light house keeper', 'lighthouse'],
    ['bee keeper', 'bee'],
    ['litehouse keeper', 'lighthouse'],
    ['pilot, airline', 'pilot'],
    ['harbor pilot', 'harbour'],
    ['galley assistant', 'kitchen-assistant'],
    ['Night Baker (village)', 'baker'],
    ['trainee kitchen assistant', 'kitchen-assistant'],
    ['senior kitchen assistant', 'senior-kitchen-assistant'],
    ['music director', 'director'],
    ['atpl', 'pilot'],
    ['dough person', 'baker'],
  ])('%s means %s', (query, id) => {
    expect(best(query)).toBe(id);
  });

  test('that is a title is sure', () => {
    expect(index.search('Lighthouse keeper')[0]?.score).toBeGreaterThan(SURE);
  });

  test('that fits two entries is shared between them', () => {
    const [first, second] = index.search('pilot');
    expect([first?.id, second?.id].sort()).toEqual(['harbour', 'pilot']);
    expect(first?.score).toBeLessThan(SURE);
  });

  test.each(['submarine captain', 'xyzzy', '', '   ', '!!', 'boat'])('%j is unknown', (query) => {
    expect(index.search(query)[0]?.score ?? 0).toBeLessThan(ASK);
  });
});

describe('titles in a sentence', () => {
  test('are found where they stand', () => {
    const text = 'how do i become a lighthouse keeper or a beekeper';
    const found = index
      .find(text)
      .map(({ start, end, matches }) => [text.slice(start, end), matches[0]?.id]);
    expect(found).toEqual([
      ['lighthouse keeper', 'lighthouse'],
      ['beekeper', 'bee'],
    ]);
  });

  test('are as long as makes sense', () => {
    expect(index.find('is a kitchen assistant a cook').map((mention) => mention.text)).toEqual([
      'kitchen assistant',
      'cook',
    ]);
  });

  test('are less sure where an everyday word speaks of a person', () => {
    const asked = index.find('how do i become a cook')[0]?.matches[0]?.score ?? 0;
    const told = index.find('my cook boils potatoes')[0]?.matches[0]?.score ?? 0;
    expect(asked).toBeGreaterThan(SURE);
    expect(told).toBeLessThan(ASK);
  });

  test('are not seen in ordinary words that look like them', () => {
    expect(
      index.find('the backer of a visit').filter((mention) => mention.certainty >= ASK),
    ).toEqual([]);
  });
});

describe('always', () => {
  const someEntries = fc.shuffledSubarray(ENTRIES, { minLength: 2 });

  test('a title finds itself first', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const some = buildTitleIndex(entries, OPTIONS);
        for (const { id, titles } of entries) {
          for (const title of titles) expect(some.search(title, 1)[0]?.id).toBe(id);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('more titles never break an exact match', () => {
    fc.assert(
      fc.property(someEntries, fc.constantFrom(...ENTRIES), (entries, added) => {
        const more = buildTitleIndex(
          [...entries.filter((entry) => entry !== added), added],
          OPTIONS,
        );
        for (const { id, titles } of entries)
          expect(more.search(titles[0] ?? '', 1)[0]?.id).toBe(id);
      }),
      { numRuns: 30 },
    );
  });

  test('the order of the entries does not matter', () => {
    const shuffled = fc.shuffledSubarray(ENTRIES, { minLength: ENTRIES.length });
    const query = fc.constantFrom(
      'pilot',
      'cook',
      'keeper',
      'music',
      'kitchen',
      'bakr',
      'assistant',
    );
    fc.assert(
      fc.property(shuffled, query, (entries, text) => {
        const answer = buildTitleIndex(entries, OPTIONS).search(text);
        const expected = index.search(text);
        expect(answer.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        answer.forEach(({ score }, place) => {
          expect(score).toBeCloseTo(expected[place]?.score ?? -1, 9);
        });
      }),
      { numRuns: 50 },
    );
  });

  test('no text throws, scores are probabilities and mentions do not overlap', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.lorem()), (text) => {
        const total = index.search(text).reduce((sum, match) => sum + match.score, 0);
        expect(total).toBeLessThanOrEqual(1 + 1e-9);
        let end = 0;
        for (const mention of index.find(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.text).toBe(text.slice(mention.start, mention.end));
          end = mention.end;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of a text that is nothing but titles the first dozen are found', () => {
    const titles = ENTRIES.flatMap(({ titles }) => titles).slice(0, 3);
    const found = index.find(Array.from({ length: 20 }, () => titles.join(' or ')).join(' or '));
    expect(found).toHaveLength(12);
    expect(found[0]?.start).toBe(0);
  });

  test('an index without entries finds nothing', () => {
    const empty = buildTitleIndex([]);
    expect(empty.search('anything')).toEqual([]);
    expect(empty.find('anything at all')).toEqual([]);
  });
});
