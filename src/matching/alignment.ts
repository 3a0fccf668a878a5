// Which words of a query answer to which words of a title.
//
//     Apprentice Musick Therapist (Bank)
//                [music] [therapist]          "apprentice" and "bank" answer to nothing

import { SAME_STEM } from '../language/vocabulary.ts';
import type { Title } from './catalogue.ts';
import type { Hit, Query } from './query.ts';

export interface Alignment {
  /** For each word of the query that answers to the title, what it stands for. */
  used: ReadonlyMap<number, Hit>;
  /** Of query words that only parts were read of ("arttherapist"), how many letters were. */
  lettersRead: ReadonlyMap<number, number>;
  /** Weight of the title's words that are there; the same, each by how sure it is; of those, ordinary words read as others. */
  matched: number;
  likely: number;
  strained: number;
  /** As `likely`, but rare words weigh no more than fairly rare ones: that a word is rare proves no more. */
  substance: number;
  hasHead: boolean;
  /** Whether the matched words are all such as anybody uses. */
  allCommon: boolean;
  /** How many words of the title, small ones aside, are there. */
  content: number;
  /** First and last word of the query that answer to the title, small ones aside. */
  from: number;
  to: number;
}

/** Weight of a word that some titles in a hundred have. */
const FAIRLY_RARE = 0.6;

/** Aligns a title with the words `from` to `to` of a query; undefined when none answers to it. */
export function align(query: Query, title: Title, from: number, to: number): Alignment | undefined {
  if (!hasHitWithin(query, title, from, to)) return undefined;
  const used = new Map<number, Hit>();
  const lettersRead = new Map<number, number>();
  const found = {
    matched: 0,
    likely: 0,
    substance: 0,
    strained: 0,

    content: 0,
    hasHead: false,
  };
  let allCommon = true;
  let first = Infinity;
  let last = -1;
  title.words.forEach((word, place) => {
    const hit = bestHit(query.hits.get(word), used, from, to);
    if (!hit) return;
    for (let at = hit.from; at <= hit.to; at++) used.set(at, hit);
    if (hit.part) lettersRead.set(hit.from, (lettersRead.get(hit.from) ?? 0) + hit.letters);
    const weight = title.weights[place] ?? 0;
    const isHead = place === title.head;
    // The plural of the head is as good as the singular: people ask about midwives.
    const likeness = isHead && hit.likeness === SAME_STEM ? 1 : hit.likeness;
    found.matched += weight;
    found.likely += weight * likeness;
    found.substance += Math.min(weight, FAIRLY_RARE) * likeness;
    if (hit.strained) found.strained += weight;
    if (isHead) found.hasHead = true;
    if (!title.common[place]) allCommon = false;
    if (title.small[place]) return;
    found.content++;
    first = Math.min(first, hit.from);
    last = Math.max(last, hit.to);
  });
  if (found.matched === 0) return undefined;
  const span = found.content > 0 ? [first, last] : [...used.keys()];
  return {
    ...found,
    used,
    lettersRead,
    allCommon,
    from: Math.min(...span),
    to: Math.max(...span),
  };
}

/** Most titles have no word in a short stretch, and are done with here. */
function hasHitWithin(query: Query, title: Title, from: number, to: number): boolean {
  for (const word of title.words) {
    for (const hit of query.hits.get(word) ?? NO_HITS) {
      if (hit.from >= from && hit.to <= to) return true;
    }
  }
  return false;
}
const NO_HITS: readonly Hit[] = [];

function bestHit(
  hits: readonly Hit[] | undefined,
  used: ReadonlyMap<number, Hit>,
  from: number,
  to: number,
): Hit | undefined {
  let best: Hit | undefined;
  for (const hit of hits ?? []) {
    if (hit.from < from || hit.to > to) continue;
    if (best && best.likeness >= hit.likeness) continue;
    if (isFree(hit, used)) best = hit;
  }
  return best;
}

function isFree(hit: Hit, used: ReadonlyMap<number, Hit>): boolean {
  for (let at = hit.from; at <= hit.to; at++) {
    const other = used.get(at);
    if (other && !(hit.part && other.part)) return false;
  }
  return true;
}
