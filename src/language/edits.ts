// How far apart two spellings are: in single edits, or in slips of the finger or the ear.

const SLIP = 1;
/** One vowel for another is the commonest misspelling, so it counts less than a wrong consonant. */
const VOWEL_FOR_VOWEL = 0.7;
const VOWELS = new Set(Array.from('aeiouy', (vowel) => vowel.charCodeAt(0)));
/** A longer word is not a slip for another. */
const LONGEST_WORD = 40;
/** Whole phrases are held against each other by edits. */
const LONGEST_TEXT = 200;

const rows: readonly [Float64Array, Float64Array, Float64Array] = [
  new Float64Array(LONGEST_TEXT + 1),
  new Float64Array(LONGEST_TEXT + 1),
  new Float64Array(LONGEST_TEXT + 1),
];

/**
 * Insertions, deletions, substitutions and swaps of neighbours that lead from `a` to `b`.
 * Gives up with Infinity once more than `limit` are certain.
 *
 *     slipsBetween('portor', 'porter', 2) // => 0.7
 */
export function slipsBetween(a: string, b: string, limit: number): number {
  if (a.length > LONGEST_WORD || b.length > LONGEST_WORD) return a === b ? 0 : Infinity;
  return distance(a, b, limit, VOWEL_FOR_VOWEL);
}

/** The same with every edit counting one. */
export function editDistance(a: string, b: string, limit: number): number {
  if (a.length > LONGEST_TEXT || b.length > LONGEST_TEXT) return a === b ? 0 : Infinity;
  return distance(a, b, limit, SLIP);
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

function distance(a: string, b: string, limit: number, vowelForVowel: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let [older, previous, current] = rows;
  for (let j = 0; j <= b.length; j++) previous[j] = j * SLIP;
  for (let i = 1; i <= a.length; i++) {
    current[0] = i * SLIP;
    let least = i * SLIP;
    for (let j = 1; j <= b.length; j++) {
      const x = a.charCodeAt(i - 1);
      const y = b.charCodeAt(j - 1);
      let cost = (previous[j - 1] ?? 0) + substitution(x, y, vowelForVowel);
      cost = Math.min(cost, (previous[j] ?? 0) + SLIP, (current[j - 1] ?? 0) + SLIP);
      if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && y === a.charCodeAt(i - 2) && x !== y) {
        cost = Math.min(cost, (older[j - 2] ?? 0) + SLIP);
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Infinity;
    [older, previous, current] = [previous, current, older];
  }
  const slips = previous[b.length] ?? Infinity;
  return slips > limit ? Infinity : slips;
}

function substitution(x: number, y: number, vowelForVowel: number): number {
  if (x === y) return 0;
  return VOWELS.has(x) && VOWELS.has(y) ? vowelForVowel : SLIP;
}
