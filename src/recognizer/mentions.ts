// The jobs that an utterance names, and whether one of them is the person's own job now.

import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { ASK, SURE, type TitleIndex, type TitleMention } from '../matching/title-index.ts';
import { fold } from '../text.ts';
import { ELSEWHERE } from './titles.ts';

export interface JobMention {
  start: number;
  end: number;
  /** As typed. */
  text: string;
  /** Roles that may be meant, best first; empty for a job that the knowledge base does not describe. */
  roles: Role[];
  /** 0 to 1: how sure it is that the first of them is meant. */
  score: number;
  /** One role is clearly meant. */
  isSure: boolean;
  /** A job that is known and not in the knowledge base: "train driver". */
  isElsewhere: boolean;
  /** The person says that this is their job now: "I'm a porter". */
  isOwn: boolean;
}

export interface MentionReader {
  read(utterance: string): JobMention[];
}

/** Candidates this much less likely than the best are not asked about. */
const FAR_BEHIND = 0.35;
/** The best must lead the second by this much to be taken without asking. */
const CLEAR_LEAD = 2;
const OWN_JOB =
  /(?:\b(?:i'?m|i am|i'?ve been|im currently|i currently work as|i work as|i worked as|working as|work as|i was|being|as|used to be|currently|been|ex|my job as|my job is|employed as)\s+(?:(?:a|an|the|currently|already|now|only|just|band \d|qualified|registered|senior|trainee|student|full time|part time|nhs|\d+ years)\s+)*)$/;
const OWN_JOB_AFTER = /^\s*(?:here\b|by trade|at the moment|at present|right now|now,|currently)/;
/** "as a midwife, do I …" is no statement about oneself; these words before say that the job is wanted. */
const WANTED_BEFORE =
  /\b(?:become|becoming|be|work|working|train|training|qualify|start|get a job|jobs?|career|apply|interested in|life|like|job|pay|paid|earn|hired|employed)\s+(?:\w+\s+){0,2}as\s+(?:a|an)\s+$/;

/** Builds the reader over the title index. */
export function buildMentionReader(knowledge: Knowledge, titles: TitleIndex): MentionReader {
  return {
    read: (utterance) =>
      titles
        .find(utterance)
        .filter((mention) => mention.certainty >= ASK)
        .map((mention) => toJob(knowledge, utterance, mention)),
  };
}

function toJob(knowledge: Knowledge, utterance: string, mention: TitleMention): JobMention {
  const { start, end, text, matches, certainty } = mention;
  const [best, second] = matches;
  const isElsewhere = best?.id.startsWith(ELSEWHERE) ?? false;
  const near = matches.filter(
    (match) => !match.id.startsWith(ELSEWHERE) && match.score >= (best?.score ?? 0) * FAR_BEHIND,
  );
  const roles = near.flatMap((match) => knowledge.roles.get(match.id) ?? []);
  const leads = best !== undefined && best.score >= CLEAR_LEAD * (second?.score ?? 0);
  return {
    start,
    end,
    text,
    roles: isElsewhere ? [] : roles,
    score: best?.score ?? 0,
    isSure:
      !isElsewhere && roles.length > 0 && (leads || (best?.score ?? 0) >= SURE) && certainty >= ASK,
    isElsewhere,
    isOwn: isOwnJob(utterance, start, end),
  };
}

function isOwnJob(utterance: string, start: number, end: number): boolean {
  const before = fold(utterance.slice(0, start));
  if (OWN_JOB_AFTER.test(fold(utterance.slice(end)))) return true;
  return OWN_JOB.test(before) && !WANTED_BEFORE.test(before);
}
