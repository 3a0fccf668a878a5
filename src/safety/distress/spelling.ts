// Which words of a vocabulary a typed word may be: itself, or one with a slip of the finger.
// A word with one letter left out is the key of all that are one slip apart: "sucidal" and "suicidal" share "sucidal".

import { editDistance } from '../../language/edits.ts';
import { soundOf } from '../../language/sounds.ts';

/** Shorter words have too many neighbours; from the longer one on, two slips may be in a word. */
const ONE_SLIP_FROM = 5;
const TWO_SLIPS_FROM = 8;
/** From this length on, a word may also be written as it sounds: "sooisidal". */
const HEARD_FROM = 8;
const MOST_REMEMBERED = 5000;
const LONGEST_WORD = 24;

/** Gives the places of the words in the vocabulary that a typed word may be. */
export type Spelling = (typed: string) => readonly number[];

/**
 * @param isOrdinary whether a typed word is English: then it is meant, and no slip for another
 */
export function buildSpelling(
  vocabulary: readonly string[],
  isOrdinary: (word: string) => boolean,
): Spelling {
  const exact = new Map(vocabulary.map((word, place) => [word, place]));
  const keys = new Map<string, number[]>();
  for (const [place, word] of vocabulary.entries()) {
    if (word.length < ONE_SLIP_FROM) continue;
    for (const key of shortened(word, slipsIn(word))) {
      const places = keys.get(key);
      if (places) places.push(place);
      else keys.set(key, [place]);
    }
  }
  const bySound = new Map<string, number[]>();
  for (const [place, word] of vocabulary.entries()) {
    if (word.length < HEARD_FROM) continue;
    const sound = soundOf(word);
    bySound.set(sound, [...(bySound.get(sound) ?? []), place]);
  }
  const remembered = new Map<string, readonly number[]>();

  function near(typed: string): readonly number[] {
    if (typed.length < ONE_SLIP_FROM - 1 || typed.length > LONGEST_WORD) return NONE;
    if (isOrdinary(typed) || /\d/.test(typed)) return NONE;
    const found = new Set<number>();
    for (const key of shortened(typed, slipsIn(typed))) {
      for (const place of keys.get(key) ?? NONE) {
        const word = vocabulary[place] ?? '';
        const most = slipsIn(word);
        if (!found.has(place) && editDistance(typed, word, most) <= most) found.add(place);
      }
    }
    if (found.size === 0 && typed.length >= HEARD_FROM - 1)
      return bySound.get(soundOf(typed)) ?? NONE;
    return [...found];
  }

  /** "k*ll": a star stands for any letter, or for none. */
  function hidden(typed: string): readonly number[] {
    const shape = new RegExp(`^${typed.replace(/\*+/g, '[a-z]{0,3}')}$`);
    return vocabulary.flatMap((word, place) => (shape.test(word) ? [place] : []));
  }

  return (typed) => {
    const known = remembered.get(typed);
    if (known) return known;
    const own = exact.get(typed);
    const places =
      own !== undefined
        ? [own]
        : typed.includes('*') && /^[a-z]\*|^\*?[a-z]{2}/.test(typed)
          ? hidden(typed)
          : near(typed);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(typed, places);
    return places;
  };
}

const NONE: readonly number[] = [];

function slipsIn(word: string): number {
  return word.length < TWO_SLIPS_FROM ? 1 : 2;
}

/** The word, and all that are left of it without one letter, or two. */
function shortened(word: string, most: number): Set<string> {
  const all = new Set([word]);
  let last: Iterable<string> = [word];
  for (let slip = 0; slip < most; slip++) {
    const next = new Set<string>();
    for (const one of last) {
      for (let place = 0; place < one.length; place++) {
        next.add(one.slice(0, place) + one.slice(place + 1));
      }
    }
    for (const one of next) all.add(one);
    last = next;
  }
  return all;
}
