// Which of some sentences have the question's own words, the rarer among them counting more.

import MiniSearch from 'minisearch';
import type { AskedWord } from '../ground/request.ts';
import { readWords } from '../language/words.ts';

/** The words of a question beside the job titles in it; those that are in every question are left out. */
export type Asked = readonly AskedWord[];

/** A word of the subject, which all its sentences are about, counts this much of another. */
const OF_SUBJECT = 0.3;
/** A sentence that has this much more of the question comes before one that has less. */
const CLEARLY_MORE = 1.3;

/**
 * The sentences with those first that clearly have more of the question's words; otherwise in the order given.
 *
 *     // subject: 'DBS checks'
 *     const [cost] = readWords('costs');
 *     inOrderOfLikeness(['A check looks at your history.', 'An enhanced check costs £49.50.'], [cost])
 *     // => the one with "costs" first
 */
export function inOrderOfLikeness<T>(
  things: readonly T[],
  textOf: (thing: T) => string,
  asked: Asked,
  subject = '',
): T[] {
  const scores = likeness(things.map(textOf), asked, subject);
  const best = Math.max(0, ...scores);
  if (best === 0) return [...things];
  const isLike = (_: T, place: number) => (scores[place] ?? 0) * CLEARLY_MORE >= best;
  return [...things.filter(isLike), ...things.filter((thing, place) => !isLike(thing, place))];
}

/**
 * The thing that answers in place of the first one: that lacks half of the question's words, and this one has most of
 * those. undefined: the first one stays.
 */
export function answering<T>(
  things: readonly T[],
  textOf: (thing: T) => string,
  asked: Asked,
  subject: string,
): T | undefined {
  const [first] = things;
  if (first === undefined) return undefined;
  const lacked = withoutThoseOf(textOf(first), asked);
  if (lacked.length * 2 < asked.length) return undefined;
  const [best = first] = inOrderOfLikeness(things, textOf, lacked, subject);
  const left = withoutThoseOf(textOf(best), lacked);
  return left.length * 2 < lacked.length ? best : undefined;
}

/** The words of a question that do not stand in a text. */
export function withoutThoseOf(text: string, asked: Asked): Asked {
  const roots = new Set(rootsOf(text));
  return asked.filter(({ root }) => !roots.has(root));
}

/** How much each sentence has of the question: BM25 among them; 0 where it has none of its words. */
function likeness(sentences: readonly string[], asked: Asked, subject: string): number[] {
  const ofSubject = new Set(rootsOf(subject));
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { boostTerm: (term) => (ofSubject.has(term) ? OF_SUBJECT : 1) },
  });
  index.addAll(sentences.map((text, id) => ({ id, text: rootsOf(text).join(' ') })));
  const scores = sentences.map(() => 0);
  for (const { id, score } of index.search(asked.map(({ root }) => root).join(' ')))
    scores[Number(id)] = score;
  return scores;
}

function rootsOf(text: string): string[] {
  return readWords(text).map(({ root }) => root);
}
