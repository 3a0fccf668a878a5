// Which words belong to which kind of question: "DBS" to checks, "need" to none. Counted from the phrase files.

import type { AskedWord } from '../ground/request.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { knownWords } from '../language/ordinary-words.ts';
import { readWords } from '../language/words.ts';
import { textWords } from '../matching/text-index.ts';
import { TOPIC_PREFIX } from './readers/phrases.ts';
import { smallWords } from './readers/small-words.ts';

export interface LabelWords {
  /** The words of a text that tell something, with their roots. */
  asked(words: readonly string[]): AskedWord[];
  /** The roots of a text's words that tell something. */
  telling(words: readonly string[]): string[];
  /** The same of the words that are spelt as English words are: a slip is not a sign of something else. */
  written(words: readonly string[]): string[];
  /** 0 to 1: the largest share that a label has of one of these words, over all labels. */
  anchor(roots: readonly string[], label: string): number;
  /** 0 to 1: the share of these words that no phrase of the label has. */
  left(roots: readonly string[], label: string): number;
}

/** A word is counted in at most so many phrases of a label: a long list is no stronger claim. */
const MOST_COUNTED = 3;

/** A word with this much of its uses in one label is what that label is about. */
const SUBJECT = 0.5;

/** Builds the counts; a topic's own text counts with its phrases. */
export function buildLabelWords(knowledge: Knowledge): LabelWords {
  const small = smallWords(knowledge.phrasing);
  const passedOver = new Set(knowledge.wording.sentences.passedOver.split(/\s+/));
  const shares = new Map<string, Map<string, number>>();
  const count = (label: string, texts: readonly string[], most: number) => {
    const own = new Map<string, number>();
    for (const text of texts)
      for (const root of new Set(textWords(text.replaceAll('{role}', ' '), small)))
        own.set(root, Math.min(most, (own.get(root) ?? 0) + 1));
    for (const [root, times] of own) {
      const labels = shares.get(root) ?? new Map<string, number>();
      labels.set(label, (labels.get(label) ?? 0) + times);
      shares.set(root, labels);
    }
  };
  for (const { intent, phrases } of knowledge.phrasing.intents)
    count(intent, phrases, MOST_COUNTED);
  for (const { id, title, questions, answer, points } of knowledge.topics.values()) {
    count(TOPIC_PREFIX + id, [title, ...questions], MOST_COUNTED);
    count(TOPIC_PREFIX + id, [answer, ...points], 1);
  }
  const totals = new Map(
    [...shares].map(([root, labels]) => [root, [...labels.values()].reduce((a, b) => a + b, 0)]),
  );
  const isSubject = (root: string) =>
    Math.max(0, ...(shares.get(root)?.values() ?? [])) >= SUBJECT * (totals.get(root) ?? 1);
  return {
    asked: (words) =>
      readWords(words.join(' '))
        .filter(({ text }) => !passedOver.has(text))
        .map(({ text, root }) => ({ text, root, isSubject: isSubject(root) })),
    telling: (words) => [...new Set(textWords(words.join(' '), small))],
    written: (words) => [
      ...new Set(textWords(words.filter((word) => knownWords.has(word)).join(' '), small)),
    ],
    anchor: (roots, label) =>
      roots.reduce(
        (most, root) =>
          Math.max(most, (shares.get(root)?.get(label) ?? 0) / (totals.get(root) ?? 1)),
        0,
      ),
    left: (roots, label) =>
      roots.length === 0
        ? 0
        : roots.filter((root) => !shares.get(root)?.has(label)).length / roots.length,
  };
}
