// What someone has said of themselves, as eligibility is worked out from it.

import type { Nation } from './fact.ts';
import type { DEGREE_CLASSES } from './kinds.ts';
import type { Account } from './unchecked.ts';

export type DegreeClass = (typeof DEGREE_CLASSES)[number];

/** What someone has said of themselves; a part is left out where they did not say. */
export interface Person {
  /** GCSE passes: how many, and the lowest grade among them as a number (4 is the old C). */
  gcses?: { count?: number; grade?: number };
  /** Single GCSE subjects, with their grade where it was said. */
  subjects?: { subject: string; grade?: number }[];
  /** GCSE subjects that they failed or never took. Failing is not a grade. */
  lackedSubjects?: string[];
  /** How many A levels. */
  aLevels?: number;
  /** The highest finished qualification as a level: 0 none, 2 GCSEs, 3 A levels, 6 a degree. */
  level?: number;
  /** What was said of a degree beside its level. */
  degree?: { class?: DegreeClass; subject?: string };
  registered?: boolean;
  /** Whether they already work in the NHS or in care. */
  employed?: boolean;
  experience?: boolean;
  /** In years. */
  age?: number;
  driving?: boolean;
  /** The title of their job, where they are registered in it. */
  profession?: string;
  /** The band they work at, without its letter. */
  band?: number;
  /** They trained or grew up outside the UK. */
  origin?: 'overseas';
  /** Where in the UK the message that is answered is about; it is not kept, as it may be only asked about. */
  nation?: Nation;
  /** What they have, but perhaps not of the kind that a role asks for. */
  perhaps?: NonNullable<Account['perhaps']>;
}

/** GCSE passes (grade 9 to 4) that make a full level 2, as the qualification levels have it. */
export const FULL_LEVEL_2_GCSES = 5;
export const GRADE_OF_A_PASS = 4;
const HIGHEST_GRADE = 9;

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

/** The level of a bachelor's degree, in England's scale of qualifications. */
export const DEGREE_LEVEL = 6;
