import MiniSearch from 'minisearch';
import { openWordSearch } from '../../src/matching/word-search.ts';

const FIELDS = ['asked', 'says'];
const TEXTS = [
  { asked: 'dbs check cost check', says: 'form form' },
  { asked: 'cost of dbs', says: 'check' },
  { asked: 'uniform', says: 'cost of a uniform' },
  { asked: 'uniform', says: 'cost of a uniform' },
  { asked: 'bus', says: 'pass' },
];

function build(boosted: string) {
  const index = new MiniSearch<{ id: number; asked: string; says: string }>({
    fields: FIELDS,
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { boost: { asked: 2 }, boostTerm: (term) => (term === boosted ? 3 : 1) },
  });
  index.addAll(TEXTS.map((text, id) => ({ id, ...text })));
  return index;
}

describe('openWordSearch', () => {
  const queries = [['dbs'], ['cost', 'uniform'], ['check', 'of', 'dbs'], ['of', 'pass', 'nothing']];

  test.each(queries)(
    'finds what MiniSearch finds, with its scores and in its order',
    (...words) => {
      const index = build('dbs');
      const search = openWordSearch(index, FIELDS);
      const expected = index.search(words.join(' ')).map(({ id, score }) => ({ id, score }));
      expect(expected.length).toBeGreaterThan(0);
      expect(search.find(words, 10)).toEqual(expected);
      // Once more, from what was kept.
      expect(search.find(words, 10)).toEqual(expected);
      expect(search.find(words, 2)).toEqual(expected.slice(0, 2));
    },
  );

  test('finds nothing for no words', () => {
    expect(openWordSearch(build('dbs'), FIELDS).find([], 10)).toEqual([]);
  });
});
