// What would hurt when missed by someone who wants a job: an age, a register, a licence.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { capital, joinWords, roleWords } from './role-words.ts';
import type { Limit } from './shape.ts';

/** The kinds of driving licence that a job asks for, in a sentence. */
export function drivingLicence(
  { licence, drivingLicences }: Knowledge['wording'],
  role: Role,
): string[] {
  if (role.drivingLicences.length === 0) return [];
  const kinds = role.drivingLicences.map((kind) => drivingLicences[kind]);
  return [fill(licence.driving, { licences: joinWords(kinds, 'or') })];
}

/** The limits of a role in a sentence each. */
export function limitsOf(knowledge: Knowledge, role: Role): Limit[] {
  return [...whoMayWork(knowledge, role), ...licencesOf(knowledge, role)];
}

/** The lowest age and the register. */
export function whoMayWork({ wording, registers }: Knowledge, role: Role): Limit[] {
  const limits: Limit[] = [];
  if (role.minimumAge) {
    const years = String(role.minimumAge.years);
    const text = fill(wording.age.least, { ...roleWords(role), years });
    limits.push({ text, unless: years });
  }
  const register = registers.registers.find(({ id }) => id === role.registration)?.name;
  if (register)
    limits.push({ text: fill(wording.entry.registerToo, { register }), unless: register });
  return limits;
}

/** Licences that every post needs. */
export function licencesOf({ wording }: Knowledge, role: Role): Limit[] {
  const limits: Limit[] = [];
  if (role.traits.driving?.is === 'yes') {
    const { yes, name } = wording.traits.driving;
    const [licence] = drivingLicence(wording, role);
    limits.push(
      licence ? { text: licence } : { text: capital(fill(yes, roleWords(role))), unless: name },
    );
  }
  for (const { name, needed } of role.licences) {
    if (needed === 'must')
      limits.push({ text: fill(wording.licence.must, { name }), unless: name });
  }
  return limits;
}
