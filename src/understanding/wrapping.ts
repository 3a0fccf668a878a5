// Takes off what people put around a question: greetings, excuses, who wants to know, thanks and a name.
//
//     unwrap('Hi! Asking for a mate, what does a porter earn? Many thanks, Priya')
//     // => 'what does a porter earn?'

import type { Knowledge } from '../knowledge/load.ts';
import { wordsOf } from '../language/words.ts';

/** The message without its wrapping; the message itself where it is nothing else. */
export type Unwrap = (message: string) => string;

/** A name has at most so many words. */
const MOST_NAMES = 2;
/** Openings and closings of more words than this are not written. */
const LONGEST_PHRASE = 9;
/** Builds the function from the phrases of phrasing/wrapping.yaml. */
export function buildUnwrap({ wrapping }: Pick<Knowledge['phrasing'], 'wrapping'>): Unwrap {
  const phrasesOf = (phrases: readonly string[]) =>
    new Set(
      phrases
        .flatMap((phrase) =>
          phrase.includes('{who}')
            ? wrapping.who.map((who) => phrase.replace('{who}', who))
            : [phrase],
        )
        .map((phrase) => plainWords(phrase).join(' ')),
    );
  const openings = phrasesOf(wrapping.openings);
  const closings = phrasesOf(wrapping.closings);
  const signing = phrasesOf(wrapping.signing);
  const joints = phrasesOf(wrapping.joints);

  /** How many words at the beginning are an opening; 0: none. The longest counts. */
  function opening(words: readonly string[], from: number): number {
    for (let length = Math.min(LONGEST_PHRASE, words.length - from); length > 0; length--)
      if (openings.has(words.slice(from, from + length).join(' '))) return length;
    return 0;
  }

  function closing(words: readonly string[], to: number, from: number): number {
    for (let length = Math.min(LONGEST_PHRASE, to - from); length > 0; length--)
      if (closings.has(words.slice(to - length, to).join(' '))) return length;
    return 0;
  }

  /** "Many thanks, Priya": how many words the signature has, with its name. */
  function signature(
    words: readonly string[],
    to: number,
    from: number,
    isName: boolean[],
  ): number {
    for (let names = 1; names <= MOST_NAMES; names++) {
      if (!isName[to - names]) return 0;
      for (let length = Math.min(LONGEST_PHRASE, to - names - from); length > 0; length--)
        if (signing.has(words.slice(to - names - length, to - names).join(' ')))
          return names + length;
    }
    return 0;
  }

  return (typed) => {
    const message = onOneLine(typed);
    const spans = wordsOf(message);
    const words = spans.map(({ start, end }) => plainWord(message.slice(start, end)));
    const isName = spans.map(({ start, end }) => /^\p{Lu}\p{L}*$/u.test(message.slice(start, end)));
    let from = 0;
    let to = words.length;
    // Closings first: "thanks a lot" is one, and no opening with two words after it.
    for (;;) {
      const length = signature(words, to, from, isName) || closing(words, to, from);
      if (length === 0) break;
      to -= length;
    }
    for (;;) {
      const length = opening(words, from);
      if (length === 0) break;
      from += length;
    }
    if (from > 0) while (from < to && joints.has(words[from] ?? '')) from++;
    const [first, last] = [spans[from], spans[to - 1]];
    if (from >= to || !first || !last) return message;
    const start = from === 0 ? 0 : first.start;
    const rest = to === words.length ? message.slice(last.end) : questionMark(message, last.end);
    return message.slice(start, last.end) + rest;
  };
}

/** A line that ends in the middle of a sentence goes on in the next. */
function onOneLine(text: string): string {
  return text.replace(/[^\S\n]*\n\s*(?=\p{Ll})/gu, ' ').replace(/[^\S\n]{2,}/g, ' ');
}

/** The question mark after the last word, so that a question stays one. */
function questionMark(message: string, end: number): string {
  return /^\s*\?/.test(message.slice(end)) ? '?' : '';
}

function plainWords(text: string): string[] {
  return wordsOf(text).map(({ start, end }) => plainWord(text.slice(start, end)));
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(/['’`]/g, '');
}
