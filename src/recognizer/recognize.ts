// Reads an utterance: which jobs it names, what it asks about them, what it says of the person, what it looks for.

import type { Person } from '../knowledge/eligibility.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Glossary } from '../knowledge/schema.ts';
import { buildLexicon } from '../matching/lexicon.ts';
import { buildPhraseIndex, type PhraseMatch } from '../matching/phrase-index.ts';
import type { TitleIndex } from '../matching/title-index.ts';
import { buildCrisisReader } from './crisis.ts';
import { buildCriteriaReader, type Criteria } from './criteria.ts';
import { buildMentionReader, type JobMention } from './mentions.ts';
import { ordinaryWords } from './ordinary-words.ts';
import { readPerson } from './person.ts';
import { roleTitleIndex } from './titles.ts';

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

export interface Recognition {
  utterance: string;
  isCrisis: boolean;
  jobs: JobMention[];
  /** What is asked, in order; the first one is the best reading of the whole where only one thing is asked. */
  asks: Ask[];
  /** 0 to 1: how much of the utterance stands in no phrase that the bot knows. */
  foreign: number;
  person: Person;
  criteria: Criteria;
  /** Glossary terms that stand in the utterance. */
  terms: Glossary['terms'];
}

export interface Recognizer {
  read(utterance: string): Recognition;
  titles: TitleIndex;
}

/** Stands for a job title in phrases and utterances alike. */
const ROLE_WORD = 'xrolex';
/** Labels of topic files among the intents. */
export const TOPIC_PREFIX = 'topic-';
/** Where an utterance may fall into several questions. */
const CLAUSE_END = /[.?!;\n]+|,|\s[-–—]\s|\b(?:and also|and then|and|but|also|plus|as well as)\b/gi;
const SHORTEST_CLAUSE = 3;
/** A clause counts as a question of its own from this score on; measured with `npm run bench -- questions`. */
const LEAST_CLAUSE_SCORE = 0.34;

/** Builds the recogniser once; it holds no state between utterances. */
export function buildRecognizer(knowledge: Knowledge): Recognizer {
  const { phrasing } = knowledge;
  const titles = roleTitleIndex(knowledge);
  const mentions = buildMentionReader(knowledge, titles);
  const criteria = buildCriteriaReader(knowledge, ordinaryWords);
  const crisis = buildCrisisReader(knowledge);
  const spelling = new Map(
    Object.entries(phrasing.spelling).flatMap(([right, wrong]) =>
      wrong.map((one): [string, string] => [one.toLowerCase(), right]),
    ),
  );
  const phrases = buildPhraseIndex(
    [
      ...phrasing.intents.map(({ intent, phrases }) => ({
        label: intent,
        phrases: phrases.map(withRoleWord),
      })),
      ...[...knowledge.topics.values()].map(({ id, title, questions }) => ({
        label: TOPIC_PREFIX + id,
        phrases: [title, ...questions].map(withRoleWord),
      })),
    ],
    { synonyms: phrasing.synonyms, spelling, ordinaryWords },
  );
  const terms = buildLexicon(
    knowledge.glossary.terms.map((term) => ({
      value: term,
      phrases: [term.term, term.longForm, ...term.alsoWritten],
    })),
  );

  function readAsks(masked: string): { asks: Ask[]; foreign: number } {
    const whole = phrases.read(masked);
    const [best, ...others] = whole.matches;
    const asks: Ask[] = best
      ? [{ intent: best.label, score: best.score, text: masked, others }]
      : [];
    const clauses = splitClauses(masked);
    if (clauses.length > 1) {
      const read = clauses.flatMap((text): Ask[] => {
        const [first, ...rest] = phrases.read(text).matches;
        return first && first.score >= LEAST_CLAUSE_SCORE
          ? [{ intent: first.label, score: first.score, text, others: rest }]
          : [];
      });
      asks.push(...read);
    }
    return { asks, foreign: whole.foreign };
  }

  return {
    titles,
    read(utterance) {
      const jobs = mentions.read(utterance);
      const masked = mask(utterance, jobs);
      return {
        utterance,
        isCrisis: crisis.isCrisis(utterance),
        jobs,
        ...readAsks(masked),
        person: readPerson(utterance),
        criteria: criteria.read(blank(utterance, jobs)),
        terms: [...new Set(terms.find(utterance).map((hit) => hit.value))],
      };
    },
  };
}

function withRoleWord(phrase: string): string {
  return phrase.replaceAll('{role}', ROLE_WORD);
}

/** The utterance with each job title replaced by one word. */
function mask(utterance: string, jobs: readonly JobMention[]): string {
  let masked = '';
  let end = 0;
  for (const job of jobs) {
    masked += `${utterance.slice(end, job.start)} ${ROLE_WORD} `;
    end = job.end;
  }
  return masked + utterance.slice(end);
}

/** The utterance with each job title left out. */
function blank(utterance: string, jobs: readonly JobMention[]): string {
  return mask(utterance, jobs).replaceAll(ROLE_WORD, ' ');
}

function splitClauses(text: string): string[] {
  return text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length >= SHORTEST_CLAUSE);
}
