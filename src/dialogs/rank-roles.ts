// Which roles would suit someone, from what they enjoy, whom they want to work with, what they have and how long
// they would train.

import type { Gap, Person } from '../knowledge/eligibility.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { easiestWayIn, firstJob, type Standing } from './assess.ts';
import { personOf } from './person-of.ts';
import { listIn, type Slots, textIn } from './slots.ts';

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
};
/** An interest further down a role's list is a smaller part of the work. */
const PER_PLACE = 0.4;

/** All roles that fit, best first. */
export function rankRoles(knowledge: Knowledge, slots: Slots): RankedRole[] {
  const person = personOf(knowledge, slots);
  const ranked: RankedRole[] = [];
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const family = textIn(slots, 'goalFamily');
  for (const role of knowledge.roles.values()) {
    if (family !== undefined && role.family !== family) continue;
    if (role.entry.minimum === 'registered' && !person.registered) continue;
    const one = rank(role, slots, person, own);
    if (one) ranked.push(one);
  }
  return ranked.sort(
    (a, b) => b.score - a.score || (a.role.careerLevel ?? 9) - (b.role.careerLevel ?? 9),
  );
}

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
  const best = training === 'none' ? firstJob(role, person, own) : easiestWayIn(role, person, own);
  const openness = best?.openness ?? 'later';
  if (!isReady(training, openness, role)) return undefined;
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
    WEIGHT[openness];
  return {
    role,
    score,
    interests,
    people,
    hasContact,
    openness,
    gaps: best?.gaps ?? [],
    unchecked: best?.unchecked ?? [],
  };
}

/** How much of a role's list is wanted: the first of it most, and each further one less. */
function places(all: readonly string[], wanted: readonly string[]): number {
  return wanted.reduce(
    (sum, one, index) => sum + Math.max(0.2, 1 - all.indexOf(one) * PER_PLACE * 0.5) / (index + 1),
    0,
  );
}

/** Whether the training is no longer than someone would take. */
function isReady(training: string | undefined, openness: Standing, role: Role): boolean {
  if (training === 'none') return openness === 'open' || openness === 'perhaps';
  if (training === 'year') return openness !== 'later';
  if (training === 'three-years')
    return openness !== 'later' || role.entry.minimum !== 'postgraduate';
  return true;
}
