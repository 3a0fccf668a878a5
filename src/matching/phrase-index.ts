// A phrase index finds which kind of question an utterance is, by the example phrases it is most like.
//
//     phrases:  pay: "what does {role} earn", "how much is the wage"     hours: "do i work nights"
//     asked:    "whats the wage of a"  ->  words and neighbouring pairs, each weighed by how much it
//               tells the kinds apart  ->  pay 0.82, hours 0.11
//
// Two measures together: the most alike single phrase, and what each word says for a kind over all phrases.

import { buildFeatureTable, type FeatureTable } from './feature-table.ts';
import { buildNaiveBayes } from './naive-bayes.ts';
import { Vocabulary } from './vocabulary.ts';
import {
  isPairKey,
  isWordKey,
  wordKey,
  wordsAndPairs,
  wordsInTheirPlaces,
} from './word-features.ts';
import { foldedWords, readWords, stem, type Word, wordsOf } from './words.ts';

export interface PhraseEntry {
  /** The kind of question. */
  label: string;
  phrases: readonly string[];
  /** About another field altogether: its words are foreign to this one. */
  isBackground?: boolean;
}

export interface PhraseMatch {
  label: string;
  /** 0 to 1: 1 for the very words of a phrase. */
  score: number;
  /** The phrase most like the utterance. */
  phrase: string;
}

export interface PhraseReading {
  /** Best first. */
  matches: PhraseMatch[];
  /** 0 to 1: how much of what the utterance says stands in no phrase of this field. */
  foreign: number;
  /** 0 to 1: the share of its words that are no words at all, as far as is known: "qwpoei". */
  gibberish: number;
  /** The words that stand in no phrase. */
  foreignWords: string[];
}

export interface PhraseIndexOptions {
  /** Words and short phrases that mean the same; the first of a group stands for all. */
  synonyms?: readonly (readonly string[])[];
  /** Right spellings by wrong ones, for slips that closeness alone would not find. */
  spelling?: ReadonlyMap<string, string>;
  /** Ordinary words, which are seldom slips for another word. */
  ordinaryWords?: ReadonlySet<string>;
}

export interface PhraseIndex {
  /** What an utterance is like, with the labels best first. */
  read(utterance: string): PhraseReading;
  /** Whether a word stands in some phrase, spelt this way. */
  knows(word: string): boolean;
}

/** A pair of neighbours tells more than its words alone, but is rarer; half a word's weight did best on held-out phrases. */
const PAIR_WEIGHT = 0.5;
/** How much words of the utterance that the phrase lacks count against it, and the other way round. */
const EXTRA_IN_UTTERANCE = 0.45;
const EXTRA_IN_PHRASE = 0.55;
/** Share of the score that comes from the single most alike phrase; the rest is what the words say over all phrases. */
const SHARE_OF_BEST_PHRASE = 2 / 3;
/** A word that no phrase has weighs as much as a rare one. */
const FOREIGN_WEIGHT = 0.8;
const LEAST_LIKENESS = 0.72;
const EXACT = 0.999;
const MATCHES = 12;

/** Builds the index; phrases are compared without regard to case, accents and small slips of spelling. */
export function buildPhraseIndex(
  entries: readonly PhraseEntry[],
  options: PhraseIndexOptions = {},
): PhraseIndex {
  const ordinaryWords = options.ordinaryWords ?? new Set<string>();
  const isOrdinary = (word: string) => ordinaryWords.has(word) || ordinaryWords.has(stem(word));
  const vocabulary = new Vocabulary(ordinaryWords);
  const spelling = options.spelling ?? new Map<string, string>();
  const synonyms = new SynonymReader(options.synonyms ?? []);
  // Words of synonyms stand in no phrase, since the first of their group does; misspelt they must be found all the same.
  for (const member of (options.synonyms ?? []).flat()) {
    for (const { folded } of readWords(member)) vocabulary.add(folded);
  }
  const labels = [...new Set(entries.map((entry) => entry.label))].sort();
  const labelNumber = new Map(labels.map((label, number) => [label, number]));
  const texts: string[] = [];
  const labelOf: number[] = [];
  const conceptsOf: number[][] = [];
  const labelSizes = new Float64Array(labels.length);
  const ownWords = new Set<number>();
  const concepts = new Map<string, number>();
  const conceptOf = (word: string): number => {
    const known = concepts.get(word);
    if (known !== undefined) return known;
    const concept = vocabulary.roots[vocabulary.add(word)] ?? -1;
    concepts.set(word, concept);
    return concept;
  };

  const byLabel = entries.toSorted((one, other) => (one.label < other.label ? -1 : 1));
  for (const { label, phrases: examples, isBackground } of byLabel) {
    const number = labelNumber.get(label) ?? 0;
    for (const text of examples) {
      const own = synonyms.replace(foldedWords(text)).map(conceptOf);
      if (!isBackground) for (const concept of own) ownWords.add(wordKey(concept));
      labelSizes[number] = (labelSizes[number] ?? 0) + 1;
      texts.push(text);
      labelOf.push(number);
      conceptsOf.push(own);
    }
  }

  const table = buildFeatureTable(conceptsOf.map(wordsInTheirPlaces), labelOf);
  const { phrases, phraseStarts } = table;
  const weights = weigh(table, labelSizes, texts.length);
  const norms = new Float64Array(texts.length);
  for (const [feature, weight] of weights.entries()) {
    if (weight === 0) continue;
    const end = phraseStarts[feature + 1] ?? 0;
    for (let place = phraseStarts[feature] ?? 0; place < end; place++) {
      const phrase = phrases[place] ?? 0;
      norms[phrase] = (norms[phrase] ?? 0) + weight;
    }
  }
  const byWords = buildNaiveBayes(table, labels.length);

  const overlap = new Float64Array(texts.length);
  const touched = new Int32Array(texts.length);
  const labelOfPhrase = Int16Array.from(labelOf);

  function read(utterance: string): PhraseReading {
    const words = wordsOf(utterance);
    const { numbers, foreignWords } = readConcepts(words);
    let norm = foreignWords.length * FOREIGN_WEIGHT;
    let ownNorm = 0;
    let foreignNorm = norm;
    let touches = 0;
    const features = wordsAndPairs(numbers);
    for (const keys of [features.words, features.pairs]) {
      for (const key of keys) {
        const feature = table.find(key);
        if (feature < 0) continue;
        const weight = weights[feature] ?? 0;
        norm += weight;
        if (keys === features.words) {
          if (ownWords.has(key)) ownNorm += weight;
          else foreignNorm += weight;
        }
        const end = phraseStarts[feature + 1] ?? 0;
        for (let place = phraseStarts[feature] ?? 0; place < end; place++) {
          const phrase = phrases[place] ?? 0;
          if (overlap[phrase] === 0) touched[touches++] = phrase;
          overlap[phrase] = (overlap[phrase] ?? 0) + weight;
        }
      }
    }
    const bestScore = new Float64Array(labels.length);
    const bestPhrase = new Int32Array(labels.length);
    for (let touch = 0; touch < touches; touch++) {
      const phrase = touched[touch] ?? 0;
      const score =
        (overlap[phrase] ?? 0) /
        (EXTRA_IN_UTTERANCE * norm + EXTRA_IN_PHRASE * (norms[phrase] ?? 0));
      overlap[phrase] = 0;
      const label = labelOfPhrase[phrase] ?? 0;
      if (score > (bestScore[label] ?? 0)) {
        bestScore[label] = score;
        bestPhrase[label] = phrase;
      }
    }
    const likely = byWords(numbers);
    const matches = labels.flatMap((label, number): PhraseMatch[] => {
      const alike = bestScore[number] ?? 0;
      if (alike === 0) return [];
      // The very words of a phrase are what the phrase means, whatever the words say elsewhere.
      const score =
        alike >= EXACT
          ? 1
          : SHARE_OF_BEST_PHRASE * alike +
            (1 - SHARE_OF_BEST_PHRASE) * Math.sqrt(likely[number] ?? 0);
      return [{ label, score, phrase: texts[bestPhrase[number] ?? 0] ?? '' }];
    });
    matches.sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
    const strange = foreignWords.filter((word) => !isOrdinary(word));
    return {
      matches: matches.slice(0, MATCHES),
      foreign: foreignNorm === 0 ? 0 : foreignNorm / (foreignNorm + ownNorm),
      gibberish: words.length === 0 ? 1 : strange.length / words.length,
      foreignWords,
    };
  }

  /** The words as numbers, through misspellings and synonyms; those that no phrase has are foreign. */
  function readConcepts(words: readonly Word[]): { numbers: number[]; foreignWords: string[] } {
    const corrected: string[] = [];
    const foreignWords: string[] = [];
    for (const { text, folded } of words) {
      const right = spelling.get(text);
      if (right !== undefined) {
        corrected.push(...readWords(right).map((word) => word.folded));
        continue;
      }
      if (synonyms.has(folded) || vocabulary.has(folded)) {
        corrected.push(folded);
        continue;
      }
      const near = nearestWord(text, folded);
      if (near === undefined) foreignWords.push(text);
      corrected.push(near ?? folded);
    }
    const numbers = synonyms.replace(corrected).map((word) => {
      const known = concepts.get(word);
      if (known !== undefined) return known;
      return vocabulary.has(word) ? conceptOf(nearestWord(word, word) ?? word) : -1;
    });
    return { numbers, foreignWords };
  }

  function nearestWord(text: string, folded: string): string | undefined {
    const [reading] = vocabulary
      .read(text, folded)
      .filter((one) => !one.part)
      .sort((a, b) => b.likeness - a.likeness);
    return reading && reading.likeness >= LEAST_LIKENESS
      ? vocabulary.words[reading.word]
      : undefined;
  }

  return { read, knows: (word) => vocabulary.has(stem(word)) || spelling.has(word) };
}

/** 1 for what one phrase has, 0 for what all have. */
function rarityOf(phrasesWithIt: number, phraseCount: number): number {
  return Math.log(1 + phraseCount / phrasesWithIt) / Math.log(1 + phraseCount);
}

/** How much each feature tells; nothing where likeness does not look at it. */
function weigh(table: FeatureTable, labelSizes: Float64Array, phraseCount: number): Float64Array {
  const { keys, phraseStarts } = table;
  const weights = new Float64Array(keys.length);
  const aloneWeight = rarityOf(1, phraseCount);
  for (const [feature, key] of keys.entries()) {
    const share = isWordKey(key) ? 1 : isPairKey(key) ? PAIR_WEIGHT : 0;
    if (share === 0) continue;
    const having = (phraseStarts[feature + 1] ?? 0) - (phraseStarts[feature] ?? 0);
    const weight =
      having === 1
        ? aloneWeight
        : rarityOf(having, phraseCount) * (0.25 + 0.75 * tellsApart(table, feature, labelSizes));
    weights[feature] = share * weight;
  }
  return weights;
}

/** 1 for a feature of one kind alone, 0 for one that all kinds have alike. */
function tellsApart(
  { labels, counts, labelStarts }: FeatureTable,
  feature: number,
  labelSizes: Float64Array,
): number {
  let total = 0;
  let logs = 0;
  const end = labelStarts[feature + 1] ?? 0;
  for (let entry = labelStarts[feature] ?? 0; entry < end; entry++) {
    const value = (counts[entry] ?? 0) / ((labelSizes[labels[entry] ?? 0] ?? 0) + 10);
    total += value;
    logs += value * Math.log(value);
  }
  const entropy = Math.log(total) - logs / total;
  return 1 - entropy / Math.log(Math.max(2, labelSizes.length));
}

/** Puts the first member of a synonym group in the place of any other. */
class SynonymReader {
  private readonly byFirstWord = new Map<string, { words: string[]; stands: string[] }[]>();

  constructor(groups: readonly (readonly string[])[]) {
    for (const [first, ...others] of groups) {
      const stands = stems(first ?? '');
      for (const other of others) {
        const words = stems(other);
        const [head] = words;
        if (head === undefined) continue;
        const known = this.byFirstWord.get(head) ?? [];
        known.push({ words, stands });
        known.sort((a, b) => b.words.length - a.words.length);
        this.byFirstWord.set(head, known);
      }
    }
  }

  /** Whether a group starts with this word or its plural. */
  has(folded: string): boolean {
    return this.byFirstWord.has(stem(folded));
  }

  replace(words: readonly string[]): string[] {
    const replaced: string[] = [];
    const stemmed = words.map(stem);
    for (let place = 0; place < words.length; ) {
      const group = this.byFirstWord
        .get(stemmed[place] ?? '')
        ?.find((one) => one.words.every((word, index) => stemmed[place + index] === word));
      replaced.push(...(group?.stands ?? [words[place] ?? '']));
      place += group?.words.length ?? 1;
    }
    return replaced;
  }
}

function stems(text: string): string[] {
  return readWords(text).map((word) => word.stem);
}
