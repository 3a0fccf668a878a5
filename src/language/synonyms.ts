// Words and short phrases that mean the same: the first of a group stands for all.

import { readWords, stem } from './words.ts';

/** The members that start with a word, the longest first, each with what stands for it. Plain data. */
export type Synonyms = ReadonlyMap<string, readonly { words: string[]; stands: string[] }[]>;

/** @param groups the first of each stands for the others */
export function readSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const byFirstWord = new Map<string, { words: string[]; stands: string[] }[]>();
  for (const [first, ...others] of groups) {
    const stands = stems(first ?? '');
    for (const other of others) {
      const words = stems(other);
      const [head] = words;
      if (head === undefined) continue;
      const known = byFirstWord.get(head) ?? [];
      known.push({ words, stands });
      known.sort((a, b) => b.words.length - a.words.length);
      byFirstWord.set(head, known);
    }
  }
  return byFirstWord;
}

/** Whether a group starts with this folded word or its plural. */
export function startsSynonym(synonyms: Synonyms, folded: string): boolean {
  return synonyms.has(stem(folded));
}

/** Folded words with the first member of a group in the place of any other. */
export function withoutSynonyms(synonyms: Synonyms, words: readonly string[]): string[] {
  const replaced: string[] = [];
  const stemmed = words.map(stem);
  for (let place = 0; place < words.length; ) {
    const group = synonyms
      .get(stemmed[place] ?? '')
      ?.find((one) => one.words.every((word, index) => stemmed[place + index] === word));
    replaced.push(...(group?.stands ?? [words[place] ?? '']));
    place += group?.words.length ?? 1;
  }
  return replaced;
}

function stems(text: string): string[] {
  return readWords(text).map((word) => word.stem);
}
