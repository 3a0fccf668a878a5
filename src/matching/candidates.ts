// The few titles worth a closer look: those that share the rarest words with the query.

import type { Catalogue, Title } from './catalogue.ts';
import type { Query } from './query.ts';

/** Titles looked at closely. */
const CANDIDATES = 60;
/** Longest list of titles that is walked through once there are candidates from rarer words. */
const LONG_POSTING = 400;

/** The part of a title's weight that must be in an utterance for it to be looked for there. */
const MOST = 0.5;
/** Titles looked for in an utterance; our questions have words of at most 320. */
const MOST_INSIDE = 500;

/** A root of the titles' words that the query has, with how surely and where. */
interface Clue {
  root: number;
  gain: number;
  posting: readonly number[];
}

export class CandidateFinder {
  private readonly catalogue: Catalogue;
  private readonly gains: Float64Array;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
    this.gains = new Float64Array(catalogue.titles.length);
  }

  find(query: Query): Title[] {
    const { titles } = this.catalogue;
    const touched = this.gather(query);
    for (const number of this.catalogue.byKey.get(query.key) ?? []) {
      if ((this.gains[number] ?? 0) === 0) touched.push(number);
      this.gains[number] = Infinity;
    }
    const queryMass = query.words.reduce(
      (sum, word) => sum + (word.kind === 'plain' ? word.weight : 0),
      0,
    );
    const ranked = touched.map((number) => {
      const gain = this.gains[number] ?? 0;
      this.gains[number] = 0;
      return { number, nearness: gain / ((titles[number]?.mass ?? 0) + queryMass) };
    });
    const inOrder = (a: number, b: number): number => {
      const x = titles[a];
      const y = titles[b];
      if (!x || !y) return 0;
      return x.key < y.key ? -1 : x.key > y.key ? 1 : x.id < y.id ? -1 : 1;
    };
    if (ranked.length > CANDIDATES) {
      ranked.sort((a, b) => b.nearness - a.nearness || inOrder(a.number, b.number));
      ranked.length = CANDIDATES;
    }
    return ranked.flatMap(({ number }) => titles[number] ?? []);
  }

  /** The titles of which the query has most words, wherever they stand; of very many those that it has most of. */
  findInside(query: Query): Title[] {
    const { titles } = this.catalogue;
    const inside: { title: Title; share: number }[] = [];
    for (const number of this.gather(query)) {
      const gain = this.gains[number] ?? 0;
      this.gains[number] = 0;
      const title = titles[number];
      if (title && gain >= MOST * title.mass) inside.push({ title, share: gain / title.mass });
    }
    if (inside.length > MOST_INSIDE) {
      inside.sort((a, b) => b.share - a.share);
      inside.length = MOST_INSIDE;
    }
    return inside.map(({ title }) => title);
  }

  /** Adds up for each title the weights of the words it shares with the query; gives the titles touched. */
  private gather(query: Query): number[] {
    const touched: number[] = [];
    const clues = this.cluesOf(query);
    let walked = 0;
    for (const { gain, posting, root } of clues) {
      if (walked > LONG_POSTING && posting.length > LONG_POSTING) {
        this.addToTouched(touched, root, gain);
        continue;
      }
      walked += posting.length;
      for (const number of posting) {
        const before = this.gains[number] ?? 0;
        if (before === 0) touched.push(number);
        this.gains[number] = before + gain;
      }
    }
    return touched;
  }

  private addToTouched(touched: readonly number[], root: number, gain: number): void {
    const { titles, vocabulary } = this.catalogue;
    for (const number of touched) {
      if (titles[number]?.words.some((word) => vocabulary.roots[word] === root)) {
        this.gains[number] = (this.gains[number] ?? 0) + gain;
      }
    }
  }

  /** Rarest first. */
  private cluesOf(query: Query): Clue[] {
    const { vocabulary, postings } = this.catalogue;
    const likeness = new Map<number, number>();
    for (const [word, hits] of query.hits) {
      const root = vocabulary.roots[word] ?? 0;
      for (const hit of hits) likeness.set(root, Math.max(likeness.get(root) ?? 0, hit.likeness));
    }
    const clues: Clue[] = [];
    for (const [root, like] of likeness) {
      clues.push({
        root,
        gain: like * this.catalogue.weightOf(root),
        posting: postings[root] ?? [],
      });
    }
    return clues.sort((a, b) => a.posting.length - b.posting.length || b.gain - a.gain);
  }
}
