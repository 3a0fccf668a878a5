// A text index finds the texts that speak of what a question speaks of, by BM25 over word stems.
//
//     index.read('cost of being on the register')  ->  the texts with "cost" and "register", the rarer word counting more

import { onceEachWord } from '../language/once-each.ts';
import { foldSpelling, root, stem, type Word, wordsOf, writtenWords } from '../language/words.ts';

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
  const counts = new Map<string, Map<number, number>>();
  const lengths = new Float64Array(entries.length);
  for (const [number, entry] of entries.entries()) {
    for (const { text, weight } of entry.parts) {
      for (const word of textWords(text, ignored)) {
        const perText = counts.get(word) ?? new Map<number, number>();
        counts.set(word, perText);
        perText.set(number, (perText.get(number) ?? 0) + weight);
        lengths[number] = (lengths[number] ?? 0) + weight;
      }
    }
  }
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, entries.length);
  const postings = new Map<string, Posting>();
  const scores = new Float64Array(entries.length);
  const covered = new Float64Array(entries.length);

  function idf(word: string): number {
    const found = counts.get(word)?.size ?? 0;
    return Math.log(1 + (entries.length - found + 0.5) / (found + 0.5));
  }

  /** Worked out when someone first asks with the word: most words of the texts are never asked with. */
  function postingOf(word: string): Posting | undefined {
    const known = postings.get(word);
    const perText = counts.get(word);
    if (known || !perText) return known;
    const weight = idf(word);
    const gains = Float64Array.from(perText, ([number, count]) => {
      const length = 1 - B + (B * (lengths[number] ?? 0)) / meanLength;
      return (weight * count * (K1 + 1)) / (count + K1 * length);
    });
    const posting = { weight, texts: Int32Array.from(perText.keys()), gains };
    postings.set(word, posting);
    return posting;
  }

  return {
    rarity: (word) => {
      const [own] = wordsOf(word);
      return own === undefined ? 0 : idf(own.root) / Math.log(2 * entries.length + 2);
    },
    read(question) {
      const touched: number[] = [];
      let all = 0;
      for (const word of new Set(wordsThatCount(wordsOf(question), ignored))) {
        const posting = postingOf(word);
        all += posting?.weight ?? idf(word);
        if (!posting) continue;
        const { weight, texts, gains } = posting;
        for (let place = 0; place < texts.length; place++) {
          const text = texts[place] ?? 0;
          if (covered[text] === 0) touched.push(text);
          scores[text] = (scores[text] ?? 0) + (gains[place] ?? 0);
          covered[text] = (covered[text] ?? 0) + weight;
        }
      }
      const matches = touched.map((text) => ({
        id: entries[text]?.id ?? '',
        score: scores[text] ?? 0,
        covered: (covered[text] ?? 0) / all,
      }));
      for (const text of touched) {
        scores[text] = 0;
        covered[text] = 0;
      }
      return matches.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    },
  };
}

/** The texts that have a word, and what it adds to the score of each. */
interface Posting {
  weight: number;
  texts: Int32Array;
  gains: Float64Array;
}

/** The words of a text that count, as roots. */
export function textWords(text: string, ignored: ReadonlySet<string>): string[] {
  const roots: string[] = [];
  for (const word of writtenWords(text)) if (!ignored.has(word)) roots.push(rootOfWritten(word));
  return roots;
}

const rootOfWritten = onceEachWord((written) => root(stem(foldSpelling(written))));

function wordsThatCount(words: readonly Word[], ignored: ReadonlySet<string>): string[] {
  return words.filter((word) => !ignored.has(word.text)).map((word) => word.root);
}
