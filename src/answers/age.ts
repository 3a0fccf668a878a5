// How old one has to be.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { roleWords } from './role-words.ts';
import type { AspectAnswer } from './shape.ts';

/** People leave school or college at about this age; the years of training are counted from here. */
const AGE_AT_LEAVING_SCHOOL = 18;

export function age({ wording }: Knowledge, role: Role): AspectAnswer {
  const words = roleWords(role);
  const { minimumAge } = role;
  const noLimit = { text: wording.age.noLimit };
  if (minimumAge) {
    return {
      isKnown: true,
      says: fill(wording.age.least, { ...words, years: minimumAge.years }),
      limits: [...(minimumAge.says ? [{ text: minimumAge.says }] : []), noLimit],
    };
  }
  const training = role.training.totalFromSchool;
  if (training && training.least > 0) {
    const years = Math.floor(AGE_AT_LEAVING_SCHOOL + training.least);
    return {
      isKnown: true,
      says: fill(wording.age.afterTraining, { ...words, years }),
      limits: [noLimit],
    };
  }
  return { isKnown: false, says: fill(wording.age.unknown, words), limits: [noLimit] };
}
