// What the words around a title in a sentence say about it: "become a doctor" asks for the job, "my doctor told me"
// does not; a "bus driver" is not just any driver.

import { foldSpelling, keyOf } from '../language/words.ts';
import type { Catalogue } from './catalogue.ts';
import type { Fit } from './evidence.ts';
import type { CueWords } from './options.ts';
import type { Query } from './query.ts';

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
    evidence.set('exact', key === title.key);
    const cuedBefore =
      before !== undefined &&
      this.before.has(before.folded) &&
      !words[from]?.folded.endsWith('ing');
    const cuedAfter = after !== undefined && this.after.has(after.folded);
    if (before?.kind === 'plain' && !cuedBefore && !/\d/.test(before.text)) {
      evidence.set('modified', true);
    }
    // "Oncology finance officer": the profession says where, the next word what.
    const isName = evidence.get('unlike') === 0;
    if (after?.kind === 'plain' && !cuedAfter && (after.head || (after.known && !isName))) {
      evidence.set('modifying', true);
    }
    if (before && this.owners.has(before.folded)) evidence.set('owned', true);
    const only = words[from];
    if (from === to && words.length > 1 && only && this.catalogue.isCommon(only.folded)) {
      if (!cuedBefore && !cuedAfter) evidence.set('everyday', true);
    }
    const isInside = words.some((word, at) => (at < from || at > to) && word.kind === 'plain');
    if (isInside) {
      evidence.set('inside', true);
      evidence.set('insideUnlike', evidence.get('unlike'));
    }
  }
}

function foldAll(words: readonly string[] = []): ReadonlySet<string> {
  return new Set(words.map((word) => foldSpelling(word)));
}
