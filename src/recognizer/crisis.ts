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

/** A sign as a list of places, each with the words that may stand there. */
type Sign = readonly (readonly string[])[];

/** Builds the reader from the signs in knowledge/phrasing/crisis.yaml. */
export function buildCrisisReader({ phrasing }: Pick<Knowledge, 'phrasing'>): CrisisReader {
  const signs = phrasing.crisis.signs.map(readSign);
  const notSigns = phrasing.crisis.notSigns.map(readSign);
  const byLetter = byFirstLetter(signs);
  const notByLetter = byFirstLetter(notSigns);
  return {
    isCrisis(utterance) {
      const words: (string | undefined)[] = tokens(utterance).map((token) => token.word);
      for (let start = 0; start < words.length; start++) {
        for (const notSign of notByLetter.get(words[start]?.charAt(0) ?? '') ?? []) {
          const end = endOf(notSign, words, start, 0);
          if (end >= 0) words.fill(undefined, start, end);
        }
      }
      return words.some((word, start) =>
        (byLetter.get(word?.charAt(0) ?? '') ?? []).some(
          (sign) => endOf(sign, words, start, WORDS_BETWEEN) >= 0,
        ),
      );
    },
  };
}

/** Signs by the letters that their first word may start with: a slip never changes that letter. */
function byFirstLetter(signs: readonly Sign[]): ReadonlyMap<string, Sign[]> {
  const found = new Map<string, Sign[]>();
  for (const sign of signs) {
    for (const letter of new Set(sign[0]?.map((word) => word.charAt(0)))) {
      found.set(letter, [...(found.get(letter) ?? []), sign]);
    }
  }
  return found;
}

function readSign(written: string): Sign {
  return written
    .split(/\s+/)
    .map((place) => place.split('/').flatMap((word) => tokens(word).map((token) => token.word)))
    .filter((place) => place.length > 0);
}

/** The place after the last word of the sign when it starts at `start`, else -1. */
function endOf(
  sign: Sign,
  words: readonly (string | undefined)[],
  start: number,
  between: number,
): number {
  let place = start;
  for (const [step, alternatives] of sign.entries()) {
    const last = step === 0 ? place : place + between;
    let found = -1;
    for (let at = place; at <= last && found < 0; at++) {
      const word = words[at];
      if (word !== undefined && alternatives.some((one) => isLike(word, one))) found = at;
    }
    if (found < 0) return -1;
    place = found + 1;
  }
  return place;
}

function isLike(typed: string, meant: string): boolean {
  if (typed === meant) return true;
  if (meant.length < ONE_SLIP_FROM) return false;
  const slips = meant.length < TWO_SLIPS_FROM ? 1 : 2;
  return typed.charAt(0) === meant.charAt(0) && editDistance(typed, meant, slips) <= slips;
}
