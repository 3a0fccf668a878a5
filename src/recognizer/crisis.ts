// Notices when someone is in distress or danger, so that help comes before anything else.

import type { Knowledge } from '../knowledge/load.ts';
import { editDistance, tokens } from '../text.ts';

export interface CrisisReader {
  /** Whether the utterance has a sign of distress or danger in it. */
  isCrisis(utterance: string): boolean;
}

/** Words that may stand between two words of a sign: "I want to just kill myself". */
const WORDS_BETWEEN = 2;
/** Words from this length on may have one slip in them, from the longer one on two. */
const ONE_SLIP_FROM = 5;
const TWO_SLIPS_FROM = 9;

/** A typed word is compared with the signs' words once, as long as there are no more than these. */
const MOST_REMEMBERED = 4000;

/** A sign as a list of places, each with the words that may stand there. */
type Sign = readonly (readonly string[])[];

/** The words of signs that a typed word is like. */
type Likes = ReadonlySet<string>;

/** Builds the reader from the signs in knowledge/phrasing/crisis.yaml. */
export function buildCrisisReader({ phrasing }: Pick<Knowledge, 'phrasing'>): CrisisReader {
  const signs = phrasing.crisis.signs.map(readSign);
  const notSigns = phrasing.crisis.notSigns.map(readSign);
  const signWords = [...new Set([...signs, ...notSigns].flat(2))];
  const remembered = new Map<string, Likes>();

  function likesOf(typed: string): Likes {
    const known = remembered.get(typed);
    if (known) return known;
    const likes = new Set(signWords.filter((word) => isLike(typed, word)));
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(typed, likes);
    return likes;
  }

  const signsFrom = byFirstWord(signs);
  const notSignsFrom = byFirstWord(notSigns);
  return {
    isCrisis(utterance) {
      const words: Likes[] = tokens(utterance).map(({ word }) => likesOf(word));
      for (let start = 0; start < words.length; start++) {
        for (const notSign of notSignsFrom(words[start] ?? NOTHING)) {
          const end = endOf(notSign, words, start, 0);
          if (end >= 0) words.fill(NOTHING, start, end);
        }
      }
      return words.some((likes, start) =>
        signsFrom(likes).some((sign) => endOf(sign, words, start, WORDS_BETWEEN) >= 0),
      );
    },
  };
}

const NOTHING: Likes = new Set();

/** Finds the signs that may start with a word which is like these, in their order. */
function byFirstWord(signs: readonly Sign[]): (likes: Likes) => readonly Sign[] {
  const found = new Map<string, Sign[]>();
  for (const sign of signs) {
    for (const word of new Set(sign[0])) found.set(word, [...(found.get(word) ?? []), sign]);
  }
  return (likes) => {
    const [first, ...others] = likes;
    if (first === undefined) return [];
    if (others.length === 0) return found.get(first) ?? [];
    return signs.filter((sign) => isOneOf(sign[0] ?? [], likes));
  };
}

function readSign(written: string): Sign {
  return written
    .split(/\s+/)
    .map((place) => place.split('/').flatMap((word) => tokens(word).map((token) => token.word)))
    .filter((place) => place.length > 0);
}

/** The place after the last word of the sign when it starts at `start`, else -1. */
function endOf(sign: Sign, words: readonly Likes[], start: number, between: number): number {
  let place = start;
  for (let step = 0; step < sign.length; step++) {
    const alternatives = sign[step] ?? [];
    const last = Math.min(step === 0 ? place : place + between, words.length - 1);
    let at = place;
    while (at <= last && !isOneOf(alternatives, words[at])) at++;
    if (at > last) return -1;
    place = at + 1;
  }
  return place;
}

function isOneOf(alternatives: readonly string[], likes: Likes = NOTHING): boolean {
  return likes.size > 0 && alternatives.some((word) => likes.has(word));
}

function isLike(typed: string, meant: string): boolean {
  if (typed === meant) return true;
  if (meant.length < ONE_SLIP_FROM) return false;
  const slips = meant.length < TWO_SLIPS_FROM ? 1 : 2;
  return typed.charAt(0) === meant.charAt(0) && editDistance(typed, meant, slips) <= slips;
}
