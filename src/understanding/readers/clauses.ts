// The parts of a message: clauses, which of them ask, and words around them that ask nothing.

import type { Knowledge } from '../../knowledge/load.ts';
import { knownWords } from '../../language/ordinary-words.ts';
import { wordsOf } from '../../language/words.ts';
import { buildLexicon, type Lexicon } from '../../matching/lexicon.ts';
import { ROLE_WORD } from './phrases.ts';

/** Signs at which an utterance may fall into several questions. */
const CLAUSE_END = String.raw`[.?!;\n]+|,|\s[-–—]\s`;
const SHORTEST_CLAUSE = 3;
/** What tells of a person has at least so many words; fewer belong to the question. */
const SHORTEST_STORY = 4;

export interface ClauseReader {
  split(text: string): string[];
  /** Without the words that people begin with; the text itself where nothing else is in it. */
  withoutOpeners(text: string): string;
  /** "A porter in the NHS", "at your trust": every job here is. */
  withoutPlaces(text: string): string;
  /** "I was a chef for ten years, do I need a degree": the part that asks. Undefined where all of it asks or tells. */
  questionIn(text: string): string | undefined;
  /** "Ward sister" before a comma asks nothing yet. */
  saysMoreThanATitle(clause: string): boolean;
}

export function buildClauseReader({ fieldWords }: Knowledge['phrasing']): ClauseReader {
  const listed = (phrases: readonly string[]) =>
    buildLexicon([{ value: true as const, phrases }], knownWords);
  const places = listed(fieldWords.places);
  const askers = listed(fieldWords.askers);
  const openers = listed(fieldWords.openers);
  const people = eitherOf(fieldWords.people);
  const clauseEnd = new RegExp(`${CLAUSE_END}|${eitherOf(fieldWords.joints).source}`, 'gi');
  const besideATitle = new Set([ROLE_WORD, ...fieldWords['beside-a-title']]);

  function split(text: string): string[] {
    return text
      .split(clauseEnd)
      .map((clause) => clause.trim())
      .filter((clause) => clause.length >= SHORTEST_CLAUSE);
  }

  return {
    split,
    withoutOpeners: (text) => withoutOpeners(openers, text),
    withoutPlaces: (text) =>
      places
        .find(text)
        .reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text),
    questionIn(text) {
      const clauses = split(text);
      const asking = clauses.filter(
        (clause) => askers.find(withoutOpeners(openers, clause))[0]?.firstWord === 0,
      );
      const telling = clauses.filter((clause) => !asking.includes(clause));
      const isStory = telling.some(
        (clause) => people.test(clause) && wordsOf(clause).length >= SHORTEST_STORY,
      );
      return isStory && asking.length > 0 ? asking.join(', ') : undefined;
    },
    saysMoreThanATitle: (clause) => wordsOf(clause).some((word) => !besideATitle.has(word.text)),
  };
}

function withoutOpeners(openers: Lexicon<true>, text: string): string {
  let rest = text;
  for (;;) {
    const [first] = openers.find(rest);
    if (first?.firstWord !== 0) return rest;
    const after = rest.slice(first.end);
    if (!/[\p{L}\p{N}]/u.test(after)) return rest;
    rest = after;
  }
}

/** One of these as whole words, the longest first; the phrases have no signs of a regular expression. */
function eitherOf(phrases: readonly string[]): RegExp {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  return new RegExp(`\\b(?:${longestFirst.join('|')})\\b`, 'i');
}
