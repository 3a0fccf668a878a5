// A job that is described and not named.

import { ordinaryWords } from '../../src/language/ordinary-words.ts';
import { buildDescriptionReader } from '../../src/understanding/descriptions.ts';
import { recognizerTables } from '../../src/understanding/readers/phrases.ts';
import { wordVectors } from '../../src/understanding/readers/word-vectors.ts';
import { realKnowledge } from '../careers.ts';
import { ask } from './a-message.ts';

const knowledge = realKnowledge();
const reader = buildDescriptionReader(knowledge, recognizerTables(knowledge), {
  spelling: new Map([['wheelchares', 'wheelchairs']]),
  ordinaryWords,
  vectors: wordVectors(),
});
const described = (utterance: string, ...clauses: string[]) =>
  reader.read({ utterance, asks: [ask({}), ...clauses.map((text) => ask({}, text))] });

test.each([
  ['who are the lads that push beds and wheelchairs about the corridors', 'porter'],
  ['who are the lads that push beds and wheelchares about the corridors', 'porter'],
  ['the nurse who looks after premature babies in incubators', 'neonatal-nurse'],
  ['the people who make false teeth and crowns in the lab', 'dental-technician'],
  ['them that wash the surgeons tools and pack the trays', 'sterile-services-technician'],
])('%s', (utterance, id) => {
  expect(described(utterance)[0]?.role.id).toBe(id);
});

test('a clause that asks something takes nothing away from the description beside it', () => {
  const question = 'and what would i have to pass at school to be allowed to do it';
  const whole = 'the lads that push beds about';
  const [alone] = described(whole);
  const [beside] = described(`${whole}, ${question}`, whole, question);
  expect(beside?.role.id).toBe('porter');
  expect(beside?.likeness).toBeCloseTo(alone?.likeness ?? 0);
});

test('where nothing is described, none is like it', () => {
  expect(described('hello')).toEqual([]);
});
