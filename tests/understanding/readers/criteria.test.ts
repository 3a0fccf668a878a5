// What a job must and must not have, as people say it.

import { buildRecognizer } from '../../../src/understanding/readers/recognize.ts';
import { rolesTakenIn } from '../../../src/understanding/readers/roles-taken-in.ts';
import { realKnowledge } from '../../careers.ts';

const knowledge = realKnowledge();
const recognizer = buildRecognizer(knowledge);

function mustNot(text: string): string[] {
  return recognizer
    .read(text)
    .criteria.mustNot.map(({ kind, value }) => `${kind} ${value}`)
    .filter((one) => !one.startsWith('words'));
}

test.each([
  ["I can't drive, what jobs are there", 'trait driving'],
  ["I can't deal with blood", 'trait blood'],
  ['I faint at the sight of needles', 'trait blood'],
  ["I'd rather not do nights", 'trait nights'],
  ['no weekends please', 'trait weekends'],
  ['I have a bad back so no lifting', 'trait lifting'],
  ['which of those have no on call', 'trait on-call'],
  ['not with children', 'people children and young people'],
])('"%s" must not have: %s', (text, expected) => {
  expect(mustNot(text)).toContain(expected);
});

test.each([
  "I don't mind nights",
  "I don't have experience with children",
  'I do nights as a porter',
])('"%s" wishes nothing away', (text) => {
  expect(mustNot(text)).toEqual([]);
});

test('what is spoken of and not ruled out is known as such', () => {
  const spokenOf = (text: string) => recognizer.read(text).spokenOf;
  expect(spokenOf('nights are fine')).toEqual([{ kind: 'trait', value: 'nights' }]);
  expect(spokenOf("I don't mind nights")).toEqual([{ kind: 'trait', value: 'nights' }]);
  expect(spokenOf('no nights')).toEqual([]);
});

test('what is put up with is no word to look for either', () => {
  expect(recognizer.read('nights are fine, jobs with older people').criteria.must).toEqual([
    { kind: 'people', value: 'older people' },
  ]);
});

test.each([
  ['not a doctor', ['doctor', 'anaesthetist', 'surgeon'], ['physiotherapist']],
  [
    "I don't want to be a nurse, what else",
    ['adult-nurse', 'childrens-nurse', 'dental-nurse'],
    ['midwife'],
  ],
  [
    'jobs like a paramedic but not a paramedic',
    ['paramedic', 'advanced-paramedic'],
    ['emergency-care-assistant'],
  ],
])('"%s" rules out what includes it', (text, out, kept) => {
  const jobs = recognizer.read(text).jobs.filter(({ isRuledOut }) => isRuledOut);
  const ruledOut = rolesTakenIn(knowledge, jobs);
  const known = out.filter((id) => knowledge.roles.has(id));
  expect(known.length).toBeGreaterThan(0);
  expect(known.filter((id) => !ruledOut.has(id))).toEqual([]);
  expect(kept.filter((id) => ruledOut.has(id))).toEqual([]);
});

test.each([
  "why can't I be a nurse",
  "I can't wait to be a midwife",
  'not sure if I want to be a nurse',
])('"%s" rules no job out', (text) => {
  expect(recognizer.read(text).jobs.filter((job) => job.isRuledOut)).toEqual([]);
});
