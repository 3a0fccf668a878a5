// A text as its signs are meant, whatever keyboard, font or trick they were written with, and the way back to the text as
// it was typed.

export interface NormalisedText {
  /** Small letters, plain digits, plain blanks, plain hyphens and quotes; nothing that cannot be seen. */
  text: string;
  /** Where the sign at a place of `text` begins in the text as given; one more entry than `text` has, for the end. */
  from: readonly number[];
}

/** A sign with the accents on it. */
const SIGN = /\P{M}\p{M}*|\p{M}+/gsu;
/** Zero-width signs, soft hyphens and marks of direction. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const LINE_BREAK = /[\r\v\f\u0085\u2028\u2029]/gu;

/**
 * Normalises a text (Unicode's NFKC, then blanks, hyphens, quotes and digits of every script).
 *
 *     normalise('０７７００\u00a0900\u200b123').text // => '07700 900123'
 */
export function normalise(given: string): NormalisedText {
  // Most messages have nothing to change but capitals.
  if (/^[\x20-\x7e]*$/.test(given)) {
    return {
      text: given.toLowerCase(),
      from: Array.from({ length: given.length + 1 }, (_, place) => place),
    };
  }
  const from: number[] = [];
  let text = '';
  for (const { 0: sign, index } of given.matchAll(SIGN)) {
    const plain = plainSign(sign);
    for (let place = 0; place < plain.length; place += 1) from.push(index);
    text += plain;
  }
  from.push(given.length);
  return { text, from };
}

function plainSign(sign: string): string {
  return sign
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(LINE_BREAK, '\n')
    .replace(/[^\S\n]/gu, ' ')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/[‘’ʼ`´′]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[·∙⋅。]/gu, '.')
    .replace(/\p{Nd}/gu, plainDigit)
    .toLowerCase();
}

/** The digits of every script stand in tens from 0 to 9. */
function plainDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const code = zero;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
