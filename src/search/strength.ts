// How much a role has of one thing that is wished.

import type { Criterion } from '../knowledge/criteria.ts';
import type { TraitValue } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { LEVEL_OF_MINIMUM } from '../knowledge/unsaid-gaps.ts';
import { onceEach } from '../language/once-each.ts';
import { textWords } from '../matching/text-index.ts';
import { inSetting } from './search-reasons.ts';

/** The n-th interest or group of people in a role's file counts a little less than the one before. */
const STEP_DOWN = 0.08;

/** 0 where a role does not have it, to 1. */
export type Strength = (role: Role, criterion: Criterion) => number;

/** Builds the measure over a knowledge base. */
export function buildStrength(knowledge: Knowledge): Strength {
  const settingsOf = onceEach(
    (role: Role) =>
      new Set(
        knowledge.phrasing.searchWords.settings
          .map(({ name }) => name)
          .filter((name) => inSetting(knowledge, role, name)),
      ),
  );
  const criterionWords = onceEach(({ value }: Extract<Criterion, { kind: 'words' }>) =>
    textWords(value, new Set()),
  );
  const titleWords = onceEach(
    (role: Role) => new Set(textWords([role.title, ...role.searchWords].join('. '), new Set())),
  );
  return (role, criterion) => {
    switch (criterion.kind) {
      case 'interest':
        return placed((role.interests as readonly string[]).indexOf(criterion.value));
      case 'people':
        return placed((role.people as readonly string[]).indexOf(criterion.value));
      case 'setting':
        return settingsOf(role).has(criterion.value) ? 1 : 0;
      case 'family':
        return role.family === criterion.value ? 1 : 0;
      case 'band':
        return placed((role.bands ?? []).indexOf(criterion.value));
      case 'minimum':
        return fitsMinimum(role, criterion.value) ? 1 : 0;
      case 'route':
        return role.routes.some((route) => route.kind === criterion.value) ? 1 : 0;
      case 'register':
        return role.registration === criterion.value ? 1 : 0;
      case 'contact':
        return role.patientContact === criterion.value ? 1 : 0;
      case 'trait':
        return TRAIT_STRENGTH[role.traits[criterion.value]?.is ?? 'no'];
      case 'licence':
        return role.drivingLicences.includes(criterion.value) ? 1 : 0;
      case 'dbs':
        return role.dbs?.level === criterion.value ? 1 : 0;
      case 'age':
        return isOpenAt(role, criterion.value) ? 1 : 0;
      case 'level':
        return role.careerLevel === criterion.value ? 1 : 0;
      case 'words':
        return criterionWords(criterion).some((word) => titleWords(role).has(word)) ? 1 : 0;
    }
  };
}

/** A job is free of nights or blood only where its file says so: not known does not mean no. */
export function mayHave(strength: Strength, role: Role, criterion: Criterion): boolean {
  if (criterion.kind === 'trait') return role.traits[criterion.value]?.is !== 'no';
  return strength(role, criterion) > 0;
}

/** Some posts have it: found, behind those that always do. */
const TRAIT_STRENGTH: Readonly<Record<TraitValue, number>> = { yes: 1, some: 0.6, no: 0 };

/** The age at which most NHS jobs can be started, where a role's file gives none. */
const USUAL_AGE = 16;
/** Nobody has finished a degree, or the training for a register, before this age. */
const AGE_AFTER_A_DEGREE = 20;

function isOpenAt(role: Role, age: number): boolean {
  const isAfterADegree = LEVEL_OF_MINIMUM[role.entry.minimum] >= LEVEL_OF_MINIMUM.degree;
  return age >= (role.minimumAge?.years ?? (isAfterADegree ? AGE_AFTER_A_DEGREE : USUAL_AGE));
}

function placed(place: number): number {
  return place < 0 ? 0 : Math.max(0.5, 1 - place * STEP_DOWN);
}

function fitsMinimum(role: Role, most: keyof typeof LEVEL_OF_MINIMUM): boolean {
  if (role.entry.minimum === 'registered') return false;
  if (most === 'degree')
    return role.entry.minimum === 'degree' || role.entry.minimum === 'postgraduate';
  return LEVEL_OF_MINIMUM[role.entry.minimum] <= LEVEL_OF_MINIMUM[most];
}
