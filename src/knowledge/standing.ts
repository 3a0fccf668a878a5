// Routes held against a person whose own job counts: being registered in one profession is not being registered in all.

import { firstSentence } from '../language/text.ts';
import { assessRoutes, type Openness, type RouteAssessment } from './eligibility.ts';
import { DEGREE_LEVEL, levelOf, type Person } from './person.ts';
import type { Role, Route } from './schema/role.ts';
import { LEVEL_OF_MINIMUM } from './unsaid-gaps.ts';

/** perhaps: no figure is missing, but the words ask for something that the person has not said they have. */
export type Standing = Openness | 'perhaps';

/** How a way in stands for one person. */
export interface Assessed extends Omit<RouteAssessment, 'openness'> {
  openness: Standing;
}

export const ORDER: readonly Standing[] = ['open', 'perhaps', 'nearly', 'later'];

/** Volunteering and work experience help, but are not the job. */
export const NOT_THE_JOB: ReadonlySet<string> = new Set(['volunteering', 'work-experience']);

/** So many levels below what a role asks at least, "nearly" would be an empty promise. */
const FAR_OFF = 3;
/** With A levels or the like a course for a degree is the next step. */
const LEVEL_3 = 3;

/** All routes into a role for someone with this job now, the most open first. */
export function assessFor(role: Role, person: Person, own: Role | undefined): Assessed[] {
  const isRegisteredElsewhere =
    own?.registration !== undefined &&
    role.registration !== undefined &&
    own.registration !== role.registration;
  const { registered: _, ...unregistered } = person;
  const known = isRegisteredElsewhere ? unregistered : person;
  // Work in the field, or on the way there, is the work that is asked for; it finishes no course.
  const { perhaps = [], ...rest } = known;
  const proven = { ...rest, perhaps: perhaps.filter((one) => one === 'level') };
  const all = assessRoutes(role, own && leadsTo(own, role) ? proven : known);
  return all
    .map((one) => standing(one, role, person, own))
    .sort((a, b) => ORDER.indexOf(a.openness) - ORDER.indexOf(b.openness));
}

function leadsTo(own: Role, role: Role): boolean {
  return own.family === role.family || own.progression.some(({ to }) => to === role.id);
}

function standing(
  one: RouteAssessment,
  role: Role,
  person: Person,
  own: Role | undefined,
): Assessed {
  // Return to practice is for people who were in this very profession.
  if (one.route.kind === 'return-to-practice' && own !== role && one.openness === 'open')
    return { ...one, openness: 'later', gaps: [{ kind: 'registered' }] };
  const { minimum, summary } = role.entry;
  // A post for registered people is not open on the way to registration.
  if (one.openness === 'open' && minimum === 'registered' && !person.registered)
    return { ...one, openness: 'later', gaps: [{ kind: 'registered' }] };
  // A first degree is only the first part of the way to a job that asks for more.
  const isFirstPart = minimum === 'postgraduate' && !asksForDegree(one.route);
  const unchecked = isFirstPart ? [...one.unchecked, firstSentence(summary)] : one.unchecked;
  if (one.openness === 'open' && unchecked.length > 0)
    return { ...one, openness: 'perhaps', unchecked: [...new Set(unchecked)] };
  // Experience in place of a degree is years of it: nobody is close who has school exams alone.
  const level = levelOf(person);
  const isFarOff = level < LEVEL_3 && LEVEL_OF_MINIMUM[role.entry.minimum] - level >= FAR_OFF;
  return isFarOff && one.openness === 'nearly' ? { ...one, openness: 'later' } : one;
}

/** Whether a course is for graduates, or a way in that is not a course. */
export function asksForDegree({ kind, requirements }: Route): boolean {
  const isAsked = requirements.some(
    ({ needs, weight }) => weight === 'must' && (needs?.level ?? 0) >= DEGREE_LEVEL,
  );
  return isAsked || (kind !== 'university' && kind !== 'college');
}

/** The way into a role, not by volunteering, that asks least of this person. */
export function easiestWayIn(
  role: Role,
  person: Person,
  own: Role | undefined,
): Assessed | undefined {
  return assessFor(role, person, own).find(({ route }) => !NOT_THE_JOB.has(route.kind));
}

/** Career level 6 is registered or graduate: training for it is not a first job, a post that one can apply for is. */
const HIGHEST_FIRST_JOB = 5;
const FIRST_JOBS: ReadonlySet<string> = new Set(['direct', 'apprenticeship', 'in-house']);

/** A way into a role as a first job: no course, and no profession to qualify in. */
export function firstJob(role: Role, person: Person, own: Role | undefined): Assessed | undefined {
  const isHigh = (role.careerLevel ?? 0) > HIGHEST_FIRST_JOB;
  return assessFor(role, person, own).find(({ route }) =>
    isHigh ? route.kind === 'direct' : FIRST_JOBS.has(route.kind),
  );
}
