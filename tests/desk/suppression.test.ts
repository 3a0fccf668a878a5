import { byShown, type Shown, shown } from '../../src/desk/suppression.ts';

test.each([
  [0, 0],
  [1, 'few'],
  [7, 'few'],
  [8, 10],
  [12, 10],
  [13, 15],
  [1002, 1000],
] as const)('of %d people %s is shown', (count, figure) => {
  expect(shown(count)).toBe(figure);
});

test('the larger come first, and what is few below every number but none', () => {
  const figures: Shown[] = ['few', 0, 10, 100];
  expect(figures.sort(byShown)).toEqual([100, 10, 'few', 0]);
});
