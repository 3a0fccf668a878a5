// The table of word vectors, and how near texts lie to labels by it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  buildMeaningIndex,
  DIMENSIONS,
  openWordVectors,
  writeWordVectors,
} from '../../src/matching/meaning.ts';

/** Words that lie along the first few directions. */
const WORDS: Record<string, number[]> = {
  sacked: [1, 0.1, 0],
  dismissed: [0.9, 0.2, 0],
  holiday: [0, 1, 0],
  leave: [0.1, 0.9, 0],
  pediatric: [0, 0, 2],
};

const folder = mkdtempSync(path.join(tmpdir(), 'meaning-'));
const file = path.join(folder, 'vectors.bin');
const all = new Float32Array(Object.keys(WORDS).length * DIMENSIONS);
for (const [place, values] of Object.values(WORDS).entries()) all.set(values, place * DIMENSIONS);
writeFileSync(file, writeWordVectors(Object.keys(WORDS), all));
const vectors = openWordVectors(file);
afterAll(() => rmSync(folder, { recursive: true }));

const words = (text: string) => text.split(' ');

test('a word comes back as it was written, at length 1', () => {
  const direction = vectors.of(['pediatric']);
  expect(direction?.[2]).toBeCloseTo(1, 2);
  expect(direction?.[0]).toBe(0);
});

test('British spelling finds the American word', () => {
  expect(vectors.has('paediatric')).toBe(true);
  expect(vectors.of(['paediatric'])).toEqual(vectors.of(['pediatric']));
});

test('a text without any word of the table has no direction', () => {
  expect(vectors.has('xylophone')).toBe(false);
  expect(vectors.of(['xylophone'])).toBeUndefined();
  expect(vectors.of([])).toBeUndefined();
});

test('a text lies near the label whose phrases mean the same in other words', () => {
  const index = buildMeaningIndex(
    [[words('sacked'), words('sacked holiday')], [words('leave')]],
    vectors,
  );
  const near = index.read(words('dismissed'));
  expect(near?.middles[0]).toBeGreaterThan(near?.middles[1] ?? 1);
  expect(near?.phrase(0)).toBeGreaterThan(near?.middles[0] ?? 1);
});

test('a label without phrases lies near nothing', () => {
  const near = buildMeaningIndex([[]], vectors).read(words('leave'));
  expect(near?.middles[0]).toBeCloseTo(0);
  expect(near?.phrase(0)).toBe(0);
});

test('a word said twice counts once', () => {
  expect(vectors.of(words('leave leave sacked'))).toEqual(vectors.of(words('leave sacked')));
});
