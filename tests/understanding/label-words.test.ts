import { buildLabelWords } from '../../src/understanding/label-words.ts';
import { realKnowledge } from '../careers.ts';

const words = buildLabelWords(realKnowledge());

test('a word belongs to the question whose phrases have it', () => {
  const roots = words.telling(['dbs']);
  const own = words.anchor(roots, 'topic-dbs-checks');
  expect(own).toBeGreaterThan(words.anchor(roots, 'topic-interviews'));
  expect(own).toBeGreaterThan(0.2);
});

test('words that every question has tell nothing', () => {
  expect(words.telling(['i', 'need', 'a', 'job'])).not.toContain('a');
  expect(words.anchor(words.telling(['job']), 'topic-dbs-checks')).toBeLessThan(0.1);
});

test('what no phrase of a question has is left', () => {
  const roots = words.telling(['dbs', 'zebra']);
  expect(words.left(roots, 'topic-dbs-checks')).toBeCloseTo(0.5);
  expect(words.left([], 'topic-dbs-checks')).toBe(0);
});
