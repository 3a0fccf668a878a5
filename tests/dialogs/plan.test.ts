// Plans are worked out from the requirements: what is open, what is missing, and in which order.

import { buildPlan } from '../../src/dialogs/plan.ts';
import type { Slots } from '../../src/dialogs/slots.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const knowledge = loadKnowledge('knowledge');
function plan(id: string, slots: Slots) {
  const goal = knowledge.roles.get(id);
  if (!goal) throw new Error(`no role ${id}`);
  return buildPlan(knowledge, goal, slots);
}
const marks = (made: ReturnType<typeof plan>) =>
  made.routes.map(({ route, openness }) => `${openness} ${route.kind}`);

test('every way in is in the plan, apart from volunteering, which helps', () => {
  for (const role of knowledge.roles.values()) {
    const made = plan(role.id, { qualifications: 'gcses', gcseCount: 3, gcseGrade: 4 });
    expect(made.routes.length + made.helps.length).toBe(role.routes.length);
  }
});

test('open ways come before those that are nearly open, and those before later ones', () => {
  for (const role of knowledge.roles.values()) {
    const order = plan(role.id, { qualifications: 'level-3' }).routes.map(({ openness }) =>
      ['open', 'nearly', 'later'].indexOf(openness),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
});

test('of two open ways the one that someone likes comes first', () => {
  const slots: Slots = { qualifications: 'level-3', gcseCount: 5, gcseGrade: 5 };
  expect(marks(plan('adult-nurse', { ...slots, learning: 'earn' }))[0]).toBe('open apprenticeship');
  expect(marks(plan('adult-nurse', { ...slots, learning: 'university' }))[0]).toBe(
    'open university',
  );
});

test('a registered nurse can return as a nurse, but is not registered as a podiatrist', () => {
  const nurse: Slots = { own: 'adult-nurse', qualifications: 'degree' };
  expect(marks(plan('midwife', nurse))).toContain('open conversion');
  const back = plan('physiotherapist', nurse).routes.filter(
    ({ route }) => route.kind === 'return-to-practice',
  );
  expect(back.map(({ openness }) => openness)).not.toContain('open');
});

test('three GCSEs at grade D leave a gap that says how many and which grade', () => {
  const made = plan('adult-nurse', { qualifications: 'gcses', gcseCount: 3, gcseGrade: 3 });
  const course = made.routes.find(({ route }) => route.kind === 'university' && route.level === 6);
  expect(course?.gaps).toContainEqual(expect.objectContaining({ kind: 'gcses', grade: 4 }));
});

test('stepping stones are looked for only where no way in is open', () => {
  expect(plan('porter', { qualifications: 'none' }).stones).toBeUndefined();
  expect(plan('physiotherapist', { qualifications: 'none' }).stones?.length).toBeGreaterThan(0);
});
