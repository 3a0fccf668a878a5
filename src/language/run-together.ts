// Words that someone wrote without the spaces between them: "occupationaltherapist" is two.

import type { MisspellingIndex } from './misspellings.ts';
import { foldSpelling, stem } from './words.ts';

/** One of the words in it. */
export interface Part {
  /** Its number in the vocabulary. */
  word: number;
  /** 0 to 1: how sure it is. */
  likeness: number;
}

export const RUN_TOGETHER = 0.95;
const SHORTEST_PART = 2;
const SHORTEST = 7;
/** "speechandlanguagetherapyassistant" has 33 letters and five parts. */
const LONGEST = 40;
const MOST_PARTS = 5;
/** A misspelt part must have this many letters, and the part before it three: short ones are like everything. */
const SHORTEST_MISSPELT = 6;
const LEAST_LIKENESS = 0.75;

/** The words in a folded one, none where it is not several. One at an end may be misspelt ("playtherpist"); it comes last. */
export function runTogether(
  folded: string,
  words: ReadonlyMap<string, number>,
  misspellings: MisspellingIndex,
  mostParts = MOST_PARTS,
): Part[] {
  if (folded.length < SHORTEST || folded.length > LONGEST) return [];
  let best: Part[] = [];
  let bestWorth = 0;
  for (let cut = SHORTEST_PART; cut <= folded.length - SHORTEST_PART; cut++) {
    const left = words.get(foldSpelling(folded.slice(0, cut)));
    const rest = foldSpelling(folded.slice(cut));
    const right = words.get(rest) ?? words.get(stem(rest));
    const isRestLong = rest.length >= SHORTEST_MISSPELT;
    let parts: Part[] = [];
    if (left !== undefined && right !== undefined) {
      parts = [known(left), known(right)];
    } else if (left !== undefined && mostParts > 2) {
      const more = runTogether(rest, words, misspellings, mostParts - 1);
      if (more.length > 0) parts = [known(left), ...more];
    }
    if (parts.length === 0 && left !== undefined && cut > 2 && isRestLong) {
      parts = withMisspelt(left, rest, misspellings);
    } else if (parts.length === 0 && right !== undefined && cut >= 4 && isRestLong) {
      parts = withMisspelt(right, folded.slice(0, cut), misspellings);
    }
    const worth = parts.reduce((sum, one) => sum + one.likeness, 0) / (parts.length || 1);
    if (worth > bestWorth) {
      best = parts;
      bestWorth = worth;
    }
  }
  return best;
}

function withMisspelt(word: number, misspelt: string, misspellings: MisspellingIndex): Part[] {
  let nearest: Part | undefined;
  misspellings.read(misspelt, (near, likeness) => {
    if (likeness >= LEAST_LIKENESS && likeness > (nearest?.likeness ?? 0)) {
      nearest = { word: near, likeness: likeness * RUN_TOGETHER };
    }
  });
  return nearest ? [known(word), nearest] : [];
}

function known(word: number): Part {
  return { word, likeness: RUN_TOGETHER };
}
