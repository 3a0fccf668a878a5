// A query, read word by word against the vocabulary: which words of titles each of its words may stand for.

import type { Reading } from '../language/vocabulary.ts';
import { foldSpelling, keyOf, type Word, wordsOf } from '../language/words.ts';
import type { Catalogue, WordKind } from './catalogue.ts';

/** Query words `from` to `to` may stand for a certain word of a title. */
export interface Hit {
  from: number;
  to: number;
  likeness: number;
  /** Several title words may share the same query word when each is a part of it. */
  part: boolean;
  /** Letters of the title's word. */
  letters: number;
  /** Whether an ordinary English word is taken for another one. */
  strained: boolean;
}

export interface QueryWord extends Word {
  kind: WordKind;
  /** What the word weighs when no word of a title answers to it. */
  weight: number;
  /** Whether it is, as typed, a word of some title. */
  known: boolean;
  /** Whether titles end in this word, as in "assistant" or "manager". */
  head: boolean;
  /** Whether so many titles end in it that it asks for a choice among them. */
  generalHead: boolean;
  /** The roots it surely is of. */
  roots: number[];
  /** Whether it is an ordinary English word. */
  ordinary: boolean;
}

export interface Query {
  words: QueryWord[];
  /** For each word of the titles, where the query has it. */
  hits: Map<number, Hit[]>;
  key: string;
  /** Whether everything is in capitals, so that they mark no abbreviations. */
  allCapitals: boolean;
}

/** The words that a typed word, with its folded form, may stand for. */
type ReadingOf = (text: string, folded: string) => Reading[];

/** Nobody asks for a job in more letters than that; the rest of a longer text is not looked at. */
const LONGEST_TEXT = 2000;
const SHORTEST_JOINED = 5;
/** Two words read as one are a little less sure than one word. */
const JOINED = 0.95;
/** What follows one of these is not meant: "teachers, except special education". */
const EXCLUDING: ReadonlySet<string> = new Set(['except', 'excluding']);
/** From this likeness on a word counts as one of a root, for what it says about the job. */
const SURELY = 0.8;
/** What a word weighs that no title has: nearly as much as the rarest. */
const UNKNOWN_WEIGHT = 0.9;

export function readQuery(text: string, catalogue: Catalogue): Query {
  const hits = new Map<number, Hit[]>();
  const all = wordsOf(text.slice(0, LONGEST_TEXT));
  const end = all.findIndex((word) => EXCLUDING.has(word.text));
  const read = catalogue.vocabulary.readerOfText({ parts: true });
  const words = all.map((word, place) =>
    end >= 0 && place >= end ? passedOver(word) : readWord(word, place, catalogue, hits, read),
  );
  for (let place = 0; place + 1 < words.length; place++) {
    readWithNext(words, place, catalogue, hits, read);
  }
  const allCapitals = words.every((word) => word.capitals || word.text.length === 1);
  return { words, hits, allCapitals, key: keyOf(words.map((word) => word.folded)) };
}

function passedOver(word: Word): QueryWord {
  const nothing = { known: false, head: false, generalHead: false, roots: [], ordinary: true };
  return { ...word, ...nothing, kind: 'filler', weight: 0 };
}

function readWord(
  word: Word,
  place: number,
  catalogue: Catalogue,
  hits: Map<number, Hit[]>,
  read: ReadingOf,
): QueryWord {
  const { vocabulary } = catalogue;
  const kind = catalogue.kindOf(word.folded);
  const known = vocabulary.has(word.folded);
  const ordinary = vocabulary.isOrdinary(word.text);
  const readings = kind === 'filler' && !known ? [] : read(word.text, word.folded);
  const roots: number[] = [];
  let weight = UNKNOWN_WEIGHT;
  let best = 0;
  for (const reading of readings) {
    // A small word is only ever itself.
    if (kind === 'filler' && reading.likeness < 1) continue;
    addHit(hits, reading, place, place, reading.likeness, catalogue);
    const root = vocabulary.roots[reading.word] ?? 0;
    if (reading.likeness >= SURELY && !reading.part) roots.push(root);
    if (reading.likeness > best) {
      best = reading.likeness;
      weight = catalogue.weightOf(root);
    }
  }
  const head = roots.some((root) => catalogue.isHead(root));
  const generalHead = roots.some((root) => catalogue.isGeneralHead(root));
  return { ...word, kind, weight, known, head, generalHead, roots, ordinary };
}

/** "Light house", or "fizio therapist": two words of the query may be one of a title. */
function readWithNext(
  words: readonly QueryWord[],
  place: number,
  catalogue: Catalogue,
  hits: Map<number, Hit[]>,
  read: ReadingOf,
): void {
  const left = words[place];
  const right = words[place + 1];
  if (!left || !right || left.kind === 'filler' || right.kind === 'filler') return;
  const joined = left.text + right.text;
  if (joined.length < SHORTEST_JOINED) return;
  const folded = foldSpelling(joined);
  if (!catalogue.vocabulary.has(folded) && !isOdd(left) && !isOdd(right)) return;
  for (const reading of read(joined, folded)) {
    if (reading.part) continue;
    addHit(hits, reading, place, place + 1, reading.likeness * JOINED, catalogue);
  }
}

/** Neither an English word nor one of the titles: maybe the half of one. */
function isOdd(word: QueryWord): boolean {
  return word.kind === 'plain' && !word.known && !word.ordinary;
}

function addHit(
  hits: Map<number, Hit[]>,
  { word, part, strained }: Reading,
  from: number,
  to: number,
  likeness: number,
  { vocabulary }: Catalogue,
): void {
  const letters = vocabulary.words[word]?.length ?? 0;
  const hit = { from, to, likeness, part, strained, letters };
  const known = hits.get(word);
  if (known) known.push(hit);
  else hits.set(word, [hit]);
}
