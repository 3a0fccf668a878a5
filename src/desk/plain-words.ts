// Words that tell nothing of who wrote them: ordinary English, and the words of the content. A name is seldom among them.

import type { Knowledge } from '../knowledge/load.ts';
import { knownWords } from '../language/ordinary-words.ts';
import { fold } from '../language/text.ts';
import { wordsOf } from '../language/words.ts';

/** A longer number may be somebody's. */
const LONGEST_NUMBER = 2;

/** Tells plain words, given in small letters, from others. */
export function plainWords({ roles, topics, questions }: Knowledge): (word: string) => boolean {
  const texts = [
    ...[...roles.values()].flatMap(({ title, alsoCalled, searchWords }) => [
      title,
      ...alsoCalled,
      ...searchWords,
    ]),
    ...[...topics.values()].flatMap((topic) => [topic.title, ...topic.questions]),
    ...[...questions.values()].flatMap(({ asked }) => asked),
  ];
  const ours = new Set(texts.flatMap((text) => wordsOf(text).map((word) => fold(word.text))));
  return (word) => {
    if (/^\p{N}+$/u.test(word)) return word.length <= LONGEST_NUMBER;
    // "my daughter's", "can't"
    const [stem = word] = word.split(/['’]/);
    return [word, stem].some((one) => knownWords.has(one) || ours.has(one));
  };
}
