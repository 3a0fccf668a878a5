// What the work is: overview, duties, skills, hours, where and with whom.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { payInPounds } from './pay.ts';
import { registerByName } from './registration.ts';
import { list, paragraph } from './reply.ts';
import { capital, joinWords, roleWords } from './role-words.ts';
import type { AspectAnswer } from './shape.ts';
import { shiftPattern } from './traits.ts';

export function overview(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  return {
    isKnown: true,
    says: role.summary,
    facts: [
      { name: wording.overview.pay, value: payInPounds(knowledge, role) },
      { name: wording.overview.lowestEntry, value: wording.minimums[role.entry.minimum] },
      { name: wording.overview.register, value: registerByName(knowledge, role) },
    ],
    more: [paragraph(wording.overview.tasks), ...list(role.duties.map(capital))],
  };
}

export function duties(_knowledge: Knowledge, role: Role): AspectAnswer {
  return { isKnown: true, says: role.summary, phrases: role.duties.map(capital) };
}

export function skills({ wording }: Knowledge, role: Role): AspectAnswer {
  return {
    isKnown: role.skills.length > 0,
    says: wording.skills.lead,
    phrases: role.skills.map(capital),
  };
}

export function hours(knowledge: Knowledge, role: Role): AspectAnswer {
  const pattern = shiftPattern(knowledge, role);
  if (role.hours === undefined) {
    const says = fill(knowledge.wording.hours.unknown, roleWords(role));
    return { isKnown: pattern.length > 0, says, also: pattern };
  }
  return { isKnown: true, says: role.hours, more: pattern };
}

export function settings({ wording }: Knowledge, role: Role): AspectAnswer {
  if (role.settings.length === 0)
    return { isKnown: false, says: fill(wording.settings.unknown, roleWords(role)) };
  return {
    isKnown: true,
    says: capital(
      fill(wording.settings.places, { ...roleWords(role), list: joinWords(role.settings) }),
    ),
    also: withWhom(wording, role).map(paragraph),
  };
}

export function people({ wording }: Knowledge, role: Role): AspectAnswer {
  const [says] = withWhom(wording, role);
  if (says === undefined)
    return { isKnown: false, says: fill(wording.settings.unknown, roleWords(role)) };
  return { isKnown: true, says, also: [paragraph(role.summary)] };
}

function withWhom(wording: Knowledge['wording'], role: Role): string[] {
  if (role.people.length === 0) return [];
  const list = joinWords(role.people);
  return [capital(fill(wording.settings.people, { ...roleWords(role), list }))];
}
