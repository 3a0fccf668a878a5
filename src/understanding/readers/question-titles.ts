// Finds the small question whose very title a message is: as it stands on a button, whatever the case and the signs.

import type { SmallQuestion } from '../../knowledge/questions.ts';
import { foldedWords } from '../../language/words.ts';

/** The id of the small question that has this title. */
export type TitleReader = (utterance: string) => string | undefined;

/** @param heard what is left of a title where it is a message: the reader sees messages without their wrapping */
export function buildTitleReader(
  questions: Iterable<SmallQuestion>,
  heard: (title: string) => string,
): TitleReader {
  const ids = new Map(Array.from(questions, ({ id, title }) => [keyOf(heard(title)), id] as const));
  return (utterance) => ids.get(keyOf(utterance));
}

function keyOf(text: string): string {
  return foldedWords(text).join(' ');
}
