// "How do I get on?" answered where there is no goal: the ladder around someone, the gap to each next step, and whom to ask.

import { contactWords } from '../../answers/contact.ts';
import { ladderBlock } from '../../answers/progression.ts';
import { type Block, heading, list, paragraph } from '../../answers/reply.ts';
import { inSentence, roleWords } from '../../answers/role-words.ts';
import { sourceBlock } from '../../answers/sources.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Gap } from '../../knowledge/gaps.ts';
import { INTERESTS } from '../../knowledge/kinds.ts';
import { familyLadder } from '../../knowledge/ladder.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Source } from '../../knowledge/parts.ts';
import type { Person } from '../../knowledge/person.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { type Assessed, easiestWayIn } from '../../knowledge/standing.ts';
import { fold } from '../../language/text.ts';
import { listIn, numberIn, type Slots, textIn } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { checkWords, closings, missingWords } from './gap-words.ts';
import { personOf } from './person-of.ts';
import { durationWords } from './plan-words.ts';
import { underHeadings } from './sections.ts';
import { durationOf } from './stepping-stones.ts';
import { speak } from './whom-to-ask.ts';

const STEPS_SHOWN = 5;
const GAPS_CLOSED = 3;
const BAND_JOBS_SHOWN = 5;

export interface LadderShown {
  roles: Role[];
  /** The step that fits best with what someone wants. */
  best?: Role;
  blocks: Block[];
}

/** The role without the steps that someone turned down. */
function without(role: Role, refused: readonly string[]): Role {
  const progression = role.progression.filter(({ to = '' }) => !refused.includes(to));
  return { ...role, progression };
}

export function ladderWords(knowledge: Knowledge, words: DialogWording, slots: Slots): LadderShown {
  const person = personOf(knowledge, slots);
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const family = textIn(slots, 'goalFamily');
  const roles = own ? [own] : [];
  const around = own
    ? fromRole(knowledge, words, without(own, listIn(slots, 'refused')), person, slots)
    : fromBand(knowledge, words, numberIn(slots, 'band'), person);
  const sources: Source[] = roles.flatMap((role) => role.sources.slice(0, 2));
  const checked = roles.map((role) => role.checked).sort()[0];
  const topic = knowledge.topics.get(words.ladder.topic);
  const gaps = closings(knowledge, words, around.gaps.slice(0, GAPS_CLOSED), slots);
  return {
    roles: roles.length > 0 ? roles : around.roles,
    ...(around.best ? { best: around.best } : {}),
    blocks: [
      // What someone has as their goal comes before the steps around them.
      ...(family ? inFamily(knowledge, words, family) : []),
      ...around.blocks,
      ...(own ? ladderBlock(knowledge, own) : []),
      ...(gaps.length > 0 ? underHeadings([{ title: words.plan.close, blocks: gaps }]) : []),
      ...time(words, slots),
      ...underHeadings([speak(knowledge, words)]),
      sourceBlock(
        knowledge,
        [...sources, ...(topic?.sources.slice(0, 1) ?? [])],
        checked ?? topic?.checked ?? '',
        3,
      ),
    ],
  };
}

interface Around {
  best?: Role;
  blocks: Block[];
  roles: Role[];
  gaps: Gap[];
}

function fromRole(
  knowledge: Knowledge,
  words: DialogWording,
  own: Role,
  person: Person,
  slots: Slots,
): Around {
  const text = words.ladder;
  const named = roleWords(own);
  const wanted = wantedIn(knowledge, slots);
  const steps = nearestFirst(knowledge, own, wanted).slice(0, STEPS_SHOWN);
  const [first] = steps;
  const lead = !first
    ? fill(text.unknown, named)
    : own.progression.length === 1
      ? fill(text.first, { ...named, next: inSentence(first.title) })
      : fill(wanted.length > 0 ? text.firstWanted : text.firstMany, {
          ...named,
          count: own.progression.length,
          next: inSentence(first.title),
        });
  const gaps = new Map<string, Gap>();
  let toCheck = 0;
  const lines = steps.map(({ to, title, how = '' }) => {
    const role = knowledge.roles.get(to ?? '');
    const wayIn = role && easiestWayIn(role, person, own);
    const missing = wayIn?.gaps ?? [];
    if (wayIn?.openness === 'perhaps') toCheck++;
    for (const gap of missing) if (!gaps.has(gap.kind)) gaps.set(gap.kind, gap);
    return [
      fill(text.step, { next: title, how }).trim(),
      takes(words, role, how),
      wayIn && wayIn.openness !== 'open' ? standing(knowledge, words, wayIn) : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
  });
  const best = wanted.length > 0 ? knowledge.roles.get(first?.to ?? '') : undefined;
  return {
    roles: [own],
    ...(best ? { best } : {}),
    gaps: [...gaps.values()],
    blocks: [
      heading(fill(text.heading, named)),
      paragraph(lead),
      ...list(lines),
      ...(lines.length > 0 && gaps.size + toCheck === 0 ? [paragraph(text.nothingMissing)] : []),
    ],
  };
}

/** The steps from a role: with what someone wants first, then the lowest level; titles of no file come last. */
function nearestFirst(
  knowledge: Knowledge,
  own: Role,
  wanted: readonly string[],
): Role['progression'] {
  const hasWanted = (step: Role['progression'][number]) =>
    Number(isOfInterest(knowledge, step, wanted));
  const level = ({ to }: Role['progression'][number]) =>
    knowledge.roles.get(to ?? '')?.careerLevel ?? Number.POSITIVE_INFINITY;
  const isSideways = (step: Role['progression'][number]) =>
    Number(level(step) <= (own.careerLevel ?? 0));
  return [...own.progression].sort(
    (a, b) =>
      hasWanted(b) - hasWanted(a) ||
      isSideways(a) - isSideways(b) ||
      Math.min(level(a), 99) - Math.min(level(b), 99),
  );
}

/** What someone enjoys, and what most of the work is in the field that they want to get to. */
function wantedIn({ roles }: Knowledge, slots: Slots): string[] {
  const family = textIn(slots, 'goalFamily');
  const ofField = [...roles.values()].filter((role) => role.family === family);
  return [
    ...listIn(slots, 'interests'),
    ...ofField.flatMap(({ interests }) => interests.slice(0, 1)),
  ];
}
/** The first of a role's interests are most of its work. */
const MOST_OF_IT = 2;

/** Whether a step leads to something that someone enjoys, by its role or, where it has no file, by its words. */
function isOfInterest(
  { phrasing, roles }: Knowledge,
  { to, title, how = '' }: Role['progression'][number],
  wanted: readonly string[],
): boolean {
  const role = roles.get(to ?? '');
  if (role) return role.interests.slice(0, MOST_OF_IT).some((one) => wanted.includes(one));
  const says = fold(`${title} ${how}`);
  return INTERESTS.some(
    (one) =>
      wanted.includes(one) &&
      phrasing.searchWords.interests[one]?.some((phrase) => says.includes(phrase)) === true,
  );
}

/** One band up, for someone whose job is not known. */
function fromBand(
  knowledge: Knowledge,
  words: DialogWording,
  band: number | undefined,
  person: Person,
): Around {
  const text = words.ladder;
  const contact = contactWords(knowledge.trust.recruitment);
  if (band === undefined) {
    const blocks = [heading(text.headingBand), paragraph(fill(text.noBand, { contact }))];
    return { roles: [], gaps: [], blocks };
  }
  const up = String(band + 1);
  const near = [...knowledge.roles.values()]
    .filter((role) => role.bands?.[0]?.startsWith(up) && role.entry.minimum !== 'registered')
    .map((role) => ({ role, wayIn: easiestWayIn(role, person, undefined) }))
    .sort((a, b) => asked(a.wayIn) - asked(b.wayIn))
    .slice(0, BAND_JOBS_SHOWN);
  return {
    roles: near.map(({ role }) => role),
    gaps: [],
    blocks: [
      heading(fill(text.band, { band: up })),
      paragraph(text.bandLead),
      {
        kind: 'results',
        results: near.map(({ role, wayIn }) => ({
          role: { id: role.id, title: role.title },
          reason: standing(knowledge, words, wayIn),
        })),
      },
    ],
  };
}

/** How much a way in asks for that someone has not, or has not said. */
function asked(wayIn: Assessed | undefined): number {
  return (wayIn?.gaps.length ?? 0) + (wayIn?.openness === 'perhaps' ? 0.5 : 0);
}

function standing(
  { wording }: Knowledge,
  words: DialogWording,
  wayIn: Assessed | undefined,
): string {
  const missing = wayIn?.gaps ?? [];
  if (wayIn?.openness === 'perhaps')
    return fill(words.ladder.check, { check: checkWords(wayIn.unchecked) });
  return missing.length === 0
    ? words.ladder.open
    : fill(words.ladder.missing, { missing: missingWords(wording, words, missing) });
}

function takes(words: DialogWording, role: Role | undefined, how: string): string {
  const duration = role && durationOf(role, how);
  return duration ? durationWords(words, duration) : '';
}

function inFamily(knowledge: Knowledge, words: DialogWording, family: string): Block[] {
  const title = knowledge.families.get(family)?.title ?? family;
  const rungs = familyLadder(knowledge, family);
  return [
    heading(fill(words.ladder.goalFamily, { family: inSentence(title) })),
    ...list(
      rungs.map(
        ({ careerLevel, roles }) =>
          `${knowledge.wording.careerLevels[String(careerLevel)] ?? careerLevel}: ${roles.map((role) => role.title).join(', ')}`,
      ),
    ),
  ];
}

function time(words: DialogWording, slots: Slots): Block[] {
  const years = textIn(slots, 'years');
  const texts: Readonly<Record<string, string>> = words.ladder.years;
  const text = texts[years ?? ''];
  return text === undefined ? [] : [paragraph(text)];
}
