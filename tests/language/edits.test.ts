import fc from 'fast-check';
import { slipsBetween } from '../../src/language/edits.ts';

test.each([
  ['nurse', 'nurse', 0],
  ['nures', 'nurse', 1],
  ['nrse', 'nurse', 1],
  ['nurrse', 'nurse', 1],
  ['nurze', 'nurse', 1],
  ['portor', 'porter', 0.7],
])('from %s to %s it takes %d', (typed, meant, slips) => {
  expect(slipsBetween(typed, meant, 3)).toBeCloseTo(slips);
});

test('gives up beyond the limit', () => {
  expect(slipsBetween('nurse', 'engineer', 2)).toBe(Infinity);
});

test('is the same in both directions', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aeinrst'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(slipsBetween(a, b, 20)).toBeCloseTo(slipsBetween(b, a, 20));
    }),
  );
});
