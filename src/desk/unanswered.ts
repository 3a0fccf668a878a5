// Questions without an answer, as the desk may show them: only those that at least three conversations asked, and only the
// words in them that anybody could have written.

import { fold } from '../language/text.ts';
import type { DayCount } from '../store/day-counts.ts';
import { areAlike, type Gist } from '../understanding/alike.ts';

export interface UnansweredGroup {
  /** How people put it, those that can be shown whole first. */
  ways: string[];
  /** How many conversations. */
  count: number;
  /** The last day: "2026-11-29". */
  last: string;
}

/** A question of fewer conversations is not shown. */
const LEAST_CONVERSATIONS = 3;
/** So that a page comes at once: each is compared with all others. */
const MOST_COMPARED = 1000;
const MOST_WAYS = 6;
/** Stands where a word was that only one or two conversations have. */
export const WITHHELD = '…';

interface Question {
  text: string;
  gist: Gist;
  count: number;
  last: string;
}

/**
 * Puts questions that ask the same together, those of most conversations first. In a group every question is like every
 * other, so that no chain of small steps joins what is unlike, and no conversation counts twice.
 *
 * @param isPlainWord whether a word, in small letters, tells nothing of who wrote it
 */
export function groupUnanswered(
  counted: readonly DayCount[],
  gistOf: (text: string) => Gist,
  isPlainWord: (word: string) => boolean,
): UnansweredGroup[] {
  const questions = onePerWords(counted, gistOf).slice(0, MOST_COMPARED);
  const groups: Question[][] = [];
  for (const question of questions) {
    const group = groups.find((members) =>
      members.every(({ gist }) => areAlike(gist, question.gist)),
    );
    if (group) group.push(question);
    else groups.push([question]);
  }
  return groups
    .map((members) => ({
      ways: waysOf(members, isPlainWord),
      count: sumOf(members),
      last:
        members
          .map(({ last }) => last)
          .sort()
          .at(-1) ?? '',
    }))
    .filter(({ count }) => count >= LEAST_CONVERSATIONS)
    .sort((one, other) => other.count - one.count || (one.last < other.last ? 1 : -1));
}

/** Questions of the same words made one, those of most conversations first. */
function onePerWords(counted: readonly DayCount[], gistOf: (text: string) => Gist): Question[] {
  const byWords = new Map<string, Question>();
  for (const { day, name, count } of counted.slice(-MOST_COMPARED * 2)) {
    const gist = gistOf(name);
    const known = byWords.get(gist.words);
    if (!known) byWords.set(gist.words, { text: name, gist, count, last: day });
    else {
      known.count += count;
      if (day > known.last) known.last = day;
    }
  }
  return [...byWords.values()].sort(
    (one, other) => other.count - one.count || (one.text < other.text ? -1 : 1),
  );
}

function conversationsByWord(questions: readonly Question[]): Map<string, number> {
  const conversations = new Map<string, number>();
  for (const { text, count } of questions) {
    for (const word of new Set(text.match(WORD)?.map(fold))) {
      conversations.set(word, (conversations.get(word) ?? 0) + count);
    }
  }
  return conversations;
}

/** Of words that are not plain, those that stand in the questions of enough conversations. */
function waysOf(members: readonly Question[], isPlainWord: (word: string) => boolean): string[] {
  const conversations = conversationsByWord(members);
  const mayShow = (word: string) =>
    isPlainWord(word) || (conversations.get(word) ?? 0) >= LEAST_CONVERSATIONS;
  const ways = members.map(({ text }) =>
    text.replace(WORD, (word) => (mayShow(fold(word)) ? word : WITHHELD)),
  );
  const isWhole = (way: string) => !way.includes(WITHHELD);
  const inOrder = [...ways.filter(isWhole), ...ways.filter((way) => !isWhole(way))];
  return [...new Set(inOrder)].slice(0, MOST_WAYS);
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;

function sumOf(members: readonly Question[]): number {
  return members.reduce((sum, { count }) => sum + count, 0);
}
