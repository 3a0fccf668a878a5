// What is worked out once a message, for all who propose what it meant.

import type { Ground } from '../ground/ground.ts';
import { type Aspect, isAspect } from '../knowledge/aspects.ts';
import type { Criteria } from '../knowledge/criteria.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Person } from '../knowledge/person.ts';
import type { Role } from '../knowledge/schema/role.ts';
import type { Evidence } from './evidence.ts';
import { hasQualifications } from './facts/person-of.ts';
import type { LabelWords } from './label-words.ts';
import { isAboutJob, isDialog, isElsewhere, isSocial, isTopic } from './labels.ts';
import { type Likeness, readLikeness, withGeneralTopics } from './likeness.ts';
import { type Features, logOdds } from './proposal.ts';
import type { JobMention } from './readers/job-mention.ts';

/** What proposing asks of the rest of the house. */
export interface Surroundings {
  knowledge: Knowledge;
  labelWords: LabelWords;
  /** The labels of the topics that answer a question of a job where none is named, by the question's. */
  generalTopics: ReadonlyMap<string, string>;
  /** The small questions that answer a question of a job where it is asked of those who still learn it. */
  ofLearners: ReadonlyMap<string, string>;
  /** The roots of the words in a role's file. */
  wordsOfRole(role: Role): ReadonlySet<string>;
  /** 0 to 1: how much of what is wished some role meets, and how many do. */
  covered(wishes: Criteria): { share: number; count: number };
}

/** What was said before, as far as it may be meant. */
export interface Spoken {
  ground: Ground;
  /** A role near the last one, to which the words point: "and the assistants". */
  kin: Role | undefined;
}

export interface Message extends Spoken {
  evidence: Evidence;
  around: Surroundings;
  likeness: Likeness;
  /** 0 to 1: how like the likest question of each sort the message is. */
  best: Record<'all' | 'aspect' | 'topic' | 'elsewhere' | 'dialog' | 'social' | 'careers', number>;
  /** What may be asked of a job. */
  aspects: Aspect[];
  /** The aspect that was asked last. */
  askedBefore: Aspect | undefined;
  /** The topic that was asked last. */
  topicBefore: string | undefined;
  /** What is known of the person, from this message and those before. */
  person: Person;
  /** This message tells what the person has. */
  hasFacts: boolean;
  /** The roots of the words beside job titles that tell something. */
  roots: string[];
  /** Those of them that are spelt as English words are. */
  written: string[];
  /** Jobs that someone may want. */
  goals: JobMention[];
  /** Those of them that are clear. */
  named: JobMention[];
  wishes: WishCounts;
  /** What is asked is asked of those who still learn a job: their pay is not the job's. */
  isOfALearner: boolean;
  /** The same for every proposal; a weight for each kind of request tells what it is worth to it. */
  common: Features;
  /** How well a kind of question fits what was said: what that is worth in general, and to this kind of request. */
  fit(prefix: string, label: string): Features;
}

interface WishCounts {
  /** What holds a job against a line: a minimum, a band. */
  limits: number;
  /** Other wishes that are understood. */
  kinds: number;
  /** Wishes that are words alone. */
  words: number;
}

const MOST_ASPECTS = 5;
/** Likenesses below it are not looked at. */
export const LEAST_SAID = 0.12;
/** The very words of a phrase. */
const EXACT = 0.95;
const ALWAYS_ASKED = ['overview', 'entry', 'pay', 'duration', 'qualifications', 'duties'] as const;
const LIMITS: ReadonlySet<string> = new Set(['minimum', 'route', 'register', 'band', 'contact']);
const CUES_OF_THE_WHOLE = [
  'several-jobs',
  'comparing',
  'pays-more',
  'takes-longer',
  'which-is-better',
  'pointing',
  'both',
  'other-one',
  'first-spoken',
  'follows',
  'guided',
  'people-who',
  'looking',
  'liking',
  'wanting',
  'asking',
  'yes-or-no',
  'own-words',
  'moving-on',
  'meaning',
  'naming',
  'at-work',
  'as-a-patient',
  'enough',
  'with-what-i-have',
] as const;

/** Works out what all proposers look at. */
export function readMessage(evidence: Evidence, spoken: Spoken, around: Surroundings): Message {
  const { ground } = spoken;
  const goals = evidence.jobs.filter((job) => !job.isOwn && !job.isRuledOut);
  const isOfNoJob = goals.length === 0 && ground.jobs.length === 0;
  const asWritten = readLikeness(evidence.asks);
  const likeness = isOfNoJob ? withGeneralTopics(asWritten, around.generalTopics) : asWritten;
  const asked = ground.asked;
  const askedBefore = asked && 'aspect' in asked ? asked.aspect : undefined;
  const roots = around.labelWords.telling(evidence.beside);
  const worked = {
    evidence,
    around,
    ground,
    // "I can't drive" behind a porter is not a word for the drivers.
    kin: onlyRulesOut(evidence) ? undefined : spoken.kin,
    likeness,
    best: bestOf(likeness),
    aspects: aspectsOf(likeness, askedBefore),
    askedBefore,
    topicBefore: asked && 'topic' in asked ? asked.topic : undefined,
    person: { ...ground.person, ...evidence.person },
    hasFacts: hasQualifications(evidence.person),
    roots,
    written: around.labelWords.written(evidence.beside),
    goals,
    named: goals.filter((job) => job.isSure && job.roles.length > 0),
    wishes: countWishes(evidence.wishes),
    isOfALearner: isOfALearner(evidence),
  };
  return { ...worked, common: figuresOfTheWhole(worked), fit: fitter(worked) };
}

function isOfALearner({ cues, jobs, besideJob }: Evidence): boolean {
  // A student nurse who asks about the pay of a district nurse asks of no learner.
  const besideWanted = besideJob.filter((_, place) => !jobs[place]?.isOwn);
  const isBeside = besideWanted.some(({ before, within, after }) =>
    [before, within, after].some((signs) => signs.has('learning')),
  );
  return isBeside || cues.has('while-learning');
}

function bestOf(likeness: Likeness): Message['best'] {
  const aspect = likeness.best(isAboutJob);
  const topic = likeness.best(isTopic);
  const dialog = likeness.best(isDialog);
  return {
    all: likeness.best(() => true),
    aspect,
    topic,
    elsewhere: likeness.best(isElsewhere),
    dialog,
    social: likeness.best(isSocial),
    careers: Math.max(aspect, topic, dialog, likeness.said('find-roles')),
  };
}

function aspectsOf({ labels, said }: Likeness, askedBefore: Aspect | undefined): Aspect[] {
  const likest = labels
    .filter((label): label is Aspect => isAspect(label) && said(label) >= LEAST_SAID)
    .sort((a, b) => said(b) - said(a))
    .slice(0, MOST_ASPECTS);
  return [...new Set([...likest, ...ALWAYS_ASKED, ...(askedBefore ? [askedBefore] : [])])];
}

function countWishes({ must }: Criteria): WishCounts {
  const limits = must.filter((one) => LIMITS.has(one.kind)).length;
  const words = must.filter((one) => one.kind === 'words').length;
  return { limits, words, kinds: must.length - limits - words };
}

/** Something is ruled out, and no word is left that is not understood. */
function onlyRulesOut({ jobs, wishes: { must, mustNot } }: Evidence): boolean {
  const isRulingOut =
    jobs.some((job) => job.isRuledOut && job.isSure) ||
    mustNot.some(({ kind }) => kind === 'trait');
  return isRulingOut && [...must, ...mustNot].every(({ kind }) => kind !== 'words');
}

function figuresOfTheWhole(message: Omit<Message, 'common' | 'fit'>): Features {
  const { evidence: e, around, ground, best, likeness, roots, goals, named, wishes } = message;
  const described = e.described[0]?.likeness ?? 0;
  const figures: Features = {
    bias: 1,
    foreign: e.foreign,
    gibberish: e.gibberish,
    'field-strong': Number(e.field === 'strong'),
    'field-weak': Number(e.field === 'weak'),
    'one-or-two-words': Number(e.words <= 2),
    'few-words': Number(e.words <= 5),
    long: Math.min(1, e.words / 40),
    'nothing-beside': Number(roots.length === 0),
    'no-job': Number(goals.length === 0),
    'sure-jobs': Math.min(3, named.length),
    'several-jobs-named': Number(new Set(named.map((job) => job.roles[0]?.id)).size > 1),
    'job-score': jobScoreOf(message),
    'unsure-job': Number(goals.some((job) => !job.isSure && job.roles.length > 0)),
    'own-job': Number(e.jobs.some((job) => job.isOwn)),
    'job-elsewhere': Number(goals.some((job) => job.isElsewhere)),
    'ruled-out': Number(e.jobs.some((job) => job.isRuledOut)),
    described,
    'described-meaning': e.described[0]?.meaning ?? 0,
    'described-lead': described - (e.described[1]?.likeness ?? 0),
    'best-aspect': best.aspect,
    'best-topic': best.topic,
    'best-elsewhere': best.elsewhere,
    'best-dialog': best.dialog,
    'best-social': best.social,
    finding: likeness.said('find-roles'),
    'best-careers': best.careers,
    'meant-elsewhere': best.elsewhere - best.careers,
    limits: Math.min(2, wishes.limits),
    wishes: Math.min(3, wishes.kinds),
    'word-wishes': Math.min(4, wishes.words),
    covered: e.wishes.must.length > 0 ? around.covered(e.wishes).share : 0,
    facts: Number(message.hasFacts),
    'job-spoken-of': Number(ground.jobs.length > 0),
    'topic-spoken-of': Number(message.topicBefore !== undefined),
    listed: Number(ground.listed.length > 1),
    'unknown-title': Number(e.unknownTitle !== undefined && named.length === 0),
    'strange-before': Number(e.strangeBefore !== undefined),
    band: Number(e.band !== undefined),
    term: Number(e.terms.length > 0),
    'best-question': e.questions[0]?.probability ?? 0,
    'best-question-odds': logOdds(e.questions[0]?.probability ?? 0),
    'best-question-meaning': e.questions[0]?.figures.meaning ?? 0,
    'best-question-likeness': e.questions[0]?.figures.phrase ?? 0,
  };
  for (const cue of CUES_OF_THE_WHOLE) if (e.cues.has(cue)) figures[`cue-${cue}`] = 1;
  return figures;
}

/** 0 to 1: how sure the surest job is that someone may want. */
export function jobScoreOf({ goals }: Pick<Message, 'goals'>): number {
  return Math.max(0, ...goals.filter(({ roles }) => roles.length > 0).map(({ score }) => score));
}

function fitter({
  around: { labelWords },
  likeness: { labels, said, whole, clause },
  best,
  roots,
}: Pick<Message, 'around' | 'likeness' | 'best' | 'roots'>): Message['fit'] {
  const known = new Map<string, Features>();
  const likest = labels.toSorted((one, other) => said(other) - said(one)).slice(0, 2);
  function fit(prefix: string, label: string): Features {
    const rival = said(likest.find((one) => one !== label) ?? '');
    const figures = {
      said: said(label),
      whole: whole(label),
      clause: clause(label),
      lead: said(label) - rival,
      'is-best': Number(said(label) > 0 && said(label) >= best.all),
      anchor: labelWords.anchor(roots, label),
      left: labelWords.left(roots, label),
      exact: Number(said(label) > EXACT),
    };
    const features: Features = {};
    for (const [name, value] of Object.entries(figures)) {
      features[`fit-${name}`] = value;
      features[`${prefix}-${name}`] = value;
    }
    return features;
  }
  return (prefix, label) => {
    const key = `${prefix} ${label}`;
    const features = known.get(key) ?? fit(prefix, label);
    known.set(key, features);
    return features;
  };
}
