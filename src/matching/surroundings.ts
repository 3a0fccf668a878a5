// What the words around a title in a sentence say about it: "become a doctor" asks for the job, "my doctor told me"
// does not; a "bus driver" is not just any driver.

import type { Catalogue } from './catalogue.ts';
import { type Fit, PLACE } from './evidence.ts';
import type { CueWords } from './options.ts';
import type { Query } from './query.ts';
import { fold, keyOf } from './words.ts';

export class Surroundings {
  private readonly catalogue: Catalogue;
  private readonly before: ReadonlySet<string>;
  private readonly after: ReadonlySet<string>;
  private readonly owners: ReadonlySet<string>;

  constructor(catalogue: Catalogue, cues: CueWords = {}) {
    this.catalogue = catalogue;
    this.before = foldAll(cues.before);
    this.after = foldAll(cues.after);
    this.owners = foldAll(cues.owners);
  }

  /** Adds to the evidence for a title in the words `from` to `to` what stands around them. */
  describe({ evidence, title }: Fit, query: Query, from: number, to: number): void {
    const { words } = query;
    const before = words[from - 1];
    const after = words[to + 1];
    const key = keyOf(words.slice(from, to + 1).map((word) => word.folded));
    evidence[PLACE.exact] = key === title.key ? 1 : 0;
    const cuedBefore =
      before !== undefined &&
      this.before.has(before.folded) &&
      !words[from]?.folded.endsWith('ing');
    const cuedAfter = after !== undefined && this.after.has(after.folded);
    if (before?.kind === 'plain' && !cuedBefore && !/\d/.test(before.text))
      evidence[PLACE.modified] = 1;
    if (after?.kind === 'plain' && after.head && !cuedAfter) evidence[PLACE.modifying] = 1;
    if (before && this.owners.has(before.folded)) evidence[PLACE.owned] = 1;
    const only = words[from];
    if (from === to && words.length > 1 && only && this.catalogue.isCommon(only.folded)) {
      if (!cuedBefore && !cuedAfter) evidence[PLACE.everyday] = 1;
    }
    const isInside = words.some((word, at) => (at < from || at > to) && word.kind === 'plain');
    if (isInside) {
      evidence[PLACE.inside] = 1;
      evidence[PLACE.insideMissing] = evidence[PLACE.missing] ?? 0;
      evidence[PLACE.insideUnlike] = evidence[PLACE.unlike] ?? 0;
    }
  }
}

function foldAll(words: readonly string[] = []): ReadonlySet<string> {
  return new Set(words.map((word) => fold(word)));
}
