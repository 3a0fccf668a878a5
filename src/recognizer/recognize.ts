// Reads an utterance: which jobs it names, what it asks about them, what it says of the person, what it looks for.

import type { Person } from '../knowledge/eligibility.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Glossary } from '../knowledge/schema.ts';
import { buildLexicon } from '../matching/lexicon.ts';
import { openPhraseIndex, type PhraseMatch } from '../matching/phrase-index.ts';
import { buildTextIndex } from '../matching/text-index.ts';
import type { TitleIndex } from '../matching/title-index.ts';
import { wordsOf } from '../matching/words.ts';
import { buildCrisisReader } from './crisis.ts';
import { buildCriteriaReader, type Criteria } from './criteria.ts';
import { buildDescribedReader, type DescribedJob } from './described-job.ts';
import { buildMentionReader, type JobMention } from './mentions.ts';
import { ordinaryWords } from './ordinary-words.ts';
import { readPerson } from './person.ts';
import {
  type RecognizerTables,
  ROLE_WORD,
  recognizerTables,
  TOPIC_PREFIX,
  withoutAn,
} from './phrases.ts';
import { smallWords } from './small-words.ts';
import { roleTitleIndex } from './titles.ts';
import { buildUnknownTitleReader } from './unknown-titles.ts';

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
  /** 0 to 1: how much of the utterance stands in no phrase about careers. */
  foreign: number;
  /** 0 to 1: how much of it is no language at all. */
  gibberish: number;
  /** Words that have the form of a job title and are none that is known: "suicide prevention practitioner". */
  unknownTitle: string | undefined;
  /** The word right before the first job, where nothing here has that word: "interstellar" in "interstellar midwife". */
  strangeBefore: string | undefined;
  /** A job that is described and not named, and what is asked about it: "who checks your hearing". */
  described: DescribedJob | undefined;
  /** How plainly its words are about careers. */
  field: 'strong' | 'weak' | 'none';
  /** Whether it says what someone likes or is good at. */
  isLiking: boolean;
  person: Person;
  criteria: Criteria;
  /** The same with the words of job titles in it: "jobs helping people with learning disabilities". */
  wishes: Criteria;
  /** Glossary terms that stand in the utterance. */
  terms: Glossary['terms'];
}

export interface Recognizer {
  read(utterance: string): Recognition;
  titles: TitleIndex;
}

/** The one word between the beginning, or an article, and a title. */
const BEFORE_A_TITLE = /(?:^|\b(?:a|an|the)\b)\s*([\p{Ll}-]+)\s+$/u;
/** Shorter words are slips and abbreviations. */
const SHORTEST_STRANGE = 5;

/** Where an utterance may fall into several questions. */
const CLAUSE_END =
  /[.?!;\n]+|,|\s[-–—]\s|\b(?:and also|and then|and|n|but|also|plus|as well as)\b/gi;
const SHORTEST_CLAUSE = 3;
/** With more words than these beside it, a place is said in passing. */
const FEW_WORDS = 2;
/** A mention below this is a guess; its words count as words. */
const LIKELY_JOB = 0.3;
const BESIDE_A_TITLE = new Set([
  ROLE_WORD,
  'a',
  'an',
  'the',
  's',
  'job',
  'jobs',
  'role',
  'roles',
  'nhs',
  'hospital',
  'in',
  'at',
  'as',
  'just',
  'then',
  'well',
  'so',
  'ok',
  'okay',
  'only',
  'actually',
  'instead',
  'please',
]);
/** A clause counts as a question of its own from this score on; measured with `npm run bench -- questions`. */
const LEAST_CLAUSE_SCORE = 0.34;

const OF_PEOPLE =
  /\b(?:i|im|i'm|ive|i've|id|me|my|we|our|us|he|she|hes|shes|his|her|him|they|somebody|someone|people|mum|mam|mom|dad|nan|gran|son|daughter|lad|kid|mate|friend|cousin|wife|husband|hubby|partner|sister|brother)\b/i;
/** What tells of a person has at least so many words; fewer belong to the question. */
const SHORTEST_STORY = 4;

/** How much the part that asks counts against the whole; measured with `npm run bench -- questions`. */
const QUESTION_SHARE = 0.6;
const QUESTION_SHARE_OF_LONG = 0.9;
/** Words beside the question. */
const LONG_STORY = 20;

/** How much of a topic's score comes from the words of its file; measured with `npm run bench -- questions`. */
const TEXT_SHARE = 0.35;
const TEXTS_LOOKED_AT = 5;

/**
 * Builds the recogniser once; it holds no state between utterances.
 *
 * @param tables of the same knowledge, where they were built before
 */
export function buildRecognizer(
  knowledge: Knowledge,
  tables: RecognizerTables = recognizerTables(knowledge),
): Recognizer {
  const { phrasing } = knowledge;
  const titles = roleTitleIndex(knowledge);
  const mentions = buildMentionReader(knowledge, titles);
  const unknownTitles = buildUnknownTitleReader(knowledge);
  const criteria = buildCriteriaReader(knowledge, ordinaryWords);
  const crisis = buildCrisisReader(knowledge);
  const spelling = new Map(
    Object.entries(phrasing.spelling).flatMap(([right, wrong]) =>
      wrong.map((one): [string, string] => [one.toLowerCase(), right]),
    ),
  );
  const phrases = openPhraseIndex(tables.questions, { spelling, ordinaryWords });
  const described = buildDescribedReader(knowledge, () =>
    openPhraseIndex(tables.descriptions(), { spelling, ordinaryWords }),
  );
  const small = smallWords(phrasing).add(ROLE_WORD);
  const topicTexts = buildTextIndex(
    [...knowledge.topics.values()].map(({ id, title, questions, answer, points }) => ({
      id,
      parts: [
        { text: title, weight: 3 },
        { text: questions.join('. '), weight: 1 },
        { text: [answer, ...points].join(' '), weight: 1 },
      ],
    })),
    small,
  );
  const terms = buildLexicon(
    knowledge.glossary.terms.map((term) => ({
      value: term,
      phrases: [term.term, term.longForm, ...term.alsoWritten],
    })),
  );

  /** What a text may ask, best first. A topic whose file speaks of the text's words is the likelier one. */
  const field = buildLexicon([
    { value: 'strong' as const, phrases: phrasing.fieldWords.strong },
    { value: 'weak' as const, phrases: phrasing.fieldWords.weak },
  ]);
  const places = buildLexicon([{ value: true, phrases: phrasing.fieldWords.places }]);
  const liking = buildLexicon([{ value: true, phrases: phrasing.fieldWords.liking }]);
  const askers = buildLexicon([{ value: true, phrases: phrasing.fieldWords.askers }]);
  const openers = buildLexicon([{ value: true, phrases: phrasing.fieldWords.openers }]);
  function readField(utterance: string): Recognition['field'] {
    const found = field.find(utterance).map((hit) => hit.value);
    return found.includes('strong') ? 'strong' : found.includes('weak') ? 'weak' : 'none';
  }

  function readPhrases(text: string): {
    matches: PhraseMatch[];
    foreign: number;
    gibberish: number;
  } {
    const { matches, foreign, gibberish } = phrases.read(text);
    const found = new Map(matches.map((match) => [match.label, match]));
    const texts = topicTexts.read(text).slice(0, TEXTS_LOOKED_AT);
    const best = texts[0]?.score ?? 1;
    const support = new Map(
      texts.map(({ id, score, covered }) => [TOPIC_PREFIX + id, (score / best) * covered]),
    );
    for (const label of new Set([...found.keys(), ...support.keys()])) {
      if (!label.startsWith(TOPIC_PREFIX)) continue;
      const own = found.get(label) ?? { label, score: 0, phrase: '' };
      const score = (1 - TEXT_SHARE) * own.score + TEXT_SHARE * (support.get(label) ?? 0);
      found.set(label, { ...own, score });
    }
    return {
      matches: [...found.values()].sort((a, b) => b.score - a.score),
      foreign,
      gibberish,
    };
  }

  function strangeBefore(utterance: string, job: JobMention | undefined): string | undefined {
    const before = BEFORE_A_TITLE.exec(utterance.slice(0, job?.start ?? 0));
    const word = before?.[1];
    if (!job?.isSure || word === undefined || word.length < SHORTEST_STRANGE) return undefined;
    return phrases.read(word).foreignWords.length > 0 ? word : undefined;
  }

  /** Without the words that people begin with; the text itself where nothing else is in it. */
  function withoutOpeners(text: string): string {
    let rest = text;
    for (;;) {
      const [first] = openers.find(rest);
      if (first?.firstWord !== 0) return rest;
      const after = rest.slice(first.end);
      if (!/[\p{L}\p{N}]/u.test(after)) return rest;
      rest = after;
    }
  }

  /** "A porter in the NHS", "at your trust": every job here is. */
  function withoutPlaces(text: string): string {
    return places
      .find(text)
      .reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
  }

  /**
   * "I was a chef for ten years, do I need a degree": the part that asks. Undefined where all of it asks or tells.
   */
  function questionIn(text: string): string | undefined {
    const clauses = splitClauses(text);
    const asking = clauses.filter(
      (clause) => askers.find(withoutOpeners(clause))[0]?.firstWord === 0,
    );
    const telling = clauses.filter((clause) => !asking.includes(clause));
    const isStory = telling.some(
      (clause) => OF_PEOPLE.test(clause) && wordsOf(clause).length >= SHORTEST_STORY,
    );
    return isStory && asking.length > 0 ? asking.join(', ') : undefined;
  }

  /** "Ward sister" before a comma asks nothing yet. */
  function saysMoreThanATitle(clause: string): boolean {
    return wordsOf(clause).some((word) => !BESIDE_A_TITLE.has(word.text));
  }

  function readAsks(masked: string): Pick<Recognition, 'asks' | 'foreign' | 'gibberish'> {
    const rest = withoutOpeners(masked);
    const bare = rest.includes(ROLE_WORD) ? withoutPlaces(rest) : rest;
    const isSaidBeside = bare !== rest && wordsOf(bare).length > FEW_WORDS;
    const question = questionIn(isSaidBeside ? bare : rest);
    const whole = [...new Set(isSaidBeside ? [bare] : [masked, rest, bare])]
      .map(readPhrases)
      .reduce((one, other) => (bestScore(other) > bestScore(one) ? other : one));
    const asked = question && readPhrases(question);
    if (question && asked) {
      const told = wordsOf(rest).length - wordsOf(question).length;
      whole.matches = withQuestion(whole.matches, asked.matches, told >= LONG_STORY);
    }
    const [best, ...others] = whole.matches;
    const asks: Ask[] = best
      ? [{ intent: best.label, score: best.score, text: masked, others }]
      : [];
    const clauses = splitClauses(isSaidBeside ? bare : rest).filter(saysMoreThanATitle);
    if (clauses.length > 1) {
      const read = clauses.flatMap((text): Ask[] => {
        const [first, ...rest] = readPhrases(text).matches;
        return first && first.score >= LEAST_CLAUSE_SCORE
          ? [{ intent: first.label, score: first.score, text, others: rest }]
          : [];
      });
      asks.push(...read);
    }
    return { asks, foreign: whole.foreign, gibberish: whole.gibberish };
  }

  return {
    titles,
    read(utterance) {
      const jobs = mentions.read(utterance);
      const read = readAsks(mask(utterance, jobs));
      return {
        utterance,
        isCrisis: crisis.isCrisis(utterance),
        jobs,
        ...read,
        described: described.read(utterance, jobs, read.asks),
        strangeBefore: strangeBefore(utterance, jobs[0]),
        unknownTitle: jobs.length === 0 ? unknownTitles.read(utterance) : undefined,
        field: readField(utterance),
        isLiking: liking.find(utterance).length > 0,
        person: readPerson(utterance),
        criteria: criteria.read(
          blank(
            utterance,
            jobs.filter((job) => job.score >= LIKELY_JOB),
          ),
        ),
        wishes: criteria.read(utterance),
        terms: [...new Set(terms.find(utterance).map((hit) => hit.value))],
      };
    },
  };
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

/** The utterance with each job title replaced by one word. */
function mask(utterance: string, jobs: readonly JobMention[]): string {
  let masked = '';
  let end = 0;
  for (const job of jobs) {
    masked += `${utterance.slice(end, job.start)} ${ROLE_WORD} `;
    end = job.end;
  }
  return withoutAn(masked + utterance.slice(end));
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
