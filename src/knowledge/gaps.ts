// What a requirement asks for and a person does not have.

import { DEGREE_CLASSES } from './kinds.ts';
import {
  type DegreeClass,
  FULL_LEVEL_2_GCSES,
  GRADE_OF_A_PASS,
  levelOf,
  type Person,
} from './person.ts';
import type { Needs } from './schema/role.ts';

/** One thing that a requirement asks for and the person does not have, or has not said. */
export type Gap =
  | { kind: 'gcses'; count: number; grade: number; subjects: string[] }
  /** `byRule`: the role's file names no such grade, but courses for registered professions ask for it as a rule. */
  | { kind: 'subject'; subject: string; grade: number; byRule?: true }
  | { kind: 'degreeClass'; class: DegreeClass }
  | { kind: 'aLevels'; count: number }
  | { kind: 'level'; level: number }
  | { kind: 'registered' | 'employed' | 'experience' | 'driving' }
  | { kind: 'age'; age: number };

/** What is missing of one line. */
export function gapsOfNeeds(needs: Needs, person: Person): Gap[] {
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
  const isAbove = needs.level !== undefined && level > needs.level;
  if (needs.degreeClass && !isAbove && isLower(person.degree?.class, needs.degreeClass)) {
    gaps.push({ kind: 'degreeClass', class: needs.degreeClass });
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

/** A class that was not said is not known to be lower. */
function isLower(own: DegreeClass | undefined, needed: DegreeClass): boolean {
  return own !== undefined && DEGREE_CLASSES.indexOf(own) > DEGREE_CLASSES.indexOf(needed);
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
export function subjectGaps(
  needed: NonNullable<Needs['gcses']>,
  person: Person,
  strict: boolean,
): Gap[] {
  return (needed.subjects ?? []).flatMap((subject) => {
    const isSame = (one: string) => one.toLowerCase() === subject.toLowerCase();
    const own = person.subjects?.find((one) => isSame(one.subject));
    const isLacked = person.lackedSubjects?.some(isSame) === true;
    const isShort = isLacked || (own?.grade === undefined ? strict : own.grade < needed.grade);
    return isShort ? [{ kind: 'subject' as const, subject, grade: needed.grade }] : [];
  });
}

/** How far off a set of gaps is; only its order means something. */
export function weigh(gaps: readonly Gap[]): number {
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
