// What the work is: overview, duties, skills, hours, where and with whom.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import type { AspectAnswer } from './about-role.ts';
import { bandWords, withoutBands } from './pay.ts';
import { registerInShort } from './registration.ts';
import { type Block, list, paragraph } from './reply.ts';
import { capital, joinWords, roleWords } from './role-words.ts';

/** An overview is read on a phone; the whole list comes with "what does … do?". */
const DUTIES_IN_OVERVIEW = 4;

export function overview(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const duties = role.duties.slice(0, DUTIES_IN_OVERVIEW).map(capital);
  const facts: Extract<Block, { kind: 'facts' }>['facts'] = [
    {
      name: wording.overview.band,
      value: role.bands ? bandWords(role.bands) : withoutBands(wording, role),
    },
    { name: wording.overview.lowestEntry, value: wording.minimums[role.entry.minimum] },
    {
      name: wording.overview.register,
      value: registerInShort(wording, role),
    },
  ];
  return {
    isKnown: true,
    blocks: [
      paragraph(role.summary),
      paragraph(wording.overview.tasks),
      ...list(duties),
      { kind: 'facts', facts },
    ],
  };
}

export function duties(_knowledge: Knowledge, role: Role): AspectAnswer {
  return {
    isKnown: true,
    blocks: [paragraph(role.summary), ...list(role.duties.map(capital))],
  };
}

export function skills({ wording }: Knowledge, role: Role): AspectAnswer {
  return {
    isKnown: role.skills.length > 0,
    blocks: [paragraph(wording.skills.lead), ...list(role.skills.map(capital))],
  };
}

export function hours({ wording }: Knowledge, role: Role): AspectAnswer {
  return {
    isKnown: role.hours !== undefined,
    blocks: [paragraph(role.hours ?? fill(wording.hours.unknown, roleWords(role)))],
  };
}

export function settings({ wording }: Knowledge, role: Role): AspectAnswer {
  const isKnown = role.settings.length > 0;
  if (!isKnown)
    return { isKnown, blocks: [paragraph(fill(wording.settings.unknown, roleWords(role)))] };
  return {
    isKnown,
    blocks: [
      paragraph(`${wording.settings.places} ${joinWords(role.settings)}.`),
      ...withWhom(wording, role),
    ],
  };
}

export function people({ wording }: Knowledge, role: Role): AspectAnswer {
  const isKnown = role.people.length > 0;
  if (!isKnown)
    return { isKnown, blocks: [paragraph(fill(wording.settings.unknown, roleWords(role)))] };
  return { isKnown, blocks: [...withWhom(wording, role), paragraph(role.summary)] };
}

function withWhom(wording: Knowledge['wording'], role: Role): Block[] {
  if (role.people.length === 0) return [];
  return [paragraph(`${wording.settings.people} ${joinWords(role.people)}.`)];
}
