// What roles' files say, to be searched by word.

import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { Vocabulary } from '../language/vocabulary.ts';
import type { WordSet } from '../language/word-set.ts';
import { foldedWords, readWords } from '../language/words.ts';
import { buildTextIndex, type TextIndex, textWords } from '../matching/text-index.ts';

/** How much a word counts by where it stands: what a role is called and known by says most. */
const FIELD_WEIGHTS: readonly [
  (role: Role, everyday: readonly string[]) => readonly string[],
  number,
][] = [
  [(role) => role.searchWords, 3],
  [(role, everyday) => [role.title, ...role.alsoCalled, ...everyday], 3],
  [(role) => [role.summary, ...role.duties], 2],
  [(role) => [...role.settings, ...role.people, ...role.interests], 2],
  [(role) => role.skills, 1],
  [(role) => [role.entry.summary], 0.5],
];
const LEAST_LIKENESS = 0.8;

export interface RoleTexts extends TextIndex {
  /** The word as some role's file spells it; undefined where none has it. */
  spelt(word: string): string | undefined;
}

export function buildRoleTexts(knowledge: Knowledge, ordinaryWords: WordSet): RoleTexts {
  const everyday = knowledge.phrasing.colloquialTitles;
  const entries = [...knowledge.roles.values()].map((role) => ({
    id: role.id,
    parts: FIELD_WEIGHTS.map(([texts, weight]) => ({
      text: texts(role, everyday[role.id] ?? []).join('. '),
      weight,
    })),
  }));
  const texts = buildTextIndex(entries);
  let known: Vocabulary | undefined;
  /** Built when somebody first asks with a word that no role has. */
  function vocabulary(): Vocabulary {
    if (known) return known;
    known = new Vocabulary(ordinaryWords);
    for (const { parts } of entries) {
      for (const { text } of parts) for (const word of foldedWords(text)) known.add(word);
    }
    return known;
  }
  return {
    ...texts,
    spelt(word) {
      const [read] = readWords(word);
      if (!read) return undefined;
      if (texts.rarity(word) < 1) return word;
      const { words } = vocabulary();
      const [near] = vocabulary()
        .read(read.text, read.folded)
        .filter(
          (reading) => !reading.part && !reading.strained && reading.likeness >= LEAST_LIKENESS,
        )
        .sort((a, b) => b.likeness - a.likeness);
      return near && words[near.word];
    },
  };
}

/** The duty or the sentence about the role that has the words. */
export function wordReasons(role: Role, words: readonly string[]): string[] {
  const wanted = new Set(words.flatMap((word) => textWords(word, new Set())));
  if (wanted.size === 0) return [];
  const lines = [...role.duties, role.summary.split(/(?<=\.)\s/)[0] ?? ''];
  const [best] = lines
    .map((line) => ({
      line,
      hits: textWords(line, new Set()).filter((word) => wanted.has(word)).length,
    }))
    .sort((a, b) => b.hits - a.hits);
  return best && best.hits > 0 ? [best.line.replace(/\.$/, '')] : [];
}
