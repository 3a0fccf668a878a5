// A phrase index finds which kind of question an utterance is, by the example phrases it is most like.
//
//     phrases:  pay: "what does {role} earn", "how much is the wage"     hours: "do i work nights"
//     asked:    "whats the wage of a"  ->  words and neighbouring pairs, each weighed by how much it
//               tells the kinds apart  ->  pay 0.82, hours 0.11
//
// Two measures together: the most alike single phrase, and what each word says for a kind over all phrases.

import { buildNaiveBayes } from './naive-bayes.ts';
import { Vocabulary } from './vocabulary.ts';
import { readWords, stem, type Word } from './words.ts';

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
  ordinaryWords?: Iterable<string>;
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
  const ordinaryWords = new Set(options.ordinaryWords ?? []);
  const isOrdinary = (word: string) => ordinaryWords.has(word) || ordinaryWords.has(stem(word));
  const vocabulary = new Vocabulary(ordinaryWords);
  const spelling = options.spelling ?? new Map<string, string>();
  const synonyms = new SynonymReader(options.synonyms ?? []);
  const labels = [...new Set(entries.map((entry) => entry.label))].sort();
  const labelNumber = new Map(labels.map((label, number) => [label, number]));
  const phrases: IndexedPhrase[] = [];
  const featureNumbers = new Map<string, number>();
  const postings: number[][] = [];
  const labelSizes = new Float64Array(labels.length);

  const ownWords = new Set<number>();
  for (const { label, phrases: texts, isBackground } of entries) {
    for (const text of texts) {
      const words = synonyms.replace(readWords(text).map((word) => word.folded));
      for (const word of words) {
        const number = vocabulary.add(word);
        if (!isBackground) ownWords.add(vocabulary.roots[number] ?? -1);
      }
      const number = labelNumber.get(label) ?? 0;
      labelSizes[number] = (labelSizes[number] ?? 0) + 1;
      phrases.push({
        text,
        label: number,
        concepts: [],
        features: [],
        norm: 0,
      });
    }
  }
  const conceptOf = (word: number) => vocabulary.roots[word] ?? -1;
  for (const [number, phrase] of phrases.entries()) {
    const words = synonyms.replace(readWords(phrase.text).map((word) => word.folded));
    phrase.concepts = words.map((word) => conceptOf(vocabulary.add(word)));
    for (const name of featureNames(phrase.concepts)) {
      const feature = featureNumbers.get(name) ?? postings.push([]) - 1;
      featureNumbers.set(name, feature);
      phrase.features.push(feature);
      postings[feature]?.push(number);
    }
  }

  const weights = new Float64Array(postings.length);
  for (const [name, feature] of featureNumbers) {
    const found = postings[feature] ?? [];
    weights[feature] =
      tellingWeight(
        found.map((phrase) => phrases[phrase]?.label ?? 0),
        labelSizes,
        phrases.length,
      ) * (name.includes(' ') ? PAIR_WEIGHT : 1);
  }
  for (const phrase of phrases) {
    phrase.norm = phrase.features.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0);
  }
  const byWords = buildNaiveBayes(
    phrases.map(({ label, concepts }) => ({ label, concepts })),
    labels.length,
  );

  const overlap = new Float64Array(phrases.length);

  function read(utterance: string): PhraseReading {
    const words = readWords(utterance);
    const { concepts, foreignWords } = readConcepts(words);
    const touched: number[] = [];
    let norm = foreignWords.length * FOREIGN_WEIGHT;
    let ownNorm = 0;
    let foreignNorm = foreignWords.length * FOREIGN_WEIGHT;
    const numbers = concepts.map((concept) => concept.number);
    for (const name of featureNames(numbers)) {
      const feature = featureNumbers.get(name);
      if (feature === undefined) continue;
      const weight = weights[feature] ?? 0;
      norm += weight;
      if (!name.includes(' ')) {
        if (ownWords.has(Number(name))) ownNorm += weight;
        else foreignNorm += weight;
      }
      for (const phrase of postings[feature] ?? []) {
        if (overlap[phrase] === 0) touched.push(phrase);
        overlap[phrase] = (overlap[phrase] ?? 0) + weight;
      }
    }
    const best = new Map<number, { score: number; phrase: number }>();
    for (const number of touched) {
      const phrase = phrases[number];
      const common = overlap[number] ?? 0;
      overlap[number] = 0;
      if (!phrase) continue;
      const score = common / (EXTRA_IN_UTTERANCE * norm + EXTRA_IN_PHRASE * phrase.norm);
      const known = best.get(phrase.label);
      if (!known || score > known.score) best.set(phrase.label, { score, phrase: number });
    }
    const likely = byWords(numbers);
    const matches = [...best].map(([label, { score, phrase }]) => ({
      label: labels[label] ?? '',
      // The very words of a phrase are what the phrase means, whatever the words say elsewhere.
      score:
        score >= EXACT
          ? 1
          : SHARE_OF_BEST_PHRASE * Math.min(1, score) +
            (1 - SHARE_OF_BEST_PHRASE) * Math.sqrt(likely[label] ?? 0),
      phrase: phrases[phrase]?.text ?? '',
    }));
    matches.sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
    const strange = foreignWords.filter((word) => !isOrdinary(word));
    return {
      matches: matches.slice(0, MATCHES),
      foreign: foreignNorm === 0 ? 0 : foreignNorm / (foreignNorm + ownNorm),
      gibberish: words.length === 0 ? 1 : strange.length / words.length,
      foreignWords,
    };
  }

  function readConcepts(words: readonly Word[]) {
    const corrected: string[] = [];
    const foreignWords: string[] = [];
    const likeness = new Map<string, number>();
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
      const [reading] = vocabulary
        .read(text, folded)
        .filter((one) => !one.part)
        .sort((a, b) => b.likeness - a.likeness);
      const near =
        reading && reading.likeness >= LEAST_LIKENESS ? vocabulary.words[reading.word] : undefined;
      if (near === undefined) foreignWords.push(text);
      corrected.push(near ?? folded);
      if (near !== undefined) likeness.set(near, reading?.likeness ?? 1);
    }
    const concepts = synonyms.replace(corrected).map((word) => {
      const [reading] = vocabulary.has(word)
        ? vocabulary.read(word, word).sort((a, b) => b.likeness - a.likeness)
        : [];
      return { number: reading ? conceptOf(reading.word) : -1, likeness: likeness.get(word) ?? 1 };
    });
    return { concepts, foreignWords };
  }

  return { read, knows: (word) => vocabulary.has(stem(word)) || spelling.has(word) };
}

interface IndexedPhrase {
  text: string;
  label: number;
  /** Its words as numbers of their roots. */
  concepts: number[];
  features: number[];
  norm: number;
}

/** How much a feature tells: rare ones more than common ones, ones of few kinds more than ones of many. */
function tellingWeight(
  labelsWithIt: readonly number[],
  labelSizes: Float64Array,
  phraseCount: number,
): number {
  const perLabel = new Map<number, number>();
  for (const label of labelsWithIt) {
    perLabel.set(label, (perLabel.get(label) ?? 0) + 1 / ((labelSizes[label] ?? 0) + 10));
  }
  const total = [...perLabel.values()].reduce((sum, value) => sum + value, 0);
  let entropy = 0;
  for (const value of perLabel.values()) entropy -= (value / total) * Math.log(value / total);
  const rarity = Math.log(1 + phraseCount / labelsWithIt.length) / Math.log(1 + phraseCount);
  const tellsApart = 1 - entropy / Math.log(Math.max(2, labelSizes.length));
  return rarity * (0.25 + 0.75 * tellsApart);
}

/** The names of an utterance's features: each concept, and each pair of neighbours. */
function featureNames(concepts: readonly number[]): Set<string> {
  const names = new Set<string>();
  for (const [place, concept] of concepts.entries()) {
    if (concept < 0) continue;
    names.add(String(concept));
    const next = concepts[place + 1];
    if (next !== undefined && next >= 0) names.add(`${concept} ${next}`);
  }
  return names;
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
  return readWords(text).map((word) => stem(word.folded));
}
