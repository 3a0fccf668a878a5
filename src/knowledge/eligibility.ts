// Which ways into a role are open to someone, worked out from the requirements as data.

import { type Gap, gapsOfNeeds, weigh } from './gaps.ts';
import { levelOf, type Person } from './person.ts';
import type { Requirement, Role, Route } from './schema/role.ts';
import { conditionIn, isUnchecked } from './unchecked.ts';
import { gapsByLaw, gapsByRule, impliedGaps, impliedStudyGaps, isTaster } from './unsaid-gaps.ts';

/** open: nothing is missing; nearly: only steps that can be taken within months; later: more. */
export type Openness = 'open' | 'nearly' | 'later';

export interface RouteAssessment {
  route: Route;
  openness: Openness;
  /** What is missing for the easiest version of the route. */
  gaps: Gap[];
  /** What the words ask for beyond the figures: no gap, but nobody has said that it is there. */
  unchecked: string[];
  /** Things that some employers or courses ask for on top, and that the person does not have. */
  oftenAsked: Gap[];
  /** The level of course or apprenticeship that was looked at, where the route has several. */
  forLevel?: number;
}

/** All routes into a role for a person, the most open first; routes of equal openness in the file's order. */
export function assessRoutes(role: Role, person: Person): RouteAssessment[] {
  const order: Openness[] = ['open', 'nearly', 'later'];
  return role.routes
    .map((route) => assessRoute(role, route, person))
    .sort(
      (a, b) =>
        order.indexOf(a.openness) - order.indexOf(b.openness) ||
        weigh(a.gaps) - weigh(b.gaps) ||
        a.unchecked.length - b.unchecked.length,
    );
}

/** The easiest version of one route for a person. Lines for different levels are different versions. */
function assessRoute(role: Role, route: Route, person: Person): RouteAssessment {
  const levels = [...new Set(route.requirements.map((line) => line.forLevel))].filter(
    (level) => level !== undefined,
  );
  const versions = (levels.length > 0 ? levels : [undefined]).map((forLevel) =>
    assessVersion(role, route, forLevel, person),
  );
  const [best] = versions.sort(
    (a, b) => weigh(a.gaps) - weigh(b.gaps) || a.unchecked.length - b.unchecked.length,
  );
  return best ?? assessVersion(role, route, undefined, person);
}

function assessVersion(
  role: Role,
  route: Route,
  forLevel: number | undefined,
  person: Person,
): RouteAssessment {
  const lines = route.requirements.filter(
    (line) => line.forLevel === undefined || line.forLevel === forLevel,
  );
  const musts = lines.filter((line) => line.weight === 'must');
  const met = meet(musts, role, person);
  const gaps = met.flatMap((one) => one.gaps);
  const unchecked = met.filter((one) => one.isOpen).map(({ line }) => line.says);
  if (!musts.some((line) => line.needs)) gaps.push(...impliedGaps(role, route, person));
  else if (!musts.some(speaksOfStudy)) gaps.push(...impliedStudyGaps(role, route, person));
  gaps.push(...gapsByRule(role, route, musts, person), ...gapsByLaw(role, route, gaps, person));
  if (musts.length === 0 && !isTaster(route)) {
    const condition = conditionIn(route.summary);
    if (condition) unchecked.push(condition);
    if (role.entry.minimum !== 'none') unchecked.push(role.entry.summary);
  }
  const often = lines.filter((line) => line.weight === 'often');
  const oftenAsked = meet(often, role, person).flatMap((one) => one.gaps);
  return {
    route,
    gaps,
    unchecked,
    oftenAsked,
    openness: openness(gaps),
    ...(forLevel === undefined ? {} : { forLevel }),
  };
}

/** Whether a line says what someone must have learned before. */
function speaksOfStudy({ needs }: Requirement): boolean {
  return (
    needs !== undefined &&
    (needs.gcses ?? needs.aLevels ?? needs.level ?? needs.registered) !== undefined
  );
}

/** Every line held against a person; a line marked `or` may be met in place of the one before it. */
function meet(
  lines: readonly Requirement[],
  role: Role,
  person: Person,
): { line: Requirement; gaps: Gap[]; isOpen: boolean }[] {
  const alternatives: Requirement[][] = [];
  for (const line of lines) {
    const last = alternatives.at(-1);
    if (line.or && last) last.push(line);
    else alternatives.push([line]);
  }
  const account = { ...person, level: levelOf(person) };
  return alternatives.flatMap((group) => {
    const [easiest] = group
      .map((line) => {
        const gaps = gapsOfNeeds(line.needs ?? {}, person);
        const isOpen = gaps.length === 0 && isUnchecked(line, account, role.entry.minimum);
        return { line, gaps, isOpen };
      })
      .sort((a, b) => weigh(a.gaps) - weigh(b.gaps) || Number(a.isOpen) - Number(b.isOpen));
    return easiest ?? [];
  });
}

/** Gaps that can be closed within months next to a job. */
const SOON: ReadonlySet<Gap['kind']> = new Set([
  'gcses',
  'subject',
  'experience',
  'employed',
  'driving',
  'age',
]);

function openness(gaps: readonly Gap[]): Openness {
  if (gaps.length === 0) return 'open';
  const isSoon = (gap: Gap) => SOON.has(gap.kind) || (gap.kind === 'level' && gap.level <= 2);
  return gaps.every(isSoon) && gaps.length <= 2 ? 'nearly' : 'later';
}
