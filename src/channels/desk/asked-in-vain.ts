// What was asked in vain as the desk shows it, worked out anew where it is looked at.

import { plainWords } from '../../desk/plain-words.ts';
import { type AskedInVain, groupUnanswered, WITHHELD } from '../../desk/unanswered.ts';
import { ofNow } from '../../http/services.ts';
import { buildGistReader } from '../../understanding/alike.ts';
import type { DeskServices } from './services.ts';

/** @returns reads it; nothing where it is not kept */
export function buildAskedInVain({
  config,
  live,
  store,
}: Pick<DeskServices, 'config' | 'live' | 'store'>): () => Promise<AskedInVain[]> {
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

/** Each question once, in words that hold nothing back: for trying changes. */
export function oneWayEach(groups: readonly AskedInVain[]): string[] {
  return groups.flatMap(({ ways: [first = ''] }) => (first.includes(WITHHELD) ? [] : [first]));
}
