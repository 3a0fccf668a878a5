// "What would suit me?" answered: the roles that fit, why each is there, and what would change the list.

import { bandWords } from '../../answers/pay.ts';
import { type Block, heading, list, paragraph } from '../../answers/reply.ts';
import { resultList } from '../../answers/result-list.ts';
import { inSentence, joinWords, roleWords } from '../../answers/role-words.ts';
import { MOST_WORDS, wordsIn } from '../../answers/shape.ts';
import { fill } from '../../knowledge/fill.ts';
import { TRAITS } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { firstSentence } from '../../language/text.ts';
import { listIn, type Slots, textIn } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { checkWords, missingWords } from './gap-words.ts';
import { type RankedRole, rankRoles } from './rank-roles.ts';

/** A screenful on a phone. */
export const RESULTS_SHOWN = 5;

export interface ResultsShown {
  roles: Role[];
  blocks: Block[];
  /** What would change the list: nobody needs it to have the list. */
  more: Block[];
}

/** A page of the jobs that fit, the first or one further on. */
export function resultsWords(
  knowledge: Knowledge,
  words: DialogWording,
  slots: Slots,
  from = 0,
): ResultsShown {
  const text = words.results;
  const family = textIn(slots, 'goalFamily');
  const all = rankRoles(knowledge, slots);
  const ranked = all.slice(from, from + RESULTS_SHOWN);
  if (ranked.length === 0)
    return { roles: [], blocks: [paragraph(from > 0 ? text.noMore : text.none)], more: [] };
  const count = { count: ranked.length };
  const lead =
    from > 0
      ? fill(text.leadMore, count)
      : ranked.length === 1
        ? text.leadOne
        : fill(text.lead, count);
  const inFamily = family && knowledge.families.get(family)?.title;
  const shared = sharedBy(ranked);
  const before = [
    heading(text.heading),
    paragraph(
      [
        ...leftOut(knowledge, text.without, slots),
        ...(slots.seated === true ? [text.seated] : []),
        lead,
      ].join(' '),
    ),
    ...(inFamily ? [paragraph(fill(text.family, { family: inSentence(inFamily) }))] : []),
  ];
  const { shown, folded } = resultList(
    ranked.map((one) => ({
      role: { id: one.role.id, title: one.role.title },
      reason: why(knowledge, words, one, slots, shared),
    })),
    MOST_WORDS - wordsIn(before),
  );
  return {
    roles: ranked.map(({ role }) => role),
    blocks: [...before, ...shown],
    more: [...folded, ...changes(knowledge, words, ranked, slots)],
  };
}

/** What all of a list have tells none of them apart. */
function sharedBy(ranked: readonly RankedRole[]): ReadonlySet<string> {
  const [first, ...others] = ranked.map(({ interests, people }) => [...interests, ...people]);
  if (!first || others.length === 0) return new Set();
  return new Set(first.filter((one) => others.every((other) => other.includes(one))));
}

function leftOut({ wording }: Knowledge, text: string, slots: Slots): string[] {
  const avoided = TRAITS.filter((one) => listIn(slots, 'avoid').includes(one));
  const names = avoided.map((one) => wording.traits[one].name);
  return names.length > 0 ? [fill(text, { what: joinWords(names, 'or') })] : [];
}

function why(
  { wording }: Knowledge,
  words: DialogWording,
  { role, interests, people, openness, gaps, unchecked }: RankedRole,
  slots: Slots,
  shared: ReadonlySet<string>,
): string {
  const text = words.results.reasons;
  const missing = missingWords(wording, words, gaps);
  const check = checkWords(unchecked.slice(0, 1).map(firstSentence));
  const own = (values: readonly string[]) => values.filter((one) => !shared.has(one));
  const some = TRAITS.filter(
    (one) => listIn(slots, 'avoid').includes(one) && role.traits[one]?.is === 'some',
  ).map((one) => wording.traits[one].name);
  const bands = role.bands ?? [];
  const parts = [
    firstSentence(role.summary),
    ...(own(interests).length > 0
      ? [fill(text.interests, { values: own(interests).join(', ') })]
      : []),
    ...(own(people).length > 0 ? [fill(text.people, { values: own(people).join(', ') })] : []),
    openness === 'open' ? text.open : fill(text[openness], { missing, check }),
    ...(some.length > 0 ? [fill(text.some, { what: joinWords(some) })] : []),
    ...(bands.length > 0 ? [fill(text.band, { bands: bandWords(bands) })] : []),
  ];
  return parts.join(' ');
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
