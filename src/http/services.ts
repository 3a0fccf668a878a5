// What every channel's routes are built from.

import type { Config } from '../config.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Turns } from '../turns/turns.ts';

export interface Services {
  config: Config;
  /** What is answered from now. A reload at the desk changes it: what is made of it is made with `ofNow`. */
  readonly knowledge: Knowledge;
  turns: Turns;
  /** Whether the bot is switched off at the desk. */
  isOff?: () => boolean;
}

/** Makes something of the knowledge, and makes it anew when the knowledge has become another. */
export function ofNow<T>(
  services: Pick<Services, 'knowledge'>,
  make: (knowledge: Knowledge) => T,
): () => T {
  let made: { of: Knowledge; it: T } | undefined;
  return () => {
    const { knowledge } = services;
    if (made?.of !== knowledge) made = { of: knowledge, it: make(knowledge) };
    return made.it;
  };
}
