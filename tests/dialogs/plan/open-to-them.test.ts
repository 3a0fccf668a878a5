// Over every role and a dozen people: nothing is said to be open whose requirement is not met, or not known to be met.
// The requirements are held against the people here by themselves, and not by the code that is tested.

import { buildPlan } from '../../../src/dialogs/plan/plan.ts';
import { rankRoles } from '../../../src/dialogs/plan/rank-roles.ts';
import type { Slots } from '../../../src/dialogs/script/slots.ts';
import type { Needs, Requirement, Role, Route } from '../../../src/knowledge/schema/role.ts';
import { realKnowledge } from '../../careers.ts';

const knowledge = realKnowledge();

/** What can be known of a person: what is not here they have not said. */
interface Known {
  level: number;
  gcses?: { count: number; grade?: number };
  lacks?: string[];
  registered?: true;
  employed?: true;
  experience?: true;
  driving?: boolean;
  age?: number;
}

const gcses = (count: number, grade: number) =>
  ({ qualifications: 'gcses', gcseCount: count, gcseGrade: grade }) satisfies Slots;

const PEOPLE: Readonly<Record<string, { slots: Slots; known: Known }>> = {
  'a pupil of 15': {
    slots: { age: 15, situation: 'education', qualifications: 'none', studying: 'gcses' },
    known: { level: 0, age: 15 },
  },
  'someone of 17 without a licence': {
    slots: { age: 17, situation: 'education', ...gcses(5, 5), driving: false },
    known: { level: 2, gcses: { count: 5, grade: 5 }, age: 17, driving: false },
  },
  'someone who failed maths': {
    slots: { situation: 'other-work', ...gcses(4, 4), subjects: 'maths:none' },
    known: { level: 1, gcses: { count: 4, grade: 4 }, lacks: ['maths'] },
  },
  'someone with nothing': {
    slots: { situation: 'not-working', qualifications: 'none', experience: false, driving: false },
    known: { level: 0, driving: false },
  },
  'someone with low grades': {
    slots: { situation: 'not-working', ...gcses(6, 3) },
    known: { level: 1, gcses: { count: 6, grade: 3 } },
  },
  'an NVQ 3 and no GCSEs': {
    slots: { situation: 'other-work', qualifications: 'level-3', isNvq: true, gcseCount: 0 },
    known: { level: 3, gcses: { count: 0 } },
  },
  'A levels of no subject': {
    slots: { situation: 'other-work', qualifications: 'level-3' },
    known: { level: 3 },
  },
  'a graduate': {
    slots: { situation: 'other-work', qualifications: 'degree', degreeSubject: 'history' },
    known: { level: 6 },
  },
  'a carer who drives': {
    slots: { situation: 'care-work', qualifications: 'level-3', experience: true, driving: true },
    known: { level: 3, employed: true, experience: true, driving: true },
  },
  'a domestic': {
    slots: { own: 'domestic-services-worker', situation: 'nhs', qualifications: 'none' },
    known: { level: 0, employed: true, experience: true },
  },
  'trained abroad': {
    slots: { qualifications: 'abroad', abroadLevel: 'degree', origin: 'India', experience: true },
    known: { level: 6, experience: true },
  },
  'nothing said': {
    slots: { qualifications: null, situation: null, experience: null, learning: null },
    known: { level: 0 },
  },
};

/** Whoever has A levels or a degree is taken to have the GCSEs that led there, unless they gave their number. */
const LEVEL_3 = 3;
const DEGREE = 6;

function lacking(needs: Needs, known: Known): string[] {
  const { level, gcses: own, lacks = [], age } = known;
  const asked = needs.gcses;
  const isTaken = level >= DEGREE || (level >= LEVEL_3 && own === undefined);
  const hasGcses =
    isTaken ||
    ((own?.count ?? 0) >= (asked?.count ?? 0) && (own?.grade ?? 9) >= (asked?.grade ?? 0));
  return [
    ...(asked && !hasGcses ? ['gcses'] : []),
    ...(asked?.subjects ?? []).filter((one) => lacks.includes(one)),
    ...(needs.level !== undefined && level < needs.level ? ['level'] : []),
    ...(needs.aLevels && level < LEVEL_3 ? ['A levels'] : []),
    ...(needs.registered && !known.registered ? ['registered'] : []),
    ...(needs.employed && !known.employed ? ['employed'] : []),
    ...(needs.experience && !known.experience ? ['experience'] : []),
    ...(needs.driving && !known.driving ? ['driving'] : []),
    ...(needs.age !== undefined && age !== undefined && age < needs.age ? ['age'] : []),
  ];
}

/** Lines of requirements, each with those that may stand in its place. */
function groups(lines: readonly Requirement[]): Requirement[][] {
  const all: Requirement[][] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (line.or && last) last.push(line);
    else all.push([line]);
  }
  return all;
}

/** What stands against a way in that is said to be open. */
function against(role: Role, route: Route, known: Known): string[] {
  const musts = route.requirements.filter(({ weight }) => weight === 'must');
  const levels = new Set(route.requirements.map(({ forLevel }) => forLevel));
  // Of several levels the lowest way in counts: only lines that hold for all of them are sure.
  const lines = musts.filter(({ forLevel }) => forLevel === undefined || levels.size === 1);
  const missing = groups(lines).flatMap((group) => {
    const short = group.map(({ needs = {} }) => lacking(needs, known));
    return short.some((one) => one.length === 0) ? [] : (short[0] ?? []);
  });
  const isMinor = known.age !== undefined && known.age < Math.max(16, role.minimumAge?.years ?? 0);
  return [
    ...missing,
    ...(isMinor ? ['age'] : []),
    ...(role.traits.driving?.is === 'yes' && !known.driving ? ['driving'] : []),
    ...(role.entry.minimum === 'registered' && !known.registered ? ['registered'] : []),
  ];
}

const TASTERS = new Set(['volunteering', 'work-experience']);

test.each(Object.entries(PEOPLE))('what is open to %s is open', (_, { slots, known }) => {
  const wrong = [...knowledge.roles.values()].flatMap((role) => {
    const plan = buildPlan(knowledge, role, slots);
    const open = plan.routes.filter(
      ({ openness, route }) => openness === 'open' && !TASTERS.has(route.kind),
    );
    const starts = (plan.stones ?? []).flatMap(({ from, wayIn }) =>
      wayIn ? [{ role: from, route: wayIn.route }] : [],
    );
    return [...open.map(({ route }) => ({ role, route })), ...starts].flatMap((one) => {
      const short = against(one.role, one.route, known);
      return short.length > 0 ? [`${one.role.id} by ${one.route.kind}: ${short.join(', ')}`] : [];
    });
  });
  expect([...new Set(wrong)]).toEqual([]);
});

test.each(Object.entries(PEOPLE))(
  'what is found for %s and said to be open is open',
  (_, { slots, known }) => {
    const wrong = rankRoles(knowledge, slots)
      .filter(({ openness }) => openness === 'open')
      .filter(({ role }) =>
        role.routes
          .filter(({ kind }) => !TASTERS.has(kind))
          .every((route) => against(role, route, known).length > 0),
      );
    expect(wrong.map(({ role }) => role.id)).toEqual([]);
  },
);

test('no first degree, and no course, is open without a word to check', () => {
  const wrong = [...knowledge.roles.values()].flatMap((role) =>
    Object.values(PEOPLE).flatMap(({ slots }) =>
      buildPlan(knowledge, role, slots)
        .routes.filter(({ openness, route }) => openness === 'open' && route.kind === 'university')
        .map(() => role.id),
    ),
  );
  expect([...new Set(wrong)]).toEqual([]);
});
