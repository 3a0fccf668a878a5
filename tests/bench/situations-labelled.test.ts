// The labelled situations: what people tell, and every reply that answers its very point in the first sixty words.
// A label is "question:<id>", "topic:<id>", "could-i:<role>", "role:<role>:<aspect>", "dialog:<script>",
// or "search", "compare", "elsewhere" (another service's matter), "not-in-files" (no file holds the point).

import { readFileSync } from 'node:fs';
import { isAspect } from '../../src/knowledge/aspects.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { DIALOGS } from '../../src/understanding/labels.ts';

interface Labelled {
  text: string;
  right: string[];
}

const SITUATIONS: Labelled[] = ['situations-labelled', 'situations-told']
  .map((name) => readFileSync(`tests/bench/${name}.jsonl`, 'utf8'))
  .join('')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const ALONE = ['search', 'compare', 'elsewhere', 'not-in-files'];

const knowledge = loadKnowledge('knowledge');

function exists(label: string): boolean {
  const [kind, id = '', aspect = ''] = label.split(':');
  if (kind === 'question') return knowledge.questions.has(id);
  if (kind === 'topic') return knowledge.topics.has(id);
  if (kind === 'could-i') return knowledge.roles.has(id);
  if (kind === 'role') return knowledge.roles.has(id) && isAspect(aspect);
  if (kind === 'dialog') return Object.values(DIALOGS).includes(id);
  return ALONE.includes(label);
}

test('every reply that a situation is labelled with exists', () => {
  const unknown = SITUATIONS.flatMap(({ right }) => right.filter((label) => !exists(label)));
  expect(unknown).toEqual([]);
});

test('every situation has a right reply, and one that no file holds has no other', () => {
  const wrong = SITUATIONS.filter(
    ({ right }) => right.length === 0 || (right.includes('not-in-files') && right.length > 1),
  );
  expect(wrong).toEqual([]);
});

test('no situation stands twice', () => {
  const texts = SITUATIONS.map(({ text }) => text.toLowerCase());
  expect(new Set(texts).size).toBe(texts.length);
});
