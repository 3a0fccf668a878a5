// Whether the bot is switched off, and by whom. It stands in the store, so that every instance follows it and a restart
// does not switch it on again.

import type { Notes } from '../store/notes.ts';

export interface SwitchedOffSince {
  by: string;
  /** For colleagues; people who ask are not shown it. */
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Switch {
  /** Set while the bot is switched off, as far as this instance knows. */
  off(): SwitchedOffSince | undefined;
  turnOff(by: string, reason: string): Promise<void>;
  turnOn(): Promise<void>;
  /** Reads again what another instance may have changed. */
  follow(): Promise<void>;
}

const NAME = 'switched-off';

export function buildSwitch(notes: Notes, now: () => number = Date.now): Switch {
  let current: SwitchedOffSince | undefined;
  return {
    off: () => current,
    async turnOff(by, reason) {
      const next = { by, reason, at: now() };
      await notes.keep(NAME, JSON.stringify(next));
      current = next;
    },
    async turnOn() {
      await notes.drop(NAME);
      current = undefined;
    },
    async follow() {
      const kept = await notes.read(NAME);
      current = kept === undefined ? undefined : JSON.parse(kept);
    },
  };
}
