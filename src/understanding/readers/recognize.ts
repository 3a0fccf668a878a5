// Reads an utterance: which jobs it names, what it asks about them, what it says of the person, what it looks for.

import type { Criteria, Criterion } from '../../knowledge/criteria.ts';
import type { Stated } from '../../knowledge/fact.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Person } from '../../knowledge/person.ts';
import type { Glossary } from '../../knowledge/schema/reference.ts';
import { knownWords } from '../../language/ordinary-words.ts';
import { buildLexicon } from '../../matching/lexicon.ts';
import type { TitleIndex } from '../../matching/title-index.ts';
import { personOf } from '../facts/person-of.ts';
import { buildFactReader } from '../facts/read.ts';
import { type ReadAsks, readAsks } from './asks.ts';
import { buildClauseReader } from './clauses.ts';
import { buildCriteriaReader } from './criteria.ts';
import type { JobMention } from './job-mention.ts';
import { buildPhraseReader, type PhraseReader } from './known-phrases.ts';
import { partsToRead } from './long-texts.ts';
import { buildMentionReader } from './mentions.ts';
import { type RecognizerTables, ROLE_WORD, recognizerTables, withoutAn } from './phrases.ts';
import { roleTitleIndex } from './titles.ts';
import { buildUnknownTitleReader } from './unknown-titles.ts';

export interface Recognition extends ReadAsks {
  /** What was read: of a long message its sentences that matter. */
  utterance: string;
  jobs: JobMention[];
  /** Words that have the form of a job title and are none that is known: "suicide prevention practitioner". */
  unknownTitle: string | undefined;
  /** The word right before the first job, where nothing here has that word: "interstellar" in "interstellar midwife". */
  strangeBefore: string | undefined;
  /** How plainly its words are about careers. */
  field: 'strong' | 'weak' | 'none';
  /** What is said of the person, or of somebody that they write for. */
  facts: Stated[];
  person: Person;
  criteria: Criteria;
  /** What a job may have that is spoken of and neither wished nor ruled out: "nights are fine". */
  spokenOf: Criterion[];
  /** The same with the words of job titles in it: "jobs helping people with learning disabilities". */
  wishes: Criteria;
  /** Glossary terms that stand in the utterance. */
  terms: Glossary['terms'];
}

export interface Recognizer {
  read(text: string): Recognition;
  titles: TitleIndex;
}

/** The one word between the beginning, or an article, and a title. */
const BEFORE_A_TITLE = /(?:^|\b(?:a|an|the)\b)\s*([\p{Ll}-]+)\s+$/u;
/** Shorter words are slips and abbreviations. */
const SHORTEST_STRANGE = 5;

/** A mention below this is a guess; its words count as words. */
const LIKELY_JOB = 0.3;

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
  const criteria = buildCriteriaReader(knowledge);
  const spelling = rightSpellings(phrasing.spelling);
  const facts = buildFactReader(phrasing.facts, knownWords, spelling);
  const phrases = buildPhraseReader(knowledge, tables, spelling);
  const clauses = buildClauseReader(phrasing);
  const terms = termLexicon(knowledge);
  const field = fieldReader(phrasing);
  return {
    titles,
    read(text) {
      const utterance = partsToRead(text);
      const jobs = mentions.read(utterance);
      const stated = facts.read(text);
      const wishes = criteria.read(utterance);
      const rest = blank(
        utterance,
        jobs.filter((job) => job.score >= LIKELY_JOB),
      );
      return {
        utterance,
        jobs,
        ...readAsks(mask(utterance, jobs), clauses, phrases),
        strangeBefore: strangeBefore(utterance, jobs[0], phrases),
        unknownTitle: jobs.length === 0 ? unknownTitles.read(utterance) : undefined,
        field: field(utterance),
        facts: stated,
        person: personOf(stated),
        ...(rest === utterance ? wishes : criteria.read(rest)),
        wishes: wishes.criteria,
        terms: [...new Set(terms.find(utterance).map((hit) => hit.value))],
      };
    },
  };
}

/** Right spellings by wrong ones. */
export function rightSpellings(spelling: Knowledge['phrasing']['spelling']): Map<string, string> {
  return new Map(
    Object.entries(spelling).flatMap(([right, wrong]) =>
      wrong.map((one): [string, string] => [one.toLowerCase(), right]),
    ),
  );
}

function termLexicon({ glossary }: Knowledge) {
  return buildLexicon(
    glossary.terms.map((term) => ({
      value: term,
      phrases: [term.term, term.longForm, ...term.alsoWritten],
    })),
    knownWords,
  );
}

function fieldReader({ fieldWords }: Knowledge['phrasing']) {
  const field = buildLexicon(
    [
      { value: 'strong' as const, phrases: fieldWords.strong },
      { value: 'weak' as const, phrases: fieldWords.weak },
    ],
    knownWords,
  );
  return (utterance: string): Recognition['field'] => {
    const found = field.find(utterance).map((hit) => hit.value);
    return found.includes('strong') ? 'strong' : found.includes('weak') ? 'weak' : 'none';
  };
}

function strangeBefore(
  utterance: string,
  job: JobMention | undefined,
  phrases: PhraseReader,
): string | undefined {
  const before = BEFORE_A_TITLE.exec(utterance.slice(0, job?.start ?? 0));
  const word = before?.[1];
  if (!job?.isSure || word === undefined || word.length < SHORTEST_STRANGE) return undefined;
  return phrases.isStrange(word) ? word : undefined;
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
