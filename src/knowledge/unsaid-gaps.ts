// What a way in asks for without saying so: by rule, by law, and by what the role's lowest way in needs.

import { OF_AGE, SCHOOL_LEAVING_AGE } from './ages.ts';
import { type Gap, gapsOfNeeds, subjectGaps } from './gaps.ts';
import type { EntryMinimum } from './kinds.ts';
import { GRADE_OF_A_PASS, levelOf, type Person } from './person.ts';
import type { Requirement, Role, Route } from './schema/role.ts';

/** The level that an `entry.minimum` stands for. */
export const LEVEL_OF_MINIMUM: Readonly<Record<EntryMinimum, number>> = {
  none: 0,
  gcse: 2,
  'level-3': 3,
  'level-4-5': 4,
  degree: 6,
  postgraduate: 7,
  registered: 6,
};

/** What leads to a profession from school on. */
const COURSES: ReadonlySet<Route['kind']> = new Set(['university', 'college', 'apprenticeship']);
/** What courses for registered professions ask for as a rule, at level 2. */
const LEVEL_2_SUBJECTS = ['English', 'maths'];

/** A subject that someone lacks is not taken for unasked because the role's file says nothing of it. */
export function gapsByRule(
  role: Role,
  route: Route,
  musts: readonly Requirement[],
  person: Person,
): Gap[] {
  if (!role.registration || person.registered || !COURSES.has(route.kind)) return [];
  const ruled = new Set(musts.flatMap(({ needs }) => needs?.gcses?.subjects ?? []));
  return subjectGaps(
    {
      count: LEVEL_2_SUBJECTS.length,
      grade: GRADE_OF_A_PASS,
      subjects: LEVEL_2_SUBJECTS.filter((subject) => !ruled.has(subject)),
    },
    person,
    false,
  ).map((gap) => (gap.kind === 'subject' ? { ...gap, byRule: true } : gap));
}

const FOR_A_DEGREE: ReadonlySet<Route['kind']> = new Set(['university', 'conversion']);
/** Someone of 17 applies for the year after. */
const YEAR_OF_APPLYING = 1;

/** What is asked for even where a way in is silent: an age for work or study, a licence where the whole job is driving. */
export function gapsByLaw(role: Role, route: Route, named: readonly Gap[], person: Person): Gap[] {
  const gaps: Gap[] = [];
  const isNamed = (kind: Gap['kind']) => named.some((gap) => gap.kind === kind);
  if (person.age !== undefined && !isNamed('age')) {
    const least = Math.max(role.minimumAge?.years ?? 0, isTaster(route) ? 0 : SCHOOL_LEAVING_AGE);
    if (FOR_A_DEGREE.has(route.kind) && person.age < OF_AGE - YEAR_OF_APPLYING)
      gaps.push({ kind: 'age', age: OF_AGE });
    else if (person.age < least) gaps.push({ kind: 'age', age: least });
  }
  if (role.traits.driving?.is === 'yes' && !person.driving && !isNamed('driving'))
    gaps.push({ kind: 'driving' });
  return gaps;
}

/** A course without figures in its lines still needs what the role's lowest way in needs. */
export function impliedGaps(role: Role, route: Route, person: Person): Gap[] {
  if (isTaster(route)) return [];
  if (role.entry.minimum === 'registered') return gapsOfNeeds({ registered: true }, person);
  const study = impliedStudyGaps(role, route, person);
  if (route.kind === 'in-house') return [...gapsOfNeeds({ employed: true }, person), ...study];
  if (STUDY_ROUTES.has(route.kind)) return study;
  const level = LEVEL_OF_MINIMUM[role.entry.minimum];
  return level > 0 ? gapsOfNeeds({ level }, person) : [];
}

const STUDY_ROUTES: ReadonlySet<Route['kind']> = new Set([
  'university',
  'college',
  'apprenticeship',
  'conversion',
]);

/** What must be learned before a course that leads to a degree, also one that is taken from inside a job. */
export function impliedStudyGaps(role: Role, route: Route, person: Person): Gap[] {
  const { minimum } = role.entry;
  switch (route.kind) {
    case 'in-house':
      if (minimum === 'degree') return gapsOfNeeds({ level: 3 }, person);
      return minimum === 'postgraduate' ? gapsOfNeeds({ level: 6 }, person) : [];
    case 'conversion':
      return gapsOfNeeds({ level: 6 }, person);
    case 'university':
      return gapsOfNeeds({ level: minimum === 'postgraduate' ? 6 : 3 }, person);
    case 'apprenticeship':
    case 'college': {
      const level = Array.isArray(route.level) ? Math.min(...route.level) : route.level;
      // The lowest way in asks for GCSEs at least; a course without figures asks no less.
      if (level === undefined || level < 5)
        return minimum !== 'none' && levelOf(person) === 0 ? gapsOfNeeds({ level: 2 }, person) : [];
      return gapsOfNeeds({ level: level >= 7 ? 6 : 3 }, person);
    }
    default:
      return [];
  }
}

/** A way to see what the work is like. */
export function isTaster({ kind }: Route): boolean {
  return kind === 'volunteering' || kind === 'work-experience';
}
