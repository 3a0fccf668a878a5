// Several questions in one message: a reading of each of two or three clauses, of one job or of none.

import type { Request } from '../../ground/request.ts';
import { isAspect } from '../../knowledge/aspects.ts';
import { ENTRY_LIKE, isAboutJob, isTopic } from '../labels.ts';
import { scoresOf } from '../likeness.ts';
import type { Message } from '../message.ts';
import { type Features, type Proposal, proposalOf } from '../proposal.ts';
import { TOPIC_PREFIX } from '../readers/phrases.ts';
import type { Subject } from '../subjects.ts';
import { requestOf } from './about-a-job.ts';

interface Clause {
  isAsking: boolean;
  /** The words of the clause that tell something. */
  roots: string[];
  readings: { label: string; score: number }[];
  likenesses: ReadonlyMap<string, number>;
}
interface Chosen {
  label: string;
  score: number;
  isAsking: boolean;
  roots: string[];
  /** The likeliest reading of its clause. */
  isFirst: boolean;
  /** All that its clause is like. */
  likenesses: ReadonlyMap<string, number>;
}

/** A clause is a question of its own from this likeness on. */
const LEAST_OF_CLAUSE = 0.3;
const MOST_QUESTIONS = 3;
const MOST_CLAUSES = 5;
const MOST_READINGS = 2;
const MOST_SUBJECTS = 4;
const MOST_COMBINATIONS = 60;
const WITHOUT_JOB: Features = { 'several-without-job': 1 };

export function severalQuestions(message: Message, subjects: readonly Subject[]): Proposal[] {
  const clauses = clausesOf(message);
  const all = combinations(clauses);
  return [...subjects.slice(0, MOST_SUBJECTS), undefined].flatMap((subject) =>
    all.flatMap((chosen) => {
      const labels = labelsOf(chosen);
      const requests = labels.flatMap((label) => requestFor(message, subject, label) ?? []);
      if (requests.length < 2 || requests.length < labels.length) return [];
      return proposalOf(message, 'several', { kind: 'several', requests }, [
        subject?.features ?? WITHOUT_JOB,
        figuresOf(message, chosen, clauses.length),
      ]);
    }),
  );
}

/** The clauses that may be a question of their own. */
function clausesOf({ evidence, around: { labelWords } }: Message): Clause[] {
  const [, ...clauses] = evidence.asks;
  return clauses
    .slice(0, MOST_CLAUSES)
    .map((clause, at) => ({
      roots: labelWords.telling(evidence.clauseWords[at] ?? []),
      isAsking: evidence.asking[at] ?? false,
      likenesses: new Map(scoresOf(clause).map(({ label, score }) => [label, score])),
      readings: scoresOf(clause)
        .filter(({ label, score }) => score >= LEAST_OF_CLAUSE && canBeOneOfSeveral(label))
        .sort((a, b) => b.score - a.score)
        .slice(0, MOST_READINGS),
    }))
    .filter(({ readings }) => readings.length > 0);
}

/** A reading of each of two or three clauses, in their order. */
function combinations(clauses: readonly Clause[]): Chosen[][] {
  let chosen: Chosen[][] = [[]];
  for (const { readings, ...clause } of clauses) {
    chosen = chosen.flatMap((before) => [
      before,
      ...readings.map(({ label, score }, place) => [
        ...before,
        { ...clause, label, score, isFirst: place === 0 },
      ]),
    ]);
    chosen = chosen.filter((one) => one.length <= MOST_QUESTIONS).slice(0, MOST_COMBINATIONS);
  }
  return chosen.filter((one) => one.length > 1);
}

function figuresOf(
  { around: { labelWords }, evidence, roots }: Message,
  chosen: readonly Chosen[],
  clauses: number,
): Features {
  const labels = labelsOf(chosen);
  const scores = chosen.map(({ score }) => score);
  const [whole] = evidence.asks;
  return {
    'several-least': Math.min(...scores),
    'several-distinct': Math.min(...chosen.map((one) => distinctness(one, labels))),
    'several-least-asking': Math.min(
      ...chosen.map(({ isAsking, score }) => (isAsking ? score : 0)),
    ),
    'several-mean': scores.reduce((a, b) => a + b, 0) / scores.length,
    'several-three': Number(labels.length > 2),
    'several-all-asking': Number(chosen.every(({ isAsking }) => isAsking)),
    'several-none-asking': Number(chosen.every(({ isAsking }) => !isAsking)),
    'several-topics': labels.filter(isTopic).length,
    'several-overview': Number(labels.includes('overview')),
    'several-could-i': Number(labels.includes('eligibility')),
    'several-entry-like': labels.filter((label) => ENTRY_LIKE.has(label)).length,
    'several-left': Math.min(...labels.map((label) => labelWords.left(roots, label))),
    'several-anchor': Math.min(...labels.map((label) => labelWords.anchor(roots, label))),
    'several-own-anchor': Math.min(
      ...chosen.map(({ label, roots }) => labelWords.anchor(roots, label)),
    ),
    'several-own-left': Math.max(
      ...chosen.map(({ label, roots }) => labelWords.left(roots, label)),
    ),
    'several-empty-part': chosen.filter(({ roots }) => roots.length === 0).length,
    'several-best': Number(labels.includes(whole?.intent ?? '')),
    'several-whole-score': whole?.score ?? 0,
    'several-seconds': chosen.filter(({ isFirst }) => !isFirst).length,
    'several-clauses': clauses,
  };
}

/** -1 to 1: how much more its clause is like its question than like the others that are asked. */
function distinctness({ label, score, likenesses }: Chosen, labels: readonly string[]): number {
  const others = labels.filter((one) => one !== label).map((one) => likenesses.get(one) ?? 0);
  return score - Math.max(0, ...others);
}

function labelsOf(chosen: readonly Chosen[]): string[] {
  return [...new Set(chosen.map(({ label }) => label))];
}

function canBeOneOfSeveral(label: string): boolean {
  return isAboutJob(label) || isTopic(label);
}

/** A kind of question as a request about a job, or about none; undefined where it needs one. */
function requestFor(
  message: Message,
  subject: Subject | undefined,
  label: string,
): Request | undefined {
  const { person, around } = message;
  const { band } = message.evidence;
  const topic = label.slice(TOPIC_PREFIX.length);
  const isPay = around.knowledge.topics.get(topic)?.topic === 'pay';
  if (!subject) {
    if (band && (isPay || label === 'pay')) return { kind: 'band', band };
    return isTopic(label) ? { kind: 'topic', topic } : undefined;
  }
  const role = subject.role.id;
  if (isTopic(label)) {
    // What is asked of bands beside a job is asked of its band.
    return isPay ? requestOf(message, subject, 'pay') : { kind: 'topic', topic, role };
  }
  if (label === 'eligibility') return { kind: 'could-i', role, person };
  return requestOf(message, subject, isAspect(label) ? label : 'overview');
}
