// Questions without an answer as the desk shows it, worked out anew where it is looked at.

import { plainWords } from '../../desk/plain-words.ts';
import { groupUnanswered, type UnansweredGroup, WITHHELD } from '../../desk/unanswered.ts';
import { ofNow } from '../../http/services.ts';
import { buildGistReader } from '../../understanding/alike.ts';
import type { DeskServices } from './services.ts';

/** @returns reads it; nothing where it is not kept */
export function buildUnansweredGroups({
  config,
  live,
  store,
}: Pick<DeskServices, 'config' | 'live' | 'store'>): () => Promise<UnansweredGroup[]> {
  const source = {
    get knowledge() {
      return live.current().knowledge;
    },
  };
  const gistOf = ofNow(source, buildGistReader);
  const isPlainWord = ofNow(source, plainWords);
  return async () => {
    if (config.KEEP_UNANSWERED !== 'yes') return [];
    return groupUnanswered(await store.unanswered.since(''), gistOf(), isPlainWord());
  };
}

/** All ways of asking that hold no word back: for trying changes. */
export function wholeWays(groups: readonly UnansweredGroup[]): string[] {
  return groups.flatMap(({ ways }) => ways.filter((way) => !way.includes(WITHHELD)));
}
