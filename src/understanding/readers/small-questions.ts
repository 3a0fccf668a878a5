// The index over all small questions, with the spelling and synonyms of the knowledge base.

import type { Knowledge } from '../../knowledge/load.ts';
import type { SmallQuestion } from '../../knowledge/questions.ts';
import { ordinaryWords } from '../../language/ordinary-words.ts';
import { readSynonyms } from '../../language/synonyms.ts';
import type { WordVectors } from '../../matching/meaning.ts';
import { buildPointIndex, type PointIndex } from '../../matching/points.ts';

/** Finds which small question a text asks; the ids of its matches are those of `questions`. */
export function indexQuestions(
  questions: Iterable<SmallQuestion>,
  { spelling, synonyms }: Pick<Knowledge['phrasing'], 'spelling' | 'synonyms'>,
  vectors: WordVectors,
): PointIndex {
  const right = Object.entries(spelling).flatMap(([right, wrong]) =>
    wrong.map((slip) => [slip, right] as const),
  );
  return buildPointIndex(
    Array.from(questions, ({ id, theme, title, asked, says }) => ({
      id,
      group: theme,
      asked: [title, ...asked],
      says,
    })),
    {
      synonyms: readSynonyms(synonyms),
      spelling: new Map(right),
      ordinaryWords,
      vectors,
    },
  );
}
