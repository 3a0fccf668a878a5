// What roles lack is counted, and what every role has now is not lost again.

import { findGaps, gapLines } from '../../../src/tools/check/gaps.ts';
import { realKnowledge } from '../../careers.ts';

const roles = [...realKnowledge().roles.values()];

function lacking(field: string, from = roles): string[] {
  const gap = findGaps(from).find((one) => one.field === field);
  if (!gap) throw new Error(`no gap "${field}"`);
  return gap.lacking;
}

test('a role without hours, length and bands is counted for each', () => {
  const [role] = roles;
  if (!role) throw new Error('no roles');
  const { hours: _h, bands: _b, ...rest } = role;
  const bare = { ...rest, routes: [], training: { stages: [], totalFromSchool: undefined } };
  for (const field of ['hours', 'length', 'training in the job', 'bands']) {
    expect(lacking(field, [bare])).toEqual([role.id]);
  }
});

test('every role says how much it deals with patients or the public', () => {
  expect(lacking('public-contact')).toEqual([]);
  expect(lacking('patient contact')).toEqual([]);
});

test('a line names the roles where they are few', () => {
  expect(gapLines([{ field: 'hours', of: 3, lacking: ['porter'] }])).toEqual([
    'hours: 1 of 3 lack it: porter',
  ]);
});
