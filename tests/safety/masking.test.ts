import { MASK } from '../../src/safety/masking.ts';
import { realKnowledge } from '../careers.ts';
import {
  isMasked,
  keepsTheRest,
  type Messy,
  marked,
  mask,
  readIdentifiers,
  readLookAlikes,
} from './identifier-lists.ts';

const { personalDetails } = realKnowledge().phrasing;

/** The share of messy identifiers that has to be found. */
const LEAST_FOUND = 0.98;

const MASKED = [
  'jo.smith@example.nhs.uk',
  'JO_SMITH+jobs@mail.example.com',
  'jo dot smith at gmail dot com',
  'josmith (at) hotmail.co.uk',
  '07700 900123',
  '07700900123',
  '(020) 7946 0958',
  '020-7946-0958',
  '0161 496 0000',
  '01632 96 00 00',
  '+44 7700 900123',
  '+44 (0)20 7946 0958',
  '0044 7700 900123',
  '7700 900123',
  '7700900123',
  '+353 1 496 0000',
  '943 476 5919',
  '943-476-5919',
  '9434765919',
  'QQ 12 34 56 C'.replace('QQ', 'AB'),
  'AB123456C',
  'ab 12 34 56 c',
  'AB123456',
  'SW1A 1AA',
  'sw1a1aa',
  'M1 1AE',
  'CR2 6XH',
  'DN55 1PT',
  'EC1A 1BB',
  'ls1 4ap',
  'BT1 5GS',
];

const KEPT = [
  'I earn £25,147 a year',
  'is it 25147 or 27596',
  'between 23000 and 25000 pounds',
  '£31,049 to £37,796',
  '24465 26598 band 3',
  'band 5 in 2025/26',
  'from 2019 2020 2021 to 2024',
  'born in 1990, left school in 2006',
  'gcse grades 4 5 6 4 5 6 7 8 9 9',
  'Band 8a or 8b or 7',
  'level 3 btec, then level 5',
  '37.5 hours a week, 12 hour shifts, 4 on 4 off',
  '37 and a half hours for 52 weeks',
  'year 11 student, 16 years old',
  'I have 5 GCSEs at grade C or 4',
  'L3 diploma, then S5 2nd year',
  'what is ST0215 and ST1 3 years',
  'ring 999, 111 or 116 123',
  'call 0300',
  'jobs.nhs.uk and www.healthcareers.nhs.uk',
  'look at nhs jobs @ leeds',
  'I work mon to fri 9am to 5pm',
  'one in 1000000',
  '01/09/2025',
  '112 UCAS points, ABB or BBB',
  'B1 2 years, C1 english',
];

test.each(MASKED)('%s is masked, alone and in a sentence', (detail) => {
  expect(mask(detail)).toBe(MASK);
  expect(mask(`hi, it is ${detail}, what next`)).toBe(`hi, it is ${MASK}, what next`);
  expect(mask(`(${detail})`)).not.toMatch(/[a-z0-9]{3}/i);
});

test.each(KEPT)('"%s" stays as it is', (text) => {
  expect(mask(text)).toBe(text);
});

test.each(
  personalDetails.kinds.flatMap(({ kind, examples }) => examples.map((one) => [kind, one])),
)('the example of %s is masked: %s', (_, example = '') => {
  const { text, details } = marked(example);
  expect(mask(text)).toBe(details.reduce((rest, detail) => rest.replace(detail, MASK), text));
});

test.each(personalDetails.kinds.flatMap(({ kind, stays }) => stays.map((one) => [kind, one])))(
  'what looks like %s stays: %s',
  (_, text = '') => expect(mask(text)).toBe(text),
);

function expectFound(messy: readonly Messy[]): void {
  const missed = messy.filter((one) => !isMasked(one)).map(({ kind, text }) => `${kind}: ${text}`);
  const most = Math.floor(messy.length * (1 - LEAST_FOUND));
  expect(missed.slice(most)).toEqual([]);
}

test('of identifiers in messy forms at least 98 in a hundred are masked', () => {
  const messy = readIdentifiers('identifiers.txt');
  expect(messy.length).toBeGreaterThanOrEqual(200);
  expectFound(messy);
});

test('the words around an identifier stay', () => {
  const messy = readIdentifiers('identifiers.txt');
  expect(messy.filter((one) => !keepsTheRest(one)).map(({ text }) => text)).toEqual([]);
});

test('what looks like an identifier stays', () => {
  const texts = readLookAlikes('look-alikes.txt');
  expect(texts.length).toBeGreaterThanOrEqual(200);
  expect(texts.filter((text) => mask(text) !== text)).toEqual([]);
});

test('the lists that were written before the patterns do no worse than when they were first scored', () => {
  const messy = readIdentifiers('identifiers-blind.txt');
  expect(messy.filter(isMasked).length).toBeGreaterThanOrEqual(136);
  const alike = readLookAlikes('look-alikes-blind.txt');
  expect(alike.filter((text) => mask(text) !== text)).toEqual([]);
});

test('every kind has an example among the messy ones', () => {
  const kinds = new Set(readIdentifiers('identifiers.txt').map(({ kind }) => kind));
  const missing = personalDetails.kinds.map(({ kind }) => kind).filter((kind) => !kinds.has(kind));
  expect(missing).toEqual(['long-number']);
});

test('what is around a detail stays as it was typed', () => {
  expect(mask('Café “Łódź” – ０７７００\u00a0９００１２３ – ring me')).toBe(
    'Café “Łódź” – ••• – ring me',
  );
});

test('several details in one message are all masked', () => {
  expect(mask('jo@example.com 07700 900123 LS1 4AP')).toBe(`${MASK} ${MASK} ${MASK}`);
});

test.each([
  ['a', ''],
  ['a.', '@'],
  ['0 ', ''],
  ['07-', ''],
  ['a at ', 'gmail'],
  ['AB12', ''],
  ['x@', ''],
  ['a dot ', 'at'],
  ['my name is ', 'a'],
  ['nmc number ', ''],
  ['1 ', ''],
  ['12-', ''],
  ['one ', ''],
  ['born 1 ', ''],
  ['@a.', ''],
  ['insta ', ''],
])('a message of nothing but "%s" is masked at once, without backtracking', (part, end) => {
  // A pattern that backtracks would take longer here than a test may.
  const text = part.repeat(20_000 / part.length) + end;
  const masked = mask(text);
  // Not toBe, which would print the whole text.
  expect(mask(masked) === masked).toBe(true);
});
