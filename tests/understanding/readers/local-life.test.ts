import { knownWords, ordinaryWords } from '../../../src/language/ordinary-words.ts';
import { buildLocalLifeReader } from '../../../src/understanding/readers/local-life.ts';
import { recognizerTables } from '../../../src/understanding/readers/phrases.ts';
import { buildRecognizer } from '../../../src/understanding/readers/recognize.ts';
import { realKnowledge } from '../../careers.ts';

const knowledge = realKnowledge();
const recognizer = buildRecognizer(knowledge, recognizerTables(knowledge));
const reader = buildLocalLifeReader(knowledge, ordinaryWords, knownWords);
const read = (text: string) => reader(recognizer.read(text));

test.each([
  ['do you get free parking', 'parking'],
  ['is there parking at pinderfields', 'parking'],
  ['can i park at the hospital', 'parking'],
  ['is there a nursery', 'nursery'],
  ['do you have a creche for staff', 'nursery'],
  ['when is your next open day', 'open-days'],
  ['are there any recruitment events this month', 'open-days'],
  ['is there a canteen', 'food'],
  ['whats it like working there', 'working-here'],
  ['do you have any vacancies', 'vacancies'],
  ['vacancys', 'vacancies'],
])('%s is about %s', (text, subject) => {
  expect(read(text)).toBe(subject);
});

test.each([
  'jobs in the nursery',
  'can I work in a nursery',
  'I want to open a nursery',
  'what does a nursery nurse do',
  'where do I park for my appointment',
  'vacancies for nurses',
  'are you hiring podatrists',
  'which vacancies need no degree',
  'accommodation for nursing students',
  'can you cycle to work as a community nurse',
])('%s is not', (text) => {
  expect(read(text)).toBeUndefined();
});
