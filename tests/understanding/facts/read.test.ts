// Each kind of fact: had, lacked, asked about, and whose it is.

import type { Fact, Stated } from '../../../src/knowledge/fact.ts';
import { knownWords } from '../../../src/language/ordinary-words.ts';
import { buildFactReader } from '../../../src/understanding/facts/read.ts';
import { realKnowledge } from '../../careers.ts';

const { phrasing } = realKnowledge();
const reader = buildFactReader(phrasing.facts, knownWords);

/** What a text says, without places: had plain, "lacks", "asked-about" and "other" in front. */
function read(text: string): [string, Fact][] {
  return reader
    .read(text)
    .map(({ fact, of, polarity }): [string, Fact] => [
      [of === 'other' ? 'other' : '', polarity].join(' ').trim(),
      fact,
    ]);
}

const CASES: [text: string, ...facts: [string, Fact][]][] = [
  // GCSEs
  ['I have 5 GCSEs', ['has', { kind: 'gcses', count: 5 }]],
  ['three gsces at grade C', ['has', { kind: 'gcses', count: 3, grade: 4 }]],
  ['gcses, 3 of them, mostly Bs', ['has', { kind: 'gcses', count: 3, grade: 6 }]],
  ['no, I have 5 GCSEs', ['has', { kind: 'gcses', count: 5 }]],
  [
    'personal trainer, 29, got a level 3',
    ['has', { kind: 'age', years: 29 }],
    ['has', { kind: 'level', level: 3 }],
  ],
  ['5 at grade 5', ['has', { kind: 'gcses', count: 5, grade: 5 }]],
  ['3 at grade 4 and 2 at 5', ['has', { kind: 'gcses', count: 5, grade: 4 }]],
  ['my gcses were rubbish, like 2s and 3s', ['has', { kind: 'gcses', grade: 2 }]],
  ['a levels, well doing them', ['has', { kind: 'studying', what: 'a-levels' }]],
  ['just finishing an access course', ['has', { kind: 'studying', what: 'level', level: 3 }]],
  ['only when theyre at school', ['has', { kind: 'hours', wants: 'school-hours' }]],
  [
    '12 yrs in retail',
    ['has', { kind: 'employed', where: 'elsewhere' }],
    ['has', { kind: 'years', years: 12 }],
  ],
  ["I didn't get any GCSEs", ['lacks', { kind: 'gcses' }]],
  ['do I need GCSEs', ['asked-about', { kind: 'gcses' }]],
  ['they want 5 GCSEs', ['asked-about', { kind: 'gcses', count: 5 }]],
  // Subjects
  ['my English IELTS is 6.0 overall'],
  ['English language test 6.5'],
  ['OET in English, B'],
  ['my maths gcse is a 5', ['has', { kind: 'subject', subject: 'maths', grade: 5 }]],
  ["I didn't get maths", ['lacks', { kind: 'subject', subject: 'maths' }]],
  [
    'failed maths and English',
    ['lacks', { kind: 'subject', subject: 'maths' }],
    ['lacks', { kind: 'subject', subject: 'English' }],
  ],
  ['a 3 in maths', ['has', { kind: 'subject', subject: 'maths', grade: 3 }]],
  [
    'passed English but not maths',
    ['has', { kind: 'subject', subject: 'English' }],
    ['lacks', { kind: 'subject', subject: 'maths' }],
  ],
  [
    'I have 5 GCSEs, none of them maths',
    ['has', { kind: 'gcses', count: 5 }],
    ['lacks', { kind: 'subject', subject: 'maths' }],
  ],
  ['im good at maths and I love science'],
  // A levels, levels, degrees
  ['3 A levels at AAB', ['has', { kind: 'a-levels', count: 3, grades: 'AAB' }]],
  ['what a levels do I need', ['asked-about', { kind: 'a-levels' }]],
  ['I am doing my A levels', ['has', { kind: 'studying', what: 'a-levels' }]],
  ['I did two years of a law degree and dropped out'],
  ['all Ds apart from a C in english', ['has', { kind: 'subject', subject: 'English', grade: 4 }]],
  ["my lad's 17", ['has', { kind: 'age', years: 17 }]],
  ['a couple of GCSEs', ['has', { kind: 'gcses', count: 2 }]],
  [
    'two kids so nights are out',
    ['has', { kind: 'family', what: 'children' }],
    ['has', { kind: 'hours', wants: 'days' }],
  ],
  ['been a school cleaner', ['has', { kind: 'employed', where: 'elsewhere' }]],
  ["I'm a bus driver", ['has', { kind: 'driving' }]],
  ["I'm fed up with the private sector", ['has', { kind: 'employed', where: 'elsewhere' }]],
  ['I have an NVQ 2', ['has', { kind: 'level', level: 2, name: 'NVQ' }]],
  ['can I do a level 3 apprenticeship', ['asked-about', { kind: 'level', level: 3 }]],
  ['is a porter a level 2 job', ['asked-about', { kind: 'level', level: 2 }]],
  ['my access course is finished', ['has', { kind: 'level', level: 3, name: 'access course' }]],
  ['got a 2:2 in psychology', ['has', { kind: 'degree', class: '2:2', subject: 'psychology' }]],
  ['is a 2:2 enough', ['asked-about', { kind: 'degree', class: '2:2' }]],
  ["I don't have a degree", ['lacks', { kind: 'degree' }]],
  ['do you have to have a degree', ['asked-about', { kind: 'degree' }]],
  ['I want to do a degree in nursing', ['asked-about', { kind: 'degree', subject: 'nursing' }]],
  ['the degree apprenticeship'],
  // None at all
  ['I left school with nothing', ['has', { kind: 'no-qualifications' }]],
  ["haven't got any qualifications", ['has', { kind: 'no-qualifications' }]],
  ['what qualifications do I need', ['asked-about', { kind: 'no-qualifications' }]],
  // Age and school
  ['im 16', ['has', { kind: 'age', years: 16 }]],
  ['at forty four', ['has', { kind: 'age', years: 44 }]],
  ['I left school at 16 and I am 40', ['has', { kind: 'age', years: 40 }]],
  ['there are 24 people on my ward'],
  ['my daughter is 16', ['other has', { kind: 'age', years: 16 }]],
  ['my son is in year 10', ['other has', { kind: 'school-year', year: 10 }]],
  // Health
  ["I'm dyslexic", ['has', { kind: 'condition', condition: 'dyslexia' }]],
  ['bad back so no lifting', ['has', { kind: 'condition', condition: 'bad-back' }]],
  [
    "I can't drive because of epilepsy",
    ['lacks', { kind: 'driving' }],
    ['has', { kind: 'condition', condition: 'epilepsy' }],
  ],
  ['I want to help people with anxiety'],
  ['my autistic son', ['other has', { kind: 'condition', condition: 'autism' }]],
  ['I have ME', ['has', { kind: 'condition', condition: 'chronic-fatigue' }]],
  [
    'do they take people with epilepsy',
    ['asked-about', { kind: 'condition', condition: 'epilepsy' }],
  ],
  // Family, work, time
  ["I'm a parent", ['has', { kind: 'family', what: 'parent' }]],
  ['single mum of two', ['has', { kind: 'family', what: 'single-parent' }]],
  ['I care for my disabled husband', ['has', { kind: 'family', what: 'carer' }]],
  ['my partner works nights so I need days only', ['has', { kind: 'hours', wants: 'days' }]],
  ['I work in a hospital', ['has', { kind: 'employed', where: 'nhs' }]],
  ['I want to work in a hospital', ['asked-about', { kind: 'employed', where: 'nhs' }]],
  ['made redundant', ['has', { kind: 'employed', where: 'none' }]],
  ['for 5 years', ['has', { kind: 'years', years: 5 }]],
  ['for six months', ['has', { kind: 'years', years: 0.5 }]],
  ['over 3 years', ['has', { kind: 'years', years: 3, isMore: true }]],
  ['I left 6 years ago'],
  ['it takes 3 years'],
  ['no experience', ['lacks', { kind: 'experience' }]],
  ['do I need experience', ['asked-about', { kind: 'experience' }]],
  // The rest
  ['I have a C1 licence', ['has', { kind: 'driving', licence: 'c1' }]],
  ['I am HCPC registered', ['has', { kind: 'registered' }]],
  ['how do I become a registered nurse'],
  ['I am from the Philippines', ['has', { kind: 'origin', from: 'Philippines' }]],
  ['I live in Scotland', ['has', { kind: 'nation', nation: 'scotland' }]],
  ['I have a criminal record', ['has', { kind: 'record' }]],
  [
    'I am on band 3',
    ['has', { kind: 'band', band: 3 }],
    ['has', { kind: 'employed', where: 'nhs' }],
  ],
  ['what does band 5 pay', ['asked-about', { kind: 'band', band: 5 }]],
];

test.each(CASES)('%s', (text, ...facts) => {
  expect(read(text)).toEqual(facts);
});

test('a fact stands where it was said', () => {
  const text = 'Hello. My wife has 5 GCSEs, I think';
  const [{ start, end, of }] = reader.read(text) as [Stated];
  expect([text.slice(start, end), of]).toEqual(['5 GCSEs', 'other']);
});

test('a misspelling is read, and an ordinary word is never taken for one', () => {
  expect(read('i have dislexia and no qualifcations')).toEqual([
    ['has', { kind: 'condition', condition: 'dyslexia' }],
    ['has', { kind: 'no-qualifications' }],
  ]);
  expect(read('I have a decent parrot and a decree')).toEqual([]);
});

test('a story of many sentences keeps who is spoken of and what is denied apart', () => {
  const story =
    'Hi there. I am 38 and I left school at 16 with 3 GCSEs, none of them maths. My husband is a lorry driver. ' +
    "I worked in a factory for 10 years, then I had my kids. I don't drive. My son has autism. Could I be a nurse?";
  expect(read(story)).toEqual([
    ['has', { kind: 'age', years: 38 }],
    ['has', { kind: 'gcses', count: 3 }],
    ['lacks', { kind: 'subject', subject: 'maths' }],
    // The husband's licence is nothing that she has.
    ['other asked-about', { kind: 'driving' }],
    ['has', { kind: 'employed', where: 'elsewhere' }],
    ['has', { kind: 'years', years: 10 }],
    ['has', { kind: 'family', what: 'children' }],
    ['lacks', { kind: 'driving' }],
    ['other has', { kind: 'condition', condition: 'autism' }],
  ]);
});
