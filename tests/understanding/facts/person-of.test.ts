import { knownWords } from '../../../src/language/ordinary-words.ts';
import { hasQualifications, personOf } from '../../../src/understanding/facts/person-of.ts';
import { buildFactReader } from '../../../src/understanding/facts/read.ts';
import { realKnowledge } from '../../careers.ts';

const reader = buildFactReader(realKnowledge().phrasing.facts, knownWords);
const person = (text: string) => personOf(reader.read(text));

test('failing a subject is no grade', () => {
  expect(person('I failed maths')).toEqual({ lackedSubjects: ['maths'] });
});

test('the class and the subject of a degree are kept', () => {
  expect(person('I have a 2:2 in biology')).toEqual({
    level: 6,
    degree: { class: '2:2', subject: 'biology' },
  });
});

test('the band, the country and the nation are known', () => {
  expect(person("I'm a band 3 in Cardiff")).toMatchObject({ band: 3, nation: 'wales' });
  expect(person("I'm from India, can I apply for a band 5")).toEqual({ origin: 'overseas' });
});

test('what is asked about is not held', () => {
  expect(person('can I do a level 3 apprenticeship without GCSEs')).toEqual({
    gcses: { count: 0 },
  });
  expect(person('do I need a degree and 5 GCSEs')).toEqual({});
});

test('the highest level counts, and nothing lowers it', () => {
  expect(person('I have an NVQ 2 and a BTEC').level).toBe(3);
  expect(person('I have a degree but no other qualifications').level).toBe(6);
});

test('a question for a daughter is about her', () => {
  expect(person('my daughter has 6 GCSEs, could she be a midwife')).toEqual({
    gcses: { count: 6 },
  });
});

test('a remark about somebody else changes nothing of the person who writes', () => {
  expect(person('my mum works in a hospital, I have 4 GCSEs')).toEqual({ gcses: { count: 4 } });
});

test('GCSEs without a number are no account that could be judged', () => {
  expect(hasQualifications(person('I have GCSEs'))).toBe(false);
  expect(hasQualifications(person('I have no qualifications'))).toBe(true);
});
