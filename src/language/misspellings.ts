// Finds the words of a list that a misspelt one may stand for: those of the same sound, of the same letters, or with many
// trigrams in common; counting slips then decides.

import { slipsBetween } from './edits.ts';
import { lettersApart, lettersOf, sortedLetters } from './letters.ts';
import { soundOf } from './sounds.ts';
import { TrigramIndex } from './trigrams.ts';

/** Is told of each word by its number, and how like it is, 0 to 1. */
export type Note = (word: number, likeness: number) => void;

const SAME_SOUND = 0.8;
/** Many words sound alike that have only one or two consonants: "robbie" and "rabbi". */
const LONG_SOUND = 3;
const SHORT_SOUND = 0.85;
/** Two sounds of at least so many letters may differ in one. */
const LONGER_SOUND = 4;
/** One slip changes at most two of a word's letters; a cheaper one (a vowel for a vowel) leaves room for half a slip more. */
const MOST_LETTERS_APART = 3;
const SHORTEST_MISSPELT = 3;
/** A word without one is an abbreviation, and those are not guessed at. */
const VOWEL = /[aeiouy]/;
/** Words with most trigrams in common that are looked at closely. */
const NEAREST = 40;

export class MisspellingIndex {
  private readonly words: readonly string[];
  private readonly bySound = new Map<string, number[]>();
  /** Words of the same letters in any order: short words with two letters swapped share no trigram. */
  private readonly byLetters = new Map<string, number[]>();
  private readonly trigrams = new TrigramIndex();
  private readonly sounds: string[] = [];
  /** Which letters each word has, a bit for each. */
  private readonly letters: number[] = [];
  /** How many words it has taken in: as many as there are, once one was looked for. */
  private takenIn = 0;

  /** @param words folded; the list may grow */
  constructor(words: readonly string[]) {
    this.words = words;
  }

  /** Notes the words that a folded one may be a slip for. */
  read(folded: string, note: Note, most = NEAREST): void {
    if (folded.length < SHORTEST_MISSPELT) return;
    this.takeIn();
    const sound = soundOf(folded);
    const letters = lettersOf(folded);
    for (const word of this.bySound.get(sound) ?? [])
      note(word, this.soundLikeness(folded, sound, word));
    const swapped = this.byLetters.get(sortedLetters(folded)) ?? [];
    for (const word of [...swapped, ...this.trigrams.near(folded, most)]) {
      const likeness = this.spellingLikeness(folded, letters, word);
      if (likeness === 0) continue;
      note(word, likeness);
      if (likeness < SAME_SOUND && sound.length >= LONGER_SOUND) {
        const heard = this.sounds[word] ?? '';
        if (slipsBetween(sound, heard, 1) <= 1) note(word, (likeness + SAME_SOUND) / 2);
      }
    }
  }

  private spellingLikeness(folded: string, letters: number, word: number): number {
    const text = this.words[word] ?? '';
    const longer = Math.max(text.length, folded.length);
    const allowed = slipsAllowed(longer);
    if (lettersApart(letters, this.letters[word] ?? 0) > MOST_LETTERS_APART * allowed) return 0;
    const slips = slipsBetween(folded, text, allowed);
    return slips === Infinity ? 0 : 1 - slips / longer;
  }

  private soundLikeness(folded: string, sound: string, word: number): number {
    const text = this.words[word] ?? '';
    const longer = Math.max(text.length, folded.length);
    const slips = slipsBetween(folded, text, longer);
    const trust = sound.length >= LONG_SOUND ? 1 : SHORT_SOUND;
    return Math.max(1 - slips / longer, SAME_SOUND * trust * Math.min(1, 1.5 - slips / longer));
  }

  private takeIn(): void {
    for (; this.takenIn < this.words.length; this.takenIn++) {
      const folded = this.words[this.takenIn] ?? '';
      if (folded.length < SHORTEST_MISSPELT || !VOWEL.test(folded)) continue;
      const sound = soundOf(folded);
      this.sounds[this.takenIn] = sound;
      this.letters[this.takenIn] = lettersOf(folded);
      add(this.bySound, sound, this.takenIn);
      add(this.byLetters, sortedLetters(folded), this.takenIn);
      this.trigrams.add(folded, this.takenIn);
    }
  }
}

/** One slip in a short word, two from seven letters on, three from eleven. */
function slipsAllowed(length: number): number {
  return length < 6 ? 1 : length < 11 ? 2 : 3;
}

function add(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
