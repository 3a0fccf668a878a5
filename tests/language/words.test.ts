import fc from 'fast-check';
import {
  foldedWords,
  foldSpelling,
  keyOf,
  readWords,
  root,
  stem,
  writtenWords,
} from '../../src/language/words.ts';

describe('reading words', () => {
  test('the quick way to words gives the same as the careful one', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('a', 'Nurses', "'", ' ', ',', '?', '-', 'é', '’s', '&'), {
          maxLength: 20,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect(writtenWords(given)).toEqual(readWords(given).map((word) => word.text));
        expect(foldedWords(given)).toEqual(readWords(given).map((word) => word.folded));
      }),
      { numRuns: 10_000, examples: [["0'A0"], ["0'0"], ["a''b"]] },
    );
  });

  test('keeps where each word stands in the text', () => {
    const text = 'An OT, please';
    expect(readWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'An',
      'OT',
      'please',
    ]);
  });

  test('joins short prefixes that are written with and without a hyphen', () => {
    expect(readWords('Co-ordinator, x-ray, nurse-led').map((word) => word.text)).toEqual([
      'coordinator',
      'xray',
      'nurse',
      'led',
    ]);
  });

  test('takes A&E for one word', () => {
    expect(readWords('A&E nurse').map((word) => word.text)).toEqual(['a&e', 'nurse']);
  });

  test('marks what stands in brackets and behind a dash as aside', () => {
    const aside = readWords('Therapist (music) lead - Bank').filter((word) => word.aside);
    expect(aside.map((word) => word.text)).toEqual(['music', 'bank']);
  });

  test('knows abbreviations by their capitals, plural or not', () => {
    expect(readWords('OTs and physios').map((word) => word.capitals)).toEqual([true, false, false]);
  });
});

describe('forms of a word', () => {
  test.each([
    ['paediatric', 'pediatric'],
    ['anaesthetist', 'anesthetist'],
    ['counsellor', 'counselor'],
    ['theatre', 'theater'],
    ['orthopaedic', 'orthopedic'],
    ['specialised', 'specialized'],
    ['moulder', 'molder'],
    ['programme', 'program'],
  ])('%s and %s are folded alike', (british, american) => {
    expect(foldSpelling(british)).toBe(foldSpelling(american));
  });

  test.each([
    ['midwives', 'midwife'],
    ['secretaries', 'secretary'],
    ['coaches', 'coach'],
    ['nurses', 'nurse'],
    ['draughtsmen', 'draughtsman'],
  ])('%s is the plural of %s', (plural, singular) => {
    expect(stem(foldSpelling(plural))).toBe(stem(foldSpelling(singular)));
  });

  test.each([
    ['midwifery', 'midwife'],
    ['podiatry', 'podiatrist'],
    ['physiotherapy', 'physiotherapist'],
    ['nursing', 'nurse'],
    ['dentistry', 'dentist'],
    ['psychology', 'psychologist'],
    ['pharmacy', 'pharmacist'],
    ['audiology', 'audiologist'],
    ['cleaning', 'cleaner'],
    ['radiography', 'radiographer'],
  ])('%s is what a %s does', (profession, person) => {
    expect(root(stem(foldSpelling(profession)))).toBe(root(stem(foldSpelling(person))));
  });

  test('one title in singular and plural has one key', () => {
    expect(keyOf(['dental', 'nurses'])).toBe(keyOf(['dental', 'nurse']));
    expect(keyOf(['arts', 'therapist'])).not.toBe(keyOf(['art', 'therapist']));
  });
});
