import { soundOf } from '../../src/matching/sounds.ts';
import { fold } from '../../src/matching/words.ts';

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
  expect(soundOf(fold(heard))).toBe(soundOf(fold(spelt)));
});

test.each([
  ['porter', 'potter'],
  ['nurse', 'nurture'],
  ['dental', 'mental'],
])('%s does not sound like %s', (one, other) => {
  expect(soundOf(one)).not.toBe(soundOf(other));
});
