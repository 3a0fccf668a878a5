// "What would suit me?": someone who wants to start now is shown jobs to start in, and no courses that lead to one.

import { rankRoles } from '../../../src/dialogs/plan/rank-roles.ts';
import type { Slots } from '../../../src/dialogs/script/slots.ts';
import { realKnowledge } from '../../careers.ts';

const knowledge = realKnowledge();
const ids = (slots: Slots) => rankRoles(knowledge, slots).map(({ role }) => role.id);
const WITH_A_LEVELS: Slots = { interests: ['caring for people'], qualifications: 'level-3' };

test('with A levels and no wish to train, a nurse is not on the list and a healthcare assistant is', () => {
  const now = ids({ ...WITH_A_LEVELS, training: 'none' });
  expect(now).toContain('healthcare-assistant');
  expect(now).not.toContain('adult-nurse');
  expect(now).not.toContain('occupational-therapist');
});

test('whoever would train for years is shown the nurse', () => {
  expect(ids({ ...WITH_A_LEVELS, training: 'longer' })).toContain('adult-nurse');
});

test('GCSEs count although their number is not asked for', () => {
  const only = (qualifications: string) =>
    rankRoles(knowledge, { interests: ['organising'], qualifications })
      .filter(({ openness }) => openness === 'open' || openness === 'perhaps')
      .map(({ role }) => role.id);
  expect(only('gcses').length).toBeGreaterThan(only('none').length);
});
