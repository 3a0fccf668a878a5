// A message as the words that the distress reader looks at: folded, chat spellings undone, fillers left out.

import { fold } from '../../language/text.ts';

export interface SpokenWord {
  /** Folded, apostrophes left out: "don't" is "dont". May hold a "*" for a letter that was hidden. */
  word: string;
  /** Offsets in the message as given. */
  start: number;
  end: number;
  /** A sentence or line ends before this word. */
  isAfterStop: boolean;
  /** A sentence, a line or a clause ends before it, as far as signs say so. */
  isAfterComma: boolean;
}

const WORD = /[\p{L}\p{N}*@$]+(?:['’][\p{L}]+)*/gu;
const STOP = /[.?!;\n]/;
const COMMA = /[,:()…]|\.\.|\s[-–—]/u;
const DIGITS_FOR_LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};
/** "don t", "i m": an apostrophe that became a blank. */
const CUT_OFF = new Set(['t', 'm', 've', 'll', 'd', 're', 's']);
const TAKES_T = /^(?:don|can|won|isn|ain|didn|doesn|wasn|couldn|wouldn|haven|hasn|shouldn)$/;
const TAKES_OTHERS = /^(?:i|he|she|they|we|it|there|you)$/;

/** The words of a message in order, without `fillers`. */
export function spokenWords(message: string, fillers: ReadonlySet<string>): SpokenWord[] {
  const words: SpokenWord[] = [];
  let end = 0;
  let isAfterStop = false;
  let isAfterComma = false;
  for (const match of message.matchAll(WORD)) {
    const start = match.index;
    const between = message.slice(end, start);
    // A full stop between two letters is no end: "k.m.s".
    const isSpelt = between === '.' && match[0].length === 1 && words.at(-1)?.word.length === 1;
    isAfterStop ||= STOP.test(between) && !isSpelt;
    isAfterComma ||= isAfterStop || COMMA.test(between);
    end = start + match[0].length;
    const word = plainForm(match[0]);
    const last = words.at(-1);
    if (word === '') continue;
    if (last && !isAfterStop && CUT_OFF.has(word) && isCut(last.word, word)) {
      last.word += word;
      last.end = end;
      continue;
    }
    if (fillers.has(word)) continue;
    words.push({ word, start, end, isAfterStop, isAfterComma });
    isAfterStop = false;
    isAfterComma = false;
  }
  return words;
}

function isCut(before: string, rest: string): boolean {
  return rest === 't' ? TAKES_T.test(before) : TAKES_OTHERS.test(before);
}

function plainForm(written: string): string {
  const word = fold(written).replace(/'/g, '');
  const hasLetters = /\p{L}/u.test(word);
  if (!hasLetters) return word.replace(/[*@$]/g, '');
  const undone =
    /[0-9@$]/.test(word) && !/^\d+(?:st|nd|rd|th|am|pm|hrs?|mg|k|yo|yrs?|m|f|x)$/.test(word)
      ? word.replace(/[01345@$]/g, (sign) => DIGITS_FOR_LETTERS[sign] ?? sign)
      : word;
  // "pleeease": nobody writes three of a letter but for effect.
  return undone.replace(/(\p{L})\1{2,}/gu, '$1');
}
