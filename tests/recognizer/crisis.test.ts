// Words of people in danger, and words that only sound like them: each line of two lists.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { buildCrisisReader } from '../../src/recognizer/crisis.ts';

const reader = buildCrisisReader(loadKnowledge('knowledge'));

function linesOf(name: string): string[] {
  return readFileSync(path.join(__dirname, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

test.each(linesOf('danger.txt'))('"%s" is heard as danger', (line) => {
  expect(reader.isCrisis(line)).toBe(true);
});

test.each(linesOf('no-danger.txt'))('"%s" is no danger', (line) => {
  expect(reader.isCrisis(line)).toBe(false);
});
