// The roles that fit what someone looks for, five at a time.

import type { Criteria, Criterion } from '../knowledge/criteria.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { DEGREE_LEVEL, type Person } from '../knowledge/person.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { assessFor, NOT_THE_JOB } from '../knowledge/standing.ts';
import { LEVEL_OF_MINIMUM } from '../knowledge/unsaid-gaps.ts';
import { firstSentence } from '../language/text.ts';
import type { FoundRole, RoleSearch } from '../search/role-search.ts';
import { paragraph, type Reply, reply } from './reply.ts';
import { atAGlance, nextTitle, resultList } from './result-list.ts';
import { capital, inSentence, joinWords, roleWords } from './role-words.ts';
import { MOST_WORDS, wordsIn } from './shape.ts';
import { MOST_CHOICES } from './unsure.ts';

/** A screenful on a phone. */
export const RESULTS_AT_A_TIME = 5;
/** Roles within so many places of each other fit about alike. */
const ORDERED_TOGETHER = 10;
const NARROWER_OFFERED = 2;
/** "There are 119 more." */
const WORDS_OF_MORE = 4;

/** Roles that fit, from the `from`th on. */
export function findRoles(
  knowledge: Knowledge,
  roleSearch: RoleSearch,
  criteria: Criteria,
  from: number,
  confidence: number,
  except: ReadonlySet<string> = new Set(),
  person: Person = {},
): Reply {
  const { wording } = knowledge;
  const { found: byLikeness, leftAside } = roleSearch.search(criteria, except);
  const found = inOrderToRead(byLikeness, person);
  const shown = found.slice(from, from + RESULTS_AT_A_TIME);
  const named = criteria.must.filter((one) => one.kind !== 'words');
  const kept = (named.length > 0 ? named : criteria.must).filter((one) => !leftAside.includes(one));
  const words = describe(knowledge, kept, criteria.mustNot);
  if (shown.length === 0) return nothingFound(knowledge, words, from > 0, confidence);
  const shared = sharedReasons(shown);
  const isByBand = criteria.must.some(({ kind }) => kind === 'band');
  const lead = paragraph(leadIn(knowledge, words, found.length, leftAside));
  const {
    shown: cards,
    folded,
    count,
  } = resultList(
    shown.map((one) => ({
      role: { id: one.role.id, title: one.role.title },
      reason: resultLine(knowledge, one, shared),
      glance: atAGlance(knowledge, one.role, isByBand),
    })),
    MOST_WORDS - wordsIn([lead]) - WORDS_OF_MORE,
  );
  const more = found.length - from - count;
  const isMore = found.length > from + shown.length;
  return reply({
    outcome: 'answer',
    topic: 'find-roles',
    roles: shown.map(({ role }) => ({ id: role.id, title: role.title })),
    blocks: [
      lead,
      ...cards,
      ...(more > 0
        ? [
            paragraph(
              more === 1 ? wording.search.moreOne : fill(wording.search.more, { count: more }),
            ),
          ]
        : []),
    ],
    ...(folded.length > 0
      ? { more: folded, moreTitle: nextTitle(knowledge, shown.length - count) }
      : {}),
    choices: [
      ...(isMore ? [wording.next.showMore, ...narrower(knowledge, found, kept)] : []),
      ...aboutFirst(knowledge, shown),
    ].slice(0, MOST_CHOICES),
    confidence,
  });
}

function nothingFound(
  { wording }: Knowledge,
  criteria: string,
  isMoreWanted: boolean,
  confidence: number,
): Reply {
  const { nothing, nothingMore } = wording.search;
  return reply({
    outcome: 'answer',
    topic: 'find-roles',
    blocks: [paragraph(isMoreWanted ? nothingMore : fill(nothing, { criteria }))],
    choices: [wording.next.findARole],
    confidence,
  });
}

/** Questions about the first of the roles found, and about the first two beside each other. */
function aboutFirst({ wording }: Knowledge, [first, second]: readonly FoundRole[]): string[] {
  if (!first) return [];
  const overview = fill(wording.next.overview, roleWords(first.role));
  if (!second) return [overview];
  const both = { first: inSentence(first.role.title), second: inSentence(second.role.title) };
  return [overview, fill(wording.next.compareFirst, both)];
}

/** Of roles that fit alike, those open to this person come first, and one of each family before more of any. */
function inOrderToRead(found: readonly FoundRole[], person: Person): FoundRole[] {
  const ordered: FoundRole[] = [];
  for (let from = 0; from < found.length; from += ORDERED_TOGETHER) {
    const part = found.slice(from, from + ORDERED_TOGETHER);
    const turns = new Map<string, number>();
    const placed = part.map((one) => {
      const turn = turns.get(one.role.family) ?? 0;
      turns.set(one.role.family, turn + 1);
      return { one, turn, isOpen: isOpenTo(one.role, person) };
    });
    placed.sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || a.turn - b.turn);
    ordered.push(...placed.map(({ one }) => one));
  }
  return ordered;
}

/** Whether a role has a way in that is open to someone of whom so much is known; of nobody else. */
function isOpenTo(role: Role, person: Person): boolean {
  const { band: _, origin: __, nation: ___, ...held } = person;
  if (Object.keys(held).length === 0) return false;
  return assessFor(role, person, undefined).some(
    ({ openness, route }) => openness === 'open' && !NOT_THE_JOB.has(route.kind),
  );
}

/** What the work is, and why it is among these where not all are for that reason. */
function resultLine(
  knowledge: Knowledge,
  { role, reasons }: FoundRole,
  shared: ReadonlySet<string>,
): string {
  const { wording } = knowledge;
  const minimum = wording.minimums[role.entry.minimum];
  const isSaid = fill(wording.search.reasons.minimum, { value: minimum });
  const own = [...new Set(reasons())].filter((one) => one !== isSaid && !shared.has(one));
  return [
    firstSentence(role.summary),
    ...(own.length > 0 ? [`${capital(own.join('; '))}.`] : []),
  ].join(' ');
}

/** The reasons that all of several have: they tell none of them apart. */
function sharedReasons(shown: readonly FoundRole[]): ReadonlySet<string> {
  if (shown.length < 2) return new Set();
  const [first = [], ...others] = shown.map(({ reasons }) => reasons());
  return new Set(first.filter((reason) => others.every((one) => one.includes(reason))));
}

/** What someone may say next to have fewer of them: only what some have and others do not. */
function narrower(
  { wording }: Knowledge,
  found: readonly FoundRole[],
  kept: readonly Criterion[],
): string[] {
  const { narrow } = wording.search;
  const offers: [text: string, kind: Criterion['kind'], has: (role: Role) => boolean][] = [
    [narrow.noDegree, 'minimum', ({ entry }) => LEVEL_OF_MINIMUM[entry.minimum] < DEGREE_LEVEL],
    [narrow.withPatients, 'contact', ({ patientContact }) => patientContact === 'most'],
    [
      narrow.apprenticeship,
      'route',
      ({ routes }) => routes.some(({ kind }) => kind === 'apprenticeship'),
    ],
  ];
  return offers
    .filter(([, kind]) => kept.every((one) => one.kind !== kind))
    .filter(([, , has]) => {
      const count = found.filter(({ role }) => has(role)).length;
      return count > 0 && count < found.length;
    })
    .slice(0, NARROWER_OFFERED)
    .map(([text]) => text);
}

function leadIn(
  knowledge: Knowledge,
  criteria: string,
  count: number,
  leftAside: readonly Criterion[],
): string {
  const { wording } = knowledge;
  if (leftAside.length > 0) {
    return fill(wording.search.partly, { criteria, missing: describe(knowledge, leftAside, []) });
  }
  if (criteria === '') return fill(wording.search.others, { count });
  return fill(count === 1 ? wording.search.leadOne : wording.search.lead, { criteria, count });
}

/** Criteria in words: "with children and young people, without music". */
export function describe(
  knowledge: Knowledge,
  must: readonly Criterion[],
  mustNot: readonly Criterion[],
): string {
  const { wording } = knowledge;
  const parts = must.map((criterion) =>
    fill(wording.search.criteria[criterion.kind], { value: valueWords(knowledge, criterion) }),
  );
  const without = mustNot.map((criterion) =>
    fill(wording.search.criteria.not, { value: valueWords(knowledge, criterion) }),
  );
  return joinWords([...new Set([...parts, ...without])]);
}

function valueWords({ wording, families }: Knowledge, criterion: Criterion): string {
  switch (criterion.kind) {
    case 'family':
      return inSentence(families.get(criterion.value)?.title ?? criterion.value);
    case 'minimum':
      return wording.search.minimums[criterion.value];
    case 'route':
      return inSentence(wording.routeKinds[criterion.value]);
    case 'trait':
      return wording.traits[criterion.value].name;
    case 'licence':
      return wording.drivingLicences[criterion.value];
    case 'dbs':
      return wording.dbsLevels[criterion.value];
    case 'age':
      return String(criterion.value);
    case 'level':
      return inSentence(wording.careerLevels[String(criterion.value)] ?? '');
    case 'contact':
      return wording.search.contact[criterion.value];
    default:
      return criterion.value;
  }
}
