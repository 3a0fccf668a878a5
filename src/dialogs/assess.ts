// Routes held against a person whose own job counts: being registered in one profession is not being registered in all.

import { assessRoutes, type Person, type RouteAssessment } from '../knowledge/eligibility.ts';
import type { Role } from '../knowledge/schema.ts';

/** Volunteering and work experience help, but are not the job. */
export const NOT_THE_JOB: ReadonlySet<string> = new Set(['volunteering', 'work-experience']);

/** All routes into a role for someone with this job now, the most open first. */
export function assessFor(role: Role, person: Person, own: Role | undefined): RouteAssessment[] {
  const isRegisteredElsewhere =
    own?.registration !== undefined &&
    role.registration !== undefined &&
    own.registration !== role.registration;
  const { registered: _, ...unregistered } = person;
  const all = assessRoutes(role, isRegisteredElsewhere ? unregistered : person);
  // Return to practice is for people who were in this very profession.
  return all.map((one) =>
    one.route.kind === 'return-to-practice' && own !== role && one.openness === 'open'
      ? { ...one, openness: 'later', gaps: [{ kind: 'registered' }] }
      : one,
  );
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
