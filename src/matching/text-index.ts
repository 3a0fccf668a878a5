// A text index finds the texts that speak of what a question speaks of, by BM25 over word stems.
//
//     index.read('cost of being on the register')  ->  the texts with "cost" and "register", the rarer word counting more

import { readWords, root, stem } from './words.ts';

export interface TextEntry {
  id: string;
  /** Parts of the text, each with how much its words count. */
  parts: readonly { text: string; weight: number }[];
}

export interface TextMatch {
  id: string;
  /** BM25, summed over the question's words; only the order and the ratio mean something. */
  score: number;
  /** 0 to 1: how much of what the question says stands in the text, rare words counting more. */
  covered: number;
}

export interface TextIndex {
  /** Texts with at least one of the question's words, best first. */
  read(question: string): TextMatch[];
  /** How rare a word is among the texts: 0 in every text, 1 in none. */
  rarity(word: string): number;
}

/** The usual constants of BM25 (Robertson and Zaragoza 2009): how fast repeats stop counting, how much length matters. */
const K1 = 1.2;
const B = 0.5;

/** Builds the index; words of `ignored` count nowhere. */
export function buildTextIndex(
  entries: readonly TextEntry[],
  ignored: ReadonlySet<string> = new Set(),
): TextIndex {
  const postings = new Map<string, Map<number, number>>();
  const lengths = new Float64Array(entries.length);
  for (const [number, entry] of entries.entries()) {
    for (const { text, weight } of entry.parts) {
      for (const word of textWords(text, ignored)) {
        const perText = postings.get(word) ?? new Map<number, number>();
        postings.set(word, perText);
        perText.set(number, (perText.get(number) ?? 0) + weight);
        lengths[number] = (lengths[number] ?? 0) + weight;
      }
    }
  }
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, entries.length);

  function idf(word: string): number {
    const found = postings.get(word)?.size ?? 0;
    return Math.log(1 + (entries.length - found + 0.5) / (found + 0.5));
  }

  return {
    rarity: (word) => {
      const [own] = textWords(word, new Set());
      return own === undefined ? 0 : idf(own) / Math.log(2 * entries.length + 2);
    },
    read(question) {
      const words = [...new Set(textWords(question, ignored))];
      const scores = new Map<number, { score: number; covered: number }>();
      let all = 0;
      for (const word of words) {
        const weight = idf(word);
        all += weight;
        for (const [number, count] of postings.get(word) ?? []) {
          const length = 1 - B + (B * (lengths[number] ?? 0)) / meanLength;
          const own = scores.get(number) ?? { score: 0, covered: 0 };
          own.score += (weight * count * (K1 + 1)) / (count + K1 * length);
          own.covered += weight;
          scores.set(number, own);
        }
      }
      return [...scores]
        .map(([number, { score, covered }]) => ({
          id: entries[number]?.id ?? '',
          score,
          covered: covered / all,
        }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    },
  };
}

/** The words of a text that count, as roots. */
export function textWords(text: string, ignored: ReadonlySet<string>): string[] {
  return readWords(text)
    .filter((word) => !ignored.has(word.text))
    .map((word) => root(stem(word.folded)));
}
