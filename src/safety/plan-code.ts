// The reference code of a saved plan: whoever has it can read the plan, so it cannot be guessed and only its hash is kept.

import { createHash, randomBytes } from 'node:crypto';

/** 32 characters, none of which is taken for another when read aloud or copied by hand: no 0, 1, I, O. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Of these characters the last two follow from the others, so that hardly any other text is taken for a code. */
const LENGTH = 16;
const CHECK_LENGTH = 2;
/** 14 characters of 5 bits are 70 bits: at a million guesses a second, one hit in 37 million years. */
const RANDOM_LENGTH = LENGTH - CHECK_LENGTH;
const GROUP = '[2-9A-HJ-NP-Z]{4}';
const WRITTEN = new RegExp(
  `(?<![\\w-])${GROUP}(?:([ -]?)${GROUP})(?:\\1${GROUP}){2}(?![\\w-])`,
  'gi',
);

/**
 * A fresh code.
 *
 *     newPlanCode() // => 'K7QM-2XHD-9RTW-4FCB'
 */
export function newPlanCode(): string {
  let random: string;
  do random = charactersOf(randomBytes(RANDOM_LENGTH));
  while (isNumber(random));
  return grouped(random + checkOf(random));
}

/** Where a code stands in what someone typed, and the code in the form that `newPlanCode` gives. */
export interface FoundPlanCode {
  code: string;
  start: number;
  end: number;
}

/**
 * The first code in a text, in capitals or not, with hyphens, spaces or nothing between its groups. Four words of four
 * letters with a date among them look much the same, and so does a bank card; so it counts only when its check characters
 * are right, or it stands alone, or it alone is written as a code. (Older codes have no check characters.)
 *
 *     findPlanCode('my code is k7qm 2xhd 9rtw 4fnp')?.code // => 'K7QM-2XHD-9RTW-4FNP'
 *     findPlanCode('i left on 27th June last year') // => undefined
 */
export function findPlanCode(text: string): FoundPlanCode | undefined {
  const found: (FoundPlanCode & { likeness: number })[] = [];
  WRITTEN.lastIndex = 0;
  for (let match = WRITTEN.exec(text); match; match = WRITTEN.exec(text)) {
    // "plan k7qm 2xhd 9rtw 4fnp": a word before the code looks like its first group, so the next reading counts too.
    WRITTEN.lastIndex = match.index + 1;
    const [written] = match;
    const code = grouped(written.replace(/[ -]/g, '').toUpperCase());
    const [start, end] = [match.index, match.index + written.length];
    const likeness = likenessOf(code, match[1] === '-', isAlone(text, start, end));
    if (likeness > 0) found.push({ code, start, end, likeness });
  }
  const [best] = found.sort(
    (one, other) => other.likeness - one.likeness || one.start - other.start,
  );
  return best && { code: best.code, start: best.start, end: best.end };
}

/** 0: no code. The more, the surer. */
function likenessOf(code: string, hasHyphens: boolean, isAlone: boolean): number {
  const characters = code.replaceAll('-', '');
  if (isNumber(characters)) return 0;
  if (characters.endsWith(checkOf(characters.slice(0, RANDOM_LENGTH)))) return 10;
  const mixed = code.split('-').filter(isMixed).length;
  const isLike = mixed >= 2 || (isAlone && (hasHyphens || mixed > 0));
  return isLike ? 1 + mixed : 0;
}

/** A group of letters and digits that is no day: "27TH" is one. */
function isMixed(group: string): boolean {
  return /\d/.test(group) && /[A-Z]/.test(group) && !/^\d\d(?:ST|ND|RD|TH)$/.test(group);
}

function isAlone(text: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(0, start) + text.slice(end));
}

function isNumber(characters: string): boolean {
  return /^\d+$/.test(characters);
}

function checkOf(random: string): string {
  return charactersOf(createHash('sha256').update(random).digest().subarray(0, CHECK_LENGTH));
}

function charactersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

function grouped(characters: string): string {
  return characters.replace(/.{4}(?=.)/g, '$&-');
}

/** What a plan is kept under. The code has 70 random bits, so a plain hash of it cannot be searched. */
export function hashPlanCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
