// What someone in distress asks besides: their message without the words of distress.

import type { SpokenWord } from './words.ts';

/** Words of the message: the first, and the one after the last. */
export interface Range {
  from: number;
  to: number;
}

/**
 * The clauses without words of distress, when one of them asks. Of a clause with such words it is what asks before or
 * after them. undefined: nothing is asked.
 *
 *     "lost my husband, whats the point. do you have any cleaning jobs"  // => "do you have any cleaning jobs"
 *     "I feel worthless can I be a porter"                               // => "can I be a porter"
 */
export function questionBeside(
  message: string,
  words: readonly SpokenWord[],
  distress: readonly Range[],
  asks: readonly Range[],
): string | undefined {
  const kept: Range[] = [];
  let isAsking = false;
  for (const clause of clausesOf(words)) {
    const told = distress.filter((one) => overlap(one, clause));
    const asked = asks.filter(
      (ask) => overlap(ask, clause) && !told.some((one) => overlap(one, ask)),
    );
    if (told.length === 0) {
      kept.push(clause);
      isAsking ||= asked.length > 0 || endsInQuestion(message, words, clause);
      continue;
    }
    const first = Math.min(...told.map(({ from }) => from));
    const last = Math.max(...told.map(({ to }) => to));
    const before = asked.find(({ from }) => from < first);
    const after = asked.find(({ from }) => from >= last);
    if (before) kept.push({ from: before.from, to: first });
    if (after) kept.push({ from: after.from, to: clause.to });
    isAsking ||= before !== undefined || after !== undefined;
  }
  if (!isAsking) return undefined;
  return kept
    .map(({ from, to }) => message.slice(words[from]?.start, words[to]?.start ?? message.length))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function clausesOf(words: readonly SpokenWord[]): Range[] {
  const starts = words.flatMap(({ isAfterComma }, at) => (at === 0 || isAfterComma ? [at] : []));
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? words.length }));
}

function endsInQuestion(message: string, words: readonly SpokenWord[], { to }: Range): boolean {
  return message.slice(words[to - 1]?.end, words[to]?.start).includes('?');
}

function overlap(one: Range, other: Range): boolean {
  return one.from < other.to && other.from < one.to;
}
