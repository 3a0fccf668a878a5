// A phrase index finds which kind of question an utterance is, by the example phrases it is most like.
//
//     phrases:  pay: "what does {role} earn", "how much is the wage"     hours: "do i work nights"
//     asked:    "whats the wage of a"  ->  words and neighbouring pairs, each weighed by how much it
//               tells the kinds apart  ->  pay 0.82, hours 0.11
//
// Two measures together: the most alike single phrase, and what each word says for a kind over all phrases.

import { startsSynonym, withoutSynonyms } from '../language/synonyms.ts';
import { type Reading, Vocabulary } from '../language/vocabulary.ts';
import type { WordSet } from '../language/word-set.ts';
import { readWords, stem, type Word, wordsOf } from '../language/words.ts';
import { findFeature } from './feature-table.ts';
import { buildNaiveBayes } from './naive-bayes.ts';
import type { PhraseTables } from './phrase-tables.ts';
import { wordsAndPairs } from './word-features.ts';

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
  /** 0 to 1: how much of the utterance is in no phrase of this field. */
  foreign: number;
  /** 0 to 1: the share of its words that are no words at all, as far as is known: "qwpoei". */
  gibberish: number;
  /** The words that stand in no phrase. */
  foreignWords: string[];
}

export interface PhraseIndexOptions {
  /** Right spellings by wrong ones, for slips that closeness alone would not find. */
  spelling?: ReadonlyMap<string, string>;
  /** Ordinary words, which are seldom slips for another word. */
  ordinaryWords?: WordSet;
}

export interface PhraseIndex {
  /** What an utterance is like, with the labels best first. */
  read(utterance: string): PhraseReading;
  /** Whether a word stands in some phrase, spelt this way. */
  knows(word: string): boolean;
}

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

/** Opens the index over its tables; what is asked is compared without regard to case, accents and small slips of spelling. */
export function openPhraseIndex(
  tables: PhraseTables,
  options: PhraseIndexOptions = {},
): PhraseIndex {
  const { labels, features: table, weights, norms, synonyms } = tables;
  const ordinaryWords = options.ordinaryWords ?? new Set<string>();
  const isOrdinary = (word: string) => ordinaryWords.has(word) || ordinaryWords.has(stem(word));
  const vocabulary = new Vocabulary(ordinaryWords, tables.vocabulary);
  const spelling = options.spelling ?? new Map<string, string>();
  const byWords = buildNaiveBayes(table, labels.length);
  const { phrases, phraseStarts } = table;
  const overlap = new Float64Array(tables.phrases.length);
  const touched = new Int32Array(tables.phrases.length);

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
        const feature = findFeature(table, key);
        if (feature < 0) continue;
        const weight = weights[feature] ?? 0;
        norm += weight;
        if (keys === features.words) {
          if (tables.isOwn[feature] === 1) ownNorm += weight;
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
      const label = tables.labelOf[phrase] ?? 0;
      if (score > (bestScore[label] ?? 0)) {
        bestScore[label] = score;
        bestPhrase[label] = phrase;
      }
    }
    const matches = matchesOf(bestScore, bestPhrase, byWords(numbers));
    const strange = foreignWords.filter((word) => !isOrdinary(word));
    return {
      matches: matches.slice(0, MATCHES),
      foreign: foreignNorm === 0 ? 0 : foreignNorm / (foreignNorm + ownNorm),
      gibberish: words.length === 0 ? 1 : strange.length / words.length,
      foreignWords,
    };
  }

  /** The labels, best first: by their likest phrase, and by what all their words say. */
  function matchesOf(
    bestScore: Float64Array,
    bestPhrase: Int32Array,
    likely: ReturnType<typeof byWords>,
  ): PhraseMatch[] {
    const matches: PhraseMatch[] = [];
    for (const [number, label] of labels.entries()) {
      const alike = bestScore[number] ?? 0;
      if (alike === 0) continue;
      // The very words of a phrase are what the phrase means, whatever the words say elsewhere.
      const score =
        alike >= EXACT
          ? 1
          : SHARE_OF_BEST_PHRASE * alike +
            (1 - SHARE_OF_BEST_PHRASE) * Math.sqrt(likely[number] ?? 0);
      matches.push({ label, score, phrase: tables.phrases[bestPhrase[number] ?? 0] ?? '' });
    }
    return matches.sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
  }

  /** The words as numbers, through misspellings and synonyms; those that no phrase has are foreign. */
  function readConcepts(words: readonly Word[]): { numbers: number[]; foreignWords: string[] } {
    const corrected: string[] = [];
    const foreignWords: string[] = [];
    const readings = vocabulary.readerOfText({ parts: false });
    for (const { text, folded } of words) {
      const right = spelling.get(text);
      if (right !== undefined) {
        corrected.push(...readWords(right).map((word) => word.folded));
        continue;
      }
      if (startsSynonym(synonyms, folded) || vocabulary.has(folded)) {
        corrected.push(folded);
        continue;
      }
      const near = nearestWord(text, folded, readings);
      if (near === undefined) foreignWords.push(text);
      corrected.push(near ?? folded);
    }
    const numbers = withoutSynonyms(synonyms, corrected).map((word) => {
      const known = vocabulary.rootOf(word);
      if (known >= 0 || !vocabulary.has(word)) return known;
      return vocabulary.rootOf(nearestWord(word, word, readings) ?? word);
    });
    return { numbers, foreignWords };
  }

  function nearestWord(
    text: string,
    folded: string,
    readings: (text: string, folded: string) => Reading[],
  ): string | undefined {
    const [reading] = readings(text, folded).toSorted((a, b) => b.likeness - a.likeness);
    return reading && reading.likeness >= LEAST_LIKENESS
      ? vocabulary.words[reading.word]
      : undefined;
  }

  return { read, knows: (word) => vocabulary.has(stem(word)) || spelling.has(word) };
}
