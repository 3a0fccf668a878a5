// What an utterance says in the light of what was spoken of before: the jobs it is about and what it asks of them.

import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import type { JobMention } from '../recognizer/mentions.ts';
import { ELSEWHERE_PREFIX, TOPIC_PREFIX } from '../recognizer/phrases.ts';
import type { Ask, Recognition } from '../recognizer/recognize.ts';
import { isAspect } from './aspects.ts';
import { type EllipsisReader, leadingPart } from './ellipsis.ts';
import type { Focus } from './focus.ts';

export interface Situation {
  recognition: Recognition;
  focus: Focus;
  /** The likeliest question of the whole utterance. */
  best: Ask | undefined;
  /** Jobs that are asked about: neither the person's own, where another one is named, nor ruled out. */
  goals: JobMention[];
  /** The roles of the goals that are clear, each once. */
  known: Role[];
  /** The person's own role, where they said so. */
  own: Role[];
  /** Words that may be one of several jobs. */
  unsure: JobMention | undefined;
  /** Whether it is asked if one must be something else first. */
  asksWhatFirst: boolean;
  /** A job that is known and not in the knowledge base. */
  elsewhere: JobMention | undefined;
}

/** "Can an ODP do it": asks about the job before, for people of the one that is named. */
const MAY = /\b(?:can|could|may|might|do|does|are|is)\s+(?:an?\s+|the\s+)?$/i;
const DO_IT =
  /^s?\s+(?:ever\s+|also\s+)?(?:do|be|become|allowed to do|train for|go for|apply for) (?:it|that|this|one)\b/i;
/** "And the assistants": those of the job before, rather than any. */
const THE_KIND =
  /^(?:assistants?|helpers?|support (?:workers?|staff)|technicians?|managers?|apprentices?|trainees?|consultants?)$/i;
/** A mention below this score is a guess. */
const LEAST_SCORE = 0.3;
/** From here on a job that was named is believed rather than one that was left out. */
const SURE_ENOUGH = 0.5;

export function readSituation(
  knowledge: Knowledge,
  recognition: Recognition,
  focus: Focus,
  ellipsis: EllipsisReader,
): Situation {
  const jobs = recognition.jobs
    .filter((job) => !job.isRuledOut)
    .map((job) => narrow(knowledge, job, focus));
  const others = jobs.filter((job) => !job.isOwn);
  const named = others.length > 0 ? others : jobs;
  const meantFor = named.filter(
    (job) => job.isRequired || (named.length === 1 && isToDoIt(job, recognition.utterance)),
  );
  const asksWhatFirst =
    meantFor.length > 0 && (meantFor.length < named.length || isAnother(meantFor, focus));
  const goals = dropSideRemarks(
    knowledge,
    asksWhatFirst ? named.filter((job) => !meantFor.includes(job)) : named,
    recognition,
  );
  const clear = goals.filter((job) => job.isSure && job.score >= LEAST_SCORE);
  const own = jobs.filter((job) => job.isOwn && job.isSure);
  const isUnnamed =
    clear.length === 0 && goals.every((job) => job.score < SURE_ENOUGH && !job.isElsewhere);
  const isOneOfTheirs =
    goals.length === 1 &&
    THE_KIND.test(goals[0]?.text ?? '') &&
    leadingPart(recognition.utterance) !== undefined;
  const meant = isUnnamed || isOneOfTheirs ? ellipsis.read(recognition, focus) : undefined;
  if (meant) clear.splice(0, clear.length, impliedMention(meant));
  return {
    recognition,
    focus,
    best: recognition.asks[0],
    goals: meant ? clear : goals,
    known: distinct(clear.flatMap((job) => job.roles.slice(0, 1))),
    own: distinct(own.flatMap((job) => job.roles.slice(0, 1))),
    unsure: goals.find(
      (job) =>
        !clear.includes(job) &&
        !job.isElsewhere &&
        job.roles.length > 0 &&
        (job.score >= LEAST_SCORE || focus.roles.length === 0 || !isFollowUp(recognition)),
    ),
    asksWhatFirst,
    elsewhere: goals.find((job) => job.isElsewhere && !job.isOwn),
  };
}

function isToDoIt({ start, end }: JobMention, utterance: string): boolean {
  return MAY.test(utterance.slice(0, start)) && DO_IT.test(utterance.slice(end));
}

/** Whether the jobs are others than the one that is being talked of. */
function isAnother(jobs: readonly JobMention[], focus: Focus): boolean {
  const [role] = focus.roles;
  return role !== undefined && jobs.every((job) => job.roles.every(({ id }) => id !== role));
}

/** A job that was left out and is meant all the same. */
function impliedMention(role: Role): JobMention {
  return {
    start: 0,
    end: 0,
    text: '',
    roles: [role],
    score: 0.8,
    isSure: true,
    isElsewhere: false,
    isOwn: false,
    isRuledOut: false,
    isRequired: false,
  };
}

/** Whether an utterance speaks of what was spoken of before: "is it paid", "licence?". */
export function isFollowUp({ utterance }: Recognition): boolean {
  return (
    /\b(?:it|its|it's|that|this|they|them|their|those|these|he|she|one|there)\b/i.test(utterance) ||
    utterance.trim().split(/\s+/).length <= SHORT
  );
}
const SHORT = 2;

/** Words that fit several jobs mean one of the family that is being talked about. */
function narrow(knowledge: Knowledge, job: JobMention, focus: Focus): JobMention {
  if (job.isSure || job.isElsewhere) return job;
  const spoken = focus.roles
    .flatMap((id) => knowledge.roles.get(id) ?? [])
    .filter((role) => endsIn(role.title, job.text));
  const [one] = spoken;
  if (one && spoken.length === 1) return { ...job, roles: [one], isSure: true, score: 1 };
  const families = new Set(
    focus.roles.slice(0, 2).flatMap((id) => knowledge.roles.get(id)?.family ?? []),
  );
  const own = job.roles.filter(
    (role) => families.has(role.family) && !focus.roles.includes(role.id),
  );
  return own.length > 0 ? { ...job, roles: own, isSure: own.length === 1, score: 1 } : job;
}

/** "Therapist" after a dental therapist. */
function endsIn(title: string, words: string): boolean {
  const said = words.toLowerCase().replace(/s$/, '');
  return title.toLowerCase().endsWith(` ${said}`);
}

/** "seen a doctor", "my nurse": everyday words for people beside a job that is named in full. */
function dropSideRemarks(
  knowledge: Knowledge,
  jobs: JobMention[],
  { asks, utterance }: Recognition,
): JobMention[] {
  if (jobs.length < 2 || asks[0]?.intent === 'compare') return jobs;
  const common = new Set(knowledge.phrasing.titleWords.commonWords);
  const isWanted = (job: JobMention) => WANTED.test(utterance.slice(0, job.start));
  const isNamed = (job: JobMention) => job.isSure && !common.has(job.text.toLowerCase());
  const isListed = (job: JobMention) => LISTED.test(utterance.slice(job.end));
  return jobs.some(isNamed)
    ? jobs.filter((job) => isNamed(job) || isWanted(job) || isListed(job))
    : jobs;
}

/** One of several in a list. */
const LISTED = /^s?\s*(?:,|\/|&|and\b|or\b|vs\b)/i;
const WANTED =
  /\b(?:be|become|becoming|being|as|into|train|training|or|and|vs|to)\s+(?:a |an |the )?$/i;

function distinct(roles: readonly Role[]): Role[] {
  return [...new Set(roles)];
}

/** The score of a kind of question, 0 where the utterance is unlike it. */
export function scoreOf(ask: Ask | undefined, isKind: (intent: string) => boolean): number {
  if (!ask) return 0;
  if (isKind(ask.intent)) return ask.score;
  return ask.others.find((other) => isKind(other.label))?.score ?? 0;
}

export function isTopic(intent: string): boolean {
  return intent.startsWith(TOPIC_PREFIX);
}

export function isElsewhere(intent: string): boolean {
  return intent.startsWith(ELSEWHERE_PREFIX);
}

/** Whether an intent can be answered from a role's file or a topic's. */
export function isCareers(intent: string): boolean {
  return isTopic(intent) || isAspect(intent) || intent.startsWith('dialog-');
}

/** The words beside the job titles, in lower case without apostrophes. */
export function restOf({ utterance, jobs }: Recognition): string[] {
  let rest = utterance;
  for (const job of [...jobs].reverse())
    rest = `${rest.slice(0, job.start)} ${rest.slice(job.end)}`;
  return (
    rest
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** How sure the bot is: of the job, and of what is asked about it. */
export function confidence(jobs: readonly JobMention[], score: number): number {
  const job = Math.min(1, ...jobs.filter((one) => !one.isElsewhere).map((one) => one.score));
  return Math.round(Math.min(1, job * (0.5 + score / 2)) * 100) / 100;
}
