// What an utterance asks: as a whole, and clause by clause where it may ask several things.

import { wordsOf } from '../../language/words.ts';
import type { PhraseMatch } from '../../matching/phrase-index.ts';
import type { ClauseReader } from './clauses.ts';
import type { PhraseReader, PhraseReading } from './known-phrases.ts';
import { ROLE_WORD } from './phrases.ts';

/** One question of an utterance. */
export interface Ask {
  /** The name of an intent, or "topic-" and the id of a topic file. */
  intent: string;
  /** 0 to 1. */
  score: number;
  /** The part of the utterance that asks it. */
  text: string;
  /** The runners-up, best first. */
  others: PhraseMatch[];
}

export interface ReadAsks extends Pick<PhraseReading, 'foreign' | 'gibberish'> {
  /** In order; the first one is the best reading of the whole where only one thing is asked. */
  asks: Ask[];
}

/** So many parts are looked at each by itself: nobody asks more at once. */
const MOST_CLAUSES = 16;
/** With more words than these beside it, a place is said in passing. */
const FEW_WORDS = 2;
/** A clause counts as a question of its own from this score on; measured with `npm run bench -- questions`. */
const LEAST_CLAUSE_SCORE = 0.34;

/** How much the part that asks counts against the whole; measured with `npm run bench -- questions`. */
const QUESTION_SHARE = 0.6;
const QUESTION_SHARE_OF_LONG = 0.9;
/** Words beside the question. */
const LONG_STORY = 20;

/** @param masked the utterance with one word in the place of each job title */
export function readAsks(masked: string, clauses: ClauseReader, phrases: PhraseReader): ReadAsks {
  const rest = clauses.withoutOpeners(masked);
  const bare = rest.includes(ROLE_WORD) ? clauses.withoutPlaces(rest) : rest;
  const isSaidBeside = bare !== rest && wordsOf(bare).length > FEW_WORDS;
  const question = clauses.questionIn(isSaidBeside ? bare : rest);
  const whole = [...new Set(isSaidBeside ? [bare] : [masked, rest, bare])]
    .map(phrases.read)
    .reduce((one, other) => (bestScore(other) > bestScore(one) ? other : one));
  const asked = question && phrases.read(question);
  if (question && asked) {
    const told = wordsOf(rest).length - wordsOf(question).length;
    whole.matches = withQuestion(whole.matches, asked.matches, told >= LONG_STORY);
  }
  const [best, ...others] = whole.matches;
  const asks: Ask[] = best ? [{ intent: best.label, score: best.score, text: masked, others }] : [];
  const parts = clauses.split(isSaidBeside ? bare : rest).filter(clauses.saysMoreThanATitle);
  if (parts.length > 1) {
    const read = parts.slice(0, MOST_CLAUSES).flatMap((text): Ask[] => {
      const [first, ...rest] = phrases.read(text).matches;
      return first && first.score >= LEAST_CLAUSE_SCORE
        ? [{ intent: first.label, score: first.score, text, others: rest }]
        : [];
    });
    asks.push(...read);
  }
  return { asks, foreign: whole.foreign, gibberish: whole.gibberish };
}

function bestScore({ matches }: { matches: PhraseMatch[] }): number {
  return matches[0]?.score ?? 0;
}

/** What the whole is like, and more so what the part is like that asks; beside a long story almost that alone. */
function withQuestion(
  whole: readonly PhraseMatch[],
  question: readonly PhraseMatch[],
  isLongStory: boolean,
): PhraseMatch[] {
  const asked = new Map(question.map((match) => [match.label, match]));
  const labels = new Map([...question, ...whole].map((match) => [match.label, match]));
  const said = new Map(whole.map((match) => [match.label, match.score]));
  const share = isLongStory ? QUESTION_SHARE_OF_LONG : QUESTION_SHARE;
  return [...labels.values()]
    .map((match) => {
      const before = said.get(match.label) ?? 0;
      const score = (1 - share) * before + share * (asked.get(match.label)?.score ?? 0);
      return { ...match, score: isLongStory ? score : Math.max(before, score) };
    })
    .sort((one, other) => other.score - one.score);
}
