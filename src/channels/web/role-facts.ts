// A role's facts at a glance: a few words on each thing that people ask first. What no file says is left out.

import { payInPounds } from '../../answers/pay.ts';
import { registerInShort } from '../../answers/registration.ts';
import { capital, joinWords } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { firstSentence } from '../../language/text.ts';

export interface RoleFact {
  name: string;
  value: string;
}

/** Enough to see how the ways in differ. */
const WAYS_TIMED = 2;
const SHIFTS = ['office-hours', 'nights', 'weekends', 'on-call', 'part-time', 'from-home'] as const;

/** Pay, way in, time, hours and what else the role's file has, in the order in which people ask. */
export function roleFacts(knowledge: Knowledge, role: Role): RoleFact[] {
  const { wording, webWording } = knowledge;
  const { facts: words } = webWording;
  const driving = role.traits.driving;
  const age = role.minimumAge;
  const facts: [name: string, value: string | undefined][] = [
    [words.pay, payInPounds(knowledge, role)],
    [words.entry, capital(wording.minimums[role.entry.minimum])],
    [words.time, timeToGetThere(knowledge, role)],
    [words.hours, role.hours && firstSentence(role.hours)],
    [words.shifts, listed(SHIFTS.flatMap((trait) => traitWords(knowledge, role, trait) ?? []))],
    [words.patients, role.patientContact && words.contact[role.patientContact]],
    [words.register, capital(registerInShort(wording, role))],
    [
      capital(wording.traits.driving.name),
      driving && capital(wording.traits.driving.list[driving.is]),
    ],
    [words.age, age && (age.says ?? fill(words.ageFrom, { years: age.years }))],
  ];
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

function timeToGetThere({ wording, webWording }: Knowledge, role: Role): string | undefined {
  const total = role.training.totalFromSchool;
  if (total) {
    const { least, most } = total;
    const { yearsFromSchool, yearsAtLeast } = webWording.facts;
    if (most === undefined) return fill(yearsAtLeast, { years: least });
    return fill(yearsFromSchool, { years: least === most ? least : `${least} to ${most}` });
  }
  const timed = role.routes.filter((route) => route.duration !== undefined);
  return listed(
    timed
      .slice(0, WAYS_TIMED)
      .map((route) => `${wording.routeKinds[route.kind]}: ${route.duration}`),
    '; ',
  );
}

function traitWords(
  { wording }: Knowledge,
  role: Role,
  trait: (typeof SHIFTS)[number],
): string | undefined {
  const known = role.traits[trait];
  return known && wording.traits[trait].list[known.is];
}

function listed(texts: readonly string[], between?: string): string | undefined {
  if (texts.length === 0) return undefined;
  return capital(between === undefined ? joinWords(texts) : texts.join(between));
}
