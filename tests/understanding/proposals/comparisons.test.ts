import { comparisons } from '../../../src/understanding/proposals/comparisons.ts';
import { aMessage, ask, job } from '../a-message.ts';

const compared = (message: Parameters<typeof comparisons>[0]) =>
  comparisons(message).map(({ kind, request }) => ({
    kind,
    ...(request.kind === 'compare' ? { roles: request.roles, by: request.by } : {}),
  }));

test('two that are named', () => {
  const jobs = [job('porter'), job('midwife')];
  expect(compared(aMessage({ jobs }))).toEqual([{ kind: 'compare', roles: ['porter', 'midwife'] }]);
});

test('one that is named and the one spoken of before', () => {
  expect(compared(aMessage({ jobs: [job('porter')] }, { jobs: ['midwife'] }))).toEqual([
    { kind: 'compare-with-spoken', roles: ['midwife', 'porter'] },
  ]);
});

test('none that is named: the two spoken of before, the earlier one first', () => {
  expect(compared(aMessage({}, { jobs: ['midwife', 'porter'] }))).toEqual([
    { kind: 'compare-spoken', roles: ['porter', 'midwife'] },
  ]);
});

test('places of a list', () => {
  const listed = ['porter', 'midwife', 'gardener'];
  expect(compared(aMessage({ places: [0, 2] }, { listed }))).toEqual([
    { kind: 'compare-placed', roles: ['porter', 'gardener'] },
  ]);
});

test('one that is ruled out is held against nothing', () => {
  const jobs = [job('porter'), job('midwife', { isRuledOut: true })];
  expect(compared(aMessage({ jobs }))).toEqual([]);
});

test('by what: the pay, where that is asked plainly', () => {
  const jobs = [job('porter'), job('midwife')];
  const [plain] = compared(aMessage({ jobs, asks: [ask({ pay: 0.6 })] }));
  const [faint] = compared(aMessage({ jobs, asks: [ask({ pay: 0.2 })] }));
  expect([plain?.by, faint?.by]).toEqual(['pay', undefined]);
});
