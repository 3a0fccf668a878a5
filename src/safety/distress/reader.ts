// Notices when someone is in danger or has a hard time, from the whole of what they say, before anything else reads it.
// What such words are stands in knowledge/phrasing/distress.yaml; this only looks for them.

import type { Knowledge } from '../../knowledge/load.ts';
import type { DistressKind } from '../../knowledge/schema/distress.ts';
import type { WordSet } from '../../language/word-set.ts';
import {
  addGroup,
  byFirstWord,
  type Lexis,
  type Looking,
  lookIn,
  mayStand,
  type Pattern,
  readPattern,
} from './pattern.ts';
import { questionBeside, type Range } from './question.ts';
import { buildSpelling } from './spelling.ts';
import { buildWeighing, type Passage, passagesOf, type Weighed } from './weigh.ts';
import weights from './weights.json' with { type: 'json' };
import { type SpokenWord, spokenWords } from './words.ts';

export interface Distress {
  /** danger: help comes before anything else. low: a hard time, or danger that is over. */
  level: 'danger' | 'low';
  /** The kinds that were found, of that level. */
  kinds: string[];
  /** Ids of the signposts that fit what is told, the best first. */
  fitting: string[];
  /** It is over: "I was suicidal two years ago". */
  isPast: boolean;
  /** What they ask besides, without the words of distress; undefined where nothing is asked. */
  question: string | undefined;
  /** Where the words of distress stand in the message. */
  spans: { start: number; end: number }[];
}

export interface DistressReader {
  /** undefined: no word of distress in it. Reads the whole, however long it is. */
  read(message: string): Distress | undefined;
  /** The passages of a message with their marks: what the weights are fitted on. */
  passages(message: string): Passage[];
}

/** How far around words of distress it is said when they were true, or what else they are about. */
const AROUND = 12;
const AROUND_RECENT = 8;
/** How far before words of distress those stand whose trouble it is. */
const BEFORE = 4;

/**
 * Below these chances of what the words weigh together, a sign is an idiom, and what was told is a story and no hard time.
 * Tried on the lists in tests/safety.
 */
const LEAST_DANGER = 0.06;
const LEAST_DISTRESS = 0.15;
const LEAST_DISTRESS_OF_STORY = 0.4;
/** In fewer words nothing speaks against a sign of danger: "k.m.s". */
const WORDS_THAT_TELL = 5;

interface Sign {
  kind: DistressKind;
  pattern: Pattern;
}

interface Hit extends Range {
  kind: DistressKind;
  level: DistressKind['level'];
  isPast: boolean;
}

/** Builds the reader; a typed word that is ordinary is not a slip for another. */
export function buildDistressReader(
  { phrasing: { distress, distressNotions } }: Pick<Knowledge, 'phrasing'>,
  ordinaryWords: WordSet,
): DistressReader {
  const vocabulary = new Map<string, number>();
  const lexis: Lexis = {
    groups: new Map(),
    placeOf(word) {
      const place = vocabulary.get(word) ?? vocabulary.size;
      vocabulary.set(word, place);
      return place;
    },
  };
  for (const [name, phrases] of Object.entries(distress.groups)) addGroup(name, phrases, lexis);
  const read = (written: readonly string[]) => written.map((one) => readPattern(one, lexis));
  const index = (written: readonly string[]) => byFirstWord(read(written), ([part]) => part);

  const notMeant = index(distress.notMeant);
  const asks = index(distress.asks);
  const signs = byFirstWord(
    distress.kinds.flatMap((kind) => read(kind.says).map((pattern): Sign => ({ kind, pattern }))),
    ({ pattern: [part] }) => part,
  );
  const unless = new Map(distress.kinds.map(({ kind, unless }) => [kind, read(unless)]));
  const past = read(distress.past);
  const recent = read(distress.recent);
  const others = read(distress.others);
  const fits = distress.fits.map(({ says, ...one }) => ({ ...one, says: index(says) }));
  const fillers = new Set(distress.fillers);
  const negators = new Set(distress.negators);
  const small = { small: new Set(distress.small), starters: new Set(distress.starters) };
  const notSlips = new Set(distress.notSlips);
  const notionsOf = new Map<number, string[]>();
  for (const [notion, its] of Object.entries(distressNotions)) {
    for (const place of its.map(lexis.placeOf)) {
      notionsOf.set(place, [...(notionsOf.get(place) ?? []), notion]);
    }
  }
  const spelled = [...vocabulary.keys()];
  const spelling = buildSpelling(spelled, (word) => ordinaryWords.has(word) || notSlips.has(word));
  const weigh = buildWeighing(weights);

  function likesOf(word: string): readonly number[] {
    const likes = spelling(word);
    if (!/^\d/.test(word)) return likes;
    const figures = FIGURES.filter(([, from, before]) => isFigure(word, from, before));
    return [...figures.flatMap(([name]) => vocabulary.get(name) ?? []), ...likes];
  }

  /** The passages in which a message is weighed, its words as they are spelled. */
  function toWeigh(words: readonly SpokenWord[], likes: readonly (readonly number[])[]): Passage[] {
    const spelt = words.map((one, at) => ({
      ...one,
      word: spelled[likes[at]?.[0] ?? -1] ?? one.word,
    }));
    const notions = words.map(({ word }, at) => {
      const figures = FIGURE_NOTIONS.filter(([, from, before]) => isFigure(word, from, before));
      const its = (likes[at] ?? NONE).flatMap((place) => notionsOf.get(place) ?? []);
      return [...new Set([...figures.map(([notion]) => notion), ...its])];
    });
    return passagesOf(spelt, notions);
  }

  return {
    passages(message) {
      const words = spokenWords(message, fillers);
      return toWeigh(
        words,
        words.map(({ word }) => likesOf(word)),
      );
    },
    read(message) {
      const words = spokenWords(message, fillers);
      const all = words.map(({ word }) => likesOf(word));
      const asWritten = lookIn(words, all, small);
      const likes = [...all];
      const idioms = lookIn(words, all, { ...small, small: NO_WORDS });
      for (const { from, to } of matches(idioms, all, notMeant, asItIs)) likes.fill(NONE, from, to);
      const looking = lookIn(words, likes, small);
      const hits = matches(looking, likes, signs, ({ pattern }) => pattern).flatMap(asMeant);
      const weighed = weigh(toWeigh(words, all));
      const level = together(levelOf(hits), weighed, words.length);
      if (level === undefined) return undefined;
      const told = hits.filter((hit) => hit.level === level || level === 'low');
      const kinds = [...new Set(told.map(({ kind }) => kind.kind))];
      if (kinds.length === 0) kinds.push(weighed.outcome);
      const isPast = level === 'low' && told.some((hit) => hit.isPast);
      const fitting = fits.filter(
        ({ kinds: its, says }) =>
          its.some((kind) => kinds.includes(kind)) ||
          matches(asWritten, all, says, asItIs).length > 0,
      );
      const asked = matches(asWritten, all, asks, asItIs);
      const spans = told.length > 0 ? hits : [heartBeside(weighed.heart, level, asked)];
      const question = questionBeside(message, words, spans, asked);
      const before = isPast
        ? told.find(({ kind }) => kind.told !== undefined)?.kind.told
        : undefined;
      return {
        level,
        kinds,
        fitting: fitting.map(({ signpost }) => signpost),
        isPast,
        spans: spans.map(({ from, to }) => ({
          start: words[from]?.start ?? 0,
          end: words[to - 1]?.end ?? 0,
        })),
        question:
          question !== undefined && before !== undefined ? `${before} ${question}` : question,
      };

      /** What a sign says here: nothing, where it is about something else; less, where it is over or denied. */
      function asMeant({ of: { kind }, from, to }: Range & { of: Sign }): Hit[] {
        const isNear = (patterns: readonly Pattern[] = [], before: number, after = before) =>
          patterns.some((pattern) => asWritten.isBetween(pattern, from - before, to + after));
        if (isNear(unless.get(kind.kind), AROUND)) return [];
        const isDenied = negators.has(words[wordBefore(from)]?.word ?? '');
        const { level } = kind;
        if (isDenied && level !== 'danger') return [];
        // Below danger, only a kind of danger that is over has words for the rest of the bot.
        const isOver =
          level === 'danger'
            ? isNear(past, AROUND) && !isNear(recent, AROUND_RECENT)
            : kind.told !== undefined;
        if (!isOver) return [{ kind, level: isDenied ? 'low' : level, isPast: false, from, to }];
        if (isNear(others, BEFORE, 0)) return [{ kind, level: 'story', isPast: false, from, to }];
        return [{ kind, level: kind.whenPast, isPast: true, from, to }];
      }

      /** The place of the word before, past the small ones of the same sentence. */
      function wordBefore(at: number): number {
        let before = at;
        while (before > 0 && words[before]?.isAfterStop === false) {
          before--;
          if (!looking.isSmall(before)) return before;
        }
        return -1;
      }
    },
  };
}

const NONE: readonly number[] = [];
const NO_WORDS: ReadonlySet<string> = new Set();

/** What patterns call figures: from, and before. */
const FIGURES: readonly (readonly [name: string, from: number, before: number])[] = [
  ['<number>', 0, Number.POSITIVE_INFINITY],
  ['<ten-or-more>', 10, 1000],
  ['<year>', 1950, 2100],
  // Childline is for those under 19.
  ['<age-of-a-child>', 6, 19],
];

/** Notions of figures. */
const FIGURE_NOTIONS: typeof FIGURES = [
  ['age', 6, 19],
  ['number', 19, 10_000],
];

function isFigure(word: string, from: number, before: number): boolean {
  return /^\d{1,4}$/.test(word) && Number(word) >= from && Number(word) < before;
}

/** Danger by one sign; a hard time by one, or by two hints of different kinds in different words. */
function levelOf(hits: readonly Hit[]): Distress['level'] | 'story' | undefined {
  const has = (wanted: Hit['level']) => hits.some(({ level }) => level === wanted);
  if (has('danger')) return 'danger';
  if (has('low')) return 'low';
  if (has('story')) return 'story';
  const isTwice = hits.some((one) =>
    hits.some((other) => other.kind.kind !== one.kind.kind && other.from >= one.to),
  );
  return isTwice ? 'story' : undefined;
}

/** What signs and weights say together: a sign is not meant where all the words of the message speak against it. */
function together(
  bySigns: ReturnType<typeof levelOf>,
  weighed: Weighed,
  wordCount: number,
): Distress['level'] | undefined {
  const isMeant = wordCount < WORDS_THAT_TELL || weighed.danger >= LEAST_DANGER;
  if (bySigns === 'danger' && isMeant) return 'danger';
  if (weighed.level) return weighed.level;
  if (bySigns === undefined) return undefined;
  const least = bySigns === 'story' ? LEAST_DISTRESS_OF_STORY : LEAST_DISTRESS;
  return weighed.distress >= least ? 'low' : undefined;
}

/** The run of words that says most of a hard time, without what is asked before or after it. */
function heartBeside(heart: Range, level: Distress['level'], asked: readonly Range[]): Range {
  if (level === 'danger') return heart;
  const { from, to } = heart;
  const after = asked.find((ask) => ask.from > from && ask.from < to);
  if (after) return { from, to: after.from };
  const before = asked.find((ask) => ask.from <= from && ask.to > from && ask.to < to);
  return before ? { from: before.to, to } : heart;
}

function asItIs(pattern: Pattern): Pattern {
  return pattern;
}

/** Where patterns stand, one after the other through the message. */
function matches<T>(
  looking: Looking,
  likes: readonly (readonly number[])[],
  wanted: ReadonlyMap<number, readonly T[]>,
  patternOf: (one: T) => Pattern,
): (Range & { of: T })[] {
  const found: (Range & { of: T })[] = [];
  const present = new Set(likes.flat());
  const canStand = new Map<T, boolean>();
  for (const [at, mine] of likes.entries()) {
    for (const word of mine) {
      for (const one of wanted.get(word) ?? []) {
        const pattern = patternOf(one);
        const may = canStand.get(one) ?? mayStand(pattern, present);
        canStand.set(one, may);
        const match = may ? looking.match(pattern, at) : undefined;
        if (match) found.push({ of: one, ...match });
      }
    }
  }
  return found;
}
