// Weighs every title that a text may mean. The title index turns the worths into probabilities; the benchmark that
// fits the weights looks at the evidence itself.

import { byWorth, compareBest, type Judged, worthOf } from './calibration.ts';
import { CandidateFinder } from './candidates.ts';
import { Catalogue, type TitleEntry } from './catalogue.ts';
import { fit } from './evidence.ts';
import { type Found, MentionFinder } from './find.ts';
import type { TitleIndexOptions } from './options.ts';
import { readQuery } from './query.ts';
import { Surroundings } from './surroundings.ts';

export interface TitleJudge {
  /** The titles that the text as a whole may be, best first. */
  whole(text: string): Judged[];
  /** The stretches of the text in which titles stand. */
  inside(text: string): Found[];
}

export function buildTitleJudge(
  entries: readonly TitleEntry[],
  options: TitleIndexOptions,
): TitleJudge {
  const catalogue = new Catalogue(entries, options);
  const candidates = new CandidateFinder(catalogue);
  const mentions = new MentionFinder(
    catalogue,
    candidates,
    new Surroundings(catalogue, options.cues),
  );

  function whole(text: string): Judged[] {
    const query = readQuery(text, catalogue);
    const judged: Judged[] = [];
    for (const title of candidates.find(query)) {
      const found = fit(query, title, 0, query.words.length - 1);
      if (found) judged.push({ ...found, worth: worthOf(found.evidence) });
    }
    compareBest(judged, query.key);
    return judged.sort(byWorth);
  }

  return { whole, inside: (text) => mentions.find(text) };
}
