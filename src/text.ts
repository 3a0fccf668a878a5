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

/** The number of single edits (insert, delete, replace, swap of neighbours) between two words, at most `limit` + 1. */
export function editDistance(from: string, to: string, limit = 3): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let lowest = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      ) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      lowest = Math.min(lowest, cost);
    }
    if (lowest > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? limit + 1;
}

/** The candidate that is only a few edits away from `word`, for "did you mean"; undefined where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 4));
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, limit);
    if (distance <= limit && (!best || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}
