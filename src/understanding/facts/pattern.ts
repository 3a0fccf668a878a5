// Patterns of words, looked for in the words of a text.

import { numberOf } from '../../language/number-words.ts';
import {
  type GroupOptions,
  type Node,
  type PatternToken,
  parse,
  type Vocabulary,
} from './pattern-syntax.ts';

/** A word of a text as patterns see it. */
export interface PatternWord {
  /** Folded, without apostrophes, its spelling put right. */
  word: string;
  /** What stands before it: nothing, a comma or the like, or the end of a sentence. */
  before: 'nothing' | 'comma' | 'stop';
  /** As typed, for what is told by capitals. */
  typed: string;
}

/** What a pattern took, by the name in its braces. */
export type Captures = ReadonlyMap<string, readonly string[]>;

export interface PatternMatch {
  /** The number of the first word, and of the one behind the last. */
  first: number;
  end: number;
  captures: Captures;
}

export interface Pattern {
  /** The longest match that begins at this word. */
  matchAt(words: readonly PatternWord[], place: number): PatternMatch | undefined;
  /** The words that it can begin with; undefined where it may be any, such as a number. */
  starts: ReadonlySet<string> | undefined;
}

const GRADE = /^(?:[1-9]s?|[a-g]\*?|[b-g]s|u)$/;
/** "As" is a word unless it is written so. */
const GRADES_A = /^A['’]?s$/;
const GRADES = /^(?:[a-e]\*?){2,4}$/;
/** Other ways to say a small number. */
const AMOUNTS: ReadonlyMap<string, number> = new Map([
  ['couple', 2],
  ['few', 3],
  ['several', 3],
  ['some', 3],
]);
const LONGEST_FREE = 3;

/** Compiles one pattern; throws where it cannot be read. */
export function compilePattern(source: string, vocabulary: Vocabulary): Pattern {
  const nodes = parse(source, vocabulary);
  const starts = startsOf(nodes);
  return {
    starts,
    matchAt(words, place) {
      const captures = new Map<string, string[]>();
      const end = match(nodes, 0, words, place, place, false, captures, vocabulary.ends);
      return end === undefined || end === place ? undefined : { first: place, end, captures };
    },
  };
}

function is(token: PatternToken, word: PatternWord | undefined): boolean {
  return (
    word?.word === token.word && (!token.inCapitals || word.typed === word.typed.toUpperCase())
  );
}

function startsOf(nodes: readonly Node[]): ReadonlySet<string> | undefined {
  const starts = new Set<string>();
  for (const node of nodes) {
    if (node.kind === 'comma') continue;
    if (node.kind === 'word') return starts.add(node.word.word);
    if (node.kind === 'group') {
      for (const first of node.options.keys()) starts.add(first);
      return starts;
    }
    if (node.kind !== 'choice') return undefined;
    for (const option of node.options) {
      const own = startsOf(option);
      if (!own) return undefined;
      for (const word of own) starts.add(word);
    }
    if (!node.optional) return starts;
  }
  return starts;
}

/** Where a match of the nodes from `at` on ends, the longest of them; what they took is added to `captures`. */
function match(
  nodes: readonly Node[],
  at: number,
  words: readonly PatternWord[],
  place: number,
  first: number,
  mayCross: boolean,
  captures: Map<string, string[]>,
  ends: ReadonlySet<string>,
): number | undefined {
  const node = nodes[at];
  if (!node) return place;
  const go = (next: number, crossing = false) =>
    match(nodes, at + 1, words, next, first, crossing, captures, ends);
  if (node.kind === 'comma') return go(place, true);
  if (node.kind === 'choice')
    return longest(node, nodes.slice(at + 1), { words, place, first, mayCross }, captures, ends);
  const word = words[place];
  if (!word || !isWithin(word, place, first, mayCross)) return undefined;
  switch (node.kind) {
    case 'any':
      return go(place + 1);
    case 'word':
      return is(node.word, word) ? go(place + 1) : undefined;
    case 'grade':
      if (!GRADE.test(word.word) && !GRADES_A.test(word.typed)) return undefined;
      note(captures, 'grade', word.word);
      return go(place + 1);
    case 'grades':
      if (!GRADES.test(word.word)) return undefined;
      note(captures, 'grades', word.word.toUpperCase());
      return go(place + 1);
    case 'number': {
      const read = readNumber(words, place);
      if (!read || read.value < node.least || read.value > node.most) return undefined;
      note(captures, node.name, String(read.value));
      return go(read.end);
    }
    case 'group': {
      const end = readGroup(node, words, place, captures);
      return end === undefined ? undefined : go(end);
    }
    case 'free': {
      const known = optionAt(node.options, words, place);
      if (known) {
        note(captures, node.name, known.id);
        return go(known.end);
      }
      const end = freeEnd(words, place, ends);
      if (end === place) return undefined;
      const typed = words.slice(place, end).map((one) => one.typed.toLowerCase());
      note(captures, node.name, typed.join(' '));
      return go(end);
    }
  }
}

/** Where the words stand that a choice is held against. */
interface At {
  words: readonly PatternWord[];
  place: number;
  first: number;
  mayCross: boolean;
}

/** The end of the longest match that begins with one of the options of a choice. */
function longest(
  node: Extract<Node, { kind: 'choice' }>,
  rest: readonly Node[],
  { words, place, first, mayCross }: At,
  captures: Map<string, string[]>,
  ends: ReadonlySet<string>,
): number | undefined {
  let best: { end: number; captures: Map<string, string[]> } | undefined;
  const options = node.optional ? [...node.options, []] : node.options;
  for (const option of options) {
    if (!mayBegin(option, words, place, first, mayCross)) continue;
    const own = new Map(captures);
    const end = match([...option, ...rest], 0, words, place, first, mayCross, own, ends);
    if (end !== undefined && (!best || end > best.end)) best = { end, captures: own };
  }
  if (!best) return undefined;
  for (const [name, values] of best.captures) captures.set(name, values);
  return best.end;
}

/** Where a free description that begins at a place ends. */
function freeEnd(words: readonly PatternWord[], place: number, ends: ReadonlySet<string>): number {
  let end = place;
  while (end < place + LONGEST_FREE) {
    const one = words[end];
    if (!one || ends.has(one.word) || /\d/.test(one.word) || one.word.length < 2) break;
    if (end > place && one.before !== 'nothing') break;
    end++;
  }
  return end;
}

/** Most options of a choice begin with another word than stands there. */
function mayBegin(
  [node]: readonly Node[],
  words: readonly PatternWord[],
  place: number,
  first: number,
  mayCross: boolean,
): boolean {
  if (node?.kind !== 'word') return true;
  const word = words[place];
  return word !== undefined && isWithin(word, place, first, mayCross) && is(node.word, word);
}

function isWithin(word: PatternWord, place: number, first: number, mayCross: boolean): boolean {
  return place === first || word.before === 'nothing' || (mayCross && word.before === 'comma');
}

function note(captures: Map<string, string[]>, name: string, value: string): void {
  captures.set(name, [...(captures.get(name) ?? []), value]);
}

function optionAt(
  options: GroupOptions,
  words: readonly PatternWord[],
  place: number,
): { id: string; end: number } | undefined {
  const found = options
    .get(words[place]?.word ?? '')
    ?.find((option) =>
      option.words.every(
        (word, index) =>
          is(word, words[place + index]) &&
          (index === 0 || words[place + index]?.before === 'nothing'),
      ),
    );
  return found && { id: found.id, end: place + found.words.length };
}

/** One of a group, or several: "maths, english and science". */
function readGroup(
  { name, options, several }: Extract<Node, { kind: 'group' }>,
  words: readonly PatternWord[],
  place: number,
  captures: Map<string, string[]>,
): number | undefined {
  const first = optionAt(options, words, place);
  if (!first) return undefined;
  note(captures, name, first.id);
  let { end } = first;
  while (several) {
    const joined = JOINING.has(words[end]?.word ?? '') ? end + 1 : end;
    if (words[end]?.before === 'stop' || (joined === end && words[end]?.before !== 'comma')) break;
    const next = optionAt(options, words, joined);
    if (!next) break;
    note(captures, name, next.id);
    end = next.end;
  }
  return end;
}
const JOINING: ReadonlySet<string> = new Set(['and', 'or', '&', 'n', 'nor', 'plus']);

function readNumber(
  words: readonly PatternWord[],
  place: number,
): { value: number; end: number } | undefined {
  const word = words[place]?.word ?? '';
  if (word === 'a') {
    const amount = AMOUNTS.get(words[place + 1]?.word ?? '');
    if (amount === undefined) return undefined;
    return { value: amount, end: place + (words[place + 2]?.word === 'of' ? 3 : 2) };
  }
  const amount = AMOUNTS.get(word);
  if (amount !== undefined) return { value: amount, end: place + 1 };
  const value = numberOf(word);
  if (value === undefined) return undefined;
  const unit = numberOf(words[place + 1]?.word ?? '');
  const isTens = value >= 20 && value % 10 === 0 && !/\d/.test(word);
  if (isTens && unit !== undefined && unit > 0 && unit < 10)
    return { value: value + unit, end: place + 2 };
  return { value, end: place + 1 };
}
