// Job titles inside a sentence. Each title that has most of its words in the sentence proposes the stretch
// where they stand together; of stretches that overlap, those that explain most words win:
//
//     pay and training for OT support workers please
//                          [OT]
//                             [support workers]
//                          [OT support workers]       <- explains three words at once

import { byWorth, compareBest, type Judged, shareOut, worthOf } from './calibration.ts';
import type { CandidateFinder } from './candidates.ts';
import type { Catalogue, Title } from './catalogue.ts';
import { type Fit, fit, PLACE } from './evidence.ts';
import type { CueWords } from './options.ts';
import { type Query, readQuery } from './query.ts';
import type { TitleMention } from './title-index.ts';
import { fold } from './words.ts';

/** Small words that may stand inside a title. */
const LINKS = new Set(['of', 'for', 'in', 'and', 'the', 'with', 'on', 'at', 'to', '&']);
const LONGEST_GAP = 3;
const MATCHES = 8;
/** A title that lacks more than this share of its weight is not looked at. */
const MOST_MISSING = 0.5;
/** Below this certainty nothing is reported. */
const LEAST_CERTAINTY = 0.1;
/** Two titles side by side must explain this much more than one title for both. */
const COST_OF_A_MENTION = 0.3;

interface Stretch {
  from: number;
  to: number;
  worth: number;
}

interface Cues {
  before: ReadonlySet<string>;
  after: ReadonlySet<string>;
  owners: ReadonlySet<string>;
}

export class MentionFinder {
  private readonly catalogue: Catalogue;
  private readonly candidates: CandidateFinder;
  private readonly cues: Cues;

  constructor(catalogue: Catalogue, candidates: CandidateFinder, cues: CueWords = {}) {
    this.catalogue = catalogue;
    this.candidates = candidates;
    const folded = (words: readonly string[] = []) => new Set(words.map((word) => fold(word)));
    this.cues = {
      before: folded(cues.before),
      after: folded(cues.after),
      owners: folded(cues.owners),
    };
  }

  find(utterance: string): TitleMention[] {
    const query = readQuery(utterance, this.catalogue);
    const titles = this.candidates.findInside(query);
    const stretches = new Map<string, Stretch>();
    for (const title of titles) {
      for (const { from, to } of this.placesOf(title, query)) {
        const found = fit(query, title, from, to);
        if (!found || (found.evidence[PLACE.missing] ?? 0) > MOST_MISSING) continue;
        this.addSurroundings(found, query, found.from, found.to);
        const key = `${found.from} ${found.to}`;
        const worth = worthOf(found.evidence);
        const known = stretches.get(key);
        if (!known || worth > known.worth)
          stretches.set(key, { from: found.from, to: found.to, worth });
      }
    }
    return bestTogether([...stretches.values()]).flatMap((stretch) =>
      this.mention(utterance, query, titles, stretch),
    );
  }

  /** Where words of the title stand close enough together to be one mention of it. */
  private placesOf(title: Title, query: Query): { from: number; to: number }[] {
    const hits = title.words.flatMap((word) => query.hits.get(word) ?? []);
    hits.sort((a, b) => a.from - b.from || a.to - b.to);
    const places: { from: number; to: number }[] = [];
    for (const hit of hits) {
      const last = places.at(-1);
      if (last && this.isBridged(query, last.to, hit.from)) last.to = Math.max(last.to, hit.to);
      else places.push({ from: hit.from, to: hit.to });
    }
    return places;
  }

  private isBridged(query: Query, from: number, to: number): boolean {
    if (to - from > LONGEST_GAP) return false;
    for (let at = from + 1; at < to; at++) {
      const word = query.words[at];
      if (!word) return false;
      if (word.kind !== 'setting' && word.kind !== 'grade' && !LINKS.has(word.text)) return false;
    }
    return true;
  }

  private mention(
    utterance: string,
    query: Query,
    titles: readonly Title[],
    { from, to }: Stretch,
  ): TitleMention[] {
    const judged: Judged[] = [];
    for (const title of titles) {
      const found = fit(query, title, from, to);
      if (!found) continue;
      this.addSurroundings(found, query, from, to);
      judged.push({ ...found, worth: worthOf(found.evidence) });
    }
    const first = query.words[from];
    const last = query.words[to];
    if (!first || !last) return [];
    const text = utterance.slice(first.start, last.end);
    compareBest(
      judged,
      query.words
        .slice(from, to + 1)
        .map((word) => word.folded)
        .join(' '),
    );
    const { shares, certainty } = shareOut(judged.sort(byWorth), MATCHES);
    if (certainty < LEAST_CERTAINTY) return [];
    return [{ start: first.start, end: last.end, text, matches: shares, certainty }];
  }

  /** What the words around a stretch say about it. */
  private addSurroundings({ evidence, title }: Fit, query: Query, from: number, to: number): void {
    const { words } = query;
    const key = words
      .slice(from, to + 1)
      .map((word) => word.folded)
      .join(' ');
    evidence[PLACE.exact] = key === title.key ? 1 : 0;
    const before = words[from - 1];
    const after = words[to + 1];
    if (before?.kind === 'plain' && !this.cues.before.has(before.folded))
      evidence[PLACE.modified] = 1;
    if (after?.kind === 'plain' && after.head) evidence[PLACE.modifying] = 1;
    if (before && this.cues.owners.has(before.folded)) evidence[PLACE.owned] = 1;
    const only = words[from];
    if (from === to && words.length > 1 && only && this.catalogue.isCommon(only.folded)) {
      const cued =
        (before && this.cues.before.has(before.folded)) ||
        (after && this.cues.after.has(after.folded));
      if (!cued) evidence[PLACE.everyday] = 1;
    }
  }
}

/** Of stretches that overlap, the choice that explains most: weighted interval scheduling from left to right. */
function bestTogether(stretches: Stretch[]): Stretch[] {
  const ordered = stretches.sort((a, b) => a.to - b.to || a.from - b.from);
  const best: { value: number; chosen: Stretch[] }[] = [];
  ordered.forEach((stretch, place) => {
    const certainty = 1 / (1 + Math.exp(-stretch.worth));
    const value = certainty * (stretch.to - stretch.from + 1) - COST_OF_A_MENTION * certainty;
    let before: { value: number; chosen: Stretch[] } = { value: 0, chosen: [] };
    for (let earlier = place - 1; earlier >= 0; earlier--) {
      const other = ordered[earlier];
      const solution = best[earlier];
      if (other && solution && other.to < stretch.from) {
        before = solution;
        break;
      }
    }
    const without = best[place - 1] ?? { value: 0, chosen: [] };
    const withIt = { value: before.value + value, chosen: [...before.chosen, stretch] };
    best.push(withIt.value > without.value ? withIt : without);
  });
  return best.at(-1)?.chosen ?? [];
}
