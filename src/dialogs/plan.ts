// A plan: every way into a role marked for one person, worked out from the requirements as data. No words here.

import { type Gap, levelOf, type Person } from '../knowledge/eligibility.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role, Route, RouteKind } from '../knowledge/schema.ts';
import { type Assessed, asksForDegree, assessFor, NOT_THE_JOB, ORDER } from './assess.ts';
import { personOf } from './person-of.ts';
import { type Slots, textIn } from './slots.ts';
import { type SteppingPath, steppingStones } from './stepping-stones.ts';

export interface Plan {
  goal: Role;
  person: Person;
  /** Every way in, best first for this person. */
  routes: Assessed[];
  /** Volunteering and work experience, where they are not the job itself. */
  helps: Route[];
  /** Paths by way of other roles; only looked for where no way in is open. */
  stones: SteppingPath[] | undefined;
  /** What comes after the goal: the next two steps of the ladder. */
  after: { title: string; how: string | undefined }[];
}

const STEPS_AFTER = 2;
const DEGREE = 6;

/** The ways in that go with how someone wants to learn, most fitting first. */
const ROUTES_FOR: Readonly<Record<string, readonly RouteKind[]>> = {
  earn: ['apprenticeship', 'in-house', 'direct'],
  college: ['college', 'apprenticeship'],
  university: ['university', 'conversion', 'graduate-scheme'],
  volunteer: ['volunteering', 'work-experience', 'direct'],
  direct: ['direct', 'in-house', 'apprenticeship'],
};

export function buildPlan(knowledge: Knowledge, goal: Role, slots: Slots): Plan {
  const person = personOf(knowledge, slots);
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const isOnlyVoluntary = goal.routes.every((route) => NOT_THE_JOB.has(route.kind));
  const isHelp = (route: Route) => !isOnlyVoluntary && NOT_THE_JOB.has(route.kind);
  const routes = inOrder(assessFor(goal, person, own), person, textIn(slots, 'learning')).filter(
    ({ route }) => !isHelp(route),
  );
  const isOpen = routes.some(({ openness }) => openness === 'open');
  return {
    goal,
    person,
    routes,
    helps: goal.routes.filter(isHelp),
    stones: isOpen ? undefined : steppingStones(knowledge, goal, person, own),
    after: stepsAfter(knowledge, goal),
  };
}

/** Most open first; of the same openness the way someone wants to learn, then the one that asks least. */
function inOrder(
  assessments: readonly Assessed[],
  person: Person,
  learning: string | undefined,
): Assessed[] {
  const liked = ROUTES_FOR[learning ?? ''] ?? [];
  const liking = ({ route }: Assessed) => {
    const place = liked.indexOf(route.kind);
    return place < 0 ? liked.length : place;
  };
  // What only people who are in the profession already can take is no advice for others.
  const onlyForOthers = ({ route, gaps }: Assessed) =>
    Number(
      route.kind === 'return-to-practice' ||
        (gaps.some((gap) => gap.kind === 'registered') && !leadsToRegister(route)),
    );
  // A course from school is the long way round for someone who has a degree.
  const isBelow = ({ route }: Assessed) =>
    Number(levelOf(person) >= DEGREE && route.kind === 'university' && !asksForDegree(route));
  return [...assessments].sort(
    (a, b) =>
      ORDER.indexOf(a.openness) - ORDER.indexOf(b.openness) ||
      onlyForOthers(a) - onlyForOthers(b) ||
      isBelow(a) - isBelow(b) ||
      liking(a) - liking(b) ||
      a.gaps.length - b.gaps.length ||
      a.unchecked.length - b.unchecked.length ||
      a.oftenAsked.length - b.oftenAsked.length,
  );
}

/** A course that someone takes to become registered, and not one for people who are. */
function leadsToRegister({ requirements }: Route): boolean {
  return requirements.length > 0 && !requirements.some(({ needs }) => needs?.registered);
}

function stepsAfter(knowledge: Knowledge, goal: Role): Plan['after'] {
  const after: Plan['after'] = [];
  let role: Role | undefined = goal;
  const seen = new Set([goal.id]);
  while (role && after.length < STEPS_AFTER) {
    const step: Role['progression'][number] | undefined = role.progression.find(
      ({ to }) => to === undefined || !seen.has(to),
    );
    if (!step) break;
    after.push({ title: step.title, how: step.how });
    if (step.to !== undefined) seen.add(step.to);
    role = step.to === undefined ? undefined : knowledge.roles.get(step.to);
  }
  return after;
}

/** Everything that is missing on the best ways in, each kind of thing once. */
export function gapsToClose(plan: Plan, most: number): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { gaps: own } of plan.routes.slice(0, 1))
    for (const gap of own) if (!gaps.has(gap.kind)) gaps.set(gap.kind, gap);
  return [...gaps.values()].slice(0, most);
}
