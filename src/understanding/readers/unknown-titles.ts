// Notices words that have the form of a job title and are none in the knowledge base, so that the bot can say so.

import type { Knowledge } from '../../knowledge/load.ts';
import { readWords, stem, wordsOf } from '../../language/words.ts';

export interface UnknownTitleReader {
  /** The words of the title, as typed; undefined where there is none. */
  read(utterance: string): string | undefined;
}

/** A last word that this many roles' titles have makes a title: practitioner, officer, technician. */
const ROLES_WITH_HEAD = 3;
const MOST_WORDS_BEFORE = 3;
/** "Support worker" and "team manager" are no particular job. */
const SHORTEST_BEFORE = 4;

export function buildUnknownTitleReader({
  roles,
  phrasing,
}: Pick<Knowledge, 'roles' | 'phrasing'>): UnknownTitleReader {
  const counts = new Map<string, number>();
  for (const role of roles.values()) {
    const head = readWords(role.title).at(-1);
    if (head) counts.set(stem(head.folded), (counts.get(stem(head.folded)) ?? 0) + 1);
  }
  const general = new Set(phrasing.generalTitles.flatMap(({ names }) => names));
  const heads = new Set(
    [...counts].filter(([, count]) => count >= ROLES_WITH_HEAD).map(([head]) => head),
  );
  const { fillers, grades, commonWords, notTitles } = phrasing.titleWords;
  const others = new Set(notTitles);
  const small = new Set(
    [
      ...fillers,
      ...grades,
      ...commonWords,
      ...phrasing.searchLimits.ignore,
      ...phrasing.fieldWords.strong,
    ].flatMap((text) => readWords(text).map((word) => word.text)),
  );

  return {
    read(utterance) {
      const words = wordsOf(utterance);
      for (const [place, word] of words.entries()) {
        if (!heads.has(word.stem) || general.has(word.text)) continue;
        let first = place;
        while (first > 0 && place - first < MOST_WORDS_BEFORE) {
          const before = words[first - 1];
          if (!before || small.has(before.text) || before.aside !== word.aside) break;
          first--;
        }
        const before = words.slice(first, place);
        const text = utterance.slice(words[first]?.start, word.end);
        if (others.has(text.toLowerCase())) continue;
        if (before.some((one) => one.text.length >= SHORTEST_BEFORE)) return text;
      }
      return undefined;
    },
  };
}
