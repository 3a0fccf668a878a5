// Stepping stones: the shortest real paths from a job that is open today to one that is not.
//
//     healthcare assistant -> nursing associate -> adult nurse -> ward manager
//
// Only steps that a role's `progression` names are taken, each with what its file says that it takes.

import type { Gap } from '../../knowledge/gaps.ts';
import type { TraitName } from '../../knowledge/kinds.ts';
import { waysOn } from '../../knowledge/ladder.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { levelOf, type Person } from '../../knowledge/person.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { type Assessed, easiestWayIn, firstJob } from '../../knowledge/standing.ts';
import { LEVEL_OF_MINIMUM } from '../../knowledge/unsaid-gaps.ts';

/** One step up: to which role, and what it takes. */
export interface Stone {
  role: Role;
  how: string | undefined;
  /** How long it takes, where a route that `how` speaks of has a figure. */
  duration: string | undefined;
  /** What the role asks for and the person, with the job before it, would not have. */
  missing: Gap[];
  /** What its words ask for beyond that. */
  check: string[];
}

export interface SteppingPath {
  from: Role;
  /** The way into the first role that is open now; left out where the person is in it already. */
  wayIn?: Assessed;
  stones: Stone[];
}

/** A path of more steps is no plan. */
const MOST_STEPS = 5;
const MOST_PATHS = 3;
/** A new first job costs about one step. */
const LONGER_FROM_OWN = 1;

/** What the first job must not have in it. */
export interface Limits {
  avoid: readonly TraitName[];
  /** Jobs that are turned down: by their ids. */
  refused: readonly string[];
}

/** The shortest paths to `goal`, best first: from the person's own role where that is not far, then from roles open now. */
export function steppingStones(
  knowledge: Knowledge,
  goal: Role,
  person: Person,
  own?: Role,
  { avoid, refused }: Limits = { avoid: [], refused: [] },
): SteppingPath[] {
  const steps = stepsToward(knowledge, goal, refused);
  const paths: SteppingPath[] = [];
  const starts: { role: Role; wayIn: Assessed; distance: number }[] = [];
  for (const [id, { distance }] of steps) {
    const role = knowledge.roles.get(id);
    if (!role || role === goal || role === own || refused.includes(id)) continue;
    if (avoid.some((trait) => role.traits[trait]?.is === 'yes')) continue;
    const wayIn = firstJob(role, person, own);
    if (wayIn?.openness === 'open') starts.push({ role, wayIn, distance });
  }
  starts.sort(
    (a, b) =>
      a.distance - b.distance ||
      Number(b.role.family === goal.family) - Number(a.role.family === goal.family) ||
      waysOn(b.role) - waysOn(a.role) ||
      a.wayIn.oftenAsked.length - b.wayIn.oftenAsked.length ||
      (a.role.careerLevel ?? 0) - (b.role.careerLevel ?? 0),
  );
  // From one's own job, unless that is the long way round by way of jobs that lead elsewhere.
  const shortest = starts[0]?.distance ?? MOST_STEPS;
  const fromOwn = own && own.id !== goal.id ? steps.get(own.id) : undefined;
  if (own && fromOwn && fromOwn.distance <= shortest + LONGER_FROM_OWN)
    paths.push({ from: own, stones: stonesFrom(knowledge, steps, own, goal, person) });
  for (const { role, wayIn } of starts)
    paths.push({ from: role, wayIn, stones: stonesFrom(knowledge, steps, role, goal, person) });
  return paths.slice(0, MOST_PATHS);
}

/** For every role from which the goal can be reached: how many steps, and which role comes next. */
function stepsToward(
  knowledge: Knowledge,
  goal: Role,
  refused: readonly string[],
): Map<string, { distance: number; next: string }> {
  const before = new Map<string, Role[]>();
  for (const role of knowledge.roles.values()) {
    for (const { to } of role.progression) {
      if (to !== undefined) before.set(to, [...(before.get(to) ?? []), role]);
    }
  }
  const steps = new Map<string, { distance: number; next: string }>();
  let edge = [goal.id];
  for (let distance = 1; distance <= MOST_STEPS && edge.length > 0; distance++) {
    const further: string[] = [];
    for (const next of edge) {
      for (const role of before.get(next) ?? []) {
        if (role.id === goal.id || steps.has(role.id) || refused.includes(role.id)) continue;
        steps.set(role.id, { distance, next });
        further.push(role.id);
      }
    }
    edge = further;
  }
  return steps;
}

function stonesFrom(
  knowledge: Knowledge,
  steps: ReadonlyMap<string, { next: string }>,
  from: Role,
  goal: Role,
  person: Person,
): Stone[] {
  const stones: Stone[] = [];
  for (let role: Role | undefined = from; role && role !== goal; ) {
    const next: Role | undefined = knowledge.roles.get(steps.get(role.id)?.next ?? '');
    if (!next) break;
    const how = role.progression.find((step) => step.to === next?.id)?.how;
    const wayIn = easiestWayIn(next, having(person, role, role !== from), role);
    const check = wayIn?.openness === 'perhaps' ? wayIn.unchecked : [];
    const missing = wayIn?.gaps ?? [];
    stones.push({ role: next, how, duration: durationOf(next, how), missing, check });
    role = next;
  }
  return stones;
}

/** The person once they are in a role on the way: what it took to get there they have by then. */
function having(person: Person, role: Role, isReached: boolean): Person {
  const { perhaps: _, ...rest } = person;
  const level = isReached ? LEVEL_OF_MINIMUM[role.entry.minimum] : 0;
  return {
    ...rest,
    employed: true,
    experience: true,
    ...(level > levelOf(person) ? { level } : {}),
    ...(role.registration ? { registered: true, profession: role.title } : {}),
  };
}

/** The duration of the route that a step's words speak of; none where they speak of no single one. */
export function durationOf(role: Role, how: string | undefined): string | undefined {
  if (how === undefined) return undefined;
  const kind = /apprentice/i.test(how)
    ? 'apprenticeship'
    : /\bdegree\b|university/i.test(how)
      ? 'university'
      : undefined;
  const timed = role.routes.filter((route) => route.kind === kind && route.duration);
  return timed.length === 1 ? timed[0]?.duration : undefined;
}
