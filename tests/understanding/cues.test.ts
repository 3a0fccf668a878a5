import { ordinaryWords } from '../../src/language/ordinary-words.ts';
import { buildCueReader } from '../../src/understanding/cues.ts';
import { realKnowledge } from '../careers.ts';

const cues = buildCueReader(realKnowledge().phrasing, ordinaryWords);

/** The signs before and after the words in brackets. */
function around(text: string) {
  const start = text.indexOf('[');
  const end = text.indexOf(']') - 1;
  const plain = text.replace(/[[\]]/g, '');
  return { before: [...cues.before(plain, start)], after: [...cues.after(plain, end)] };
}

test.each([
  ["I'm a [porter] and want more", 'own'],
  ['I used to be a [chef]', 'own'],
  ['want to become a [midwife]', 'wanted'],
  ['anything but a [nurse]', 'not'],
  ['do you have to be a [nurse]', 'required'],
  ['porter or [cleaner]', 'between'],
])('before the title in "%s" stands: %s', (text, cue) => {
  expect(around(text).before).toContain(cue);
});

test('a sign far before the title says nothing of it', () => {
  expect(around("I'm a porter in a big hospital and my sister is a [nurse]").before).not.toContain(
    'required',
  );
});

test.each([
  ['[driving] jobs', 'jobs-of-it'],
  ['the [nurse] who does dressings', 'who'],
  ['[porter] by trade', 'own'],
])('after the title in "%s" stands: %s', (text, cue) => {
  expect(around(text).after).toContain(cue);
});

test('signs of the whole are found anywhere', () => {
  expect([...cues.anywhere('what jobs are there for people who like maths')]).toEqual(
    expect.arrayContaining(['several-jobs', 'people-who', 'asking']),
  );
});
