// Normalising and cutting up text, and how far two words are apart.

/** Lower case, without accents, curly quotes made straight, other signs kept. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐-―]/g, '-')
    .toLowerCase();
}

/** A word of a text and where it stands. */
export interface Token {
  /** Folded, apostrophes left out: "don't" is "dont". */
  word: string;
  /** Offsets in the text as given. */
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/**
 * The words of a text in order.
 *
 *     tokens("What's an OT?")
 *     // => words whats, an, ot, each with its offsets
 */
export function tokens(text: string): Token[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    word: fold(match[0]).replace(/'/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The first sentence of a text, with its full stop. */
export function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** The sentences of a text, each with its full stop. */
export function sentences(text: string): string[] {
  return text.split(SENTENCE_END).filter((sentence) => sentence !== '');
}
const SENTENCE_END = /(?<=[.?!]["'”’]?)\s+(?=["'“‘£\p{Lu}\p{N}])/u;

/** How many words a text has. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
