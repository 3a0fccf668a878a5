// Which ways into a role are open to someone, worked out from the requirements as data.

import type { EntryMinimum, Needs, Requirement, Role, Route } from './schema.ts';
import { type Account, conditionIn, isUnchecked } from './unchecked.ts';

/** What someone has said of themselves; a part is left out where they did not say. */
export interface Person {
  /** GCSE passes: how many, and the lowest grade among them as a number (4 is the old C). */
  gcses?: { count?: number; grade?: number };
  /** Single GCSE subjects with their grade. */
  subjects?: { subject: string; grade: number }[];
  /** How many A levels. */
  aLevels?: number;
  /** The highest finished qualification as a level: 0 none, 2 GCSEs, 3 A levels, 6 a degree. */
  level?: number;
  registered?: boolean;
  /** Whether they already work in the NHS or in care. */
  employed?: boolean;
  experience?: boolean;
  /** In years. */
  age?: number;
  driving?: boolean;
  /** The title of their job, where they are registered in it. */
  profession?: string;
  /** What they have, but perhaps not of the kind that a role asks for. */
  perhaps?: NonNullable<Account['perhaps']>;
}

/** One thing that a requirement asks for and the person does not have, or has not said. */
export type Gap =
  | { kind: 'gcses'; count: number; grade: number; subjects: string[] }
  | { kind: 'subject'; subject: string; grade: number }
  | { kind: 'aLevels'; count: number }
  | { kind: 'level'; level: number }
  | { kind: 'registered' | 'employed' | 'experience' | 'driving' }
  | { kind: 'age'; age: number };

/** open: nothing is missing; nearly: only steps that can be taken within months; later: more. */
export type Openness = 'open' | 'nearly' | 'later';

export interface RouteAssessment {
  route: Route;
  openness: Openness;
  /** What is missing for the easiest version of the route. */
  gaps: Gap[];
  /** What the words ask for beyond the figures: no gap, but nobody has said that it is there. */
  unchecked: string[];
  /** Things that some employers or courses ask for on top, and that the person does not have. */
  oftenAsked: Gap[];
  /** The level of course or apprenticeship that was looked at, where the route has several. */
  forLevel?: number;
}

/** GCSE passes (grade 9 to 4) that make a full level 2, as the qualification levels have it. */
const FULL_LEVEL_2_GCSES = 5;
const GRADE_OF_A_PASS = 4;
const HIGHEST_GRADE = 9;

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

/** All routes into a role for a person, the most open first; routes of equal openness in the file's order. */
export function assessRoutes(role: Role, person: Person): RouteAssessment[] {
  const order: Openness[] = ['open', 'nearly', 'later'];
  return role.routes
    .map((route) => assessRoute(role, route, person))
    .sort(
      (a, b) =>
        order.indexOf(a.openness) - order.indexOf(b.openness) ||
        weigh(a.gaps) - weigh(b.gaps) ||
        a.unchecked.length - b.unchecked.length,
    );
}

/** The easiest version of one route for a person. Lines for different levels are different versions. */
export function assessRoute(role: Role, route: Route, person: Person): RouteAssessment {
  const levels = [...new Set(route.requirements.map((line) => line.forLevel))].filter(
    (level) => level !== undefined,
  );
  const versions = (levels.length > 0 ? levels : [undefined]).map((forLevel) =>
    assessVersion(role, route, forLevel, person),
  );
  const [best] = versions.sort(
    (a, b) => weigh(a.gaps) - weigh(b.gaps) || a.unchecked.length - b.unchecked.length,
  );
  return best ?? assessVersion(role, route, undefined, person);
}

function assessVersion(
  role: Role,
  route: Route,
  forLevel: number | undefined,
  person: Person,
): RouteAssessment {
  const lines = route.requirements.filter(
    (line) => line.forLevel === undefined || line.forLevel === forLevel,
  );
  const musts = lines.filter((line) => line.weight === 'must');
  const met = meet(musts, role, person);
  const gaps = met.flatMap((one) => one.gaps);
  const unchecked = met.filter((one) => one.isOpen).map(({ line }) => line.says);
  if (!musts.some((line) => line.needs)) gaps.push(...impliedGaps(role, route, person));
  else if (!musts.some(speaksOfStudy)) gaps.push(...impliedStudyGaps(role, route, person));
  if (musts.length === 0 && !isTaster(route)) {
    const condition = conditionIn(route.summary);
    if (condition) unchecked.push(condition);
    if (role.entry.minimum !== 'none') unchecked.push(role.entry.summary);
  }
  const often = lines.filter((line) => line.weight === 'often');
  const oftenAsked = meet(often, role, person).flatMap((one) => one.gaps);
  return {
    route,
    gaps,
    unchecked,
    oftenAsked,
    openness: openness(gaps),
    ...(forLevel === undefined ? {} : { forLevel }),
  };
}

/** Whether a line says what someone must have learned before. */
function speaksOfStudy({ needs }: Requirement): boolean {
  return (
    needs !== undefined &&
    (needs.gcses ?? needs.aLevels ?? needs.level ?? needs.registered) !== undefined
  );
}

/** A course without figures in its lines still needs what the role's lowest way in needs. */
function impliedGaps(role: Role, route: Route, person: Person): Gap[] {
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
function impliedStudyGaps(role: Role, route: Route, person: Person): Gap[] {
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
function isTaster({ kind }: Route): boolean {
  return kind === 'volunteering' || kind === 'work-experience';
}

/** Every line held against a person; a line marked `or` may be met in place of the one before it. */
function meet(
  lines: readonly Requirement[],
  role: Role,
  person: Person,
): { line: Requirement; gaps: Gap[]; isOpen: boolean }[] {
  const alternatives: Requirement[][] = [];
  for (const line of lines) {
    const last = alternatives.at(-1);
    if (line.or && last) last.push(line);
    else alternatives.push([line]);
  }
  const account = { ...person, level: levelOf(person) };
  return alternatives.flatMap((group) => {
    const [easiest] = group
      .map((line) => {
        const gaps = gapsOfNeeds(line.needs ?? {}, person);
        const isOpen = gaps.length === 0 && isUnchecked(line, account, role.entry.minimum);
        return { line, gaps, isOpen };
      })
      .sort((a, b) => weigh(a.gaps) - weigh(b.gaps) || Number(a.isOpen) - Number(b.isOpen));
    return easiest ?? [];
  });
}

function gapsOfNeeds(needs: Needs, person: Person): Gap[] {
  const gaps: Gap[] = [];
  const level = levelOf(person);
  // Someone with A levels or a degree is taken to have the GCSEs for them, unless they said how many they have.
  const counts = level < 3 || (level < 6 && person.gcses?.count !== undefined);
  if (needs.gcses && counts) gaps.push(...gcseGaps(needs.gcses, person));
  if (needs.gcses && !counts) gaps.push(...subjectGaps(needs.gcses, person, false));
  if (needs.aLevels && level < 3) gaps.push({ kind: 'aLevels', count: needs.aLevels.count });
  if (needs.level !== undefined && level < needs.level) {
    gaps.push({ kind: 'level', level: needs.level });
  }
  if (needs.registered && !person.registered) gaps.push({ kind: 'registered' });
  if (needs.employed && !person.employed) gaps.push({ kind: 'employed' });
  if (needs.experience && !person.experience) gaps.push({ kind: 'experience' });
  if (needs.driving && !person.driving) gaps.push({ kind: 'driving' });
  if (needs.age !== undefined && person.age !== undefined && person.age < needs.age) {
    gaps.push({ kind: 'age', age: needs.age });
  }
  return gaps;
}

function gcseGaps(needed: NonNullable<Needs['gcses']>, person: Person): Gap[] {
  const { count = 0, grade = GRADE_OF_A_PASS } = person.gcses ?? {};
  const fullLevel2 = (person.level ?? 0) >= 2 && person.gcses === undefined;
  const has = fullLevel2 ? FULL_LEVEL_2_GCSES : count;
  const enough = has >= needed.count && grade >= needed.grade;
  if (!enough) {
    return [
      {
        kind: 'gcses',
        count: needed.count,
        grade: needed.grade,
        subjects: needed.subjects ?? [],
      },
    ];
  }
  return subjectGaps(needed, person, false);
}

/** Subjects with too low a grade; subjects that were not spoken of count as missing only when `strict`. */
function subjectGaps(needed: NonNullable<Needs['gcses']>, person: Person, strict: boolean): Gap[] {
  return (needed.subjects ?? []).flatMap((subject) => {
    const own = person.subjects?.find((one) => one.subject.toLowerCase() === subject.toLowerCase());
    const isShort = own ? own.grade < needed.grade : strict;
    return isShort ? [{ kind: 'subject' as const, subject, grade: needed.grade }] : [];
  });
}

/** The highest level someone has, from everything they said. */
export function levelOf(person: Person): number {
  const fromGcses =
    (person.gcses?.count ?? 0) >= FULL_LEVEL_2_GCSES &&
    (person.gcses?.grade ?? HIGHEST_GRADE) >= GRADE_OF_A_PASS
      ? 2
      : (person.gcses?.count ?? 0) > 0
        ? 1
        : 0;
  return Math.max(person.level ?? 0, person.aLevels ? 3 : 0, fromGcses);
}

/** Gaps that can be closed within months next to a job. */
const SOON: ReadonlySet<Gap['kind']> = new Set([
  'gcses',
  'subject',
  'experience',
  'employed',
  'driving',
  'age',
]);

function openness(gaps: readonly Gap[]): Openness {
  if (gaps.length === 0) return 'open';
  const isSoon = (gap: Gap) => SOON.has(gap.kind) || (gap.kind === 'level' && gap.level <= 2);
  return gaps.every(isSoon) && gaps.length <= 2 ? 'nearly' : 'later';
}

/** How far off a set of gaps is; only its order means something. */
function weigh(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, gap) => sum + weight(gap), 0);
}

function weight(gap: Gap): number {
  switch (gap.kind) {
    case 'level':
      return gap.level * 2;
    case 'aLevels':
      return 5;
    case 'registered':
      return 14;
    case 'gcses':
      return 1 + gap.count / 5;
    default:
      return 1;
  }
}
