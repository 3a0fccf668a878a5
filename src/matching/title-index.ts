// A title index finds which job title a person meant, however they spelled it.
// Candidates come from shared words, read through misspellings; Fuse.js compares the letters of the best,
// and the evidence is turned into a probability.

import { ASK, compareBest, type Judged, SURE, shareOut, worthOf } from './calibration.ts';
import { CandidateFinder } from './candidates.ts';
import { Catalogue, type TitleEntry } from './catalogue.ts';
import { fit } from './evidence.ts';
import { MentionFinder } from './find.ts';
import type { TitleIndexOptions } from './options.ts';
import { readQuery } from './query.ts';

export type { TitleEntry } from './catalogue.ts';
export type { NoiseWords, TitleIndexOptions } from './options.ts';
export { ASK, SURE };

export interface TitleMatch {
  /** The id given with the title when the index was built. */
  id: string;
  /** The title that matched, as its entry gives it. */
  title: string;
  /** How probable it is, 0 to 1, that this entry was meant. Two that fit equally well have about a half each. */
  score: number;
}

export interface TitleMention {
  /** Where the title stands in the utterance. */
  start: number;
  end: number;
  text: string;
  /** Best first; several with near-equal scores: the words fit them all. */
  matches: TitleMatch[];
  /** How probable it is, 0 to 1, that a title of the index is meant here at all, whichever it is. */
  certainty: number;
}

export interface TitleIndex {
  /**
   * The titles that the query as a whole may be, best first.
   *
   *     index.search('ocupational theripist', 1)
   *     // => [{ id: 'occupational-therapist', title: 'Occupational therapist', score: 0.93 }]
   */
  search(query: string, limit?: number): TitleMatch[];
  /**
   * The titles inside a longer utterance, in order, not overlapping.
   *
   *     index.find('whats the diffrence between a phisio and an OT').map((mention) => mention.text)
   *     // => ['phisio', 'OT']
   */
  find(utterance: string): TitleMention[];
}

const MATCHES = 10;

export function buildTitleIndex(
  entries: readonly TitleEntry[],
  options: TitleIndexOptions = {},
): TitleIndex {
  const catalogue = new Catalogue(entries, options);
  const finder = new CandidateFinder(catalogue);
  const mentions = new MentionFinder(catalogue, finder, options.cues);

  function search(text: string, limit = MATCHES): TitleMatch[] {
    const query = readQuery(text, catalogue);
    const judged: Judged[] = [];
    for (const title of finder.find(query)) {
      const found = fit(query, title, 0, query.words.length - 1);
      if (found) judged.push({ ...found, worth: worthOf(found.evidence) });
    }
    compareBest(judged, query.key);
    return shareOut(judged, limit).shares;
  }

  return { search, find: (utterance) => mentions.find(utterance) };
}
