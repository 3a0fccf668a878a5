// Reads what people say of themselves: what is spoken of is found by patterns, and the signs before it tell whether it
// is had, lacked or asked about. The words of both are content (phrasing/facts.yaml).
//
//     read('I have 5 GCSEs but not maths')
//     // => gcses 5, had; maths, lacked

import type { Fact, Stated } from '../../knowledge/fact.ts';
import { FACT_SIGNS } from '../../knowledge/kinds.ts';
import type { FactWords } from '../../knowledge/schema/facts.ts';
import type { WordSet } from '../../language/word-set.ts';
import { factsOf } from './build.ts';
import { apart, type Found, finder } from './finder.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { type Vocabulary, wordsIn } from './pattern-syntax.ts';
import { type Before, type Entry, LEARNED, polarityOf, type Rules } from './polarity.ts';
import { PEOPLE, type Sign, signBefore, whose } from './signs.ts';
import { corrector, range, readWords, unbroken, type Word } from './words.ts';

export interface FactReader {
  /** What a text says of the person, in the order said. Nothing in it overlaps, but for what one phrase says at once. */
  read(text: string): Stated[];
}

/**
 * Builds the reader.
 *
 * @param ordinary words of the language, none of which is a slip for another
 * @param spelling right spellings by wrong ones
 */
export function buildFactReader(
  words: FactWords,
  ordinary: WordSet,
  spelling: ReadonlyMap<string, string> = new Map(),
): FactReader {
  const compiled = compile(words);
  const correct = corrector(words, ordinary, spelling);
  return {
    read(text) {
      const all = readWords(text, words.contractions, correct);
      const mentions = mentionsIn(all, compiled);
      if (mentions.every(({ value }) => !value)) return [];
      const around = surroundings(all, mentions, compiled);
      const stated: Stated[] = [];
      let before: Before | undefined;
      for (const mention of mentions) {
        const found = state(all, mention, around, before, compiled);
        stated.push(...found);
        const [first] = found;
        before = { end: mention.end, ...(first ? { polarity: first.polarity } : {}) };
      }
      return stated;
    },
  };
}

/** A mention of something that may be a fact; undefined: what is passed over. */
type Mention = Found<Entry | undefined>;
type Find<T> = ReturnType<typeof finder<T>>;

interface Compiled {
  findFacts: Find<Entry | undefined>;
  findSigns: Find<Sign>;
  findPeople: Find<Sign>;
  /** What must not follow, by entry. */
  unless: ReadonlyMap<Entry, readonly Pattern[]>;
  rules: Rules;
  relatives: ReadonlySet<string>;
}

function compile(words: FactWords): Compiled {
  const names: Vocabulary = {
    lists: words.lists,
    groups: words.groups,
    contractions: words.contractions,
    ends: new Set([...words.ends, ...Object.values(words.signs).flat().flatMap(wordsIn)]),
  };
  const patternsOf = (sources: readonly string[]) =>
    sources.map((source) => compilePattern(source, names));
  const find = <T>(lists: readonly { value: T; patterns: readonly string[] }[]) =>
    finder(
      lists.flatMap(({ value, patterns }) =>
        patternsOf(patterns).map((pattern) => ({ value, pattern })),
      ),
    );
  const signs = (kinds: readonly Sign[]) =>
    find<Sign>(kinds.map((value) => ({ value, patterns: words.signs[value] })));
  const { needed, course, finished, learned } = words.after;
  return {
    findFacts: find<Entry | undefined>([
      { value: undefined, patterns: words.nothing },
      ...words.facts.map((entry) => ({ value: entry, patterns: entry.patterns })),
    ]),
    findSigns: signs(FACT_SIGNS.filter((value) => !PEOPLE.has(value))),
    findPeople: signs([...PEOPLE]),
    unless: new Map(words.facts.map((entry) => [entry, patternsOf(entry.unlessBefore)])),
    rules: {
      after: {
        needed: patternsOf(needed),
        course: patternsOf(course),
        finished: patternsOf(finished),
        learned: patternsOf(learned),
      },
      filler: new Set(words.filler),
    },
    relatives: new Set(words.lists.relative ?? []),
  };
}

function mentionsIn(all: readonly Word[], { findFacts, unless }: Compiled): Mention[] {
  return apart(
    findFacts(all).filter(
      ({ value, end }) =>
        !value || !unless.get(value)?.some((pattern) => pattern.matchAt(unbroken(all, end), 0)),
    ),
  );
}

/** What stands around the mentions of a text. */
interface Around {
  signs: readonly Found<Sign>[];
  people: readonly Found<Sign>[];
  inMention: ReadonlySet<number>;
}

function surroundings(
  all: readonly Word[],
  mentions: readonly Mention[],
  { findSigns, findPeople }: Compiled,
): Around {
  const inMention = new Set(mentions.flatMap(({ first, end }) => range(first, end)));
  // "I care for my nan" is said of oneself.
  const opening = new Set(mentions.map(({ first }) => first));
  return {
    inMention,
    signs: apart(findSigns(all)).filter(
      ({ first, end }) => !range(first, end).some((place) => inMention.has(place)),
    ),
    people: apart(findPeople(all)).filter(
      ({ value, first }) => value === 'self' || opening.has(first) || !inMention.has(first),
    ),
  };
}

/** What is being learned now, at which level where its name tells. */
function studying(what: Entry['kind'], [named]: readonly Fact[]): Fact {
  return {
    kind: 'studying',
    what,
    ...(named?.kind === 'level' ? { level: named.level } : {}),
  };
}

/** "A levels, well, doing them". */
function isBeingLearned(all: readonly Word[], end: number, { after }: Rules): boolean {
  const rest = all.slice(end, end + LONGEST_AFTER);
  return rest[0]?.before !== 'stop' && after.learned.some((one) => one.matchAt(rest, 0));
}
const LONGEST_AFTER = 6;

/** What a mention states, with the signs around it. */
function state(
  all: readonly Word[],
  mention: Mention,
  { signs, people, inMention }: Around,
  before: Before | undefined,
  { rules, relatives }: Compiled,
): Stated[] {
  const { value: entry, first, end, captures } = mention;
  if (!entry) return [];
  const sign = signBefore(all, mention, signs, inMention, rules.filler);
  const isUnfinished = LEARNED.has(entry.kind) && isBeingLearned(all, end, rules);
  const polarity = isUnfinished
    ? 'asked-about'
    : polarityOf(entry, mention, sign, { all, signs, before }, rules);
  if (!polarity) return [];
  const span = { start: all[first]?.start ?? 0, end: all[end - 1]?.end ?? 0 };
  const next = all[end]?.word ?? '';
  const of = relatives.has(next) && entry.kind === 'condition' ? 'other' : whose(first, people);
  const isStudied = sign?.kind === 'studies' && LEARNED.has(entry.kind);
  const what = isUnfinished || (isStudied && polarity === 'asked-about');
  const named = factsOf(entry.kind, entry.set, captures);
  const facts: Fact[] = what ? [studying(entry.kind, named)] : named;
  if (entry.kind === 'band' && polarity === 'has') facts.push({ kind: 'employed', where: 'nhs' });
  const stated = facts.map((fact) => ({
    ...span,
    fact,
    of,
    polarity: what ? ('has' as const) : polarity,
  }));
  if (sign?.kind === 'resits')
    stated.push({ ...span, fact: { kind: 'studying', what: entry.kind }, of, polarity: 'has' });
  return stated;
}
