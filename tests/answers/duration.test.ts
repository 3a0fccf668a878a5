// How long it takes is told from school wherever what comes first takes years of its own.

import { aboutRole } from '../../src/answers/about-role.ts';
import { totalFromSchool } from '../../src/answers/duration.ts';
import { replyText } from '../../src/answers/reply.ts';
import type { Role, Route } from '../../src/knowledge/schema/role.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const roles = [...knowledge.roles.values()];

/** Ways in that begin after a degree or in a profession: their length is not that from school. */
const AFTER_A_DEGREE: ReadonlySet<Route['kind']> = new Set([
  'specialty-training',
  'conversion',
  'graduate-scheme',
]);

function beginsLater(role: Role, route: Route): boolean {
  if (route.duration === undefined) return false;
  const isLater = role.entry.minimum === 'registered' || role.entry.minimum === 'postgraduate';
  return isLater || AFTER_A_DEGREE.has(route.kind);
}

const lengthIsPartial = roles.filter(
  (role) =>
    ['degree', 'postgraduate', 'registered'].includes(role.entry.minimum) &&
    role.routes.some((route) => beginsLater(role, route)),
);

function answer(id: string): string {
  const role = knowledge.roles.get(id);
  if (!role) throw new Error(`no role "${id}"`);
  return replyText(aboutRole(knowledge, role, 'duration', 1).blocks);
}

test('a role whose ways in begin after a degree has its whole length from school', () => {
  expect(lengthIsPartial.length).toBeGreaterThan(60);
  const without = lengthIsPartial.filter((role) => !role.training.totalFromSchool);
  expect(without.map(({ id }) => id)).toEqual([]);
});

test.each(lengthIsPartial.map(({ id }) => [id]))(
  '%s: the total comes first, then its stages',
  (id) => {
    const [, lead = '', stages = ''] = answer(id).split('\n\n');
    const role = knowledge.roles.get(id);
    expect(lead).toContain(role && totalFromSchool(knowledge, role));
    expect(stages.split('\n')).toHaveLength(role?.training.stages.length ?? 0);
  },
);

test('a doctor in any area takes ten years or more from school, or seven to be a doctor', () => {
  const doctors = roles.filter(({ family }) => family === 'doctors');
  expect(
    doctors
      .filter(
        ({ id, training }) => (training.totalFromSchool?.least ?? 0) < (id === 'doctor' ? 7 : 10),
      )
      .map(({ id }) => id),
  ).toEqual([]);
});

test.each([
  ['psychiatrist', 'about 13 years'],
  ['anaesthetist', 'about 14 to 15 years'],
  ['general-practitioner', 'about 10 years'],
  ['surgeon', 'at least 15 years'],
  ['clinical-associate-in-psychology', 'about 4 and a half years'],
])('%s takes %s', (id, total) => {
  expect(answer(id)).toContain(`It takes ${total} to become`);
});
