// The words of all titles, and which of them a typed word may stand for: itself, another form of it,
// a misspelling, a word that sounds the same, two words run together.

import { slipsBetween } from './edits.ts';
import { soundOf } from './sounds.ts';
import { TrigramIndex } from './trigrams.ts';
import type { WordSet } from './word-set.ts';
import { fold, root, stem } from './words.ts';

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

type Note = (word: number, likeness: number) => void;

/** How like a word's other forms are to it; the order matters more than the figures. */
export const SAME_STEM = 0.98;
const SAME_ROOT = 0.88;
/** Of one root, but neither names a profession: "visit" and "visitor". */
const BARE_ROOT = 0.7;
const SAME_SOUND = 0.8;
/** Many words sound alike that have only one or two consonants: "robbie" and "rabbi". */
const LONG_SOUND = 3;
const SHORT_SOUND = 0.85;
const BEGINNING = 0.72;
const RUN_TOGETHER = 0.95;

/** An ordinary English word is seldom a slip for another: "boots" does not mean "books". */
const ORDINARY_WORD_SLIP = 0.9;
const PROFESSION = /(?:y|ing|ics|tion|ure)$/;
const LEAST_LIKENESS = 0.6;
const SHORTEST_MISSPELT = 3;
/** A word without one is an abbreviation, and those are not guessed at. */
const VOWEL = /[aeiouy]/;
const SHORTEST_BEGINNING = 5;
const MOST_BEGINNINGS = 12;
const SHORTEST_PART = 2;
const SHORTEST_RUN_TOGETHER = 7;
/** "speechandlanguagetherapyassistant" has 33 letters and five parts. */
const LONGEST_RUN_TOGETHER = 40;
const MOST_PARTS = 5;
const REMEMBERED_READINGS = 4000;

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
  /** The ways to find a misspelt word, and how many words they have taken in: as many as there are, once one was looked for. */
  private readonly bySound = new Map<string, number[]>();
  /** Words of the same letters in any order: short words with two letters swapped share no trigram. */
  private readonly byLetters = new Map<string, number[]>();
  private readonly trigrams = new TrigramIndex();
  private takenIn = 0;
  private readonly remembered = new Map<string, Reading[]>();
  private readonly ordinary: WordSet;
  readonly known: VocabularyWords;
  private sorted: number[] | undefined;

  /** @param known words that another vocabulary had */
  constructor(ordinary: WordSet = new Set(), known: VocabularyWords = noWords()) {
    this.ordinary = ordinary;
    this.known = known;
    this.words = known.words;
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

  private takeInForMisspellings(): void {
    for (; this.takenIn < this.words.length; this.takenIn++) {
      const folded = this.words[this.takenIn] ?? '';
      if (folded.length < SHORTEST_MISSPELT || !VOWEL.test(folded)) continue;
      add(this.bySound, soundOf(folded), this.takenIn);
      add(this.byLetters, sortedLetters(folded), this.takenIn);
      this.trigrams.add(folded, this.takenIn);
    }
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

  /** The words that a typed word may stand for. */
  read(text: string, folded = fold(text)): Reading[] {
    const remembered = this.remembered.get(text);
    if (remembered) return remembered;
    const readings = this.readAfresh(text, folded);
    if (this.remembered.size >= REMEMBERED_READINGS) this.remembered.clear();
    this.remembered.set(text, readings);
    return readings;
  }

  private readAfresh(text: string, folded: string): Reading[] {
    const ordinary = this.ordinary.has(text);
    const found = new Map<number, number>();
    const note: Note = (word, likeness) => {
      if (likeness > (found.get(word) ?? 0)) found.set(word, likeness);
    };
    this.readForms(folded, note);
    if (!hasAtLeast(found, ordinary ? SAME_ROOT : SAME_STEM)) {
      const trust = ordinary ? ORDINARY_WORD_SLIP : 1;
      this.readMisspelt(folded, (word, likeness) => note(word, likeness * trust));
      this.readBeginnings(folded, note);
    }
    const readings: Reading[] = [];
    for (const [word, likeness] of found) {
      const strained = ordinary && likeness < SAME_ROOT;
      if (likeness >= LEAST_LIKENESS) readings.push({ word, likeness, part: false, strained });
    }
    if (!ordinary && !readings.some((reading) => reading.likeness >= RUN_TOGETHER)) {
      readings.push(...this.readRunTogether(folded));
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

  /** Misspellings share trigrams or the sound; counting slips then decides. */
  private readMisspelt(folded: string, note: Note): void {
    if (folded.length < SHORTEST_MISSPELT) return;
    this.takeInForMisspellings();
    const sound = soundOf(folded);
    for (const word of this.bySound.get(sound) ?? []) note(word, this.soundLikeness(folded, word));
    const swapped = this.byLetters.get(sortedLetters(folded)) ?? [];
    for (const word of [...swapped, ...this.trigrams.near(folded)]) {
      const likeness = this.spellingLikeness(folded, word);
      note(word, likeness);
      if (likeness < SAME_SOUND) {
        const heard = soundOf(this.words[word] ?? '');
        if (sound.length >= 4 && slipsBetween(sound, heard, 1) <= 1) {
          note(word, Math.min(SAME_SOUND, (likeness + SAME_SOUND) / 2));
        }
      }
    }
  }

  private spellingLikeness(folded: string, word: number): number {
    const text = this.words[word] ?? '';
    const longer = Math.max(text.length, folded.length);
    const slips = slipsBetween(folded, text, slipsAllowed(longer));
    return slips === Infinity ? 0 : 1 - slips / longer;
  }

  private soundLikeness(folded: string, word: number): number {
    const text = this.words[word] ?? '';
    const longer = Math.max(text.length, folded.length);
    const slips = slipsBetween(folded, text, longer);
    const trust = soundOf(folded).length >= LONG_SOUND ? 1 : SHORT_SOUND;
    return Math.max(1 - slips / longer, SAME_SOUND * trust * Math.min(1, 1.5 - slips / longer));
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

  /** "occupationaltherapist" reads as two words; the last may be misspelt as well ("playtherpist"). */
  private readRunTogether(folded: string, mostParts = MOST_PARTS): Reading[] {
    if (folded.length < SHORTEST_RUN_TOGETHER || folded.length > LONGEST_RUN_TOGETHER) return [];
    let best: Reading[] = [];
    let bestWorth = 0;
    for (let cut = SHORTEST_PART; cut <= folded.length - SHORTEST_PART; cut++) {
      const left = this.byText.get(fold(folded.slice(0, cut)));
      const rest = fold(folded.slice(cut));
      const right = this.byText.get(rest) ?? this.byText.get(stem(rest));
      let parts: Reading[] = [];
      if (left !== undefined && right !== undefined) {
        parts = [part(left, RUN_TOGETHER), part(right, RUN_TOGETHER)];
      } else if (left !== undefined && mostParts > 2) {
        const more = this.readRunTogether(rest, mostParts - 1);
        if (more.length > 0) parts = [part(left, RUN_TOGETHER), ...more];
      }
      if (parts.length === 0 && left !== undefined && cut > 2 && rest.length >= 6) {
        parts = this.withMisspelt(left, rest);
      } else if (parts.length === 0 && right !== undefined && cut >= 4 && rest.length >= 6) {
        parts = this.withMisspelt(right, folded.slice(0, cut));
      }
      const worth = parts.reduce((sum, one) => sum + one.likeness, 0) / (parts.length || 1);
      if (worth > bestWorth) {
        best = parts;
        bestWorth = worth;
      }
    }
    return best;
  }

  private withMisspelt(known: number, misspelt: string): Reading[] {
    let nearest: Reading | undefined;
    this.readMisspelt(misspelt, (word, likeness) => {
      if (likeness >= 0.75 && likeness > (nearest?.likeness ?? 0))
        nearest = part(word, likeness * RUN_TOGETHER);
    });
    return nearest ? [part(known, RUN_TOGETHER), nearest] : [];
  }

  private inOrder(a: number, b: number): number {
    const x = this.words[a] ?? '';
    const y = this.words[b] ?? '';
    return x < y ? -1 : x > y ? 1 : 0;
  }
}

function hasAtLeast(found: ReadonlyMap<number, number>, least: number): boolean {
  for (const likeness of found.values()) if (likeness >= least) return true;
  return false;
}

function part(word: number, likeness: number): Reading {
  return { word, likeness, part: true, strained: false };
}

/** One slip in a short word, two from seven letters on, three from eleven. */
function slipsAllowed(length: number): number {
  return length < 6 ? 1 : length < 11 ? 2 : 3;
}

function sortedLetters(folded: string): string {
  return [...folded].sort().join('');
}

function add(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function noWords(): VocabularyWords {
  return { words: [], stems: [], roots: [], rootTexts: [] };
}
