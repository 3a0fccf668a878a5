// Words of people in danger, of people who have a hard time, and words that only sound like it: each line of three lists.

import { knownWords } from '../../../src/language/ordinary-words.ts';
import { buildDistressReader } from '../../../src/safety/distress/reader.ts';
import { realKnowledge } from '../../careers.ts';
import { linesOf, sectionsOf } from '../distress-lists.ts';

const reader = buildDistressReader(realKnowledge(), knownWords);
const level = (message: string) => reader.read(message)?.level ?? 'none';

/** The lines of a list that are heard otherwise, and how large a share that is. */
function heardOtherwise(name: string, wanted: string) {
  const lines = linesOf(name);
  const otherwise = lines.filter((line) => level(line) !== wanted);
  return { otherwise, share: otherwise.length / lines.length };
}

test('every message of someone in danger is heard as danger', () => {
  expect(heardOtherwise('danger.txt', 'danger').otherwise).toEqual([]);
});

test('of messages about a hard time, at least nine in ten are heard as that', () => {
  expect(heardOtherwise('low-mood.txt', 'low').share).toBeLessThanOrEqual(0.1);
});

test('of messages that only sound like distress, at most one in a hundred is taken for it', () => {
  expect(heardOtherwise('sounds-like.txt', 'none').share).toBeLessThanOrEqual(0.01);
});

// No weight was fitted on these; the thresholds were chosen on them.
test('of three more lists as much is heard as when the weights were fitted last', () => {
  expect(heardOtherwise('danger-blind.txt', 'danger').otherwise.length).toBeLessThanOrEqual(20);
  expect(heardOtherwise('low-mood-blind.txt', 'low').otherwise.length).toBeLessThanOrEqual(20);
  expect(heardOtherwise('sounds-like-blind.txt', 'none').otherwise.length).toBeLessThanOrEqual(10);
});

// A loss or an illness told as the reason for a question, beside danger and a hard time told with one; no weight and no
// threshold was chosen on these.
test.each([
  ['none', 9],
  ['danger', 3],
  ['low', 2],
])('of stories that are %s, at most %i are heard otherwise', (wanted, most) => {
  const lines = sectionsOf('stories-blind.txt').get(wanted) ?? [];
  expect(lines.length).toBeGreaterThan(30);
  expect(lines.filter((line) => level(line) !== wanted).length).toBeLessThanOrEqual(most);
});

test.each([
  'my nan had a stroke and I helped her every day, can that count as experience',
  'husbands got MS and I do all his care so I need part time',
  'I have aspergers and want to work in a lab',
  'mum died last year and the nurses were amazing, I want to become one',
  'I was in an abusive relationship years ago and want to help others',
])('"%s" is a story, and gets its answer alone', (message) => {
  expect(level(message)).toBe('none');
});

test.each([
  ['my nan had a stroke and I do all her care, im on my knees and cry every night', 'low'],
  ['mum died last year and i cant get out of bed, should i still do nursing', 'low'],
  ['I have aspergers and i want to die, are there lab jobs', 'danger'],
  ['my ex was abusive years ago and he has found me again', 'danger'],
  ['my mum tried to kill herself last year and she says she will do it tonight', 'danger'],
])('"%s" is more than a story: %s', (message, wanted) => {
  expect(level(message)).toBe(wanted);
});

test.each([
  'they take on apprentices at all?',
  'sent 40 applications, not one interview',
  'do they take on older people at all',
  'cant get onto healthroster to see my shifts its locked me out',
  'what would i take home, on UC with one kid and dont want to end up worse off',
  'bodies fascinate me, live ones make me nervous',
])('"%s" is an ordinary question', (message) => {
  expect(level(message)).toBe('none');
});

test('distress is heard anywhere in a message, however long it is', () => {
  const story = 'I was a chef for ten years and then I worked in a care home and loved it. ';
  for (const length of [1, 30, 270]) {
    const long = story.repeat(length);
    expect(level(`${long} i want to kill myself`)).toBe('danger');
    expect(level(`i want to kill myself. ${long}`)).toBe('danger');
    expect(level(`${long} i want to kill myself. ${long}`)).toBe('danger');
    expect(level(long)).toBe('none');
  }
});

test.each([
  ['my husband hit me again', 'national-domestic-abuse-helpline-refuge'],
  ["i'm 13 and i want to die", 'childline'],
  ['im 14 and my stepdad hits me', 'childline'],
  ['my friend says she wants to kill herself', 'papyrus-hopeline'],
])('"%s" is told first of %s', (message, signpost) => {
  expect(reader.read(message)?.fitting[0]).toBe(signpost);
});

test.each([
  [
    'lost my husband, whats the point. do you have any cleaning jobs',
    'do you have any cleaning jobs',
  ],
  ['i feel worthless can i be a porter', 'can i be a porter'],
  [
    'what does a porter earn? not that it matters, i want to die',
    'what does a porter earn? not that it matters,',
  ],
  ['I want to die', undefined],
  ['i feel so alone nobody wants me', undefined],
])('of "%s" the question is "%s"', (message, question) => {
  expect(reader.read(message)?.question).toBe(question);
});

test('danger that is over is no danger, and the question is asked without its words', () => {
  const told = reader.read(
    "I was suicidal two years ago but I'm fine now. do I have to declare it",
  );
  expect(told).toMatchObject({ level: 'low', isPast: true });
  expect(told?.question).toMatch(/depression.*do I have to declare it/);
  expect(told?.question).not.toMatch(/suicid/);
});

test.each([
  'i was suicidal two years ago and i am again',
  'tried to kill myself years ago, tried again last night',
  'used to self harm and i still want to cut myself tonight',
])('"%s" is danger, though something of it is over', (message) => {
  expect(level(message)).toBe('danger');
});

test.each([
  ['theres some antifreeze in the shed and i keep going back to look at it', 'method'],
  ['my stepbrother shoved me down the stairs and took my phone off me', 'abuse'],
  ['my cousin has stopped answering and her last message was goodbye', 'somebody-else'],
])('"%s" is heard: %s', (message, kind) => {
  const distress = reader.read(message);
  expect(distress?.level).toBe('danger');
  expect(distress?.kinds).toContain(kind);
});

test.each([
  'do you cry at work as a midwife',
  'end of my rope with this online form',
  'I want to leave medicine for consultancy',
])('"%s" has a sign, and all its words together say that it is not meant', (message) => {
  expect(level(message)).toBe('none');
});

test.each([
  'sucidal again',
  'im suicdal',
  'gonna unalive myself',
  'i wanna k*ll myself',
  'k.m.s',
  'i want to dieeee',
])('"%s" is heard as it is meant', (message) => {
  expect(level(message)).toBe('danger');
});
