// What stands below the fold of a plan, in words: every way in, what is missing and how to get it, the stepping stones,
// and what comes after.

import { type Block, list, paragraph } from '../../answers/reply.ts';
import { capital, inSentence, roleWords, withArticle } from '../../answers/role-words.ts';
import { sourceBlock } from '../../answers/sources.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Gap } from '../../knowledge/gaps.ts';
import type { Topic } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { officialSources } from '../../knowledge/official.ts';
import type { Source } from '../../knowledge/parts.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import type { Assessed, Standing } from '../../knowledge/standing.ts';
import { firstSentence } from '../../language/text.ts';
import { type Slots, textIn } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { accountWords } from './account-words.ts';
import { checkWords, closable, closings, missingWords } from './gap-words.ts';
import { gapsToClose, isBelow, isForOthers, type Plan } from './plan.ts';
import type { Section } from './sections.ts';
import type { SteppingPath } from './stepping-stones.ts';
import { speak } from './whom-to-ask.ts';

/** More would not be done in a week. */
const GAPS_CLOSED = 3;
const OFTEN_NAMED = 2;
/** A summary that says how long it takes needs no second figure. */
const SAYS_TIME = /\b(?:years?|months?|weeks)\b/;
const WAYS_IN: ReadonlySet<Topic> = new Set([
  'entry',
  'qualifications',
  'routes',
  'apprenticeship',
  'college',
  'university',
]);

/**
 * Everything that stands in a plan below its fold: the ways in, how to get what is missing, the stepping stones in
 * detail, what comes after, and whom to ask.
 *
 * @param shown the way in that stands before the fold
 */
export function planSections(
  knowledge: Knowledge,
  words: DialogWording,
  plan: Plan,
  slots: Slots,
  shown?: Assessed,
): Section[] {
  const { goal } = plan;
  const text = words.plan;
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const remark = textIn(slots, 'remark');
  const done = textIn(slots, 'done');
  const facts = accountWords(knowledge, words, slots).join(', ');
  const isStaff = own !== undefined || textIn(slots, 'situation') === 'nhs';
  const sections = [
    {
      title: isTrainedAbroad(goal, slots)
        ? text.waysInAbroad
        : shown
          ? text.otherWays
          : text.waysIn,
      blocks: [
        ...cautions(knowledge, words, goal, slots),
        ...waysIn(knowledge, words, plan, shown),
      ],
    },
    { title: text.close, blocks: closings(knowledge, words, gapsLeft(plan), slots) },
    {
      title: text.stones.heading,
      blocks:
        plan.stones && !isEmptyHope(plan)
          ? stonesBlocks(knowledge, words, plan.stones, goal, own)
          : [],
    },
    { title: text.after.heading, blocks: afterwards(words, plan) },
    ...(isStaff ? [speak(knowledge, words)] : [checks(knowledge, words, goal)]),
    {
      title: text.restsOn,
      blocks: [
        ...(facts === '' ? [] : [paragraph(fill(text.told, { facts }))]),
        ...(remark === undefined ? [] : [paragraph(fill(text.remark, { words: remark }))]),
        ...(done === undefined ? [] : [paragraph(fill(text.done, { words: done }))]),
        ...doubts(knowledge, goal),
      ],
    },
  ];
  return sections.filter(({ blocks }) => blocks.length > 0);
}

/** Whether someone may be of the profession already, by training from another country. */
export function isTrainedAbroad({ registration }: Role, slots: Slots): boolean {
  return registration !== undefined && slots.abroadLevel === 'degree';
}

/** What is still to be got: a first job on the way gives work and experience of itself. */
export function gapsLeft(plan: Plan): Gap[] {
  const gaps = gapsToClose(plan, GAPS_CLOSED);
  const isByJob = plan.stones?.some(({ wayIn }) => wayIn !== undefined) === true;
  return gaps.filter(({ kind }) => !isByJob || (kind !== 'employed' && kind !== 'experience'));
}

/** Where a way in may be open already, that there is no other path is no news. */
export function isEmptyHope({ routes, stones = [] }: Plan): boolean {
  return stones.length === 0 && routes[0]?.openness === 'perhaps';
}

/** The check that a job has, and that a record is not the end: said to everyone, so that nobody need tell. */
function checks({ wording }: Knowledge, words: DialogWording, goal: Role): Section {
  const { dbs } = goal;
  if (!dbs || dbs.level === 'none') return { title: words.plan.checks, blocks: [] };
  const level = wording.dbsLevels[dbs.level];
  const has = capital(fill(wording.dbs.has, { ...roleWords(goal), level }));
  return { title: words.plan.checks, blocks: [paragraph(`${has} ${words.plan.record}`)] };
}

/** What someone from abroad should know before they rely on the plan. */
function cautions(
  { registers }: Knowledge,
  words: DialogWording,
  goal: Role,
  slots: Slots,
): Block[] {
  if (slots.qualifications !== 'abroad') return [];
  const register = registers.registers.find((one) => one.id === goal.registration);
  return [
    paragraph(words.plan.abroad),
    ...(register
      ? [
          paragraph(
            fill(words.plan.abroadRegister, { ...roleWords(goal), register: register.name }),
          ),
        ]
      : []),
  ];
}

function waysIn(
  { wording }: Knowledge,
  words: DialogWording,
  plan: Plan,
  shown: Assessed | undefined,
): Block[] {
  const { helps } = plan;
  const forThem = plan.routes.filter((one) => !isForOthers(one) && !isBelow(one, plan.person));
  const routes = (forThem.length > 0 ? forThem : plan.routes).filter((one) => one !== shown);
  const marked = (mark: Standing): Block[] => {
    const own = routes.filter(({ openness }) => openness === mark);
    if (own.length === 0) return [];
    return [
      paragraph(words.plan.marks[mark]),
      ...list(own.map((one) => routeLine(wording, words, one))),
    ];
  };
  const helping = helps.map(({ kind, summary }) => `${wording.routeKinds[kind]}: ${summary}`);
  return [
    ...marked('open'),
    ...marked('perhaps'),
    ...marked('nearly'),
    ...marked('later'),
    ...(helping.length > 0 ? [paragraph(words.plan.helps), ...list(helping)] : []),
  ];
}

/** A way in, how long it takes, and what is missing. */
export function routeLine(
  wording: Knowledge['wording'],
  words: DialogWording,
  { route, openness, gaps, unchecked, oftenAsked }: Assessed,
): string {
  const kind = wording.routeKinds[route.kind];
  const missing = missingWords(wording, words, gaps);
  const time =
    route.duration && !SAYS_TIME.test(route.summary) ? durationWords(words, route.duration) : '';
  if (openness === 'later')
    return together(
      `${kind}: ${firstSentence(route.summary)}`,
      time,
      fill(words.plan.missing, { missing }),
    );
  const often = oftenAsked.slice(0, OFTEN_NAMED);
  return together(
    `${kind}: ${route.summary}`,
    time,
    gaps.length > 0 ? fill(words.plan.missing, { missing }) : '',
    unchecked.length > 0 ? fill(words.plan.check, { check: checkWords(unchecked) }) : '',
    often.length > 0 ? fill(words.plan.often, { often: missingWords(wording, words, often) }) : '',
  );
}

/** Paths to a role by way of others, or a sentence that there is none. */
function stonesBlocks(
  knowledge: Knowledge,
  words: DialogWording,
  paths: readonly SteppingPath[],
  goal: Role,
  own: Role | undefined,
): Block[] {
  const text = words.plan.stones;
  const [best, ...others] = paths;
  if (!best) {
    if (goal.routes.length === 0) return [];
    const none =
      own && own !== goal
        ? fill(text.noneOwn, { ...roleWords(goal), own: inSentence(own.title) })
        : fill(text.none, roleWords(goal));
    return [paragraph(none)];
  }
  const route = best.wayIn && inSentence(knowledge.wording.routeKinds[best.wayIn.route.kind]);
  const first = route
    ? fill(text.first, { ...roleWords(best.from), route })
    : fill(text.firstOwn, roleWords(best.from));
  const steps = best.stones.map(({ role, how = '', duration, missing, check }) =>
    together(
      fill(text.step, { ...roleWords(role), how }).trim(),
      duration ? durationWords(words, duration) : '',
      missing.length > 0
        ? fill(text.missing, { missing: missingWords(knowledge.wording, words, missing) })
        : '',
      check.length > 0 ? fill(words.plan.check, { check: checkWords(check) }) : '',
    ),
  );
  const otherLines = others.map(({ from, stones }) =>
    fill(text.other, {
      first: from.title,
      rest: stones.map(({ role }) => inSentence(role.title)).join(', then '),
    }),
  );
  return [
    paragraph(route ? text.lead : text.leadOwn),
    { kind: 'numbered', items: [first, ...steps] },
    ...(otherLines.length > 0 ? [paragraph(text.others), ...list(otherLines)] : []),
  ];
}

function afterwards(words: DialogWording, { goal, after }: Plan): Block[] {
  const [first, second] = after;
  const named = roleWords(goal);
  if (!first) return [paragraph(fill(words.plan.after.none, named))];
  const next = (title: string) => withArticle(inSentence(title));
  return list([
    fill(words.plan.after.first, {
      ...named,
      next: next(first.title),
      how: first.how ?? '',
    }).trim(),
    ...(second
      ? [fill(words.plan.after.second, { next: next(second.title), how: second.how ?? '' }).trim()]
      : []),
  ]);
}

/** What the sources do not agree on about getting in. */
function doubts({ wording }: Knowledge, goal: Role): Block[] {
  const says = goal.unsure
    .filter(({ about }) => about.some((topic) => WAYS_IN.has(topic)))
    .flatMap((one) => one.says ?? []);
  return says.length > 0 ? [paragraph(wording.unsure), ...list(says)] : [];
}

/** The pages that a plan rests on. */
export function planSources(knowledge: Knowledge, words: DialogWording, plan: Plan): Block {
  const fromTopics = gapsLeft(plan).flatMap((gap): Source[] => {
    const topic = knowledge.topics.get(words.plan.closingTopics[closable(gap)] ?? '');
    return topic ? officialSources(topic.sources, knowledge.officialSources).slice(0, 1) : [];
  });
  const own = officialSources(plan.goal.sources, knowledge.officialSources, plan.goal).slice(0, 2);
  const all = [...new Map([...own, ...fromTopics].map((one) => [one.url, one])).values()];
  return sourceBlock(knowledge, all, plan.goal.checked, all.length);
}

/** "It takes 3 years."; a duration that is a sentence already stays one. */
export function durationWords(words: DialogWording, duration: string): string {
  if (/\btakes?\b/.test(duration)) return `${capital(duration.replace(/\.$/, ''))}.`;
  return fill(words.plan.duration, { duration: inSentence(duration) });
}

function together(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
