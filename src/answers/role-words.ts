// How a job title stands in a sentence.

import type { Role } from '../knowledge/schema/role.ts';

/** The values for {title}, {Title} and {aTitle} in a wording. */
export interface RoleWords extends Record<string, string> {
  title: string;
  Title: string;
  aTitle: string;
}

/** Titles that start with a vowel letter and not with its sound, and the other way round. */
const SOUNDS_LIKE_CONSONANT = /^(uni|eu|one|use)/i;
const LETTERS_SPOKEN_WITH_VOWEL = /^[AEFHILMNORSX][A-Z]/;

/**
 *     roleWords(podiatrist) // => { title: 'podiatrist', Title: 'Podiatrist', aTitle: 'a podiatrist' }
 */
export function roleWords(role: Pick<Role, 'title'>): RoleWords {
  const title = inSentence(role.title);
  return { title, Title: role.title, aTitle: withArticle(title) };
}

/** A title as it stands inside a sentence: abbreviations keep their capitals. */
export function inSentence(title: string): string {
  return /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** "a" or "an" before a word. */
export function withArticle(words: string): string {
  const vowel =
    LETTERS_SPOKEN_WITH_VOWEL.test(words) ||
    (/^[aeiou]/i.test(words) && !SOUNDS_LIKE_CONSONANT.test(words) && !/^[A-Z]{2}/.test(words));
  return `${vowel ? 'an' : 'a'} ${words}`;
}

/** Joins words: "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A text with its first letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
