// "What would suit me?" answered: the roles that fit, why each is there, and what would change the list.

import { type Block, heading, list, paragraph } from '../answers/reply.ts';
import { inSentence, joinWords, roleWords } from '../answers/role-words.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { checkWords, missingWords } from './plan-words.ts';
import { type RankedRole, rankRoles } from './rank-roles.ts';
import { type Slots, textIn } from './slots.ts';
import type { DialogWording } from './wording.ts';

/** A screenful on a phone. */
export const RESULTS_SHOWN = 5;

export interface ResultsShown {
  roles: Role[];
  blocks: Block[];
}

export function resultsWords(
  knowledge: Knowledge,
  words: DialogWording,
  slots: Slots,
): ResultsShown {
  const text = words.results;
  const family = textIn(slots, 'goalFamily');
  const ranked = rankRoles(knowledge, slots).slice(0, RESULTS_SHOWN);
  const [best] = ranked;
  if (!best) return { roles: [], blocks: [paragraph(text.none)] };
  const lead =
    ranked.length === 1
      ? text.leadOne
      : fill(text.lead, { ...roleWords(best.role), count: ranked.length });
  const inFamily = family && knowledge.families.get(family)?.title;
  return {
    roles: ranked.map(({ role }) => role),
    blocks: [
      heading(text.heading),
      paragraph(lead),
      ...(inFamily ? [paragraph(fill(text.family, { family: inSentence(inFamily) }))] : []),
      {
        kind: 'results',
        results: ranked.map((one) => ({
          role: { id: one.role.id, title: one.role.title },
          reason: why(knowledge, words, one, slots),
        })),
      },
      ...changes(knowledge, words, ranked, slots),
    ],
  };
}

function why(
  { wording }: Knowledge,
  words: DialogWording,
  { role, interests, people, openness, gaps, unchecked }: RankedRole,
  slots: Slots,
): string {
  const text = words.results.reasons;
  const missing = missingWords(wording, words, gaps);
  const check = checkWords(unchecked);
  const parts = [
    ...(interests.length > 0 ? [fill(text.interests, { values: joinWords(interests) })] : []),
    ...(people.length > 0 ? [fill(text.people, { values: joinWords(people) })] : []),
    ...(role.patientContact && textIn(slots, 'contact') !== undefined
      ? [text.contact[role.patientContact]]
      : []),
    openness === 'open' ? text.open : fill(text[openness], { missing, check }),
  ];
  return `${parts.join('; ')}.`;
}

/** What another answer would bring up: so that nobody takes the list for the last word. */
function changes(
  knowledge: Knowledge,
  words: DialogWording,
  ranked: readonly RankedRole[],
  slots: Slots,
): Block[] {
  const text = words.results;
  const shown = new Set(ranked.map(({ role }) => role.id));
  const lines: string[] = [];
  const training = textIn(slots, 'training');
  if (training !== undefined && training !== 'longer') {
    const other = rankRoles(knowledge, { ...slots, training: 'longer' })
      .slice(0, RESULTS_SHOWN)
      .find(({ role }) => !shown.has(role.id));
    if (other) lines.push(fill(text.longer, roleWords(other.role)));
  }
  const notOpen = ranked.find(({ openness }) => openness === 'nearly' || openness === 'later');
  if (notOpen) {
    const missing = missingWords(knowledge.wording, words, notOpen.gaps);
    lines.push(fill(text.qualified, { ...roleWords(notOpen.role), missing }));
  }
  const contact = textIn(slots, 'contact');
  if (contact === 'most' || contact === 'little') {
    const otherWay = contact === 'most' ? 'little' : 'most';
    const [other] = rankRoles(knowledge, { ...slots, contact: otherWay });
    if (other && !shown.has(other.role.id)) {
      const values = { ...roleWords(other.role), contact: text.reasons.contact[otherWay] };
      lines.push(fill(text.otherContact, values));
    }
  }
  return lines.length > 0 ? [heading(text.change), ...list(lines)] : [];
}
