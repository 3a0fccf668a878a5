// How old a reader has to be for a text, by the grade formula of Flesch and Kincaid (1975): long sentences and
// long words make it harder. Words that a reader of NHS careers pages meets everywhere do not count as long.

const VOWELS = /[aeiouy]+/g;
const SILENT_END = /(?:[^aeiouyl]es?|[^aeiouydt]ed)$/;
const SENTENCE_END = /[.?:;]+(?=\s|$)/;
/** The grade counts years at an American school, which begins at five with grade 0. */
const AGE_AT_GRADE_0 = 5;

/**
 * The age at which a text can be read.
 *
 *     readingAge('Yes, you can. Ask your manager.')   // about 6
 *
 * @param known words that count as one syllable, in small letters
 */
export function readingAge(text: string, known: ReadonlySet<string> = new Set()): number {
  const sentences = text.split(SENTENCE_END).filter((part) => /\p{L}/u.test(part)).length;
  const words = text.match(/[\p{L}\p{N}£%.,'’]*[\p{L}\p{N}]/gu) ?? [];
  if (words.length === 0 || sentences === 0) return AGE_AT_GRADE_0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, known), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(AGE_AT_GRADE_0, AGE_AT_GRADE_0 + grade);
}

function syllablesOf(word: string, known: ReadonlySet<string>): number {
  const small = word.toLowerCase();
  if (known.has(small) || !/[a-z]/.test(small) || word === word.toUpperCase()) return 1;
  const spoken = small.replace(SILENT_END, (end) => end.charAt(0));
  return Math.max(1, spoken.match(VOWELS)?.length ?? 0);
}
