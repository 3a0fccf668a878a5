// All titles of an index, word by word, with what each word weighs: rare words say more than common ones.

import { Vocabulary } from '../language/vocabulary.ts';
import { foldSpelling, keyOf, readWords, root, stem } from '../language/words.ts';
import type { TitleIndexOptions } from './options.ts';

/** One way to name an entry. */
export interface Title {
  id: string;
  /** As the entry gives it. */
  text: string;
  /** Whether it is an abbreviation: in small letters it may be an ordinary word (HIT, IT). */
  abbreviation: boolean;
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
  /** Whether its entry is a background one. */
  background: boolean;
  /** The roots of all words in the titles of its entry. */
  entryRoots: ReadonlySet<number>;
  /** A query with the same key is this title. */
  key: string;
}

export type WordKind = 'plain' | 'filler' | 'grade' | 'setting';

export interface TitleEntry {
  id: string;
  /** The first is the main one. */
  titles: string[];
  abbreviations?: string[];
  colloquial?: string[];
  /** Known only to be told from the others, so that it must be named plainly: a misspelt word is sooner another entry's. */
  background?: boolean;
}

const FILLER_WEIGHT = 0.05;
const GRADE_WEIGHT = 0.3;
/** A word is a head word when this share of the titles that have it end in it. */
const HEAD_SHARE = 0.3;
/** A head word is a general one when that many titles end in it: assistant, technician. */
const GENERAL_HEAD_TITLES = 5;

export class Catalogue {
  readonly titles: Title[] = [];
  readonly vocabulary: Vocabulary;
  /** For each root, the titles that have a word of it. */
  readonly postings: number[][] = [];
  readonly byKey = new Map<string, number[]>();
  private readonly kinds = new Map<string, WordKind>();
  private readonly common: ReadonlySet<string>;
  private readonly heads = new Map<number, number>();
  /** Groups of synonyms by the first word of any of their phrases. */
  private readonly synonyms = new Map<string, string[][][]>();

  constructor(entries: readonly TitleEntry[], options: TitleIndexOptions) {
    this.vocabulary = new Vocabulary(options.ordinaryWords ?? new Set());
    this.common = new Set(
      [...(options.commonWords ?? [])].map((word) => root(stem(foldSpelling(word)))),
    );
    this.noteKinds(options.noise?.settings, 'setting');
    this.noteKinds(options.noise?.grades, 'grade');
    this.noteKinds(options.noise?.fillers, 'filler');
    this.noteSynonyms(options.synonyms ?? []);
    for (const entry of entries) this.addEntry(entry);
    for (const title of this.titles) this.weigh(title);
  }

  /** What kind of word it is in this field. */
  kindOf(folded: string): WordKind {
    return this.kinds.get(folded) ?? this.kinds.get(stem(folded)) ?? 'plain';
  }

  isCommon(folded: string): boolean {
    return this.common.has(root(stem(folded)));
  }

  isHead(rootNumber: number): boolean {
    const having = this.postings[rootNumber]?.length ?? 0;
    return (this.heads.get(rootNumber) ?? 0) > HEAD_SHARE * having;
  }

  /** Whether so many titles end in a word of this root that it asks for a choice among them. */
  isGeneralHead(rootNumber: number): boolean {
    return this.isHead(rootNumber) && (this.heads.get(rootNumber) ?? 0) >= GENERAL_HEAD_TITLES;
  }

  /** 0 to 1: how much a word of this root says about a title. */
  weightOf(rootNumber: number): number {
    const titles = this.titles.length;
    const having = this.postings[rootNumber]?.length ?? 0;
    return Math.max(0.08, Math.log((titles + 1) / (having + 0.5)) / Math.log(titles + 1));
  }

  private noteKinds(words: readonly string[] = [], kind: WordKind): void {
    for (const word of words) this.kinds.set(foldSpelling(word.toLowerCase()), kind);
  }

  private noteSynonyms(groups: readonly (readonly string[])[]): void {
    for (const group of groups.map((phrases) => phrases.map(stemsOf))) {
      for (const first of new Set(group.map((phrase) => phrase[0] ?? ''))) {
        const groupsHere = this.synonyms.get(first);
        if (groupsHere) groupsHere.push(group);
        else this.synonyms.set(first, [group]);
      }
    }
  }

  private addEntry(entry: TitleEntry): void {
    const draft: Draft = {
      id: entry.id,
      background: entry.background ?? false,
      entryRoots: new Set(),
      seen: new Set(),
    };
    for (const text of entry.titles) this.addTitle(draft, text, false);
    for (const text of entry.abbreviations ?? []) {
      // "Dr" and "admin" are read like words.
      this.addTitle(draft, text, !/\p{Ll}/u.test(text));
    }
    for (const text of entry.colloquial ?? []) this.addTitle(draft, text, false);
  }

  private addTitle(draft: Draft, text: string, abbreviation: boolean): void {
    const words = readWords(text);
    const folded = words.map((word) => word.folded);
    const firstAside = words.findIndex((word) => word.aside);
    const end = firstAside > 0 ? firstAside : words.length;
    this.addWording(draft, { text, abbreviation, reworded: false }, folded, end);
    for (const other of this.rewordings(folded)) {
      const shift = other.length - folded.length;
      this.addWording(
        draft,
        { text, abbreviation, reworded: true },
        other,
        Math.max(1, end + shift),
      );
    }
  }

  private addWording(
    { id, background, entryRoots, seen }: Draft,
    given: Pick<Title, 'text' | 'abbreviation' | 'reworded'>,
    folded: string[],
    mainEnd: number,
  ): void {
    const key = keyOf(folded);
    if (folded.length === 0 || seen.has(key)) return;
    seen.add(key);
    const number = this.titles.length;
    const words = folded.map((word) => this.vocabulary.add(word));
    const head = this.headOf(folded, mainEnd);
    const unweighed = { weights: [], small: [], common: [], mass: 0 };
    this.titles.push({ id, background, entryRoots, ...given, ...unweighed, words, head, key });
    addTo(this.byKey, key, number);
    const headRoot = this.vocabulary.roots[words[head] ?? 0] ?? 0;
    this.heads.set(headRoot, (this.heads.get(headRoot) ?? 0) + 1);
    for (const rootNumber of new Set(words.map((word) => this.vocabulary.roots[word] ?? 0))) {
      entryRoots.add(rootNumber);
      const posting = this.postings[rootNumber];
      if (posting) posting.push(number);
      else this.postings[rootNumber] = [number];
    }
  }

  /** The last word before brackets and the like, or before "of": "director" in "Director of public health". */
  private headOf(folded: readonly string[], mainEnd: number): number {
    const last = Math.min(mainEnd, folded.length) - 1;
    const link = folded.findIndex((word, place) => place > 0 && BEHIND_THE_HEAD.has(word));
    return link > 0 && link < last ? link - 1 : last;
  }

  /** The title with one phrase of each group of synonyms put for another. */
  private rewordings(folded: readonly string[]): string[][] {
    const stems = folded.map(stem);
    const all: string[][] = [];
    const groups = new Set(stems.flatMap((word) => this.synonyms.get(word) ?? []));
    for (const group of groups) {
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

/** What the titles of one entry have in common while they are added. */
interface Draft {
  id: string;
  background: boolean;
  entryRoots: Set<number>;
  seen: Set<string>;
}

const BEHIND_THE_HEAD: ReadonlySet<string> = new Set([
  'of',
  'for',
  'in',
  'who',
  'that',
  'at',
  'on',
  'with',
]);

function stemsOf(phrase: string): string[] {
  return readWords(phrase).map((word) => word.stem);
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
