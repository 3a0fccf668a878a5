// How every instance follows what was done at the desk of one of them: it looks into the store every two seconds.

import type { Notes } from '../store/notes.ts';

/** Two instances follow each other within five seconds, a slow store included. */
export const EVERY_MS = 2000;
const NAME = 'content';

export interface Following {
  /** Tells the other instances to read their content again. */
  announce(): Promise<void>;
  /** Looks now. */
  look(): Promise<void>;
  stop(): void;
}

/** What is done when something has changed. */
export interface FollowingDeeds {
  /** Reads again whether the bot is switched off. */
  followSwitch: () => Promise<void>;
  reload: () => Promise<unknown>;
  onFault: (fault: unknown) => void;
}

/** Begins to follow. What was announced before this start is in the content that was read at the start. */
export async function startFollowing(
  notes: Notes,
  { followSwitch, reload, onFault }: FollowingDeeds,
): Promise<Following> {
  let known = await notes.read(NAME);
  let isLooking = false;

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      await followSwitch();
      const announced = await notes.read(NAME);
      if (announced === known) return;
      known = announced;
      await reload();
    } catch (fault) {
      onFault(fault);
    } finally {
      isLooking = false;
    }
  }

  const timer = setInterval(() => void look(), EVERY_MS);
  timer.unref();
  return {
    async announce() {
      known = crypto.randomUUID();
      await notes.keep(NAME, known);
    },
    look,
    stop: () => clearInterval(timer),
  };
}
