// The jobs that a question may be about: named, described, in a place of a list, spoken of before, or near that.

import type { Role } from '../knowledge/schema/role.ts';
import type { Evidence } from './evidence.ts';
import type { Message } from './message.ts';
import type { Features } from './proposal.ts';
import type { JobMention } from './readers/job-mention.ts';

export interface Subject {
  /** How it came into view. */
  by: 'title' | 'guess' | 'description' | 'place' | 'spoken' | 'kin';
  role: Role;
  meant: 'named' | 'described' | 'kind';
  /** Ids of roles that may be meant as well. */
  others: string[];
  isNamed: boolean;
  isSpoken: boolean;
  features: Features;
}

const MOST_READINGS_OF_A_TITLE = 3;
const MOST_OTHERS_DESCRIBED = 3;
/** So many words tell more of a job than its title. */
const MANY_WORDS = 10;
/** "It" reaches back to so many jobs. */
const MOST_SPOKEN = 2;

/** All of them: those in the message before those of earlier ones. */
export function subjectsOf(message: Message): Subject[] {
  return [
    ...namedSubjects(message),
    ...describedSubjects(message),
    ...placedSubjects(message),
    ...spokenSubjects(message),
    ...kinSubjects(message),
  ];
}

/** The figures of a job that was named. */
export function jobFeatures(e: Evidence, job: JobMention): Features {
  const beside = e.besideJob[e.jobs.indexOf(job)];
  const features: Features = {
    'job-likeness': job.score,
    'job-sure': Number(job.isSure),
    'job-general': Number(job.general !== undefined),
    'job-own': Number(job.isOwn),
    'job-is-required': Number(job.isRequired),
    'job-from-elsewhere': Number(job.isElsewhere),
    'job-of-one-word': Number(!job.text.includes(' ')),
    'job-short': Number(job.text.length <= 3),
  };
  for (const cue of beside?.before ?? []) features[`job-${cue}`] = 1;
  for (const cue of beside?.after ?? []) features[`job-then-${cue}`] = 1;
  return features;
}

function namedSubjects({ evidence: e, ground }: Message): Subject[] {
  const sure = sureJobs(e);
  return e.jobs
    .filter((job) => !job.isRuledOut)
    .flatMap((job) => {
      const most = job.general ? 1 : MOST_READINGS_OF_A_TITLE;
      const others = job.general ? job.roles.slice(1).map(({ id }) => id) : [];
      const ofJob = jobFeatures(e, job);
      return job.roles.slice(0, most).map(
        (role, place): Subject => ({
          role,
          by: job.isSure ? 'title' : 'guess',
          meant: job.general ? 'kind' : 'named',
          others,
          isNamed: true,
          isSpoken: ground.jobs.includes(role.id),
          features: {
            'by-title': 1,
            ...ofJob,
            'job-second-reading': Number(place > 0),
            'job-beside-sure': Number(!job.isSure && sure.length > 0),
            'job-not-the-only': Number(sure.length > 1),
            'job-share': shareOfMessage(e, job),
            'job-last': Number(job === e.jobs.at(-1)),
            'job-first': Number(job === e.jobs[0]),
            'job-spoken-before': Number(ground.jobs.includes(role.id)),
          },
        }),
      );
    });
}

function describedSubjects({ evidence: e, ground }: Message): Subject[] {
  const likest = Math.max(0, ...e.described.map(({ likeness }) => likeness));
  const nearest = Math.max(0, ...e.described.map(({ meaning }) => meaning));
  // "The one who holds things for the surgeon": the title is another's.
  const isBesideHelped = e.besideJob.some(({ before }) => before.has('worked-with'));
  return e.described.map(({ role, likeness, meaning }, place) => ({
    role,
    by: 'description',
    meant: 'described',
    others: e.described
      .slice(place + 1, place + 1 + MOST_OTHERS_DESCRIBED)
      .map((one) => one.role.id),
    isNamed: false,
    isSpoken: false,
    features: {
      'by-description': 1,
      'description-likeness': likeness,
      'description-meaning': meaning,
      'description-meaning-behind': meaning - nearest,
      'description-second': Number(place > 0),
      'description-place': place,
      'description-behind': likeness - likest,
      'description-lead': likeness - (e.described[place + 1]?.likeness ?? 0),
      'description-people': Number(e.cues.has('people-who')),
      'description-people-likeness': Number(e.cues.has('people-who')) * likeness,
      'description-sure-jobs': Math.min(2, sureJobs(e).length),
      'description-job-score': mostLikelyJob(e),
      'description-few-words': Number(e.words <= 4),
      'description-many-words': Number(e.words > MANY_WORDS) * likeness,
      'description-of-their-helper': Number(isBesideHelped) * likeness,
      'description-spoken': Number(ground.jobs.length > 0),
      'description-foreign': e.foreign,
      'description-several': Number(e.cues.has('several-jobs')),
      'description-naming': Number(e.cues.has('naming')),
      'description-elsewhere': Number(e.jobs.some((job) => job.isElsewhere)),
    },
  }));
}

function placedSubjects({ evidence: e, ground, around: { knowledge } }: Message): Subject[] {
  return e.places
    .flatMap((place) => knowledge.roles.get(ground.listed.at(place) ?? '') ?? [])
    .map((role) => ({
      role,
      by: 'place',
      meant: 'named',
      others: [],
      isNamed: false,
      isSpoken: false,
      features: {
        'by-place': 1,
        'place-few-words': Number(e.words <= 5),
        'place-sure-jobs': Math.min(2, sureJobs(e).length),
        'place-several': Number(e.places.length > 1),
      },
    }));
}

function spokenSubjects({ evidence: e, ground, kin, around: { knowledge } }: Message): Subject[] {
  const named = namedFirst(e);
  return ground.jobs.slice(0, MOST_SPOKEN).flatMap((id, place): Subject[] => {
    const role = knowledge.roles.get(id);
    if (!role || named.has(id)) return [];
    const features: Features = {
      'by-spoken': 1,
      'spoken-second': Number(place > 0),
      'spoken-places': Number(e.places.length > 0),
      'spoken-second-cue': Number(
        place > 0 && (e.cues.has('other-one') || e.cues.has('first-spoken')),
      ),
      'spoken-pointing': Number(e.cues.has('pointing')),
      'spoken-follows': Number(e.cues.has('follows')),
      'spoken-few-words': Number(e.words <= 5),
      'spoken-sure-jobs': Math.min(2, sureJobs(e).length),
      'spoken-job-score': mostLikelyJob(e),
      'spoken-required': Number(e.jobs.some((job) => job.isRequired)),
      'spoken-foreign': e.foreign,
      'spoken-kin': Number(kin !== undefined),
      'spoken-described': e.described[0]?.likeness ?? 0,
      'spoken-several': Number(e.cues.has('several-jobs')),
    };
    return [
      { role, by: 'spoken', meant: 'named', others: [], isNamed: false, isSpoken: true, features },
    ];
  });
}

function kinSubjects({ evidence: e, kin }: Message): Subject[] {
  if (!kin || namedFirst(e).has(kin.id)) return [];
  const features: Features = {
    'by-kin': 1,
    'kin-follows': Number(e.cues.has('follows')),
    'kin-sure-jobs': Math.min(2, sureJobs(e).length),
    'kin-job-score': mostLikelyJob(e),
    'kin-few-words': Number(e.words <= 5),
  };
  return [
    {
      role: kin,
      by: 'kin',
      meant: 'named',
      others: [],
      isNamed: false,
      isSpoken: false,
      features,
    },
  ];
}

/** 0 to 1: how many of the message's words its title is. */
function shareOfMessage({ words }: Evidence, { text }: JobMention): number {
  return text.split(/\s+/).length / Math.max(1, words);
}

function sureJobs({ jobs }: Evidence): JobMention[] {
  return jobs.filter((job) => job.isSure && job.roles.length > 0);
}

function mostLikelyJob({ jobs }: Evidence): number {
  return Math.max(0, ...jobs.map(({ score }) => score));
}

/** Ids of the roles that are the first reading of a title in the message. */
function namedFirst({ jobs }: Evidence): Set<string> {
  return new Set(jobs.flatMap(({ roles }) => roles.slice(0, 1).map(({ id }) => id)));
}
