// Words that are in nearly every question and tell nothing of what is asked.

import type { Knowledge } from '../../knowledge/load.ts';
import { readWords } from '../../language/words.ts';

/** The single words among the fillers of titles and the words that a search passes over. */
export function smallWords({
  titleWords,
  searchLimits,
}: Pick<Knowledge['phrasing'], 'titleWords' | 'searchLimits'>): Set<string> {
  const words = [...titleWords.fillers, ...searchLimits.ignore].map(readWords);
  return new Set(
    words.flatMap(([word, ...others]) => (word && others.length === 0 ? [word.text] : [])),
  );
}
