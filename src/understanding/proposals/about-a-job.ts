// One question about one job: what is asked of it, and whether someone could do it.

import type { Request, YesOrNo } from '../../ground/request.ts';
import type { Aspect } from '../../knowledge/aspects.ts';
import { TRAITS } from '../../knowledge/kinds.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { hasQualifications } from '../facts/person-of.ts';
import { ENTRY_LIKE } from '../labels.ts';
import type { Message } from '../message.ts';
import { type Features, type Proposal, proposalOf, shareOf } from '../proposal.ts';
import type { Subject } from '../subjects.ts';

/** A question is plainly asked from this likeness on. */
const PLAIN = 0.4;
/** Below it nothing is asked of a job. */
const ASKS_SOMETHING = 0.35;

export function aboutAJob(message: Message, subjects: readonly Subject[]): Proposal[] {
  const known = new Map<string, Features>();
  const askedAs = (by: Subject['by'], ask: Aspect): Features => {
    const figures = known.get(by + ask) ?? figuresOfAsk(message, by, ask);
    known.set(by + ask, figures);
    return figures;
  };
  return subjects.flatMap((subject) => {
    const figures = figuresOfSubject(message, subject);
    return [
      ...message.aspects.map((ask) =>
        oneQuestion(message, { subject, figures, asked: askedAs(subject.by, ask) }, ask),
      ),
      couldI(message, subject),
    ];
  });
}

function oneQuestion(
  message: Message,
  { subject, figures, asked }: { subject: Subject; figures: Features; asked: Features },
  ask: Aspect,
): Proposal {
  const left = leftOf(message, ask, subject.role);
  const isOwn = (subject.features['job-own'] ?? 0) > 0;
  const own = [
    subject.features,
    figures,
    message.fit('ask', ask),
    asked,
    {
      [OWN_NAMES[ask] ?? 'own-other']: Number(isOwn),
      'left-of-role': left,
      ...askedAgain(message, subject, ask),
      ...askedOfTheWayIn(message, subject, ask),
      ...askedOfPay(message, subject, ask),
    },
  ];
  return proposalOf(message, 'role', requestOf(message, subject, ask), own, left);
}
const OWN_NAMES: Partial<Record<Aspect, string>> = {
  progression: 'own-progression',
  related: 'own-related',
};

/** A question about a job as a request. */
export function requestOf(
  { evidence, person, isOfALearner, around }: Message,
  subject: Subject,
  ask: Aspect,
): Request {
  const role = subject.role.id;
  const { yesOrNo } = evidence;
  const ofLearners = isOfALearner ? around.ofLearners.get(ask) : undefined;
  if (ofLearners) return { kind: 'question', question: ofLearners, person, role };
  // Someone who has said what they have is told what that opens.
  if (ask === 'entry' && hasQualifications(person)) return { kind: 'could-i', role, person };
  return {
    kind: 'role',
    role,
    // Whether a degree is needed is no question of all the ways in.
    ask: yesOrNo?.of && WAYS_IN.has(ask) ? NEEDS : ask,
    meant: subject.meant,
    others: subject.others,
    ...(evidence.band && ask === 'pay' ? { band: evidence.band } : {}),
    ...(yesOrNo && isSettled(yesOrNo, ask) ? { yesOrNo } : {}),
  };
}
const NEEDS: Aspect = 'qualifications';
const WAYS_IN: ReadonlySet<Aspect> = new Set(['entry', NEEDS, 'routes', 'university']);

/** Whether yes or no answers what is asked. */
function isSettled({ of }: YesOrNo, ask: Aspect): boolean {
  if (of === undefined || of.kind === 'driving')
    return ask === 'registration' || TRAITS.some((one) => one === ask);
  return WAYS_IN.has(ask);
}

function couldI(message: Message, subject: Subject): Proposal {
  const { person, likeness, hasFacts, fit } = message;
  return proposalOf(message, 'could-i', { kind: 'could-i', role: subject.role.id, person }, [
    subject.features,
    fit('could', 'eligibility'),
    {
      'could-entry-like': Math.max(0, ...[...ENTRY_LIKE].map(likeness.said)),
      'could-facts': Number(hasFacts),
    },
  ]);
}

/** What every question about a job is worth, by how the job came into view. */
function figuresOfSubject(message: Message, { by, features }: Subject): Features {
  const { evidence: e, likeness, best, goals } = message;
  return {
    [`best-elsewhere-${by}`]: best.elsewhere,
    [`best-topic-${by}`]: best.topic,
    [`finding-${by}`]: likeness.said('find-roles'),
    [`foreign-${by}`]: e.foreign,
    [`few-words-${by}`]: Number(e.words <= 5),
    'own-beside-another': Number((features['job-own'] ?? 0) > 0 && goals.length > 0),
  };
}

/** What a question is worth of all jobs that came into view the same way. */
function figuresOfAsk(message: Message, by: Subject['by'], ask: Aspect): Features {
  const { evidence: e, around, likeness, best, roots } = message;
  const said = likeness.said(ask);
  return {
    [`ask=${ask}`]: 1,
    [`ask-said-${by}`]: said,
    [`ask-lead-${by}`]: said - best.all,
    [`ask-left-${by}`]: around.labelWords.left(roots, ask),
    [`asked-nothing-${ask === 'entry' || ask === 'overview' ? ask : 'other'}`]: Number(
      best.aspect < ASKS_SOMETHING,
    ),
    [`wanting-${ENTRY_LIKE.has(ask) ? 'entry-like' : ask === 'overview' ? 'overview' : 'other'}`]:
      Number(e.cues.has('wanting')),
    'said-plainly': Number(said > PLAIN) * (said - PLAIN),
    'registration-meaning': Number(ask === 'registration' && e.cues.has('meaning')),
  };
}

/** The same is asked as before, of the next job; or nothing is. */
function askedAgain(
  { evidence, ground, likeness, best, roots, askedBefore }: Message,
  { isSpoken }: Subject,
  ask: Aspect,
): Features {
  const isAgain = ask === askedBefore;
  const isBareOverview = ask === 'overview' && roots.length === 0;
  if (!isAgain && !isBareOverview) return {};
  const said = likeness.said(ask);
  // "Earn" is so common beside titles that it tells nothing, and still asks something else.
  const isOtherAsked = best.aspect - said > PLAIN;
  return {
    'ask-again': Number(isAgain),
    'ask-again-said': Number(isAgain) * said,
    'ask-again-new-job': Number(isAgain && !isSpoken),
    'ask-again-follows': Number(isAgain && evidence.cues.has('follows')),
    'ask-again-bare': Number(isAgain && roots.length === 0 && !isOtherAsked),
    'ask-again-unsaid': Number(isAgain && said < PLAIN),
    'overview-bare': Number(isBareOverview),
    'overview-bare-after': Number(isBareOverview && ground.asked !== undefined),
  };
}

function askedOfTheWayIn(
  { evidence: e, hasFacts }: Message,
  { isSpoken, features }: Subject,
  ask: Aspect,
): Features {
  if (ask !== 'entry') return {};
  return {
    'entry-wanted': Number(e.cues.has('wanting')),
    'entry-wanted-job': Number((features['job-wanted'] ?? 0) > 0),
    'entry-for-them': Number(isSpoken && e.besideJob.some(({ after }) => after.has('does-it'))),
    'entry-required': Number(e.jobs.some((job) => job.isRequired)),
    'entry-facts': Number(hasFacts),
  };
}

function askedOfPay(
  { evidence: e }: Message,
  { isNamed, isSpoken }: Subject,
  ask: Aspect,
): Features {
  if (ask !== 'pay' || e.band === undefined) return {};
  return {
    'pay-of-a-band': 1,
    'band-asked-of-job': Number(isNamed || isSpoken),
    'band-yes-or-no': Number(isNamed && e.cues.has('yes-or-no')),
  };
}

/** The share of the words that neither the way of asking nor the role's file has. */
function leftOf({ around, written }: Message, ask: Aspect, role: Role): number {
  const inFile = around.wordsOfRole(role);
  const left = written.filter((word) => !inFile.has(word));
  return shareOf(Math.round(around.labelWords.left(left, ask) * left.length), written.length);
}
