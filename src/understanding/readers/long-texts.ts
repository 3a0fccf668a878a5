// What is read of a long text. A message is looked at from many sides, each of which costs time by the word, and one of
// many words is a story with a question in it: the sentences that ask are read, then the first, then the last ones.
// Words of distress and facts about the person are looked for in all of it.

/** A story of 200 words has so many letters; the longest of our questions has 440. */
const MOST_LETTERS = 1200;
/** Less of a sentence than this says nothing. */
const LEAST_LETTERS = 40;
const SENTENCE = /[^.?!\n]+[.?!\n]*/g;

/** The text, or the sentences of it that are read; where one left out stood, a line ends. */
export function partsToRead(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  const sentences = text.match(SENTENCE) ?? [];
  const fromBehind = [...sentences.keys()].reverse();
  const asking = fromBehind.filter((place) => sentences[place]?.includes('?'));
  const kept = new Map<number, string>();
  let left = MOST_LETTERS;
  for (const place of new Set([...asking, 0, ...fromBehind])) {
    if (left < LEAST_LETTERS) break;
    const sentence = beginningAndEnd(sentences[place] ?? '', left);
    kept.set(place, sentence);
    left -= sentence.length;
  }
  return [...kept]
    .sort(([one], [other]) => one - other)
    .map(([, sentence]) => sentence.trim())
    .join('\n');
}

/** A sentence that is too long without its middle, cut between words: people begin or end with what they want. */
function beginningAndEnd(sentence: string, most: number): string {
  if (sentence.length <= most) return sentence;
  const beginning = sentence.slice(0, most / 3).replace(/\S*$/, '');
  const end = sentence.slice(-(most / 2)).replace(/^\S*/, '');
  return `${beginning.trim()}\n${end.trim()}`;
}
