import { partsToRead } from '../../../src/understanding/readers/long-texts.ts';

const story = (words: number) =>
  Array.from(
    { length: words / 10 },
    (_, n) => `Then I worked in shop number ${n} for some years.`,
  ).join(' ');

test('a story of 200 words is read whole', () => {
  const text = `${'we moved to Leeds '.repeat(50)}what does a porter do`;
  expect(text.split(' ').length).toBeGreaterThan(200);
  expect(partsToRead(text)).toBe(text);
});

test('of a longer one the question is read wherever it stands, and the beginning and the end', () => {
  const question = 'Can I become a podiatrist with two GCSEs?';
  const text = `I am forty. ${story(200)} ${question} ${story(200)} I like feet.`;
  const read = partsToRead(text);
  expect(read.length).toBeLessThanOrEqual(1300);
  expect(read).toContain(question);
  expect(read.startsWith('I am forty.')).toBe(true);
  expect(read.endsWith('I like feet.')).toBe(true);
});

test('of a text without sentences the beginning and the end are read, and no word is cut', () => {
  const words = Array.from({ length: 400 }, (_, n) => `word${n}`);
  const read = partsToRead(words.join(' ')).split(/\s/);
  expect(read[0]).toBe('word0');
  expect(read.at(-1)).toBe('word399');
  expect(read.filter((word) => !words.includes(word))).toEqual([]);
});

test('a single endless word is cut short', () => {
  expect(partsToRead('x'.repeat(2000)).length).toBeLessThanOrEqual(1201);
});
