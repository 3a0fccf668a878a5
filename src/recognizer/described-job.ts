// A job that is described and not named: "them that wheel you down to theatre, what are they on".
//
//     description: "them that wheel you down to theatre"  ->  porter 0.71
//     question:    "what are they on"                     ->  pay

import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import type { PhraseIndex } from '../matching/phrase-index.ts';
import type { JobMention } from './mentions.ts';
import { ROLE_WORD } from './phrases.ts';
import type { Ask } from './recognize.ts';

export interface DescribedJob {
  /** Those that the words fit, best first. */
  roles: Role[];
  /** 0 to 1: how like the first one's descriptions they are. */
  score: number;
  /** What is asked beside the description. */
  question: Ask | undefined;
  /** Whether someone is spoken of who does it ("the lads who …"), and in words that some description has. */
  isPlain: boolean;
}

export interface DescribedReader {
  read(
    utterance: string,
    jobs: readonly JobMention[],
    asks: readonly Ask[],
  ): DescribedJob | undefined;
}

/** Where a description begins: a person or people without a title, and what they do. */
const DESCRIBES =
  /\b(?:people|folks?|persons?|ppl|lads?|lady|ladies|lass|woman|women|man|men|bloke|blokes|chap|guys?|girls?|staff|ones?|them|those|team|someone|somebody|job)\s+(?:who|that|what|wot|where|which|in the|running|making|keeping|doing|looking)\b|\bwho(?:s|'s| is)? (?!can\b|do\b|does\b|should\b|would\b|could\b|will\b|am\b|are\b|to\b|on\b|pays\b|employs\b|hires\b|trains\b|regulates\b|registers\b)/i;
/** "Working with people who have an addiction": they are whom one works for. */
const WORKED_FOR =
  /\b(?:with|for|help|helps|helping|support|supporting|after|teach|teaching|treat|treating)\s+(?:[a-z]+ )?$/i;
/** Several jobs are looked for. */
const LOOKS_FOR = /\b(?:jobs|roles|careers|professions|what can i do|anything|something)\b/i;
/** "Someone who wants to be a midwife": the job that is named is meant. */
const WANTED =
  /\b(?:be|become|becoming|being|as|into|train|training|work|working|apply|applying|study|studying)\s+(?:(?:to|for|as|be)\s+)*(?:a |an |the )?$/i;
/** "The nurse who comes to do the dressings": one of this kind. */
const KIND_WHO =
  /\b(nurse|doctor|scientist|therapist|technician|engineer|worker|assistant|manager|psychologist)s?\s+(?:who|that|what|wot)\b/i;
/** Questions that are about one job and not about which jobs there are. */
export const ABOUT_ONE: ReadonlySet<string> = new Set([
  'qualifications',
  'training',
  'duration',
  'pay',
  'entry',
  'routes',
  'hours',
  'registration',
  'apprenticeship',
  'university',
]);
/** What may be asked beside a description. */
const QUESTIONS: ReadonlySet<string> = new Set([
  ...ABOUT_ONE,
  'college',
  'experience',
  'skills',
  'progression',
  'volunteering',
  'settings',
]);
const LEAST_QUESTION = 0.5;
/** Others are offered when they come this near to the first. */
const NEAR = 0.7;
const MOST_ROLES = 4;
/** In a description words may be read as titles: "clean the surgical instruments". With more of them jobs are named. */
const MOST_NAMED = 2;

/**
 * Builds the reader.
 *
 * @param open gives the index of descriptions, whose labels are ids of roles; called when someone first describes a job
 */
export function buildDescribedReader(
  knowledge: Pick<Knowledge, 'roles'>,
  open: () => PhraseIndex,
): DescribedReader {
  let index: PhraseIndex | undefined;

  /** Those whose descriptions the words are like. */
  function like(description: string, kind?: string) {
    index ??= open();
    const { matches: all, foreignWords } = index.read(description);
    const matches = all.filter(({ label }) => !kind || isOfKind(knowledge.roles.get(label), kind));
    const score = matches[0]?.score ?? 0;
    const roles = matches
      .filter((match) => match.score >= score * NEAR)
      .slice(0, MOST_ROLES)
      .flatMap(({ label }) => knowledge.roles.get(label) ?? []);
    return { roles, score, isKnown: foreignWords.length === 0 };
  }

  return {
    read(utterance, jobs, asks) {
      if (LOOKS_FOR.test(utterance) || asks[0]?.intent === 'compare') return undefined;
      const named = jobs.filter((job) => job.isSure && !job.isOwn);
      const kind = KIND_WHO.exec(utterance);
      const begins = kind ?? DESCRIBES.exec(utterance);
      const question = questionBeside(asks);
      if (begins) {
        const bodyStart = begins.index + begins[0].length;
        const isMeant = named.some(
          (job) =>
            !(kind && isKind(job.text, kind[1])) &&
            (job.start <= bodyStart || WANTED.test(utterance.slice(0, job.start))),
        );
        const isWorkedFor = WORKED_FOR.test(utterance.slice(0, begins.index));
        if (isMeant || isWorkedFor || named.length > MOST_NAMED) return undefined;
      } else if (!question || jobs.some((job) => !job.isOwn)) return undefined;
      const description = question ? utterance.replace(question.text, ' ') : utterance;
      const { roles, score, isKnown } = like(description, kind?.[1]);
      return roles.length > 0
        ? { roles, score, question, isPlain: begins !== null && isKnown }
        : undefined;
    },
  };
}

/** The last part that asks something of a job and does not describe one. */
function questionBeside(asks: readonly Ask[]): Ask | undefined {
  const [, ...clauses] = asks;
  return clauses.findLast(
    ({ intent, score, text }) =>
      score >= LEAST_QUESTION &&
      QUESTIONS.has(intent) &&
      !DESCRIBES.test(text) &&
      !text.includes(ROLE_WORD),
  );
}

/** Whether the kind alone is named, and no job of it: "nurse", "nurses". */
function isKind(text: string, kind = ''): boolean {
  return text.toLowerCase().replace(/s$/, '') === kind.toLowerCase();
}

function isOfKind(role: Role | undefined, kind = ''): boolean {
  if (!role) return false;
  const word = kind.toLowerCase();
  if (word === 'doctor' && role.family === 'doctors') return true;
  return [role.title, ...role.alsoCalled].some((title) => title.toLowerCase().includes(word));
}
