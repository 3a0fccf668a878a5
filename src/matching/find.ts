// Job titles inside a sentence. Each title that has most of its words in the sentence proposes the stretch
// where they stand together; of stretches that overlap, those that explain most words win:
//
//     pay and training for OT support workers please
//                          [OT]
//                             [support workers]
//                          [OT support workers]       <- explains three words at once

import { keyOf } from '../language/words.ts';
import { byWorth, compareBest, type Judged, worthOf } from './calibration.ts';
import type { CandidateFinder } from './candidates.ts';
import type { Catalogue, Title } from './catalogue.ts';
import { type Fit, fit } from './evidence.ts';
import { type Hit, type Query, readQuery } from './query.ts';
import type { Surroundings } from './surroundings.ts';

/** A stretch of an utterance in which a title stands, with all titles that it may be, best first. */
export interface Found {
  start: number;
  end: number;
  judged: Judged[];
}

interface Stretch {
  from: number;
  to: number;
  /** How many words it explains, small ones aside; less where the title lacks words. */
  content: number;
  worth: number;
}

/** Small words that may stand inside a title. */
const LINKS = new Set(['of', 'for', 'in', 'and', 'the', 'with', 'on', 'at', 'to']);
const LONGEST_GAP = 3;
/** A message that names more jobs than these is not a question; the rest is not looked at. Our questions name at most 6. */
const MOST_MENTIONS = 12;
/** A title that lacks more than this share of its weight is not looked at. */
const MOST_MISSING = 0.6;
/** Two titles side by side must explain this much more than one title for both. */
const COST_OF_A_MENTION = 0.3;

export class MentionFinder {
  private readonly catalogue: Catalogue;
  private readonly candidates: CandidateFinder;
  private readonly surroundings: Surroundings;

  constructor(catalogue: Catalogue, candidates: CandidateFinder, surroundings: Surroundings) {
    this.catalogue = catalogue;
    this.candidates = candidates;
    this.surroundings = surroundings;
  }

  find(utterance: string): Found[] {
    const query = readQuery(utterance, this.catalogue);
    const titles = this.candidates.findInside(query);
    const stretches = new Map<string, Stretch>();
    for (const title of titles) {
      for (const { from, to } of placesOf(title, query)) {
        const found = fit(query, title, from, to, MOST_MISSING);
        if (!found || !mayStandThere(found, query)) continue;
        const span = found.alignment;
        this.surroundings.describe(found, query, span.from, span.to);
        const key = `${span.from} ${span.to}`;
        const worth = worthOf(found.evidence);
        const known = stretches.get(key);
        if (!known || worth > known.worth) {
          stretches.set(key, {
            from: span.from,
            to: span.to,
            content: contentOf(found, query),
            worth,
          });
        }
      }
    }
    const chosen = bestTogether([...stretches.values()]).slice(0, MOST_MENTIONS);
    const standing = chosen.length > 0 ? placesOfAll(titles, query) : [];
    return chosen.flatMap(({ from, to }) => {
      const first = query.words[from];
      const last = query.words[to];
      if (!first || !last) return [];
      const near = titlesWithin(titles, standing, from, to);
      return { start: first.start, end: last.end, judged: this.judge(query, near, from, to) };
    });
  }

  private judge(query: Query, titles: readonly Title[], from: number, to: number): Judged[] {
    const judged: Judged[] = [];
    for (const title of titles) {
      const found = fit(query, title, from, to);
      if (!found || !mayStandThere(found, query)) continue;
      this.surroundings.describe(found, query, from, to);
      judged.push({ ...found, worth: worthOf(found.evidence) });
    }
    compareBest(judged, keyOf(query.words.slice(from, to + 1).map((word) => word.folded)));
    return judged.sort(byWorth);
  }
}

/** For each word of the query, by their numbers in the list, the titles of which a word begins there. */
function placesOfAll(titles: readonly Title[], query: Query): number[][] {
  const standing: number[][] = query.words.map(() => []);
  for (const [number, title] of titles.entries()) {
    for (const word of title.words) {
      for (const { from } of query.hits.get(word) ?? []) {
        const here = standing[from];
        if (here && here.at(-1) !== number) here.push(number);
      }
    }
  }
  return standing;
}

/** The titles of which a word stands in the words `from` to `to`, in the order of the list. */
function titlesWithin(
  titles: readonly Title[],
  standing: readonly (readonly number[])[],
  from: number,
  to: number,
): Title[] {
  const numbers = new Set(standing.slice(from, to + 1).flat());
  return [...numbers].sort((a, b) => a - b).flatMap((number) => titles[number] ?? []);
}

/** Where words of the title stand close enough together to be one mention of it. */
function placesOf(title: Title, query: Query): { from: number; to: number }[] {
  const hits: Hit[] = [];
  for (const word of title.words) {
    for (const hit of query.hits.get(word) ?? []) hits.push(hit);
  }
  if (hits.length > 1) hits.sort((a, b) => a.from - b.from || a.to - b.to);
  const places: { from: number; to: number }[] = [];
  for (const hit of hits) {
    const last = places.at(-1);
    if (last && isBridged(query, last.to, hit.from)) last.to = Math.max(last.to, hit.to);
    else places.push({ from: hit.from, to: hit.to });
  }
  return places;
}

function isBridged(query: Query, from: number, to: number): boolean {
  if (to - from > LONGEST_GAP) return false;
  for (let at = from + 1; at < to; at++) {
    const word = query.words[at];
    if (!word) return false;
    if (word.kind !== 'setting' && word.kind !== 'grade' && !LINKS.has(word.text)) return false;
  }
  return true;
}

function contentOf({ alignment: { from, to }, evidence }: Fit, query: Query): number {
  const words = query.words.slice(from, to + 1).filter((word) => word.kind !== 'filler').length;
  return words * (1 - evidence.get('missing'));
}

/**
 * In a sentence the word that says what kind of job it is must be there, and what is there must look like it:
 * "mental health" is not a job, "visit" no health visitor, "it" no IT technician, "hand" no kitchen hand.
 */
function mayStandThere({ title, evidence, alignment }: Fit, query: Query): boolean {
  const { from, to, content } = alignment;
  if (evidence.get('strained') > 0.5) return false;
  const isPartOfUtterance = query.words.some(
    (word, at) => (at < from || at > to) && word.kind === 'plain',
  );
  if (isPartOfUtterance && evidence.get('missingHead') === 1) return false;
  const word = query.words[from];
  if (!word || content > 1) return true;
  if (evidence.get('missing') > 0 && title.words.length > 1) {
    if (evidence.get('missingHead') === 1 || !word.generalHead || word.kind !== 'plain')
      return false;
  }
  if (from !== to || query.words.length === 1) return true;
  const isOrdinary = word.kind === 'filler' || (title.abbreviation && word.ordinary);
  return !isOrdinary || (word.capitals && !query.allCapitals);
}

/** Of stretches that overlap, the choice that explains most: weighted interval scheduling from left to right. */
function bestTogether(stretches: Stretch[]): Stretch[] {
  const ordered = stretches.sort((a, b) => a.to - b.to || a.from - b.from);
  const nothing = { value: 0, chosen: [] as readonly Stretch[] };
  const best: { value: number; chosen: readonly Stretch[] }[] = [];
  ordered.forEach((stretch, place) => {
    const certainty = 1 / (1 + Math.exp(-stretch.worth));
    const value = certainty * (stretch.content - COST_OF_A_MENTION);
    const compatible = ordered.findLastIndex((other, at) => at < place && other.to < stretch.from);
    const before = best[compatible] ?? nothing;
    const without = best[place - 1] ?? nothing;
    const withIt = { value: before.value + value, chosen: [...before.chosen, stretch] };
    best.push(withIt.value > without.value ? withIt : without);
  });
  return [...(best.at(-1)?.chosen ?? [])];
}
