// Whether the requirements in knowledge/roles, as data, tell people the truth about what is open to them.

import { assessRoutes } from '../../src/knowledge/eligibility.ts';
import type { Person } from '../../src/knowledge/person.ts';
import type { Role } from '../../src/knowledge/schema/role.ts';
import { realKnowledge } from '../careers.ts';

const { roles } = realKnowledge();
const NOTHING: Person = { gcses: { count: 0 }, level: 0, registered: false, employed: false };
const SUPPORT_WORKER: Person = { ...NOTHING, employed: true, experience: true };
const SUPPORT_WORKER_WITH_GCSES: Person = { ...SUPPORT_WORKER, gcses: { count: 5, grade: 4 } };

/** Kinds of the routes that are open, apart from finding out what the work is like. */
function open(role: Role, person: Person): string[] {
  return assessRoutes(role, person)
    .filter((one) => one.openness === 'open')
    .map((one) => one.route.kind)
    .filter((kind) => kind !== 'volunteering' && kind !== 'work-experience');
}

function idsOpenTo(person: Person, minimum: Role['entry']['minimum']): string[] {
  return [...roles.values()]
    .filter((role) => role.entry.minimum === minimum && open(role, person).length > 0)
    .map((role) => role.id);
}

function role(id: string): Role {
  const found = roles.get(id);
  if (!found) throw new Error(`knowledge/roles has no "${id}"`);
  return found;
}

test('no registered job is open to someone who is not registered and has GCSEs only', () => {
  expect(idsOpenTo(SUPPORT_WORKER_WITH_GCSES, 'registered')).toEqual([]);
});

test('a postgraduate job is not open to someone with GCSEs, but for the counselling diploma that can come first', () => {
  expect(idsOpenTo(SUPPORT_WORKER_WITH_GCSES, 'postgraduate')).toEqual(['adult-psychotherapist']);
});

test('a degree job is not open to someone without qualifications or work', () => {
  expect(idsOpenTo(NOTHING, 'degree')).toEqual([]);
});

test('studying for a degree from inside a support job still needs level 3', () => {
  const [route] = assessRoutes(role('occupational-therapist'), SUPPORT_WORKER).filter(
    (one) => one.route.kind === 'in-house',
  );
  expect(route?.gaps).toEqual([{ kind: 'level', level: 3 }]);
});

test('a BTEC stands in for A levels, not for GCSEs', () => {
  const [route] = assessRoutes(role('podiatrist'), { level: 3, gcses: { count: 5, grade: 5 } });
  expect(route?.openness).toBe('open');
  const [line] = role('podiatrist').routes[0]?.requirements.filter((one) => one.or) ?? [];
  const lines = role('podiatrist').routes[0]?.requirements ?? [];
  expect(line && lines[lines.indexOf(line) - 1]?.needs?.aLevels?.count).toBe(2);
});

test('a physician associate course needs a degree, and a graduate can apply', () => {
  expect(open(role('physician-associate'), { aLevels: 3, level: 3 })).toEqual([]);
  expect(open(role('physician-associate'), { aLevels: 3, level: 6 })).toContain('university');
});

test('a line that counts GCSEs or A levels, or asks for a degree, has the figures as data', () => {
  const COUNTED =
    /\b(\d|one|two|three|four|five)( (or|to) \d)?( or more)? (GCSEs|A levels)\b|^A degree\b/i;
  const silent = [...roles.values()].flatMap((one) =>
    one.routes
      .flatMap((route) => route.requirements)
      .filter((line) => COUNTED.test(line.says) && !/or fewer/.test(line.says))
      .filter(({ needs }) => !(needs?.gcses ?? needs?.aLevels ?? needs?.level))
      .map((line) => `${one.id}: ${line.says}`),
  );
  expect(silent).toEqual([]);
});

test('at 15 no job and no course is open, in any role', () => {
  const pupil: Person = { level: 2, age: 15, driving: true };
  const said = [...roles.values()].filter((one) => open(one, pupil).length > 0);
  expect(said.map(({ id }) => id)).toEqual([]);
});

test('without a driving licence no way into a job that drives is open', () => {
  const person: Person = { level: 3, age: 30, employed: true, experience: true, driving: false };
  const drives = [...roles.values()].filter(({ traits }) => traits.driving?.is === 'yes');
  expect(drives.length).toBeGreaterThan(5);
  expect(drives.filter((one) => open(one, person).length > 0).map(({ id }) => id)).toEqual([]);
});

test('a job that takes nobody under 18 is not open at 17', () => {
  const person: Person = { level: 3, age: 17, employed: true, experience: true, driving: true };
  const said = [...roles.values()].filter(
    (one) => (one.minimumAge?.years ?? 0) > 17 && open(one, person).length > 0,
  );
  expect(said.map(({ id }) => id)).toEqual([]);
});
