// Routes held against a person whose own job counts: being registered in one profession is not being registered in all.

import {
  assessRoutes,
  LEVEL_OF_MINIMUM,
  levelOf,
  type Person,
  type RouteAssessment,
} from '../knowledge/eligibility.ts';
import type { Role } from '../knowledge/schema.ts';

/** Volunteering and work experience help, but are not the job. */
export const NOT_THE_JOB: ReadonlySet<string> = new Set(['volunteering', 'work-experience']);

/** So many levels below what a role asks at least, "nearly" would be an empty promise. */
const FAR_OFF = 3;

/** All routes into a role for someone with this job now, the most open first. */
export function assessFor(role: Role, person: Person, own: Role | undefined): RouteAssessment[] {
  const isRegisteredElsewhere =
    own?.registration !== undefined &&
    role.registration !== undefined &&
    own.registration !== role.registration;
  const { registered: _, ...unregistered } = person;
  const all = assessRoutes(role, isRegisteredElsewhere ? unregistered : person);
  // Return to practice is for people who were in this very profession.
  return all.map((one) => {
    if (one.route.kind === 'return-to-practice' && own !== role && one.openness === 'open')
      return { ...one, openness: 'later', gaps: [{ kind: 'registered' }] };
    // Experience in place of a degree is years of it: nobody is close who has school exams alone.
    const isFarOff = LEVEL_OF_MINIMUM[role.entry.minimum] - levelOf(person) >= FAR_OFF;
    return isFarOff && one.openness === 'nearly' ? { ...one, openness: 'later' } : one;
  });
}

/** The way into a role, not by volunteering, that asks least of this person. */
export function easiestWayIn(
  role: Role,
  person: Person,
  own: Role | undefined,
): RouteAssessment | undefined {
  return assessFor(role, person, own)
    .filter(({ route }) => !NOT_THE_JOB.has(route.kind))
    .sort((a, b) => ORDER.indexOf(a.openness) - ORDER.indexOf(b.openness))[0];
}

export const ORDER: readonly RouteAssessment['openness'][] = ['open', 'nearly', 'later'];
