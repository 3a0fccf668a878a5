// The reference code of a saved plan: whoever has it can read the plan, so it cannot be guessed and only its hash is kept.

import { createHash, randomBytes } from 'node:crypto';

/** 32 characters, none of which is taken for another when read aloud or copied by hand: no 0, 1, I, O. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 16 characters of 5 bits are 80 bits: at a million guesses a second, one hit in ten thousand million years. */
const LENGTH = 16;
const GROUP = '[2-9A-HJ-NP-Z]{4}';
const WRITTEN = new RegExp(
  `(?<![\\w-])${GROUP}(?:([ -]?)${GROUP})(?:\\1${GROUP}){2}(?![\\w-])`,
  'gi',
);

/**
 * A fresh code.
 *
 *     newPlanCode() // => 'K7QM-2XHD-9RTW-4FNP'
 */
export function newPlanCode(): string {
  const characters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return characters.join('').replace(/.{4}(?=.)/g, '$&-');
}

/** Where a code stands in what someone typed, and the code in the form that `newPlanCode` gives. */
export interface FoundPlanCode {
  code: string;
  start: number;
  end: number;
}

/**
 * The first code in a text, in capitals or not, with hyphens, spaces or nothing between its groups.
 * Four words of four letters look the same, so without hyphens there must be a digit.
 *
 *     findPlanCode('my code is k7qm 2xhd 9rtw 4fnp')?.code // => 'K7QM-2XHD-9RTW-4FNP'
 */
export function findPlanCode(text: string): FoundPlanCode | undefined {
  const found: (FoundPlanCode & { digits: number })[] = [];
  WRITTEN.lastIndex = 0;
  for (let match = WRITTEN.exec(text); match; match = WRITTEN.exec(text)) {
    // "plan k7qm 2xhd 9rtw 4fnp": a word before the code looks like its first group, so the next reading counts too.
    WRITTEN.lastIndex = match.index + 1;
    const [written, separator] = match;
    const digits = written.match(/\d/g)?.length ?? 0;
    if (separator !== '-' && digits === 0) continue;
    const code = written
      .replace(/[ -]/g, '')
      .toUpperCase()
      .replace(/.{4}(?=.)/g, '$&-');
    found.push({ code, start: match.index, end: match.index + written.length, digits });
  }
  const [best] = found.sort((a, b) => b.digits - a.digits || a.start - b.start);
  return best && { code: best.code, start: best.start, end: best.end };
}

/** What a plan is kept under. The code has 80 random bits, so a plain hash of it cannot be searched. */
export function hashPlanCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
