import { soundOf } from '../../src/language/sounds.ts';
import { foldSpelling } from '../../src/language/words.ts';

test.each([
  ['fizio', 'physio'],
  ['sikologist', 'psychologist'],
  ['okupashunal', 'occupational'],
  ['tecnishun', 'technician'],
  ['farmacist', 'pharmacist'],
  ['muzik', 'music'],
  ['ferapist', 'therapist'],
  ['soshal', 'social'],
  ['nite', 'night'],
])('%s sounds like %s', (heard, spelt) => {
  expect(soundOf(foldSpelling(heard))).toBe(soundOf(foldSpelling(spelt)));
});

test.each([
  ['porter', 'potter'],
  ['nurse', 'nurture'],
  ['dental', 'mental'],
])('%s does not sound like %s', (one, other) => {
  expect(soundOf(one)).not.toBe(soundOf(other));
});
