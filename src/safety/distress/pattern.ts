// Patterns of distress.yaml, and where they stand in a message.
//
//     {i} {want} die/dead          in this order; between two places at most a few small words ("to", "be", "my")
//     tell ... {family} sorry      with "..." up to five other words
//     {pills} + ready              near each other, in any order
//     whats the point $            "$": its clause ends there

import type { SpokenWord } from './words.ts';

type Place =
  | {
      kind: 'one-of';
      words: ReadonlySet<number>;
      groups: readonly Group[];
      /** The words that may stand here first: its own, and those with which a phrase of its groups begins. */
      firsts: ReadonlySet<number>;
    }
  | { kind: 'gap' }
  | { kind: 'end' };

/** Places in their order. */
export type Part = readonly Place[];

/** Parts that stand near each other. */
export type Pattern = readonly [Part, ...Part[]];

/** The phrases of a group, each under the words that may begin it. */
export interface Group {
  place: number;
  phrases: ReadonlyMap<number, readonly Part[]>;
}

/** What patterns are read with; a group is added with `addGroup` before it is used. */
export interface Lexis {
  /** The place of a word in the vocabulary. */
  placeOf(word: string): number;
  groups: Map<string, Group>;
}

const SMALL_WORDS_BETWEEN = 4;
const WORDS_IN_GAP = 5;
const NEAR = 10;
const GROUP = /^\{([a-z-]+)\}$/;

/** Reads a pattern as it is written. */
export function readPattern(written: string, lexis: Lexis): Pattern {
  const [first = [], ...others] = written.split(' + ').map((part) =>
    part
      .trim()
      .split(/\s+/)
      .map((place) => readPlace(place, lexis)),
  );
  return [first, ...others];
}

function readPlace(written: string, { placeOf, groups: known }: Lexis): Place {
  if (written === '...') return { kind: 'gap' };
  if (written === '$') return { kind: 'end' };
  const alternatives = written.split('/');
  const groups = alternatives.flatMap((one) => known.get(GROUP.exec(one)?.[1] ?? '') ?? []);
  const words = new Set(alternatives.filter((one) => !GROUP.test(one)).map(placeOf));
  const firsts = new Set([...words, ...groups.flatMap(({ phrases }) => [...phrases.keys()])]);
  return { kind: 'one-of', words, groups, firsts };
}

export function addGroup(name: string, written: readonly string[], lexis: Lexis): void {
  const parts = written.map((one) => readPattern(one, lexis)[0]);
  const phrases = byFirstWord(parts, (part) => part);
  lexis.groups.set(name, { place: lexis.groups.size, phrases });
}

/** Puts patterns under the words that may begin them. */
export function byFirstWord<T>(
  patterns: readonly T[],
  partOf: (pattern: T) => Part,
): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const pattern of patterns) {
    const [first] = partOf(pattern);
    if (first?.kind !== 'one-of') continue;
    for (const word of first.firsts) {
      const others = found.get(word);
      if (others) others.push(pattern);
      else found.set(word, [pattern]);
    }
  }
  return found;
}

/** Whether every place of a pattern has a word among these: most patterns fail here, before anything is walked. */
export function mayStand(pattern: Pattern, present: ReadonlySet<number>): boolean {
  return pattern.every((part) =>
    part.every((place) => place.kind !== 'one-of' || haveOneInCommon(place.firsts, present)),
  );
}

function haveOneInCommon(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const word of few) if (many.has(word)) return true;
  return false;
}

/** A message in which patterns are looked for. */
export interface Looking {
  /** The word after a pattern that begins at `at`, and the first of it; undefined where it does not stand there. */
  match(pattern: Pattern, at: number): { from: number; to: number } | undefined;
  /** Whether it begins somewhere from `from` to before `to`. */
  isBetween(pattern: Pattern, from: number, to: number): boolean;
  /** Whether it begins at this word. */
  isSmall(at: number): boolean;
}

/**
 * @param likes for each word of the message the places in the vocabulary that it may be
 * @param small the words that may stand between two places; `starters` those that begin a clause by themselves
 */
export function lookIn(
  words: readonly SpokenWord[],
  likes: readonly (readonly number[])[],
  { small, starters }: { small: ReadonlySet<string>; starters: ReadonlySet<string> },
): Looking {
  /** By group and word: where phrases of the group end that begin there. */
  const known: (readonly number[] | undefined)[][] = [];

  const areSmall = words.map(({ word }) => small.has(word));
  const isSmall = (at: number) => areSmall[at] === true;
  const isAfterStop = (at: number) => words[at]?.isAfterStop === true;
  const isEnd = (at: number) =>
    at >= words.length || words[at]?.isAfterComma === true || starters.has(words[at]?.word ?? '');

  function endsOfGroup({ place, phrases }: Group, at: number): readonly number[] {
    known[place] ??= [];
    const ends = known[place];
    const before = ends[at];
    if (before) return before;
    const found: number[] = [];
    for (const word of likes[at] ?? NONE) {
      for (const part of phrases.get(word) ?? []) found.push(...endsFrom(part, 0, at));
    }
    ends[at] = found;
    return found;
  }

  /** The ends of a part from its place `step` on, which must stand right at `at`. */
  function endsFrom(part: Part, step: number, at: number): readonly number[] {
    const place = part[step];
    const mine = likes[at];
    if (place?.kind !== 'one-of' || !mine) return NONE;
    if (!mine.some((one) => place.firsts.has(one))) return NONE;
    const ends = mine.some((one) => place.words.has(one)) ? [at + 1] : [];
    for (const group of place.groups) ends.push(...endsOfGroup(group, at));
    if (step === part.length - 1) return ends;
    for (const end of ends) {
      const after = endsAfter(part, step + 1, end);
      if (after.length > 0) return after;
    }
    return NONE;
  }

  /** The same, where other words may come first. */
  function endsAfter(part: Part, step: number, end: number): readonly number[] {
    const next = part[step];
    if (next?.kind === 'end') return isEnd(end) ? [end] : NONE;
    const isWide = next?.kind === 'gap';
    const most = isWide ? WORDS_IN_GAP : SMALL_WORDS_BETWEEN;
    for (let at = end; at <= end + most && at < words.length && !isAfterStop(at); at++) {
      const found = endsFrom(part, isWide ? step + 1 : step, at);
      if (found.length > 0) return found;
      if (!isWide && !isSmall(at)) break;
    }
    return NONE;
  }

  function isBetween([part, ...others]: Pattern, from: number, to: number): boolean {
    for (let at = Math.max(0, from); at < Math.min(to, words.length); at++) {
      if (endsFrom(part, 0, at).length === 0) continue;
      if (others.every((other) => isBetween([other], at - NEAR, at + NEAR))) return true;
    }
    return false;
  }

  return {
    isSmall,
    isBetween,
    match([part, ...others], at) {
      const ends = endsFrom(part, 0, at);
      if (ends.length === 0) return undefined;
      if (!others.every((other) => isBetween([other], at - NEAR, at + NEAR))) return undefined;
      return { from: at, to: Math.max(...ends) };
    },
  };
}

const NONE: readonly number[] = [];
