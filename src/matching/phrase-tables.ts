// What a phrase index looks things up in: the example phrases, their words and pairs of words, and what each weighs.
// Plain data, so that several indexes can be opened on one.

import { readSynonyms, type Synonyms, withoutSynonyms } from '../language/synonyms.ts';
import { Vocabulary, type VocabularyWords } from '../language/vocabulary.ts';
import { foldedWords, readWords } from '../language/words.ts';
import { buildFeatureTable, type FeatureTable } from './feature-table.ts';
import { isPairKey, isWordKey, wordKey, wordsInTheirPlaces } from './word-features.ts';

export interface PhraseEntry {
  /** The kind of question. */
  label: string;
  phrases: readonly string[];
  /** About another field altogether: its words are foreign to this one. */
  isBackground?: boolean;
}

export interface PhraseTables {
  /** All kinds of question, in order of their names. */
  labels: string[];
  phrases: string[];
  /** For each phrase the number of its label. */
  labelOf: Int16Array;
  features: FeatureTable;
  /** How much each feature tells; nothing where likeness does not look at it. */
  weights: Float64Array;
  /** For each feature, 1 where it is a word of a phrase of this field. */
  isOwn: Uint8Array;
  /** For each phrase, what its features weigh together. */
  norms: Float64Array;
  vocabulary: VocabularyWords;
  synonyms: Synonyms;
}

/** A pair of neighbours tells more than its words alone, but is rarer; half a word's weight did best on held-out phrases. */
const PAIR_WEIGHT = 0.5;

/**
 * Works out the tables; phrases are compared without regard to case, accents and the plural.
 *
 * @param synonymGroups words and short phrases that mean the same; the first of a group stands for all
 */
export function buildPhraseTables(
  entries: readonly PhraseEntry[],
  synonymGroups: readonly (readonly string[])[] = [],
): PhraseTables {
  // It only takes words in; nothing is read with it here.
  const vocabulary = new Vocabulary(new Set());
  const synonyms = readSynonyms(synonymGroups);
  // Words of synonyms stand in no phrase, since the first of their group does; misspelt they must be found all the same.
  for (const member of synonymGroups.flat()) {
    for (const { folded } of readWords(member)) vocabulary.add(folded);
  }
  const conceptOf = (word: string) => vocabulary.roots[vocabulary.add(word)] ?? -1;
  const labels = [...new Set(entries.map((entry) => entry.label))].sort();
  const labelNumber = new Map(labels.map((label, number) => [label, number]));
  const phrases: string[] = [];
  const labelOf: number[] = [];
  const conceptsOf: number[][] = [];
  const labelSizes = new Float64Array(labels.length);
  const ownWords = new Set<number>();
  const byLabel = entries.toSorted((one, other) => (one.label < other.label ? -1 : 1));
  for (const { label, phrases: examples, isBackground } of byLabel) {
    const number = labelNumber.get(label) ?? 0;
    for (const text of examples) {
      const concepts = withoutSynonyms(synonyms, foldedWords(text)).map(conceptOf);
      if (!isBackground) for (const concept of concepts) ownWords.add(wordKey(concept));
      labelSizes[number] = (labelSizes[number] ?? 0) + 1;
      phrases.push(text);
      labelOf.push(number);
      conceptsOf.push(concepts);
    }
  }
  const features = buildFeatureTable(conceptsOf.map(wordsInTheirPlaces), labelOf);
  const weights = weigh(features, labelSizes, phrases.length);
  return {
    labels,
    phrases,
    labelOf: Int16Array.from(labelOf),
    features,
    weights,
    isOwn: Uint8Array.from(features.keys, (key) => (ownWords.has(key) ? 1 : 0)),
    norms: normsOf(features, weights, phrases.length),
    vocabulary: vocabulary.known,
    synonyms,
  };
}

function normsOf(
  { phrases, phraseStarts }: FeatureTable,
  weights: Float64Array,
  phraseCount: number,
): Float64Array {
  const norms = new Float64Array(phraseCount);
  for (const [feature, weight] of weights.entries()) {
    if (weight === 0) continue;
    const end = phraseStarts[feature + 1] ?? 0;
    for (let place = phraseStarts[feature] ?? 0; place < end; place++) {
      const phrase = phrases[place] ?? 0;
      norms[phrase] = (norms[phrase] ?? 0) + weight;
    }
  }
  return norms;
}

/** 1 for what one phrase has, 0 for what all have. */
function rarityOf(phrasesWithIt: number, phraseCount: number): number {
  return Math.log(1 + phraseCount / phrasesWithIt) / Math.log(1 + phraseCount);
}

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
