// A plan in words: the verdict first, then every way in, what is missing and how to get it, this week, and what comes after.

import { contactWords } from '../answers/applying.ts';
import { gapWords } from '../answers/could-i.ts';
import { type Block, heading, list, paragraph } from '../answers/reply.ts';
import { capital, inSentence, joinWords, roleWords, withArticle } from '../answers/role-words.ts';
import { sourceBlock } from '../answers/sources.ts';
import type { Gap } from '../knowledge/eligibility.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { officialSources } from '../knowledge/official.ts';
import type { Role, RouteKind, Source, Topic } from '../knowledge/schema.ts';
import { firstSentence } from '../text.ts';
import type { Assessed, Standing } from './assess.ts';
import { gapsToClose, type Plan } from './plan.ts';
import { type Slots, textIn } from './slots.ts';
import type { SteppingPath } from './stepping-stones.ts';
import type { Closable, DialogWording } from './wording.ts';

/** More would not be done in a week. */
const GAPS_CLOSED = 3;
const OFTEN_NAMED = 2;
/** A summary that says how long it takes needs no second figure. */
const SAYS_TIME = /\b(?:years?|months?|weeks)\b/;
const TITLES_TO_SEARCH_FOR = 3;
const WAYS_IN: ReadonlySet<Topic> = new Set([
  'entry',
  'qualifications',
  'routes',
  'apprenticeship',
  'college',
  'university',
]);

/** The whole plan as blocks. */
export function planBlocks(
  knowledge: Knowledge,
  words: DialogWording,
  plan: Plan,
  slots: Slots,
): Block[] {
  const { goal } = plan;
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  return [
    heading(fill(words.plan.heading, roleWords(goal))),
    paragraph(verdict(knowledge, words, plan)),
    ...cautions(knowledge, words, goal, slots),
    ...waysIn(knowledge, words, plan),
    ...closings(knowledge, words, gapsToClose(plan, GAPS_CLOSED)),
    ...(plan.stones && !isEmptyHope(plan)
      ? stonesBlocks(knowledge, words, plan.stones, goal, own)
      : []),
    heading(words.plan.week.heading),
    { kind: 'numbered', items: thisWeek(knowledge, words, plan, slots) },
    heading(words.plan.after.heading),
    ...afterwards(words, plan),
    ...doubts(knowledge, goal),
    ...sources(knowledge, words, plan),
  ];
}

function verdict({ wording }: Knowledge, words: DialogWording, { goal, routes }: Plan): string {
  const [best] = routes;
  const named = roleWords(goal);
  if (!best) return fill(words.plan.verdict.none, named);
  const route = inSentence(wording.routeKinds[best.route.kind]);
  const missing = missingWords(wording, words, best.gaps);
  const check = checkWords(best.unchecked.slice(0, OFTEN_NAMED).map(firstSentence));
  if (best.openness === 'nearly')
    return together(
      fill(words.plan.verdict.nearly, { ...named, route, missing }),
      check === '' ? '' : fill(words.plan.check, { check }),
    );
  if (best.openness === 'later')
    return fill(words.plan.verdict.later, { ...named, route, missing });
  if (best.openness === 'perhaps')
    return fill(words.plan.verdict.perhaps, {
      ...named,
      route,
      check,
    });
  const often = missingWords(wording, words, best.oftenAsked.slice(0, OFTEN_NAMED));
  return best.oftenAsked.length > 0
    ? fill(words.plan.verdict.openDepends, { ...named, route, often })
    : fill(words.plan.verdict.open, { ...named, route });
}

/** Where a way in may be open already, that there is no other path is no news. */
function isEmptyHope({ routes, stones = [] }: Plan): boolean {
  return stones.length === 0 && routes[0]?.openness === 'perhaps';
}

/** What someone should know before they rely on the plan. */
function cautions(
  { registers }: Knowledge,
  words: DialogWording,
  goal: Role,
  slots: Slots,
): Block[] {
  const qualifications = slots.qualifications;
  if (qualifications === null) return [paragraph(words.plan.unknownQualifications)];
  if (qualifications !== 'abroad') return [];
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

function waysIn({ wording }: Knowledge, words: DialogWording, { routes, helps }: Plan): Block[] {
  const marked = (mark: Standing): Block[] => {
    const own = routes.filter(({ openness }) => openness === mark);
    if (own.length === 0) return [];
    return [
      paragraph(words.plan.marks[mark]),
      ...list(own.map((one) => routeLine(wording, words, one))),
    ];
  };
  const helping = helps.map(({ kind, summary }) => `${wording.routeKinds[kind]}: ${summary}`);
  if (routes.length + helps.length === 0) return [];
  return [
    heading(words.plan.waysIn),
    ...marked('open'),
    ...marked('perhaps'),
    ...marked('nearly'),
    ...marked('later'),
    ...(helping.length > 0 ? [paragraph(words.plan.helps), ...list(helping)] : []),
  ];
}

function routeLine(
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

/** How each thing that is missing can be got. */
export function closings(
  { wording }: Knowledge,
  words: DialogWording,
  gaps: readonly Gap[],
): Block[] {
  if (gaps.length === 0) return [];
  const lines = gaps.map((gap) =>
    fill(words.plan.closing[closable(gap)], { gap: capital(missingWord(wording, words, gap)) }),
  );
  return [heading(words.plan.close), ...list(lines)];
}

/** Which way of closing a gap goes with it. */
function closable(gap: Gap): Closable {
  if (gap.kind !== 'level') return gap.kind;
  if (gap.level <= 2) return 'gcses';
  if (gap.level === 3) return 'level3';
  return gap.level <= 5 ? 'level4' : 'level6';
}

/** Paths to a role by way of others, or a sentence that there is none. */
export function stonesBlocks(
  knowledge: Knowledge,
  words: DialogWording,
  paths: readonly SteppingPath[],
  goal: Role,
  own: Role | undefined,
  isAsked = false,
): Block[] {
  const text = words.plan.stones;
  const [best, ...others] = paths;
  if (!best) {
    if (!isAsked && goal.routes.length === 0) return [];
    const none =
      own && isAsked
        ? fill(text.noneOwn, { ...roleWords(goal), own: inSentence(own.title) })
        : fill(text.none, roleWords(goal));
    return [heading(text.heading), paragraph(none)];
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
    heading(text.heading),
    paragraph(route ? text.lead : text.leadOwn),
    { kind: 'numbered', items: [first, ...steps] },
    ...(otherLines.length > 0 ? [paragraph(text.others), ...list(otherLines)] : []),
  ];
}

/** Things that can be done now: look, ask, close the first gap, read. */
function thisWeek(knowledge: Knowledge, words: DialogWording, plan: Plan, slots: Slots): string[] {
  const { trust, wording } = knowledge;
  const text = words.plan.week;
  const { goal, routes, stones = [], helps } = plan;
  const [best] = routes;
  const [stone] = stones;
  const [gap] = gapsToClose(plan, 1);
  const isByStone = best?.openness === 'later' && stone?.wayIn !== undefined;
  const first = isByStone ? stone.from : goal;
  const search = { site: text.site, url: trust.vacancies, titles: titlesToSearchFor(first) };
  const named = roleWords(goal);
  const recruitment = contactWords(trust.recruitment);
  const voluntary = fill(text.contactVolunteer, {
    ...named,
    contact: contactWords(trust.voluntaryServices),
  });
  const kind = isByStone ? 'direct' : best?.route.kind;
  const isVoluntary = kind === 'volunteering' || kind === 'work-experience';
  const isCourse = kind === 'university' || kind === 'conversion' || kind === 'college';
  const wantsToHelp =
    textIn(slots, 'learning') === 'volunteer' || gap?.kind === 'experience' || helps.length > 0;
  const [page] = officialSources(goal.sources, knowledge.officialSources);
  return [
    ...(isByStone ? [fill(text.searchStone, search)] : lookFor(kind, text, search, named)),
    ...(textIn(slots, 'own') || textIn(slots, 'situation') === 'nhs'
      ? [fill(text.manager, named)]
      : []),
    ...(isVoluntary
      ? []
      : [
          fill(isCourse ? text.contactVisit : text.contact, {
            ...roleWords(first),
            contact: recruitment,
          }),
        ]),
    ...(isVoluntary || wantsToHelp ? [voluntary] : []),
    ...(gap && gap.kind !== 'experience' && gap.kind !== 'registered'
      ? [fill(text.gap, { gap: missingWord(wording, words, gap) })]
      : []),
    ...(page?.url ? [fill(text.read, { title: page.title, url: page.url })] : []),
  ];
}

function titlesToSearchFor({ title, alsoCalled }: Role): string {
  const titles = [title, ...alsoCalled].slice(0, TITLES_TO_SEARCH_FOR);
  return joinWords(
    titles.map((one) => `"${one}"`),
    'or',
  );
}

/** Where the best way in is found. */
function lookFor(
  kind: RouteKind | undefined,
  text: DialogWording['plan']['week'],
  search: Record<string, string>,
  named: Record<string, string>,
): string[] {
  switch (kind) {
    case 'volunteering':
    case 'work-experience':
      return [];
    case 'university':
    case 'conversion':
      return [text.courses];
    case 'college':
      return [fill(text.college, named)];
    case 'apprenticeship':
      return [fill(text.searchApprentice, search)];
    default:
      return [fill(text.search, search)];
  }
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

function sources(knowledge: Knowledge, words: DialogWording, plan: Plan): Block[] {
  const fromTopics = gapsToClose(plan, GAPS_CLOSED).flatMap((gap): Source[] => {
    const topic = knowledge.topics.get(words.plan.closingTopics[closable(gap)] ?? '');
    return topic ? officialSources(topic.sources, knowledge.officialSources).slice(0, 1) : [];
  });
  const own = officialSources(plan.goal.sources, knowledge.officialSources).slice(0, 2);
  const all = [...new Map([...own, ...fromTopics].map((one) => [one.url, one])).values()];
  return [sourceBlock(knowledge, all, plan.goal.checked, all.length)];
}

/** What is missing, each thing once: "2 A levels and experience that fits". */
export function missingWords(
  wording: Knowledge['wording'],
  words: DialogWording,
  gaps: readonly Gap[],
): string {
  return joinWords([...new Set(gaps.map((gap) => missingWord(wording, words, gap)))]);
}

/** What someone should make sure of first, in the words of the role's file. */
export function checkWords(unchecked: readonly string[]): string {
  return [...new Set(unchecked)]
    .map((says) => capital(says.replace(/\.$/, '').replace(/^or,? /i, '')))
    .join('; ');
}

/** A level is told as what people call it: "a degree" and not "a level 6 qualification". */
function missingWord(wording: Knowledge['wording'], words: DialogWording, gap: Gap): string {
  const { levels } = words.plan;
  if (gap.kind !== 'level') return gapWords(wording, gap);
  if (gap.level <= 2) return gapWords(wording, gap);
  if (gap.level === 3) return levels.three;
  if (gap.level <= 5) return levels.fourOrFive;
  return gap.level === 6 ? levels.six : levels.seven;
}

/** "It takes 3 years."; a duration that is a sentence already stays one. */
export function durationWords(words: DialogWording, duration: string): string {
  if (/\btakes?\b/.test(duration)) return `${capital(duration.replace(/\.$/, ''))}.`;
  return fill(words.plan.duration, { duration: inSentence(duration) });
}

function together(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
