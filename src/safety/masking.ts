// Takes personal details out of what someone typed, before it is stored, logged, answered or shown back. What they look
// like stands in knowledge/phrasing/personal-details.yaml.

import type { PersonalDetails } from '../knowledge/schema/personal-details.ts';
import { detailReader, type FindSpans, type Span, spansOf } from './detail-readers.ts';
import { normalise } from './normalised-text.ts';
import { anyOf, patternOf } from './pictures.ts';

/** Stands where a personal detail was. No letters or digits, so that nothing is read into it. */
export const MASK = '•••';

/** The text with every personal detail masked. */
export type Mask = (text: string) => string;

interface Finder {
  find: FindSpans;
  needsDigit: boolean;
}

type Kind = PersonalDetails['kinds'][number];

/** How far back the words are looked for that say that a number is something else. */
const WORDS_BEFORE = 30;
/** Times ("07:30-19:30") and dates ("01/09/2026") begin like phone numbers. */
const TIME = /^\(?\d\d?[.:]\d\d ?-{1,2} ?\d\d?[.:]\d\d/;
const DATE = /^(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:19|20)?\d\d(?!\d)/;
const YEAR = /^(?:19|20)\d\d$/;

/**
 * Builds the mask of all kinds. Pay, years, bands and grades stay.
 *
 *     const mask = buildMask(knowledge.phrasing.personalDetails);
 *     mask('I earn £25,147, ring 07700 900123') // => 'I earn £25,147, ring •••'
 */
export function buildMask(details: PersonalDetails): Mask {
  const finders = details.kinds.flatMap((kind) => findersOf(kind, details));
  return (given) => {
    const { text, from } = normalise(given);
    const hasDigit = /\d/.test(text);
    const spans = finders.flatMap(({ needsDigit, find }) =>
      needsDigit && !hasDigit ? [] : find(text),
    );
    let masked = '';
    let done = 0;
    for (const { start, end } of joined(spans)) {
      masked += given.slice(done, from[start]) + MASK;
      done = from[end] ?? given.length;
    }
    return masked + given.slice(done);
  };
}

/** Spans in order, those that overlap made one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = all.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else all.push({ ...span });
  }
  return all;
}

function findersOf(kind: Kind, details: PersonalDetails): Finder[] {
  const finder = (find: FindSpans, needsDigit = true): Finder => ({ find, needsDigit });
  return [
    ...(kind.forms ? [finder(anywhere(kind))] : []),
    ...(kind.after && kind.afterForms ? [finder(besideItsName(kind, details))] : []),
    ...(kind.read ? [finder(detailReader(kind.read, details, kind), false)] : []),
  ];
}

/** The forms that are masked wherever they stand. */
function anywhere(kind: Kind): FindSpans {
  const patterns = (kind.forms ?? []).map((form) => bounded(form));
  const before = kind.unlessAfter && new RegExp(`(?<![a-z])${anyOf(kind.unlessAfter)}(?![a-z])`);
  const starts = new Set(kind.unlessStarts);
  const isAsked = (text: string, { start, end }: Span) => {
    const found = text.slice(start, end);
    if (TIME.test(found) || DATE.test(found)) return false;
    if (before?.test(text.slice(Math.max(0, start - WORDS_BEFORE), start))) return false;
    if (starts.has(/^[a-z]+(?=[ \n])/.exec(found)?.[0] ?? '')) return false;
    return passes(kind.check, text, { start, end });
  };
  return (text) =>
    patterns.flatMap((pattern) => spansOf(pattern, text)).filter((span) => isAsked(text, span));
}

/** A number that nothing longer contains, and no sum of money. */
function bounded(form: string): RegExp {
  const pattern = /^[AX<]/.test(form)
    ? `(?<![a-z\\d])${patternOf(form)}(?![a-z\\d])`
    : `(?<![\\d£$€+])(?<!\\d[.,])\\(?${patternOf(form)}(?!\\d)`;
  return new RegExp(pattern, 'gu');
}

/** The forms that are masked next to the name of the detail, before or after it. */
function besideItsName(kind: Kind, { between, saysNumber }: PersonalDetails): FindSpans {
  const form = `(?:${(kind.afterForms ?? []).map(patternOf).join('|')})(?!\\d)(?!(?<=[a-z])[a-z])(?!(?<=\\d)[.,:]\\d)`;
  const fill = `(?:[ \\n:;=#,.()"/-]|(?<![a-z])${anyOf(between)}(?![a-z])){0,10}`;
  const name = anyOf(kind.after ?? []);
  const isNumber = new RegExp(`(?<![a-z])${anyOf(saysNumber)}(?![a-z])`);
  const after = new RegExp(
    `(?<![a-z])${name}(?:'?s)?(?:(?![a-z])(?<between>${fill})|)(?<![\\d£])(?<detail>${form})`,
    'dgu',
  );
  const before = new RegExp(
    `(?<![a-z\\d£.,])(?<detail>${form})(?<between>${fill})(?<![a-z])${name}(?![a-z])`,
    'dgu',
  );
  return (text) =>
    [after, before].flatMap((pattern) =>
      Array.from(text.matchAll(pattern)).flatMap(({ indices, groups }) => {
        const [start, end] = indices?.groups?.detail ?? [0, 0];
        const found = text.slice(start, end);
        // "NMC 2026" is a year; "NMC number 2026" is not.
        const isYear = YEAR.test(found) && !isNumber.test(groups?.between ?? '');
        const isFound = /\d/.test(found) && passes(kind.check, text, { start, end });
        return isFound && !isYear ? [{ start, end }] : [];
      }),
    );
}

function passes(check: Kind['check'], text: string, { start, end }: Span): boolean {
  const found = text.slice(start, end);
  const digits = found.replace(/\D/g, '');
  switch (check) {
    case undefined:
      return true;
    case 'luhn':
      return isLuhn(digits) && !isListOfYears(found);
    case 'not-years':
      return !isListOfYears(found);
    case 'not-round':
      return !digits.endsWith('000000');
    case 'not-an-ordinal':
      return !isOrdinal(found) || /^\s*(?:[.,;:!?)\n]|$)/.test(text.slice(end));
    case 'has-digits':
      return digits.length >= 5;
    case 'has-letters':
      return (found.match(/[a-z]/g)?.length ?? 0) >= 5 && digits.length >= 6;
    case 'has-many-digits':
      return digits.length >= 6;
  }
}

/** "1st", "2nd", "3rd", "5th" and "2hr" have the form of a postcode's second half but are none in "s4 5th floor". */
function isOrdinal(postcode: string): boolean {
  return /(?:1st|2nd|3rd|\dth|\dhr)$/.test(postcode);
}

function isListOfYears(found: string): boolean {
  return found.split(/\D+/).every((part) => YEAR.test(part));
}

/** The sum that every bank card's number passes. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (const [place, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return digits.length > 0 && sum % 10 === 0 && /[1-9]/.test(digits);
}
