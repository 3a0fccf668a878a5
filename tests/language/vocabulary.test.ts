import { Vocabulary } from '../../src/language/vocabulary.ts';
import { foldSpelling } from '../../src/language/words.ts';

const vocabulary = new Vocabulary(new Set(['visit', 'boots', 'books']));
for (const word of ['physiotherapist', 'visitor', 'book', 'play', 'therapist', 'midwife']) {
  vocabulary.add(foldSpelling(word));
}
const readings = (text: string) =>
  vocabulary
    .read(text)
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ word, ...how }) => ({ ...how, word: vocabulary.words[word] }));
const nearest = (text: string) => readings(text)[0]?.word;

test('a word is read as itself before anything else', () => {
  expect(readings('midwife')[0]).toMatchObject({ word: foldSpelling('midwife'), likeness: 1 });
});

test('a plural, a slip and a beginning are read as the word', () => {
  expect(nearest('midwives')).toBe(foldSpelling('midwife'));
  expect(nearest('midwfie')).toBe(foldSpelling('midwife'));
  expect(nearest('physio')).toBe(foldSpelling('physiotherapist'));
});

test('an ordinary word that is taken for another one says so', () => {
  expect(readings('visit')).toEqual([
    expect.objectContaining({ word: foldSpelling('visitor'), strained: true }),
  ]);
});

test('words run together are read as parts', () => {
  expect(readings('playtherapist').map(({ word, part }) => [word, part])).toEqual([
    [foldSpelling('play'), true],
    [foldSpelling('therapist'), true],
  ]);
});

test('of one text only so many misspelt words are guessed at', () => {
  const read = vocabulary.readerOfText({ parts: true });
  for (let number = 0; number < 20; number += 1) {
    const odd = `qx${String.fromCharCode(97 + number)}zvkw`;
    read(odd, foldSpelling(odd));
  }
  expect(read('midwyfe', foldSpelling('midwyfe'))).toEqual([]);
  expect(nearest('midwyfe')).toBe(foldSpelling('midwife'));
});
