// The ways into a role: all of them, and those of one kind.

import { fill } from '../knowledge/fill.ts';
import type { RouteKind } from '../knowledge/kinds.ts';
import { rolesLeadingTo } from '../knowledge/ladder.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role, Route } from '../knowledge/schema/role.ts';
import { numberOf } from '../language/number-words.ts';
import { firstSentence, sentences } from '../language/text.ts';
import { limitsOf } from './limits.ts';
import { type Block, list, paragraph } from './reply.ts';
import { inSentence, joinWords, roleWords } from './role-words.ts';
import type { AspectAnswer, Point } from './shape.ts';

/** Enough to show where people come from. */
const FEEDERS_SHOWN = 5;

/** The kinds of way in that people ask for by name. */
export type AskedKind = Extract<
  RouteKind,
  'apprenticeship' | 'college' | 'university' | 'volunteering'
>;

export function routes(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  if (role.routes.length === 0) return noWayIn(knowledge, role);
  const kinds = [...new Set(role.routes.map(({ kind }) => inSentence(wording.routeKinds[kind])))];
  const text = kinds.length > 1 ? wording.routes.ways : wording.routes.oneWay;
  return {
    isKnown: true,
    says: fill(text, { ...roleWords(role), count: kinds.length, kinds: joinWords(kinds) }),
    limits: limitsOf(knowledge, role),
    points: role.routes.map((route) => routePoint(wording, route)),
    also: [paragraph(role.entry.summary)],
  };
}

function noWayIn(knowledge: Knowledge, role: Role): AspectAnswer {
  return {
    isKnown: false,
    says: fill(knowledge.wording.routes.noneAtAll, roleWords(role)),
    also: [paragraph(role.entry.summary), ...feeders(knowledge, role)],
  };
}

/** The answer for some kinds of route; without one it says so and gives the other ways in. */
export function routesOfKind(asked: AskedKind, kinds: readonly RouteKind[]) {
  return (knowledge: Knowledge, role: Role): AspectAnswer => {
    const { wording } = knowledge;
    const fitting = role.routes.filter((route) => kinds.includes(route.kind));
    if (fitting.length === 0) return noneOfKind(knowledge, role, asked);
    const [only] = fitting;
    return {
      isKnown: true,
      says: verdict(wording, role, asked, fitting),
      limits: [
        ...fitting.flatMap(({ runs }) => (runs?.says ? [{ text: firstSentence(runs.says) }] : [])),
        ...limitsOf(knowledge, role),
      ],
      points:
        only && fitting.length === 1
          ? partsOfRoute(wording, only)
          : fitting.map((route) => routePoint(wording, route)),
      also: fitting.flatMap(({ runs }) => afterFirst(runs?.says)),
      more: fitting.length === 1 ? [] : fitting.flatMap((route) => details(wording, route)),
    };
  };
}

/** "Yes, there is one, at level 3": not where none of them can be started. */
function verdict(
  wording: Knowledge['wording'],
  role: Role,
  asked: AskedKind,
  fitting: readonly Route[],
): string {
  const words = roleWords(role);
  if (asked !== 'apprenticeship') return fill(wording.routes.known[asked], words);
  const running = fitting.filter(({ runs }) => runs?.is !== 'no' && runs?.is !== 'not-yet');
  if (running.length === 0) return fill(wording.routes.apprenticeshipClosed, words);
  const level = levelsOf(running);
  if (level === '') return fill(wording.routes.apprenticeshipYes, words);
  return fill(wording.routes.apprenticeshipLevel, { ...words, level });
}

/** The levels of some routes, lowest first: "3 or 6". */
export function levelsOf(routes: readonly Route[]): string {
  const levels = new Set(routes.flatMap(({ level = [] }) => level));
  return joinWords([...levels].sort((a, b) => a - b).map(String), 'or');
}

/** The kind of a route with its level: "Apprenticeship, level 6". */
export function kindWithLevel(wording: Knowledge['wording'], route: Route): string {
  const kind = wording.routeKinds[route.kind];
  const level = levelsOf([route]);
  return level === '' ? kind : fill(wording.routes.withLevel, { kind, level });
}

/** A way in as one point: its kind, what one does, how long it takes. */
export function routePoint(wording: Knowledge['wording'], route: Route): Point {
  const [first = route.summary, ...others] = sentences(route.summary);
  const isSaid =
    route.duration === undefined || inFigures(route.summary).includes(inFigures(route.duration));
  const time = isSaid ? [] : [fill(wording.routes.inDuration, { duration: route.duration ?? '' })];
  return { lead: kindWithLevel(wording, route), parts: [first, ...time, ...others] };
}

/** "three-year" and "3 years" are the same length. */
function inFigures(text: string): string {
  return text
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => numberOf(word) ?? word)
    .join(' ')
    .replaceAll(/\b(year|month)s\b/g, '$1');
}

/** A way in that is the only one of its kind, point by point. */
function partsOfRoute(wording: Knowledge['wording'], route: Route): Point[] {
  const { what, time, asks, name } = wording.routes.parts;
  const asked = route.requirements.map(({ says }) => says);
  return [
    { lead: what, parts: sentences(route.summary) },
    ...(route.duration === undefined ? [] : [{ lead: time, parts: [route.duration] }]),
    ...(asked.length === 0 ? [] : [{ lead: asks, parts: asked }]),
    ...(route.standard === undefined ? [] : [{ lead: name, parts: [route.standard] }]),
  ];
}

function afterFirst(says = ''): Block[] {
  const rest = sentences(says).slice(1).join(' ');
  return rest === '' ? [] : [paragraph(rest)];
}

/** What a way in asks for in full, and its name. */
function details(wording: Knowledge['wording'], route: Route): Block[] {
  const { requirements, standard } = route;
  if (requirements.length === 0 && standard === undefined) return [];
  return [
    paragraph(`${kindWithLevel(wording, route)}:`),
    ...list(requirements.map((line) => line.says)),
    ...(standard === undefined ? [] : [paragraph(fill(wording.routes.standard, { standard }))]),
  ];
}

function noneOfKind(knowledge: Knowledge, role: Role, asked: AskedKind): AspectAnswer {
  const { wording } = knowledge;
  const { summary } = role.entry;
  return {
    isKnown: false,
    says: fill(wording.routes.none[asked], roleWords(role)),
    limits: limitsOf(knowledge, role),
    points: role.routes.map((route) => routePoint(wording, route)),
    also: [paragraph(summary), ...(role.routes.length === 0 ? feeders(knowledge, role) : [])],
  };
}

function feeders(knowledge: Knowledge, role: Role): Block[] {
  const from = rolesLeadingTo(knowledge, role.id).slice(0, FEEDERS_SHOWN);
  if (from.length === 0) return [];
  const roles = joinWords(from.map((one) => inSentence(one.title)));
  return [paragraph(fill(knowledge.wording.routes.fromRoles, { roles }))];
}
