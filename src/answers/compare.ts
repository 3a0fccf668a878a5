// Two or three roles side by side. When it was asked which takes longer or pays more, that is answered first.

import { LEVEL_OF_MINIMUM } from '../knowledge/eligibility.ts';
import { fill } from '../knowledge/fill.ts';
import { BANDS } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import type { JobMention } from '../recognizer/mentions.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { type Aspect, isAspect } from './aspects.ts';
import { bandWords, withoutBands } from './pay.ts';
import { firstSentence } from './progression.ts';
import { registerInShort } from './registration.ts';
import { type Block, heading, paragraph, type Reply, reply } from './reply.ts';
import { capital, inSentence, joinWords, roleWords } from './role-words.ts';
import { sourceBlock } from './sources.ts';

/** More columns than three cannot be read on a phone. */
export const MOST_COMPARED = 3;

/** What the comparison was asked for: length of training, pay, sameness, another aspect, or nothing in particular. */
export type ComparedBy = 'duration' | 'pay' | 'same' | Aspect | undefined;

export function compare(
  knowledge: Knowledge,
  roles: readonly Role[],
  by: ComparedBy,
  confidence: number,
): Reply {
  const { wording } = knowledge;
  const compared = roles.slice(0, MOST_COMPARED);
  const titles = compared.map((role) => inSentence(role.title));
  const lead = fill(wording.compare.lead, {
    first: capital(titles.slice(0, -1).join(', ')),
    second: titles.at(-1) ?? '',
  });
  return reply({
    outcome: 'answer',
    topic: 'compare',
    roles: compared.map(({ id, title }) => ({ id, title })),
    blocks: [
      ...verdict(knowledge, compared, by),
      heading(lead),
      {
        kind: 'comparison',
        columns: compared.map((role) => role.title),
        rows: rows(knowledge, compared),
      },
      ...compared.map((role) => sourceBlock(knowledge, role.sources, role.checked, 1)),
    ],
    choices: compared.map((role) => fill(wording.next.entry, roleWords(role))),
    confidence,
  });
}

/** The answer to "which takes longer", "which pays more", "is it the same". */
function verdict(knowledge: Knowledge, roles: readonly Role[], by: ComparedBy): Block[] {
  const { wording } = knowledge;
  const [one, other] = roles;
  if (!one || !other || roles.length !== 2 || by === undefined) return [];
  const titles = (first: Role, second: Role) => ({
    first: capital(inSentence(first.title)),
    second: inSentence(second.title),
  });
  if (by === 'same') return [paragraph(fill(wording.compare.notSame, titles(one, other)))];
  if (by === 'pay') {
    const difference = bandPlace(other) - bandPlace(one);
    const why = roles.map((role) => `${role.title}: ${payCell(knowledge, role)}.`).join(' ');
    if (Number.isNaN(difference)) return [paragraph(why)];
    if (difference === 0)
      return [paragraph(fill(wording.compare.samePay, { ...titles(one, other), why }))];
    const [high, low] = difference > 0 ? [other, one] : [one, other];
    return [paragraph(fill(wording.compare.higherPay, { ...titles(high, low), why }))];
  }
  if (by === 'duration') {
    const difference = LEVEL_OF_MINIMUM[other.entry.minimum] - LEVEL_OF_MINIMUM[one.entry.minimum];
    const why = roles
      .map((role) => `${role.title}: ${wording.minimums[role.entry.minimum]}.`)
      .join(' ');
    if (difference === 0)
      return [paragraph(fill(wording.compare.sameLength, { ...titles(one, other), why }))];
    const [long, short] = difference > 0 ? [other, one] : [one, other];
    return [paragraph(fill(wording.compare.longer, { ...titles(long, short), why }))];
  }
  return [paragraph(wording.compare.noBetter)];
}

function rows(knowledge: Knowledge, roles: readonly Role[]) {
  const { wording } = knowledge;
  const names = wording.compare.rows;
  const row = (name: string, cell: (role: Role) => string | undefined) => ({
    name,
    values: roles.map((role) => cell(role) || wording.compare.notKnown),
  });
  return [
    row(names.what, (role) => firstSentence(role.summary)),
    row(
      names.entry,
      (role) =>
        `${capital(wording.minimums[role.entry.minimum])}. ${firstSentence(role.entry.summary)}`,
    ),
    row(names.routes, (role) =>
      joinWords([
        ...new Set(role.routes.map((route) => wording.routeKinds[route.kind].toLowerCase())),
      ]),
    ),
    row(names.duration, (role) =>
      role.routes
        .filter((route) => route.duration)
        .map((route) => `${wording.routeKinds[route.kind].toLowerCase()}: ${route.duration}`)
        .join('; '),
    ),
    row(names.pay, (role) => payCell(knowledge, role)),
    row(names.hours, (role) => role.hours),
    row(names.register, (role) => registerInShort(wording, role)),
    row(names.people, (role) => joinWords(role.people)),
  ];
}

function payCell({ wording }: Knowledge, role: Role): string {
  if (!role.bands) return withoutBands(wording, role);
  return `${role.bands.length > 1 ? 'bands' : 'band'} ${bandWords(role.bands)}`;
}

function bandPlace(role: Role): number {
  const [band] = role.bands ?? [];
  return band === undefined ? Number.NaN : BANDS.indexOf(band);
}

/** Words between or beside two jobs that ask for a comparison. */
const COMPARING =
  /\b(?:vs|versus|or|against|difference|different|differ|compare|compared|better than|same as|same|than|side by side)\b/i;
const COMPARED_TO =
  /\b(?:vs|versus|different|difference|compare|compared|better than|same as|than)\b/i;
const JOINED = /^\s*(?:s)?\s*(?:and|&|\/|vs|versus|or|,)\s*(?:a|an|the)?\s*$/i;

/** Whether two or more of the jobs in an utterance are to be held against each other. */
export function isComparison(
  { utterance, asks }: Recognition,
  goals: readonly JobMention[],
  isAsked: boolean,
  withFocus: boolean,
): boolean {
  if (asks[0]?.intent === 'compare') return true;
  if (withFocus && COMPARED_TO.test(utterance)) return true;
  const clear = goals.filter((job) => job.isSure);
  if (clear.length < 2) return false;
  const areJoined = clear.some((job, place) => {
    const next = clear[place + 1];
    return next !== undefined && JOINED.test(utterance.slice(job.end, next.start));
  });
  return isAsked || areJoined || COMPARING.test(utterance);
}

/** What the comparison was asked for. */
export function comparedBy({ utterance, asks }: Recognition): ComparedBy {
  if (
    /\b(?:longer|long|more training|quick(?:er|est)?|fast(?:er|est)?|short(?:er|est)?|years)\b/i.test(
      utterance,
    )
  )
    return 'duration';
  if (/\b(?:pays?|paid|earns?|money|salary|wages?|bands?)\b/i.test(utterance)) return 'pay';
  if (/\bsame\b/i.test(utterance)) return 'same';
  const aspect = asks[0]?.others.find((one) => isAspect(one.label))?.label;
  return aspect && isAspect(aspect) && /\bbetter\b/i.test(utterance) ? aspect : undefined;
}
