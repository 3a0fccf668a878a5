// All titles of an index, word by word, with what each word weighs: rare words say more than common ones.

import type { TitleIndexOptions } from './options.ts';
import { Vocabulary } from './vocabulary.ts';
import { fold, readWords, stem } from './words.ts';

/** One way to name an entry. */
export interface Title {
  id: string;
  /** As the entry gives it. */
  text: string;
  kind: TitleKind;
  /** Whether a synonym was put in, so that the words are not quite the entry's own. */
  reworded: boolean;
  words: number[];
  weights: number[];
  /** For each word, whether it is a small one such as "of". */
  small: boolean[];
  /** For each word, whether it is one that anybody uses, such as "driver" or "of". */
  common: boolean[];
  /** The sum of the weights. */
  mass: number;
  /** Place of the word that says what kind of job it is: "worker" in "Support worker (wards)". */
  head: number;
  /** The folded words in order; a query with the same key is this title. */
  key: string;
}

export type TitleKind = 'main' | 'other' | 'abbreviation' | 'colloquial';
export type WordKind = 'plain' | 'filler' | 'grade' | 'setting';

export interface TitleEntry {
  id: string;
  /** The first is the main one. */
  titles: string[];
  abbreviations?: string[];
  colloquial?: string[];
}

const FILLER_WEIGHT = 0.05;
const GRADE_WEIGHT = 0.3;
/** A word is a head word when that many titles end in it. */
const HEAD_TITLES = 3;

export class Catalogue {
  readonly titles: Title[] = [];
  readonly vocabulary: Vocabulary;
  /** For each root, the titles that have a word of it. */
  readonly postings: number[][] = [];
  readonly byKey = new Map<string, number[]>();
  private readonly kinds = new Map<string, WordKind>();
  private readonly common: ReadonlySet<string>;
  private readonly heads = new Map<number, number>();
  private readonly synonyms: string[][][];

  constructor(entries: readonly TitleEntry[], options: TitleIndexOptions) {
    this.vocabulary = new Vocabulary(new Set(options.ordinaryWords ?? []));
    this.common = new Set([...(options.commonWords ?? [])].map((word) => stem(fold(word))));
    this.noteKinds(options.noise?.settings, 'setting');
    this.noteKinds(options.noise?.grades, 'grade');
    this.noteKinds(options.noise?.fillers, 'filler');
    this.synonyms = (options.synonyms ?? []).map((group) => group.map(stemsOf));
    for (const entry of entries) this.addEntry(entry);
    for (const title of this.titles) this.weigh(title);
  }

  /** What kind of word it is in this field. */
  kindOf(folded: string): WordKind {
    return this.kinds.get(folded) ?? this.kinds.get(stem(folded)) ?? 'plain';
  }

  isCommon(folded: string): boolean {
    return this.common.has(stem(folded));
  }

  isHead(rootNumber: number): boolean {
    return (this.heads.get(rootNumber) ?? 0) >= HEAD_TITLES;
  }

  /** 0 to 1: how much a word of this root says about a title. */
  weightOf(rootNumber: number): number {
    const titles = this.titles.length;
    const having = this.postings[rootNumber]?.length ?? 0;
    return Math.max(0.08, Math.log((titles + 1) / (having + 0.5)) / Math.log(titles + 1));
  }

  private noteKinds(words: readonly string[] = [], kind: WordKind): void {
    for (const word of words) this.kinds.set(fold(word.toLowerCase()), kind);
  }

  private addEntry(entry: TitleEntry): void {
    const seen = new Set<string>();
    entry.titles.forEach((text, place) => {
      this.addTitle(entry.id, text, place === 0 ? 'main' : 'other', seen);
    });
    for (const text of entry.abbreviations ?? [])
      this.addTitle(entry.id, text, 'abbreviation', seen);
    for (const text of entry.colloquial ?? []) this.addTitle(entry.id, text, 'colloquial', seen);
  }

  private addTitle(id: string, text: string, kind: TitleKind, seen: Set<string>): void {
    const words = readWords(text);
    const folded = words.map((word) => word.folded);
    const firstAside = words.findIndex((word) => word.aside);
    const end = firstAside > 0 ? firstAside : words.length;
    this.addWording(id, text, kind, folded, end, false, seen);
    for (const reworded of this.rewordings(folded)) {
      const shift = reworded.length - folded.length;
      this.addWording(id, text, kind, reworded, Math.max(1, end + shift), true, seen);
    }
  }

  private addWording(
    id: string,
    text: string,
    kind: TitleKind,
    folded: string[],
    mainEnd: number,
    reworded: boolean,
    seen: Set<string>,
  ): void {
    const key = folded.join(' ');
    if (folded.length === 0 || seen.has(key)) return;
    seen.add(key);
    const number = this.titles.length;
    const words = folded.map((word) => this.vocabulary.add(word));
    let head = Math.min(mainEnd, words.length) - 1;
    // "Director of public health": the word before the first filler is the head.
    const filler = folded.findIndex((word, place) => place > 0 && this.kindOf(word) === 'filler');
    if (filler > 0 && filler < head && ['of', 'for', 'in'].includes(folded[filler] ?? ''))
      head = filler - 1;
    this.titles.push({
      id,
      text,
      kind,
      reworded,
      words,
      weights: [],
      small: [],
      common: [],
      mass: 0,
      head,
      key,
    });
    addTo(this.byKey, key, number);
    const headRoot = this.vocabulary.roots[words[head] ?? 0] ?? 0;
    if (words.length > 1) this.heads.set(headRoot, (this.heads.get(headRoot) ?? 0) + 1);
    for (const rootNumber of new Set(words.map((word) => this.vocabulary.roots[word] ?? 0))) {
      const posting = this.postings[rootNumber];
      if (posting) posting.push(number);
      else this.postings[rootNumber] = [number];
    }
  }

  /** The title with one phrase of each group of synonyms put for another. */
  private rewordings(folded: readonly string[]): string[][] {
    const stems = folded.map(stem);
    const all: string[][] = [];
    for (const group of this.synonyms) {
      for (const phrase of group) {
        const at = placeOf(phrase, stems);
        if (at < 0) continue;
        for (const other of group) {
          if (other === phrase) continue;
          all.push([...folded.slice(0, at), ...other, ...folded.slice(at + phrase.length)]);
        }
        break;
      }
    }
    return all;
  }

  private weigh(title: Title): void {
    const texts = title.words.map((word) => this.vocabulary.words[word] ?? '');
    title.small = texts.map((text) => this.kindOf(text) === 'filler');
    title.common = texts.map((text, place) => title.small[place] || this.isCommon(text));
    title.weights = title.words.map((word) => {
      const kind = this.kindOf(this.vocabulary.words[word] ?? '');
      const weight = this.weightOf(this.vocabulary.roots[word] ?? 0);
      return kind === 'filler' ? FILLER_WEIGHT : kind === 'grade' ? weight * GRADE_WEIGHT : weight;
    });
    title.mass = title.weights.reduce((sum, weight) => sum + weight, 0);
  }
}

function stemsOf(phrase: string): string[] {
  return readWords(phrase).map((word) => stem(word.folded));
}

function placeOf(phrase: readonly string[], stems: readonly string[]): number {
  for (let at = 0; at + phrase.length <= stems.length; at++) {
    if (phrase.every((word, k) => word === stems[at + k])) return at;
  }
  return -1;
}

function addTo(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
