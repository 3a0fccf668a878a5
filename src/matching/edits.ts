// How far apart two spellings are, in slips of the finger or the ear.

const SLIP = 1;
/** One vowel for another is the commonest misspelling, so it counts less than a wrong consonant. */
const VOWEL_FOR_VOWEL = 0.7;
const VOWELS = new Set('aeiouy');
const LONGEST_WORD = 40;

const rows: readonly [Float64Array, Float64Array, Float64Array] = [
  new Float64Array(LONGEST_WORD + 1),
  new Float64Array(LONGEST_WORD + 1),
  new Float64Array(LONGEST_WORD + 1),
];

/**
 * Insertions, deletions, substitutions and swaps of neighbours that lead from `a` to `b`.
 * Gives up with Infinity once more than `limit` are certain.
 *
 *     slipsBetween('portor', 'porter', 2) // => 0.7
 */
export function slipsBetween(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  if (a.length > LONGEST_WORD || b.length > LONGEST_WORD) return Infinity;
  let [older, previous, current] = rows;
  for (let j = 0; j <= b.length; j++) previous[j] = j * SLIP;
  for (let i = 1; i <= a.length; i++) {
    current[0] = i * SLIP;
    let least = i * SLIP;
    for (let j = 1; j <= b.length; j++) {
      const x = a.charAt(i - 1);
      const y = b.charAt(j - 1);
      let cost = (previous[j - 1] ?? 0) + substitution(x, y);
      cost = Math.min(cost, (previous[j] ?? 0) + SLIP, (current[j - 1] ?? 0) + SLIP);
      if (i > 1 && j > 1 && x === b.charAt(j - 2) && y === a.charAt(i - 2) && x !== y) {
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

function substitution(x: string, y: string): number {
  if (x === y) return 0;
  return VOWELS.has(x) && VOWELS.has(y) ? VOWEL_FOR_VOWEL : SLIP;
}
