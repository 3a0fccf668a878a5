// A plan: every way into a role marked for one person, worked out from the requirements as data. No words here.

import type { Gap } from '../../knowledge/gaps.ts';
import type { RouteKind } from '../../knowledge/kinds.ts';
import { TRAITS } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { DEGREE_LEVEL, levelOf, type Person } from '../../knowledge/person.ts';
import type { Role, Route } from '../../knowledge/schema/role.ts';
import {
  type Assessed,
  asksForDegree,
  assessFor,
  NOT_THE_JOB,
  ORDER,
} from '../../knowledge/standing.ts';
import { listIn, type Slots, textIn } from '../script/slots.ts';
import { personOf } from './person-of.ts';
import { type Limits, type SteppingPath, steppingStones } from './stepping-stones.ts';

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

/** The ways in that go with how someone wants to learn, most fitting first. */
const ROUTES_FOR: Readonly<Record<string, readonly RouteKind[]>> = {
  earn: ['apprenticeship', 'in-house', 'direct'],
  college: ['college', 'apprenticeship'],
  university: ['university', 'conversion', 'graduate-scheme'],
  volunteer: ['volunteering', 'work-experience', 'direct'],
  direct: ['direct', 'in-house', 'apprenticeship'],
  quickest: ['direct', 'in-house', 'conversion', 'university', 'college', 'apprenticeship'],
};

export function buildPlan(knowledge: Knowledge, goal: Role, slots: Slots): Plan {
  const person = personOf(knowledge, slots);
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const isOnlyVoluntary = goal.routes.every((route) => NOT_THE_JOB.has(route.kind));
  const isHelp = (route: Route) => !isOnlyVoluntary && NOT_THE_JOB.has(route.kind);
  const assessed = assessFor(goal, person, own).map((one) => asDegree(asCourse(one, goal), goal));
  const learning = textIn(slots, 'learning');
  const isOff = (one: Assessed) =>
    isOffSubject(knowledge, one, person) || isLongWay(one, goal, person, learning);
  const routes = inOrder(assessed, person, learning, isOff).filter(({ route }) => !isHelp(route));
  const isOpen = routes.some(({ openness }) => openness === 'open');
  const limits: Limits = {
    avoid: TRAITS.filter((one) => listIn(slots, 'avoid').includes(one)),
    refused: listIn(slots, 'refused'),
  };
  return {
    goal,
    person,
    routes,
    helps: goal.routes.filter(isHelp),
    stones: isOpen ? undefined : steppingStones(knowledge, goal, person, own, limits),
    after: stepsAfter(knowledge, goal),
  };
}

/** No university takes everybody who has A levels: each sets its subjects and grades. */
function asCourse(one: Assessed, goal: Role): Assessed {
  if (one.openness !== 'open' || one.route.kind !== 'university') return one;
  const asked = one.route.requirements.filter(({ weight }) => weight === 'must');
  const unchecked = asked.length > 0 ? asked.map(({ says }) => says) : [goal.entry.summary];
  return { ...one, openness: 'perhaps', unchecked };
}

/** An apprenticeship of which no requirement is known ends in the degree, and is checked for what the degree asks for. */
function asDegree(one: Assessed, { entry, routes }: Role): Assessed {
  const { kind, requirements } = one.route;
  if (kind !== 'apprenticeship' || requirements.length > 0) return one;
  if (!one.unchecked.includes(entry.summary)) return one;
  const course = routes.find((route) => route.kind === 'university' && !asksForDegree(route));
  const asked = course?.requirements.filter(({ weight }) => weight === 'must') ?? [];
  return asked.length > 0 ? { ...one, unchecked: asked.map(({ says }) => says) } : one;
}

/** A way in that asks for a degree in a subject which is not theirs: a history degree for "a psychology degree". */
function isOffSubject({ phrasing }: Knowledge, { route }: Assessed, { degree }: Person): boolean {
  const own = degree?.subject;
  if (own === undefined) return false;
  const { field = {}, subject = {} } = phrasing.facts.groups;
  const subjects = Object.keys({ ...field, ...subject }).map((one) => one.toLowerCase());
  return route.requirements.some(({ needs, says, weight }) => {
    if (weight !== 'must' || (needs?.level ?? 0) < DEGREE_LEVEL) return false;
    const named = says.toLowerCase();
    return !named.includes(own.toLowerCase()) && subjects.some((one) => named.includes(one));
  });
}

/** What only people who are in the profession already can take is no advice for others. */
export function isForOthers({ route, gaps }: Assessed): boolean {
  const isShut = gaps.some((gap) => gap.kind === 'registered');
  return isShut && (route.kind === 'return-to-practice' || !leadsToRegister(route));
}

/** A course from school is the long way round for someone who has a degree. */
export function isBelow({ route }: Assessed, person: Person): boolean {
  return levelOf(person) >= DEGREE_LEVEL && route.kind === 'university' && !asksForDegree(route);
}

/** A second degree beside a job, where a course for graduates is shorter and nobody wants to earn on the way. */
function isLongWay({ route }: Assessed, goal: Role, person: Person, learning?: string): boolean {
  if (levelOf(person) < DEGREE_LEVEL || learning === 'earn') return false;
  const levels = [route.level ?? 0].flat();
  const isDegree = route.kind === 'apprenticeship' && Math.min(...levels) >= DEGREE_LEVEL;
  return isDegree && goal.routes.some((one) => one.kind === 'university' && asksForDegree(one));
}

/** Where nothing else tells ways apart, a job comes before a course. */
const USUAL: readonly RouteKind[] = ['direct', 'in-house', 'apprenticeship'];

function usual({ route }: Assessed): number {
  const place = USUAL.indexOf(route.kind);
  return place < 0 ? USUAL.length : place;
}

/** A course for graduates is no next step for anybody else. */
function lacksDegree({ gaps }: Assessed): number {
  return Number(gaps.some((gap) => gap.kind === 'level' && gap.level >= DEGREE_LEVEL));
}

/** Ways that may be taken now are weighed by what someone likes; the others come after them. */
const TIER = { open: 0, perhaps: 0, nearly: 1, later: 2 } as const;

/** Most open first; of the same openness the way someone wants to learn, then the one that asks least. */
function inOrder(
  assessments: readonly Assessed[],
  person: Person,
  learning: string | undefined,
  isOff: (one: Assessed) => boolean,
): Assessed[] {
  const liked = ROUTES_FOR[learning ?? ''] ?? [];
  const liking = ({ route }: Assessed) => {
    const place = liked.indexOf(route.kind);
    return place < 0 ? liked.length : place;
  };
  // Anyone who wants to earn or start at once does not mind which of these ways it is.
  const isStrict = learning !== 'earn' && learning !== 'direct';
  const group = (one: Assessed) => Number(liking(one) === liked.length);
  const onlyForOthers = (one: Assessed) =>
    Number(one.route.kind === 'return-to-practice' || isForOthers(one));
  const below = (one: Assessed) => Number(isBelow(one, person));
  return [...assessments].sort(
    (a, b) =>
      below(a) - below(b) ||
      Number(isOff(a)) - Number(isOff(b)) ||
      TIER[a.openness] - TIER[b.openness] ||
      onlyForOthers(a) - onlyForOthers(b) ||
      (isStrict ? liking(a) - liking(b) : group(a) - group(b)) ||
      ORDER.indexOf(a.openness) - ORDER.indexOf(b.openness) ||
      liking(a) - liking(b) ||
      lacksDegree(a) - lacksDegree(b) ||
      a.gaps.length - b.gaps.length ||
      a.unchecked.length - b.unchecked.length ||
      (TIER[a.openness] === 0 ? a.oftenAsked.length - b.oftenAsked.length : 0) ||
      usual(a) - usual(b),
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
