// Reference codes survive being written down and typed again.

import fc from 'fast-check';
import { findPlanCode, writePlanCode } from '../../src/dialogs/plan-code.ts';

const code = fc.stringMatching(/^[0-9a-f]{19}[0-9]$/);

test('a code is found again as it was written, in any spacing and case', () => {
  fc.assert(
    fc.property(
      code,
      fc.constantFrom('-', ' ', '', ' - '),
      fc.boolean(),
      (one, between, isLower) => {
        const written = writePlanCode(one).split('-').join(between);
        const typed = `show my plan ${isLower ? written.toLowerCase() : written} please`;
        expect(findPlanCode(typed)).toBe(one);
      },
    ),
  );
});

test('the letters O, I and L are read as digits', () => {
  expect(findPlanCode('3F9A-1B22-CO4D-5E6F-7A8l')).toBe('3f9a1b22c04d5e6f7a81');
});

test.each([
  'show my plan',
  'my number is 07700 900123',
  'I have 5 GCSEs at grade 4 and 2 A levels',
  'call 0800 100 900 or 0800 068 4141',
  'a cafe facade faced a decade',
])('there is no code in "%s"', (text) => {
  expect(findPlanCode(text)).toBeUndefined();
});
