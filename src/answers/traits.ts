// What a job brings with it: nights, driving, lifting, blood. Asked as a yes or no, and so answered.

import { fill } from '../knowledge/fill.ts';
import type { TraitName } from '../knowledge/kinds.ts';
import { TRAIT_VALUES } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { type Block, paragraph } from './reply.ts';
import { capital, joinWords, roleWords } from './role-words.ts';
import type { AspectAnswer } from './shape.ts';

const OF_THE_SHIFTS: readonly TraitName[] = [
  'office-hours',
  'nights',
  'weekends',
  'on-call',
  'part-time',
  'from-home',
];

/** The answer to whether a job has something; first yes, no or some, then what the file says of it. */
export function trait(name: TraitName) {
  return ({ wording }: Knowledge, role: Role): AspectAnswer => {
    const words = wording.traits[name];
    const known = role.traits[name];
    const hours = OF_THE_SHIFTS.includes(name) && role.hours ? [paragraph(role.hours)] : [];
    if (!known) return { isKnown: false, says: fill(words.unknown, roleWords(role)), also: hours };
    const lead = capital(fill(words[known.is], roleWords(role)));
    return {
      isKnown: true,
      says: lead,
      limits: known.says ? [{ text: known.says }] : [],
      also: [...hours, ...(known.from === 'duties' ? [paragraph(wording.ourReading)] : [])],
    };
  };
}

/** The shift pattern in short sentences, from what is known of it; nothing where nothing is. */
export function shiftPattern({ wording }: Knowledge, role: Role): Block[] {
  const known = OF_THE_SHIFTS.flatMap((name) => {
    const one = role.traits[name];
    return one ? [{ ...one, name: wording.traits[name].name }] : [];
  });
  if (known.length === 0) return [];
  const sentences = TRAIT_VALUES.flatMap((value) => {
    const names = known.filter(({ is }) => is === value).map(({ name }) => name);
    return names.length > 0 ? [fill(wording.shifts[value], { list: joinWords(names) })] : [];
  });
  const isOurs = known.some(({ from }) => from === 'duties');
  return [paragraph(sentences.join(' ')), ...(isOurs ? [paragraph(wording.ourReading)] : [])];
}
