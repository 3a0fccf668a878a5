// Which roles would suit someone, from what they enjoy, whom they want to work with, what they have and how long
// they would train.

import type { Gap } from '../../knowledge/gaps.ts';
import { TRAITS } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { DEGREE_LEVEL, levelOf, type Person } from '../../knowledge/person.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import {
  type Assessed,
  assessFor,
  easiestWayIn,
  firstJob,
  NOT_THE_JOB,
  ORDER,
  type Standing,
} from '../../knowledge/standing.ts';
import { LEVEL_OF_MINIMUM } from '../../knowledge/unsaid-gaps.ts';
import { listIn, numberIn, type Slots, textIn } from '../script/slots.ts';
import { personOf } from './person-of.ts';

export interface RankedRole {
  role: Role;
  score: number;
  interests: string[];
  people: string[];
  /** Whether the work is with patients as much as was wanted. */
  hasContact: boolean;
  openness: Standing;
  /** What is missing for the easiest way in. */
  gaps: Gap[];
  /** What someone should make sure of first. */
  unchecked: string[];
}

/** A shared interest says more about liking a job than whom it is with; what is open breaks ties. */
const WEIGHT = {
  interest: 3,
  people: 2,
  noneOfThem: -2,
  contact: 2,
  opposite: -4,
  open: 2,
  perhaps: 1.5,
  nearly: 1,
  later: 0,
  /** For each thing that someone avoids and some posts have. */
  partly: -0.7,
  /** A job below the band that someone is on. */
  below: -3,
  /** Office work, for someone who wants to sit. */
  seated: 6,
  /** A role without pay, for someone who wants to volunteer. */
  unpaid: 6,
};
/** An interest further down a role's list is a smaller part of the work. */
const PER_PLACE = 0.4;

/** All roles that fit, best first. */
export function rankRoles(knowledge: Knowledge, slots: Slots): RankedRole[] {
  const person = personOf(knowledge, slots);
  const ranked: RankedRole[] = [];
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const family = textIn(slots, 'goalFamily');
  const refused = listIn(slots, 'refused');
  for (const role of knowledge.roles.values()) {
    if (family !== undefined && role.family !== family) continue;
    if (role === own || refused.includes(role.id) || isShunned(role, slots, person)) continue;
    if (role.entry.minimum === 'registered' && !person.registered) continue;
    const one = rank(role, slots, person, own);
    if (one) ranked.push(one);
  }
  ranked.sort((a, b) => b.score - a.score || (a.role.careerLevel ?? 9) - (b.role.careerLevel ?? 9));
  return family === undefined ? mixed(ranked) : ranked;
}

/** Of one field no more than two in a row of five: whoever does not know what they want sees several. */
const OF_ONE_FIELD = 2;

function mixed(ranked: readonly RankedRole[]): RankedRole[] {
  const left = [...ranked];
  const order: RankedRole[] = [];
  while (left.length > 0) {
    const page = order.slice(order.length - (order.length % PAGE));
    const isFull = ({ role }: RankedRole) =>
      page.filter((one) => one.role.family === role.family).length >= OF_ONE_FIELD;
    const next = left.findIndex((one) => !isFull(one));
    order.push(...left.splice(Math.max(0, next), 1));
  }
  return order;
}
/** As many as are shown at once. */
const PAGE = 5;

/** Whether a job always has what someone rules out, or needs a licence that they do not have. */
function isShunned({ traits }: Role, slots: Slots, person: Person): boolean {
  const avoided = listIn(slots, 'avoid');
  if (TRAITS.some((trait) => avoided.includes(trait) && traits[trait]?.is === 'yes')) return true;
  if (person.driving === false && traits.driving?.is === 'yes') return true;
  const isOfDays = DAYTIME.has(textIn(slots, 'hours') ?? '');
  return isOfDays && (traits.nights?.is === 'yes' || traits['office-hours']?.is === 'no');
}
const DAYTIME: ReadonlySet<string> = new Set(['school-hours', 'term-time', 'days']);

/** How many roles have everything that was asked for; only then can questions be left out. */
export function countFitting(knowledge: Knowledge, slots: Slots): number {
  const interests = listIn(slots, 'interests');
  const people = listIn(slots, 'people');
  const contact = textIn(slots, 'contact');
  const family = textIn(slots, 'goalFamily');
  let count = 0;
  for (const role of knowledge.roles.values()) {
    const fits =
      (family === undefined || role.family === family) &&
      (interests.length === 0 || role.interests.some((one) => interests.includes(one))) &&
      (people.length === 0 || role.people.some((one) => people.includes(one))) &&
      (contact === undefined || role.patientContact === contact) &&
      role.entry.minimum !== 'registered';
    if (fits) count++;
  }
  return count;
}

function rank(
  role: Role,
  slots: Slots,
  person: Person,
  own: Role | undefined,
): RankedRole | undefined {
  const wanted = { interests: listIn(slots, 'interests'), people: listIn(slots, 'people') };
  const interests = role.interests.filter((one) => wanted.interests.includes(one));
  const people = role.people.filter((one) => wanted.people.includes(one));
  if (wanted.interests.length > 0 && interests.length === 0) return undefined;
  const training = textIn(slots, 'training');
  const isSoon = training === 'none' || training === 'year';
  const paid = isSoon ? soonest(role, person, own, training) : easiestWayIn(role, person, own);
  // To volunteer is the way into a volunteer's role, for who wants that.
  const isWanted = isUnpaid(role) && textIn(slots, 'learning') === 'volunteer';
  const best = isWanted ? assessFor(role, person, own)[0] : paid;
  // No university takes everybody who has A levels.
  const isCourse = best?.route.kind === 'university' && best.openness === 'open';
  const openness = isCourse ? 'perhaps' : (best?.openness ?? 'later');
  if (isSoon && isAboveReach(role, person, own)) return undefined;
  if (!isReady(training, openness, role, levelOf(person))) return undefined;
  const contact = textIn(slots, 'contact');
  const isOpposite =
    (contact === 'little' && role.patientContact === 'most') ||
    (contact === 'most' && role.patientContact === 'little');
  const hasContact = contact === undefined || role.patientContact === contact;
  const score =
    places(role.interests, interests) * WEIGHT.interest +
    places(role.people, people) * WEIGHT.people +
    (wanted.people.length > 0 && people.length === 0 ? WEIGHT.noneOfThem : 0) +
    (contact !== undefined && hasContact ? WEIGHT.contact : 0) +
    (isOpposite ? WEIGHT.opposite : 0) +
    partly(role, slots) +
    (isBelowOwn(role, slots) ? WEIGHT.below : 0) +
    (slots.seated === true && isOfficeWork(role) ? WEIGHT.seated : 0) +
    (isWanted ? WEIGHT.unpaid : 0) +
    WEIGHT[openness];
  return {
    role,
    score,
    interests,
    people,
    hasContact,
    openness,
    gaps: best?.gaps ?? [],
    unchecked: isCourse ? [role.entry.summary] : (best?.unchecked ?? []),
  };
}

/** What some posts have of that which someone avoids. */
function partly({ traits }: Role, slots: Slots): number {
  const avoided = listIn(slots, 'avoid');
  const some = TRAITS.filter((trait) => avoided.includes(trait) && traits[trait]?.is === 'some');
  return some.length * WEIGHT.partly;
}

/** No file says whether one sits; what somebody with such interests does is done at a desk more often than not. */
function isOfficeWork({ interests, patientContact, traits }: Role): boolean {
  const isDesk = interests.some((one) => OFFICE.has(one));
  return isDesk && patientContact !== 'most' && traits.lifting?.is !== 'yes';
}
const OFFICE: ReadonlySet<string> = new Set([
  'organising',
  'writing and records',
  'data and numbers',
  'technology and computers',
]);

function isUnpaid({ routes }: Role): boolean {
  return routes.every(({ kind }) => NOT_THE_JOB.has(kind));
}

function isBelowOwn({ bands = [] }: Role, slots: Slots): boolean {
  const own = numberIn(slots, 'band');
  const highest = Number.parseInt(bands.at(-1) ?? '', 10);
  return own !== undefined && highest < own;
}

/** How much of a role's list is wanted: the first of it most, and each further one less. */
function places(all: readonly string[], wanted: readonly string[]): number {
  return wanted.reduce(
    (sum, one, index) => sum + Math.max(0.2, 1 - all.indexOf(one) * PER_PLACE * 0.5) / (index + 1),
    0,
  );
}

/** A job that one can apply for, or where there is a year a college course. */
function soonest(
  role: Role,
  person: Person,
  own: Role | undefined,
  training: string,
): Assessed | undefined {
  const job = firstJob(role, person, own);
  if (training === 'none' || job?.openness === 'open') return job;
  const course = assessFor(role, person, own).find(({ route }) => route.kind === 'college');
  if (!job || !course) return job ?? course;
  return ORDER.indexOf(course.openness) < ORDER.indexOf(job.openness) ? course : job;
}

/** A graduate's or a manager's job is not had at once by someone without a degree who is not on the way to it. */
function isAboveReach({ careerLevel = 0, entry }: Role, person: Person, own?: Role): boolean {
  if (levelOf(person) >= DEGREE_LEVEL) return false;
  if (LEVEL_OF_MINIMUM[entry.minimum] >= DEGREE_LEVEL) return true;
  return careerLevel > Math.max(HIGHEST_FIRST_JOB, (own?.careerLevel ?? 0) + 1);
}
/** Career level 5 is an assistant practitioner's. */
const HIGHEST_FIRST_JOB = 5;

/** Whether the training is no longer than someone would take. */
function isReady(
  training: string | undefined,
  openness: Standing,
  role: Role,
  level: number,
): boolean {
  if (training === 'none') return openness === 'open' || openness === 'perhaps';
  if (training === 'year') return openness !== 'later';
  // A doctorate or a master's comes after a degree, which alone takes that long.
  if (training === 'three-years')
    return level >= DEGREE_LEVEL || role.entry.minimum !== 'postgraduate';
  return true;
}
