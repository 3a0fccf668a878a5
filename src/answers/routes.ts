// The ways into a role: all of them, those of one kind, and how long they take.

import { fill } from '../knowledge/fill.ts';
import { rolesLeadingTo } from '../knowledge/ladder.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role, Route, RouteKind } from '../knowledge/schema.ts';
import type { AspectAnswer } from './about-role.ts';
import { type Block, list, paragraph } from './reply.ts';
import { inSentence, joinWords, roleWords } from './role-words.ts';

/** Enough to show where people come from. */
const FEEDERS_SHOWN = 5;

export function routes(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  if (role.routes.length === 0) {
    return {
      isKnown: false,
      blocks: [
        paragraph(fill(wording.routes.noneAtAll, roleWords(role))),
        paragraph(role.entry.summary),
        ...feeders(knowledge, role),
      ],
    };
  }
  return {
    isKnown: true,
    blocks: [
      paragraph(role.entry.summary),
      ...list(role.routes.map((route) => routeLine(wording, route))),
    ],
  };
}

/** The answer for some kinds of route; without one it says so and gives the other ways in. */
export function routesOfKind(asked: RouteKind, kinds: readonly RouteKind[]) {
  return (knowledge: Knowledge, role: Role): AspectAnswer => {
    const { wording } = knowledge;
    const fitting = role.routes.filter((route) => kinds.includes(route.kind));
    if (fitting.length === 0) {
      return { isKnown: false, blocks: noneOfKind(knowledge, role, asked) };
    }
    const blocks = fitting.flatMap((route): Block[] => [
      paragraph(routeLine(wording, route, fitting.length > 1)),
      ...list(route.requirements.map((line) => line.says)),
      ...(route.standard
        ? [paragraph(fill(wording.routes.standard, { standard: route.standard }))]
        : []),
    ]);
    return { isKnown: true, blocks };
  };
}

export function duration(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const timed = role.routes.filter((route) => route.duration);
  if (timed.length === 0) {
    return {
      isKnown: false,
      blocks: [
        paragraph(fill(wording.routes.noDuration, roleWords(role))),
        paragraph(role.entry.summary),
        ...list(role.routes.map((route) => routeLine(wording, route))),
      ],
    };
  }
  return {
    isKnown: true,
    blocks: [
      ...list(
        timed.map(
          (route) => `${wording.routeKinds[route.kind]}: ${route.duration}. ${route.summary}`,
        ),
      ),
      ...(role.training ? [paragraph(role.training)] : []),
    ],
  };
}

function noneOfKind(knowledge: Knowledge, role: Role, asked: RouteKind): Block[] {
  const { wording } = knowledge;
  const kind = inSentence(wording.routeKinds[asked]);
  const none = paragraph(fill(wording.routes.none, { ...roleWords(role), kind }));
  if (role.routes.length === 0) {
    return [none, paragraph(role.entry.summary), ...feeders(knowledge, role)];
  }
  return [
    none,
    paragraph(role.entry.summary),
    paragraph(wording.routes.others),
    ...list(role.routes.map((route) => routeLine(wording, route))),
  ];
}

function feeders(knowledge: Knowledge, role: Role): Block[] {
  const from = rolesLeadingTo(knowledge, role.id).slice(0, FEEDERS_SHOWN);
  if (from.length === 0) return [];
  const roles = joinWords(from.map((one) => inSentence(one.title)));
  return [paragraph(fill(knowledge.wording.routes.fromRoles, { roles }))];
}

function routeLine(
  { routeKinds, routes: words }: Knowledge['wording'],
  route: Route,
  withKind = true,
): string {
  const time =
    route.duration && !route.summary.includes(route.duration)
      ? ` ${fill(words.inDuration, { duration: route.duration })}`
      : '';
  return `${withKind ? `${routeKinds[route.kind]}: ` : ''}${route.summary}${time}`;
}
