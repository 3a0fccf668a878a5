// The index over small questions: finds what was asked, says how sure it is, and keeps its cost in bounds.

import { DIMENSIONS } from '../../src/matching/meaning.ts';
import { buildPointIndex } from '../../src/matching/points.ts';

const POINTS = [
  {
    id: 'start-before-checks',
    asked: ['can I start before my checks are done', 'begin work while the police check is out'],
    says: 'Usually no. All the checks must be finished first.',
  },
  {
    id: 'who-pays-for-the-check',
    asked: ['who pays for the police check', 'what does the check cost me'],
    says: 'Often the trust pays.',
  },
  {
    id: 'holiday-in-the-first-year',
    asked: ['how much holiday do I get', 'annual leave for a new starter'],
    says: 'You get 27 days a year and the bank holidays.',
  },
];
const index = buildPointIndex(POINTS);

test('finds the question that is asked, with the phrasing that is most like it', () => {
  expect(index.find('how many days holiday do I get', 1)).toMatchObject([
    {
      id: 'holiday-in-the-first-year',
      phrase: 'how much holiday do I get',
      score: expect.any(Number),
    },
  ]);
});

test('reads a misspelt word as the one that was meant', () => {
  expect(index.find('annual leeve', 1)[0]?.id).toBe('holiday-in-the-first-year');
});

test('gives no more matches than asked for, best first', () => {
  const found = index.find('check', 2);
  expect(found).toHaveLength(2);
  expect(found[0]?.score).toBeGreaterThanOrEqual(found[1]?.score ?? 1);
});

test('probabilities of one text add up to at most 1', () => {
  const sum = index.find('police check', 10).reduce((total, { score }) => total + score, 0);
  expect(sum).toBeLessThanOrEqual(1);
});

test('knows nothing of a text without any word of its phrasings', () => {
  expect(index.find('xylophone zebra', 3)).toEqual([]);
  expect(index.find('', 3)).toEqual([]);
});

test('is less sure of a text whose other words it does not know', () => {
  const plain = index.find('who pays for the police check', 1)[0]?.score ?? 0;
  const strange = index.find('who pays for the police xylophone zebra quagga check', 1)[0]?.score;
  expect(strange).toBeLessThan(plain);
});

test('takes a long text as it takes a short one', () => {
  const long = `${'so anyway '.repeat(180)}who pays for the police check`;
  expect(index.find(long, 1)[0]?.id).toBe('who-pays-for-the-check');
  expect(() => index.find('z'.repeat(100_000), 1)).not.toThrow();
});

test('points of one group help each other where their words are alike', () => {
  const asked = (text: string) => [text, `${text} then`];
  const points = [
    { id: 'alone', asked: asked('how long is the wait'), says: 'It differs.' },
    { id: 'first', group: 'leave', asked: asked('how long is my leave'), says: 'It differs.' },
    { id: 'second', group: 'leave', asked: asked('leave I did not take'), says: 'It is paid.' },
    { id: 'third', group: 'leave', asked: asked('leave in my first year'), says: 'A share of it.' },
  ];
  const chance = (all: typeof points) =>
    buildPointIndex(all)
      .find('how long leave', 4)
      .find(({ id }) => id === 'first')?.score ?? 0;
  const apart = points.map(({ id, asked, says }) => ({ id, asked, says }));
  expect(chance(points)).toBeGreaterThan(chance(apart));
});

test('is surest of the very words of a phrasing', () => {
  const exact = index.find('who pays for the police check', 1)[0]?.score ?? 0;
  const near = index.find('who pays for that police check thing', 1)[0]?.score ?? 0;
  expect(exact).toBeGreaterThan(near);
});

describe('with word vectors', () => {
  const nearWords: Record<string, number> = { vacation: 0, holiday: 0, police: 1, check: 1 };
  const vectors = {
    has: (word: string) => word in nearWords,
    of: (words: readonly string[]) => {
      const places = words.flatMap((word) => nearWords[word] ?? []);
      if (places.length === 0) return undefined;
      return new Float32Array(DIMENSIONS).map((_, at) => Number(at === places[0]));
    },
  };
  const withVectors = buildPointIndex(POINTS, { vectors });

  test('a text without any word of the phrasings finds the point that means the same', () => {
    expect(index.find('vacation', 1)).toEqual([]);
    expect(withVectors.find('vacation', 1)[0]?.id).toBe('holiday-in-the-first-year');
  });

  test('a text of words that the table lacks, too, is none of the points', () => {
    expect(withVectors.find('xylophone zebra', 3)).toEqual([]);
  });
});
