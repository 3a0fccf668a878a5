// Finds patterns in the words of a text.

import type { Pattern, PatternMatch, PatternWord } from './pattern.ts';
import { range } from './words.ts';

/** A match, and what its pattern stands for. */
export interface Found<T> extends PatternMatch {
  value: T;
}

/** Finds every match of the patterns, looking only at those that can begin with a word. */
export function finder<T>(
  patterns: readonly { value: T; pattern: Pattern }[],
): (words: readonly PatternWord[]) => Found<T>[] {
  const byStart = new Map<string, { value: T; pattern: Pattern }[]>();
  const anywhere: { value: T; pattern: Pattern }[] = [];
  for (const one of patterns) {
    if (!one.pattern.starts) anywhere.push(one);
    for (const word of one.pattern.starts ?? []) {
      const known = byStart.get(word);
      if (known) known.push(one);
      else byStart.set(word, [one]);
    }
  }
  return (words) =>
    words.flatMap(({ word }, place) =>
      [...(byStart.get(word) ?? []), ...anywhere].flatMap(({ value, pattern }) => {
        const match = pattern.matchAt(words, place);
        return match ? [{ ...match, value }] : [];
      }),
    );
}

/** The longest matches first, each word in one of them; in the order of the text. */
export function apart<T>(found: readonly Found<T>[]): Found<T>[] {
  const taken = new Set<number>();
  const kept: Found<T>[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.first - (a.end - a.first))) {
    const places = range(one.first, one.end);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    kept.push(one);
  }
  return kept.sort((a, b) => a.first - b.first);
}
