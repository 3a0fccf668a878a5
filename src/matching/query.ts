// A query, read word by word against the vocabulary: which words of titles each of its words may stand for.

import type { Catalogue, WordKind } from './catalogue.ts';
import { fold, keyOf, readWords, type Word } from './words.ts';

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

const SHORTEST_JOINED = 5;
/** Two words read as one are a little less sure than one word. */
const JOINED = 0.95;
/** What stands behind one of these is not meant: "teachers, except special education". */
const EXCLUDING: ReadonlySet<string> = new Set(['except', 'excluding']);
const SURELY = 0.8;
const UNKNOWN_WEIGHT = 0.9;

export function readQuery(text: string, catalogue: Catalogue): Query {
  const { vocabulary } = catalogue;
  const hits = new Map<number, Hit[]>();
  const note = (word: number, hit: Hit): void => {
    const known = hits.get(word);
    if (known) known.push(hit);
    else hits.set(word, [hit]);
  };
  const lettersOf = (word: number): number => vocabulary.words[word]?.length ?? 0;
  let excluded = false;
  const words = readWords(text).map((word, place): QueryWord => {
    if (EXCLUDING.has(word.text)) excluded = true;
    const kind = excluded ? 'filler' : catalogue.kindOf(word.folded);
    let weight = UNKNOWN_WEIGHT;
    let head = false;
    let generalHead = false;
    const roots: number[] = [];
    let best = 0;
    const known = vocabulary.has(word.folded);
    if (!excluded && (kind !== 'filler' || known)) {
      for (const reading of vocabulary.read(word.text, word.folded)) {
        const { likeness, part, strained } = reading;
        if (kind === 'filler' && likeness < 1) continue;
        note(reading.word, {
          from: place,
          to: place,
          likeness,
          part,
          strained,
          letters: lettersOf(reading.word),
        });
        const rootNumber = vocabulary.roots[reading.word] ?? 0;
        if (likeness >= SURELY && !part) {
          roots.push(rootNumber);
          head ||= catalogue.isHead(rootNumber);
          generalHead ||= catalogue.isGeneralHead(rootNumber);
        }
        if (likeness > best) {
          best = likeness;
          weight = catalogue.weightOf(rootNumber);
        }
      }
    }
    const ordinary = vocabulary.isOrdinary(word.text);
    return { ...word, kind, weight, known, head, generalHead, roots, ordinary };
  });
  /** Neither an English word nor one of the titles: maybe the half of one. */
  const isOdd = (word: QueryWord): boolean =>
    word.kind === 'plain' && !word.known && !word.ordinary;
  for (let place = 0; place + 1 < words.length; place++) {
    const left = words[place];
    const right = words[place + 1];
    if (!left || !right || left.kind === 'filler' || right.kind === 'filler') continue;
    if (left.text.length + right.text.length < SHORTEST_JOINED) continue;
    const joined = left.text + right.text;
    const folded = fold(joined);
    if (!vocabulary.has(folded) && !(isOdd(left) || isOdd(right))) continue;
    for (const reading of vocabulary.read(joined, folded)) {
      if (reading.part) continue;
      const likeness = reading.likeness * JOINED;
      note(reading.word, {
        from: place,
        to: place + 1,
        likeness,
        part: false,
        strained: reading.strained,
        letters: lettersOf(reading.word),
      });
    }
  }
  const allCapitals = words.every((word) => word.capitals || word.text.length === 1);
  return { words, hits, allCapitals, key: keyOf(words.map((word) => word.folded)) };
}
