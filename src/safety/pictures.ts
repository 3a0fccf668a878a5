// Pictures of numbers, as personal-details.yaml draws them ("AA 99 99 99 A"), made into patterns.

/** Blanks or signs that people put between the parts of a number; a comma only where a digit follows at once. */
const GAP = '(?:[ \\n]{1,3}|[ \\n]?[-./_|*~()\\[\\]]{1,3}[ \\n]?|,(?=\\d))?';
/** The letters O, I and L are digits where digits stand around them. */
const DIGIT = '(?:\\d|(?<=\\d)[oil](?=[\\doil])|(?<=[oil])[oil](?=\\d))';
const SIGNS: Readonly<Record<string, string>> = {
  9: '\\d',
  N: '[1-9il]',
  A: '[a-z]',
  X: '[a-z\\d]',
  L: '[abd-hjlnp-uw-z]',
  0: '(?:0|(?<![a-z])o(?=[\\doil]))',
  ' ': GAP,
};
const REPEATABLE: Readonly<Record<string, string>> = { ...SIGNS, 9: DIGIT };
const PART = /<(?<choice>[^>]+)>|(?<sign>.)(?:\*(?<least>\d+)(?:-(?<most>\d+))?)?/gsu;

/**
 * The pattern of a picture, as the source of a regular expression over normalised text.
 *
 *     new RegExp(patternOf('AA 99')).test('ab-12') // => true
 */
export function patternOf(picture: string): string {
  let pattern = '';
  for (const { groups = {} } of picture.matchAll(PART)) {
    const { choice, sign = '', least, most } = groups;
    if (choice !== undefined) pattern += `(?:${choice.toLowerCase()})`;
    else if (least !== undefined) {
      const one = REPEATABLE[sign] ?? escaped(sign);
      pattern += repeated(one, Number(least), Number(most ?? least));
    } else pattern += sign === '?' ? '?' : (SIGNS[sign] ?? escaped(sign.toLowerCase()));
  }
  return pattern;
}

/** `least` to `most` of one sign with gaps between them. */
function repeated(one: string, least: number, most: number): string {
  if (least === 0) return `(?:${GAP}${one}){0,${most}}`;
  return `${one}(?:${GAP}${one}){${least - 1},${most - 1}}`;
}

/** A text as it is, for a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Any of these phrases; a blank in one may be wider, and a slash stands between words that may take each other's place. */
export function anyOf(phrases: readonly string[]): string {
  const patterns = phrases
    .toSorted((one, other) => other.length - one.length)
    .map((phrase) =>
      phrase
        .toLowerCase()
        .split(' ')
        .map((word) =>
          /^[^/]{2,}(?:\/[^/]{2,})+$/.test(word) ? anyOf(word.split('/')) : escaped(word),
        )
        .join('[ \\n]{1,2}'),
    );
  return `(?:${patterns.join('|')})`;
}
