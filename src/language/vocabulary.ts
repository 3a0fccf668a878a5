// The words of all titles, and which of them a typed word may stand for: itself, another form of it,
// a misspelling, a word that sounds the same, two words run together.

import { MisspellingIndex, type Note } from './misspellings.ts';
import { RUN_TOGETHER, runTogether } from './run-together.ts';
import type { WordSet } from './word-set.ts';
import { foldSpelling, root, stem } from './words.ts';

/** A word of the titles that a typed word may stand for. */
export interface Reading {
  word: number;
  /** 0 to 1: how sure that it does. */
  likeness: number;
  /** Whether it is only a part of the typed word ("arttherapist" reads as "art" and as "therapist"). */
  part: boolean;
  /** Whether an ordinary English word is taken for another one, as "visit" for "visitor". */
  strained: boolean;
}

/** How like a word's other forms are to it; the order matters more than the figures. */
export const SAME_STEM = 0.98;
const SAME_ROOT = 0.88;
/** Of one root, but neither names a profession: "visit" and "visitor". */
const BARE_ROOT = 0.7;
const BEGINNING = 0.72;

/** An ordinary English word is seldom a slip for another: "boots" does not mean "books". */
const ORDINARY_WORD_SLIP = 0.9;
const PROFESSION = /(?:y|ing|ics|tion|ure)$/;
const LEAST_LIKENESS = 0.6;
const SHORTEST_BEGINNING = 5;
const MOST_BEGINNINGS = 12;
const REMEMBERED_READINGS = 4000;
/**
 * Words of one text that are looked at as misspelt, each of which takes some tenths of a millisecond. The longest question
 * of our lists has 12; a message with more is not a question (`npm run bench -- slow`).
 */
const MOST_GUESSED = 20;
/** Ordinary words that no title has are the rest of a long story, and soon remembered. */
const MOST_ORDINARY_GUESSED = 80;

/** The words that a vocabulary has, as plain data. */
export interface VocabularyWords {
  words: string[];
  /** For each word. */
  stems: string[];
  /** For each word, the number of its root: words of one root are found together. */
  roots: number[];
  rootTexts: string[];
}

export class Vocabulary {
  readonly words: string[];
  readonly roots: number[];
  /** For each root, its words. */
  readonly family: number[][];
  private readonly stems: string[];
  private readonly byText = new Map<string, number>();
  private readonly byRoot = new Map<string, number>();
  private readonly misspellings: MisspellingIndex;
  private readonly remembered = new Map<string, Read>();
  private readonly ordinary: WordSet;
  readonly known: VocabularyWords;
  private sorted: number[] | undefined;

  /** @param known words that another vocabulary had */
  constructor(ordinary: WordSet, known: VocabularyWords = noWords()) {
    this.ordinary = ordinary;
    this.known = known;
    this.words = known.words;
    this.misspellings = new MisspellingIndex(this.words);
    this.roots = known.roots;
    this.stems = known.stems;
    this.family = known.rootTexts.map(() => []);
    for (const [number, rooted] of known.rootTexts.entries()) this.byRoot.set(rooted, number);
    for (const [word, folded] of known.words.entries()) {
      this.byText.set(folded, word);
      this.family[known.roots[word] ?? 0]?.push(word);
    }
  }

  /** Adds a folded word and gives its number. */
  add(folded: string): number {
    const known = this.byText.get(folded);
    if (known !== undefined) return known;
    const word = this.words.length;
    this.words.push(folded);
    this.byText.set(folded, word);
    const stemmed = stem(folded);
    this.stems.push(stemmed);
    const rootNumber = this.addRoot(root(stemmed));
    this.roots.push(rootNumber);
    this.family[rootNumber]?.push(word);
    return word;
  }

  private addRoot(rooted: string): number {
    const known = this.byRoot.get(rooted);
    if (known !== undefined) return known;
    const number = this.known.rootTexts.push(rooted) - 1;
    this.byRoot.set(rooted, number);
    this.family.push([]);
    return number;
  }

  /** The root of a folded word that it has in this very form, or -1. */
  rootOf(folded: string): number {
    return this.roots[this.byText.get(folded) ?? -1] ?? -1;
  }

  /** Whether some title has this very word, or its plural or singular. */
  has(folded: string): boolean {
    if (this.byText.has(folded)) return true;
    const stemmed = stem(folded);
    return (
      this.family[this.byRoot.get(root(stemmed)) ?? -1]?.some(
        (word) => this.stems[word] === stemmed,
      ) ?? false
    );
  }

  /** Whether it is an ordinary English word, whatever else it may stand for. */
  isOrdinary(text: string): boolean {
    return this.ordinary.has(text);
  }

  /** All words that a folded word is another form of or a slip for, at least so alike; the most alike first. */
  nearest(folded: string, least: number): { word: string; likeness: number }[] {
    const found = new Map<number, number>();
    const note = noteIn(found);
    this.readForms(folded, note);
    this.misspellings.read(folded, note, Number.POSITIVE_INFINITY);
    return Array.from(found, ([word, likeness]) => ({ word: this.words[word] ?? '', likeness }))
      .filter(({ likeness }) => likeness >= least)
      .sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1));
  }

  /** The words that a typed word may stand for. */
  read(text: string, folded = foldSpelling(text)): Reading[] {
    return this.readWithin(text, folded, { guesses: 1, ordinaryGuesses: 1, parts: true });
  }

  /**
   * As `read`, for the words of one text: of the misspelt ones only so many are looked at, each once.
   *
   * @param options.parts whether a word may be several run together
   */
  readerOfText({ parts }: { parts: boolean }): (text: string, folded: string) => Reading[] {
    const left = { guesses: MOST_GUESSED, ordinaryGuesses: MOST_ORDINARY_GUESSED, parts };
    const read = new Map<string, Reading[]>();
    return (text, folded) => {
      const known = read.get(text);
      if (known) return known;
      const readings = this.readWithin(text, folded, left);
      read.set(text, readings);
      return readings;
    };
  }

  private readWithin(text: string, folded: string, left: Allowance): Reading[] {
    const remembered = this.remembered.get(text);
    if (remembered && (!remembered.isGuess || spend(left, remembered.isOrdinary))) {
      return remembered.readings;
    }
    const isOrdinary = this.ordinary.has(text);
    const forms = this.formsOf(folded);
    const isGuess = !hasAtLeast(forms, isOrdinary ? SAME_ROOT : SAME_STEM);
    const mayGuess = isGuess && remembered === undefined && spend(left, isOrdinary);
    const mayBeParts = mayGuess && left.parts && !isOrdinary;
    const readings = this.readAfresh(folded, forms, { isOrdinary, mayGuess, mayBeParts });
    if (!isGuess || mayGuess) {
      if (this.remembered.size >= REMEMBERED_READINGS) this.remembered.clear();
      this.remembered.set(text, { readings, isGuess, isOrdinary });
    }
    return readings;
  }

  private formsOf(folded: string): Map<number, number> {
    const found = new Map<number, number>();
    this.readForms(folded, noteIn(found));
    return found;
  }

  private readAfresh(
    folded: string,
    found: Map<number, number>,
    {
      isOrdinary,
      mayGuess,
      mayBeParts,
    }: { isOrdinary: boolean; mayGuess: boolean; mayBeParts: boolean },
  ): Reading[] {
    if (mayGuess) {
      const note = noteIn(found);
      const trust = isOrdinary ? ORDINARY_WORD_SLIP : 1;
      this.misspellings.read(folded, (word, likeness) => note(word, likeness * trust));
      this.readBeginnings(folded, note);
    }
    const readings: Reading[] = [];
    for (const [word, likeness] of found) {
      const strained = isOrdinary && likeness < SAME_ROOT;
      if (likeness >= LEAST_LIKENESS) readings.push({ word, likeness, part: false, strained });
    }
    if (mayBeParts && !readings.some((reading) => reading.likeness >= RUN_TOGETHER)) {
      const parts = runTogether(folded, this.byText, this.misspellings);
      readings.push(...parts.map((one) => ({ ...one, part: true, strained: false })));
    }
    return readings;
  }

  private readForms(folded: string, note: Note): void {
    const stemmed = stem(folded);
    const rootNumber = this.byRoot.get(root(stemmed));
    if (rootNumber === undefined) return;
    for (const word of this.family[rootNumber] ?? []) {
      const text = this.words[word] ?? '';
      if (text === folded) note(word, 1);
      else if (this.stems[word] === stemmed) note(word, SAME_STEM);
      else note(word, PROFESSION.test(folded) !== PROFESSION.test(text) ? SAME_ROOT : BARE_ROOT);
    }
  }

  /** "physio" reads as the beginning of "physiotherapist". */
  private readBeginnings(folded: string, note: Note): void {
    if (folded.length < SHORTEST_BEGINNING) return;
    this.sorted ??= this.words.map((_, word) => word).sort((a, b) => this.inOrder(a, b));
    const { sorted, words } = this;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[sorted[middle] ?? 0] ?? '') < folded) low = middle + 1;
      else high = middle;
    }
    for (let place = low; place < low + MOST_BEGINNINGS; place++) {
      const word = sorted[place];
      if (word === undefined || !words[word]?.startsWith(folded)) break;
      note(word, BEGINNING);
    }
  }

  private inOrder(a: number, b: number): number {
    const x = this.words[a] ?? '';
    const y = this.words[b] ?? '';
    return x < y ? -1 : x > y ? 1 : 0;
  }
}

/** What was read of a word, and whether it took a guess at what was meant. */
interface Read {
  readings: Reading[];
  isGuess: boolean;
  isOrdinary: boolean;
}

/** How many more words may be guessed at. */
interface Allowance {
  guesses: number;
  ordinaryGuesses: number;
  /** Whether a word may be several run together. */
  parts: boolean;
}

function spend(left: Allowance, isOrdinary: boolean): boolean {
  if (isOrdinary) return left.ordinaryGuesses-- > 0;
  return left.guesses-- > 0;
}

function noteIn(found: Map<number, number>): Note {
  return (word, likeness) => {
    if (likeness > (found.get(word) ?? 0)) found.set(word, likeness);
  };
}

function hasAtLeast(found: ReadonlyMap<number, number>, least: number): boolean {
  for (const likeness of found.values()) if (likeness >= least) return true;
  return false;
}

function noWords(): VocabularyWords {
  return { words: [], stems: [], roots: [], rootTexts: [] };
}
