// What every channel's routes are built from.

import type { Config } from './config.ts';
import type { Knowledge } from './knowledge/load.ts';
import type { Turns } from './turns.ts';

export interface Services {
  config: Config;
  knowledge: Knowledge;
  turns: Turns;
}
