import { ordinaryWords } from '../../src/language/ordinary-words.ts';
import { buildLexicon } from '../../src/matching/lexicon.ts';

const negations = buildLexicon(
  [{ value: 'not', phrases: ["don't", 'doesnt', 'arent', 'apart from'] }],
  ordinaryWords,
);
const found = (text: string) =>
  negations.find(text).map(({ start, end }) => text.slice(start, end));

test('a phrase is found with and without its apostrophe, in any case', () => {
  expect(found("I DON'T like it, she doesn’t")).toEqual(["DON'T", 'doesn’t']);
});

test('a misspelling that is no word is read as the word that it is like', () => {
  expect(found('she doesnnt and they arrent')).toEqual(['doesnnt', 'arrent']);
});

test('an ordinary word is never read as another', () => {
  expect(found('a decent parent, recent agents and a fever')).toEqual([]);
});

test('a phrase of several words is found as a whole only', () => {
  expect(found('anything apart from cleaning, far apart')).toEqual(['apart from']);
});

test('an abbreviation that is also a word is found in capitals only', () => {
  const fields = buildLexicon([{ value: 'digital', phrases: ['IT'] }], ordinaryWords);
  expect(fields.find('is it a job in IT').map(({ start }) => start)).toEqual([15]);
});

test('two phrases of one value that differ in their endings are one', () => {
  const people = buildLexicon(
    [{ value: 'old', phrases: ['old person', 'old persons'] }],
    ordinaryWords,
  );
  expect(people.find('an old person')).toHaveLength(1);
});
