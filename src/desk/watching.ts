// What is counted and noted of turns for the desk. Without a desk nothing is.

import type { Config } from '../config.ts';
import type { Store } from '../store/store.ts';
import type { TurnWatch } from '../turns/watch.ts';
import { buildGistReader } from '../understanding/alike.ts';
import { buildCounting } from './counting.ts';
import type { LiveContent } from './live-content.ts';
import { buildNoting } from './noting.ts';

export interface Watching extends TurnWatch {
  /** Writes what was counted and not written yet. */
  flush(): Promise<void>;
}

/**
 * Where questions are not to be kept, those that were kept before go.
 *
 * @param onFault told what failed; nobody's answer waits for it
 */
export async function startWatching(
  config: Config,
  store: Store,
  live: LiveContent,
  onFault: (fault: unknown) => void,
): Promise<Watching | undefined> {
  const isNoting = config.KEEP_UNANSWERED === 'yes';
  if (!isNoting) await store.unanswered.clear();
  if (config.DESK_PORT === undefined) return undefined;
  const { knowledge } = live.current();
  // The small words come from the shared content, which publishing does not change, so one reader serves all editions.
  const noting = isNoting ? buildNoting(store, buildGistReader(knowledge)) : undefined;
  const counting = buildCounting(
    store.numbers,
    (role) => live.current().knowledge.roles.get(role)?.family,
    onFault,
  );
  return {
    async taken(turn) {
      counting.taken(turn);
      await noting?.taken(turn).catch(onFault);
    },
    forgetting: async (key) => noting?.takeBack(key),
    flush: counting.flush,
  };
}
