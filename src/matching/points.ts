// A point index finds which small question a text asks, among thousands of example phrasings.
//
//     "they want me on monday but no dbs yet"
//        -> MiniSearch over all phrasings of each point: the two dozen points with the most telling words
//           and the two dozen whose phrasings lie nearest in meaning, by word vectors
//        -> each held against its single phrasings: words and pairs in common, rare ones counting more
//        -> one probability each, and one for "none of these": together 1

import MiniSearch from 'minisearch';
import {
  type Asked,
  type Known,
  type Phrase,
  type Point,
  type PointIndexOptions,
  type PointTerms,
  readPointTerms,
  sum,
} from './point-terms.ts';
import {
  dot,
  NONE_WEIGHTS,
  type NoneFeature,
  POINT_WEIGHTS,
  type PointFeature,
} from './point-weights.ts';
import { openWordSearch, type WordSearch } from './word-search.ts';

export interface PointMatch {
  id: string;
  /** 0 to 1: how likely it is that this is what was asked. Fitted; see `npm run bench -- points`. */
  score: number;
  /** The phrasing that is most like the text. */
  phrase: string;
  /** What the score was worked out from. */
  features: Readonly<Record<PointFeature, number>>;
}

export interface PointIndex {
  /** The points most likely to be meant, best first, at most `most` of them. */
  find(text: string, most: number): PointMatch[];
  /** What `find` decides from; for fitting. */
  weigh(text: string): PointEvidence;
}

export interface PointEvidence {
  points: { id: string; phrase: string; features: Record<PointFeature, number> }[];
  none: Record<NoneFeature, number>;
}

/** The very words of a phrasing, in its order. */
const EXACT = 0.98;
const CANDIDATES = 40;
/** Of these many nearest in meaning those that the words did not find are candidates, too. */
const NEAREST = 24;
/** A group is as likely as its few likeliest points. */
const GROUP_OF = 3;
const FIELDS = ['asked', 'says'];

/** Builds the index. The order of points does not matter; ids must differ. */
export function buildPointIndex(
  points: readonly Point[],
  options: PointIndexOptions = {},
): PointIndex {
  const terms = readPointTerms(points, options);
  const weigh = buildWeighing(terms, openSearch(terms));
  return {
    weigh,
    find(text, most) {
      const { points: evidence, none } = weigh(text);
      const worth = evidence.map(({ features }) => dot(POINT_WEIGHTS, features));
      const noneWorth = dot(NONE_WEIGHTS, none);
      const highest = Math.max(noneWorth, ...worth);
      const powers = worth.map((value) => Math.exp(value - highest));
      const all = sum(powers, (power) => power) + Math.exp(noneWorth - highest);
      return evidence
        .map(({ id, phrase, features }, place) => ({
          id,
          phrase,
          features,
          score: (powers[place] ?? 0) / all,
        }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, most);
    },
  };
}

function openSearch({ known, names, weightOfName }: PointTerms): WordSearch {
  const index = new MiniSearch<{ id: number; asked: string; says: string }>({
    fields: FIELDS,
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: {
      boost: { asked: 2 },
      bm25: { k: 1.2, b: 0.5, d: 0.5 },
      boostTerm: (term) => Math.sqrt(weightOfName(term)),
    },
  });
  index.addAll(
    known.map(({ phrases, says }, id) => ({
      id,
      asked: phrases.flatMap(({ terms }) => terms.map((term) => names[term])).join(' '),
      says: Array.from(says, (term) => names[term]).join(' '),
    })),
  );
  return openWordSearch(index, FIELDS);
}

/** Holds a text against the points that are likely to be meant. */
function buildWeighing(terms: PointTerms, search: WordSearch): (text: string) => PointEvidence {
  const { known, names, weightOf } = terms;
  /** For each term what it weighs, where it is asked for. */
  const worths = new Float64Array(names.length);
  return (text) => {
    const asked = terms.read(text);
    for (const term of asked.terms) worths[term] = weightOf(term);
    const found = search.find(
      asked.terms.map((term) => names[term] ?? ''),
      CANDIDATES,
    );
    const top = found[0]?.score ?? 1;
    const groups = groupScores(found.map(({ id, score }) => [known[id]?.point.group, score]));
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    for (const id of nearest(asked.near?.middles)) scores.set(id, scores.get(id) ?? 0);
    const points = [...scores].flatMap(([id, score]) => {
      const one = known[id];
      if (!one) return [];
      const group = (groups.get(one.point.group) ?? 0) / top;
      const weighed = weighPoint(one, asked, terms, worths);
      const features = {
        search: score / top,
        strength: score / (asked.weight * 6 || 1),
        ...weighed.features,
        group,
        meaning: asked.near?.middles[id] ?? 0,
        meaningOfPhrase: asked.near?.phrase(id) ?? 0,
      };
      return [{ id: one.point.id, phrase: weighed.phrase, features }];
    });
    for (const term of asked.terms) worths[term] = 0;
    return {
      points,
      none: {
        bias: 1,
        unexplained: asked.unexplained,
        length: Math.log2(1 + asked.terms.length) / 4,
        weak: asked.terms.length <= 2 ? 1 : 0,
      },
    };
  };
}

/** What speaks for one point, and its phrasing that is most like what is asked. */
function weighPoint(
  one: Known,
  asked: Asked,
  { weightOf, pairWeightOf }: PointTerms,
  worths: Float64Array,
) {
  let phrase = one.phrases[0]?.text ?? '';
  let likeness = 0;
  let phraseCovered = 0;
  for (const example of one.phrases) {
    const shared = sharedWith(example, asked, worths, pairWeightOf);
    if (shared === 0) continue;
    const like = shared / Math.sqrt(example.weight * (asked.weight + asked.pairWeight) || 1);
    if (like > likeness) {
      likeness = like;
      phrase = example.text;
    }
    phraseCovered = Math.max(phraseCovered, shared / (example.weight || 1));
  }
  return {
    phrase,
    features: {
      phrase: likeness,
      phraseCovered,
      covered: share(asked.terms, one.terms, weightOf, asked.weight),
      says: share(asked.terms, one.says, weightOf, asked.weight),
      pairs: share([...asked.pairs], one.pairs, pairWeightOf, asked.pairWeight),
      exact: likeness >= EXACT ? 1 : 0,
    },
  };
}

/** What an example has in common with what is asked, whose terms have their worths. */
function sharedWith(
  { terms, pairs }: Phrase,
  asked: Asked,
  worths: Float64Array,
  pairWeightOf: (pair: number) => number,
): number {
  let shared = 0;
  let count = 0;
  for (const term of terms) {
    const worth = worths[term] ?? 0;
    if (worth > 0) count++;
    shared += worth;
  }
  // A pair is of two words.
  if (count < 2) return shared;
  return shared + sum(pairs, (pair) => (asked.pairs.has(pair) ? pairWeightOf(pair) : 0));
}

/** The places of the points that lie nearest. */
function nearest(near: Float32Array | undefined): number[] {
  if (!near) return [];
  const least = near.toSorted().at(-NEAREST) ?? -1;
  return [...near.keys()].filter((place) => (near[place] ?? 0) >= least);
}

/** The mean score of the few best points of each group; a group with fewer found has less. */
function groupScores(
  found: readonly (readonly [group: string | undefined, score: number])[],
): Map<string | undefined, number> {
  const scores = new Map<string | undefined, number>();
  const counted = new Map<string | undefined, number>();
  for (const [group, score] of found) {
    const before = counted.get(group) ?? 0;
    if (group === undefined || before >= GROUP_OF) continue;
    counted.set(group, before + 1);
    scores.set(group, (scores.get(group) ?? 0) + score / GROUP_OF);
  }
  return scores;
}

function share(
  parts: readonly number[],
  having: ReadonlySet<number>,
  weightOf: (part: number) => number,
  whole: number,
): number {
  return sum(parts, (part) => (having.has(part) ? weightOf(part) : 0)) / (whole || 1);
}
