// The words of small questions as numbers: the terms of each phrasing, what each term weighs, and those of what is asked.

import { type Synonyms, withoutSynonyms } from '../language/synonyms.ts';
import { Vocabulary } from '../language/vocabulary.ts';
import type { WordSet } from '../language/word-set.ts';
import { foldSpelling, readWords, root, stem, writtenWords } from '../language/words.ts';
import { buildMeaningIndex, type Nearness, type WordVectors } from './meaning.ts';

/** A small question: how people ask it, and what is said. */
export interface Point {
  id: string;
  /** Points of one group are about one matter: where several of them fit, each is more likely. */
  group?: string;
  asked: readonly string[];
  says: string;
}

export interface PointIndexOptions {
  synonyms?: Synonyms;
  /** Right spellings by wrong ones, for slips that closeness alone would not find. */
  spelling?: ReadonlyMap<string, string>;
  /** Ordinary words, which are seldom slips for another word. */
  ordinaryWords?: WordSet;
  /** Without them points are found by their words alone. */
  vectors?: WordVectors;
}

/** The rarest words of a long text are enough, and keep the cost of any text in bounds. */
const MOST_WORDS = 48;
const LONGEST_TEXT = 2000;
/** A misspelt word is looked for only so often in one text. */
const MOST_MISSPELT = 8;
const LEAST_LIKENESS = 0.75;
const SHIFT = 2 ** 20;
const PAIR_WEIGHT = 0.5;

export interface Phrase {
  text: string;
  terms: number[];
  pairs: number[];
  weight: number;
}

/** A point as the index knows it. */
export interface Known {
  point: Point;
  phrases: Phrase[];
  terms: ReadonlySet<number>;
  pairs: ReadonlySet<number>;
  says: ReadonlySet<number>;
}

/** What is asked, in terms. */
export interface Asked {
  terms: number[];
  pairs: ReadonlySet<number>;
  weight: number;
  pairWeight: number;
  /** 0 to 1: the weight of the words that no point has. */
  unexplained: number;
  /** How near each point lies in meaning. */
  near: Nearness | undefined;
}

export interface PointTerms {
  known: readonly Known[];
  /** The text of each term. */
  names: readonly string[];
  weightOf(term: number): number;
  pairWeightOf(pair: number): number;
  /** The weight of a term by its text. */
  weightOfName(name: string): number;
  read(text: string): Asked;
}

export function readPointTerms(
  points: readonly Point[],
  {
    synonyms = new Map(),
    spelling = new Map(),
    ordinaryWords = new Set(),
    vectors,
  }: PointIndexOptions,
): PointTerms {
  const vocabulary = new Vocabulary(ordinaryWords);
  const numbers = new Map<string, number>();
  const names: string[] = [];

  function numberOf(folded: string): number {
    vocabulary.add(folded);
    const rooted = root(stem(folded));
    const number = numbers.get(rooted) ?? names.push(rooted) - 1;
    numbers.set(rooted, number);
    return number;
  }

  const spelt = (word: string) => spelling.get(word) ?? spelling.get(foldSpelling(word));
  const foldedOf = (text: string) =>
    withoutSynonyms(
      synonyms,
      writtenWords(text).map((word) => spelt(word) ?? foldSpelling(word)),
    );
  const known = points.map((point): Known => {
    const phrases = point.asked.map((text) => {
      const terms = foldedOf(text).map(numberOf);
      return { text, terms: [...new Set(terms)], pairs: pairsOf(terms), weight: 0 };
    });
    return {
      point,
      phrases,
      terms: new Set(phrases.flatMap(({ terms }) => terms)),
      pairs: new Set(phrases.flatMap(({ pairs }) => pairs)),
      says: new Set(foldedOf(point.says).map(numberOf)),
    };
  });
  const weights = weighTerms(known, names.length);
  const heaviest = Math.log(1 + (known.length + 0.5) / 0.5);
  const weightOf = (term: number) => weights[term] ?? heaviest;
  const pairWeightOf = (pair: number) =>
    (PAIR_WEIGHT * (weightOf(Math.floor(pair / SHIFT)) + weightOf(pair % SHIFT))) / 2;
  for (const { phrases } of known) {
    for (const phrase of phrases) {
      phrase.weight = sum(phrase.terms, weightOf) + sum(phrase.pairs, pairWeightOf);
    }
  }
  const meaning = vectors && openMeaning(points, vectors);
  /** How near each point lies to a text, whose misspelt words are known by their folded forms. */
  function nearTo(text: string, corrected: ReadonlyMap<string, string>): Nearness | undefined {
    return meaning?.read(
      readWords(text).map(({ text, folded }) =>
        vectors?.has(text)
          ? text
          : (spelling.get(text) ?? spelling.get(folded) ?? corrected.get(folded) ?? folded),
      ),
    );
  }
  return {
    known,
    names,
    weightOf,
    pairWeightOf,
    weightOfName: (name) => weightOf(numbers.get(name) ?? -1),
    read(full) {
      const text = full.slice(0, LONGEST_TEXT);
      const { terms, unknown, corrected } = termsIn(foldedOf(text), numbers, vocabulary);
      const distinct = [...new Set(terms)]
        .filter((term) => term >= 0)
        .sort((a, b) => weightOf(b) - weightOf(a))
        .slice(0, MOST_WORDS);
      const pairs = new Set(pairsOf(terms));
      const weight = sum(distinct, weightOf);
      const unexplained = unknown * heaviest * 0.7;
      return {
        terms: distinct,
        pairs,
        weight,
        pairWeight: sum([...pairs], pairWeightOf),
        unexplained: unexplained / (unexplained + weight || 1),
        near: nearTo(text, corrected),
      };
    },
  };
}

/** Points by the middles of their phrasings. */
function openMeaning(points: readonly Point[], vectors: WordVectors) {
  return buildMeaningIndex(
    points.map(({ asked }) => asked.map(writtenWords)),
    vectors,
  );
}

/** The terms of folded words, -1 for a word that no point has; misspelt ones are put right. */
function termsIn(
  words: readonly string[],
  numbers: ReadonlyMap<string, number>,
  vocabulary: Vocabulary,
): { terms: number[]; unknown: number; corrected: ReadonlyMap<string, string> } {
  const corrected = new Map<string, string>();
  const terms: number[] = [];
  let unknown = 0;
  let misspelt = 0;
  for (const folded of words) {
    let term = numbers.get(root(stem(folded)));
    if (term === undefined && misspelt < MOST_MISSPELT) {
      misspelt++;
      const [best] = vocabulary
        .read(folded)
        .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
        .sort((a, b) => b.likeness - a.likeness);
      const word = best && vocabulary.words[best.word];
      if (word !== undefined) {
        corrected.set(folded, word);
        term = numbers.get(root(stem(word)));
      }
    }
    if (term === undefined) unknown++;
    terms.push(term ?? -1);
  }
  return { terms, unknown, corrected };
}

/** How telling each word is: the fewer points have it, the more. */
function weighTerms(known: readonly Known[], count: number): Float64Array {
  const having = new Float64Array(count);
  for (const { terms } of known) for (const term of terms) having[term] = (having[term] ?? 0) + 1;
  return having.map((points) => Math.log(1 + (known.length - points + 0.5) / (points + 0.5)));
}

/** Neighbouring words as one number each; a word that no point has (-1) parts its neighbours. */
function pairsOf(terms: readonly number[]): number[] {
  const pairs = new Set<number>();
  for (let place = 1; place < terms.length; place++) {
    const [before = -1, after = -1] = [terms[place - 1], terms[place]];
    if (before >= 0 && after >= 0) pairs.add(before * SHIFT + after);
  }
  return [...pairs];
}

/** The sum of what each value stands for. */
export function sum(values: readonly number[], of: (value: number) => number): number {
  let total = 0;
  for (const value of values) total += of(value);
  return total;
}
