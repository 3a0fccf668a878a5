// Two or three roles side by side. When it was asked which takes longer or pays more, that is answered first.

import type { ComparedBy } from '../ground/request.ts';
import type { Aspect } from '../knowledge/aspects.ts';
import { fill } from '../knowledge/fill.ts';
import { BANDS } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { LEVEL_OF_MINIMUM } from '../knowledge/unsaid-gaps.ts';
import { firstSentence } from '../language/text.ts';
import { totalFromSchool } from './duration.ts';
import { payInPounds } from './pay.ts';
import { registerInShort } from './registration.ts';
import { type Block, heading, paragraph, type Reply, reply } from './reply.ts';
import { capital, inSentence, joinWords, roleWords } from './role-words.ts';
import { MOST_WORDS, wordsIn } from './shape.ts';
import { roleSources } from './sources.ts';

/** Rows before the fold. */
const MOST_ROWS = 3;
/** More columns than three cannot be read on a phone. */
export const MOST_COMPARED = 3;

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
  const says = verdict(knowledge, compared, by);
  const all = rows(knowledge, compared);
  const same = all.filter(isSame);
  const differing = all.filter((row) => !isSame(row));
  const table = (rows: readonly Row[]): Block => ({
    kind: 'comparison',
    columns: compared.map((role) => role.title),
    rows: rows.map(({ name, values }) => ({ name, values })),
  });
  // Asked which pays more or takes longer, that is all that is said.
  const isAnswered = says.length > 0 && (by === 'pay' || by === 'duration');
  const opening = isAnswered ? says : [...says, paragraph(mainDifference(wording, compared))];
  const shown = isAnswered ? [] : rowsThatFit(differing, by, table, wordsIn(opening));
  const rest = differing.filter((row) => !shown.includes(row));
  return reply({
    outcome: 'answer',
    topic: 'compare',
    roles: compared.map(({ id, title }) => ({ id, title })),
    blocks: [
      ...opening,
      ...(shown.length > 0 ? [table(shown)] : []),
      ...compared.map((role) => roleSources(knowledge, role, 1)),
    ],
    more: [
      ...(rest.length > 0 ? [heading(lead), table(rest)] : []),
      ...(same.length > 0
        ? [
            paragraph(wording.compare.same),
            {
              kind: 'facts' as const,
              facts: same.map(({ name, values: [value = ''] }) => ({ name, value })),
            },
          ]
        : []),
    ],
    choices: compared.map((role) => fill(wording.next.entry, roleWords(role))),
    confidence,
  });
}

/** "The main difference: as a porter you move patients; as a nurse you …": what the work is. */
function mainDifference({ compare }: Knowledge['wording'], roles: readonly Role[]): string {
  const parts = roles.map((role) =>
    fill(compare.part, {
      ...roleWords(role),
      work: inSentence(firstSentence(role.summary).replace(/[.]$/, '')),
    }),
  );
  return fill(compare.mainDifference, { parts: parts.join('; ') });
}

/** As many rows as stand before the fold, the one that was asked about first. */
function rowsThatFit(
  differing: readonly Row[],
  by: ComparedBy,
  table: (rows: readonly Row[]) => Block,
  words: number,
): Row[] {
  const ordered = [
    ...differing.filter(({ aspect }) => aspect === by),
    ...differing.filter(({ aspect, isBrief }) => aspect !== by && isBrief),
  ];
  const shown: Row[] = [];
  for (const row of ordered)
    if (words + wordsIn([table([...shown, row])]) <= MOST_WORDS) shown.push(row);
  return shown.slice(0, MOST_ROWS);
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
    const why = roles
      .map((role) => `${role.title}: ${inSentence(payInPounds(knowledge, role))}.`)
      .join(' ');
    if (Number.isNaN(difference)) return [paragraph(why)];
    if (difference === 0)
      return [paragraph(fill(wording.compare.samePay, { ...titles(one, other), why }))];
    const [high, low] = difference > 0 ? [other, one] : [one, other];
    return [paragraph(fill(wording.compare.higherPay, { ...titles(high, low), why }))];
  }
  if (by === 'duration') {
    const [first, second] = [one, other].map((role) => role.training.totalFromSchool);
    const difference =
      first && second
        ? second.least - first.least
        : LEVEL_OF_MINIMUM[other.entry.minimum] - LEVEL_OF_MINIMUM[one.entry.minimum];
    const why = roles
      .map(
        (role) =>
          `${role.title}: ${totalFromSchool(knowledge, role) ?? wording.minimums[role.entry.minimum]}.`,
      )
      .join(' ');
    if (difference === 0)
      return [paragraph(fill(wording.compare.sameLength, { ...titles(one, other), why }))];
    const [long, short] = difference > 0 ? [other, one] : [one, other];
    return [paragraph(fill(wording.compare.longer, { ...titles(long, short), why }))];
  }
  return [paragraph(wording.compare.noBetter)];
}

interface Row {
  name: string;
  /** One for each role. */
  values: string[];
  aspect: Aspect;
  /** A few words in each cell. */
  isBrief: boolean;
}

function isSame({ values }: Row): boolean {
  return values.every((value) => value === values[0]);
}

function rows(knowledge: Knowledge, roles: readonly Role[]): Row[] {
  const { wording } = knowledge;
  const names = wording.compare.rows;
  const row = (
    aspect: Aspect,
    name: string,
    cell: (role: Role) => string | undefined,
    isBrief = false,
  ): Row => ({
    aspect,
    name,
    values: roles.map((role) => cell(role) || wording.compare.notKnown),
    isBrief,
  });
  const all = [
    row('entry', names.entry, (role) => capital(wording.minimums[role.entry.minimum]), true),
    row('pay', names.pay, (role) => payInPounds(knowledge, role), true),
    row('duration', names.duration, (role) => timeOf(knowledge, role), true),
    row('registration', names.register, (role) => registerInShort(wording, role), true),
    row('hours', names.hours, (role) => role.hours),
    row('routes', names.routes, (role) =>
      joinWords([...new Set(role.routes.map(({ kind }) => inSentence(wording.routeKinds[kind])))]),
    ),
    row('people', names.people, (role) => joinWords(role.people)),
    row('qualifications', names.entryInFull, (role) => role.entry.summary),
  ];
  // Where a thing is known of none of them, there is nothing to compare.
  return all.filter(({ values }) => values.some((value) => value !== wording.compare.notKnown));
}

function timeOf(knowledge: Knowledge, role: Role): string | undefined {
  const total = totalFromSchool(knowledge, role);
  if (total !== undefined) return capital(total);
  return role.routes
    .filter((route) => route.duration)
    .map((route) => `${knowledge.wording.routeKinds[route.kind]}: ${route.duration}`)
    .join('; ');
}

function bandPlace(role: Role): number {
  const [band] = role.bands ?? [];
  return band === undefined ? Number.NaN : BANDS.indexOf(band);
}
