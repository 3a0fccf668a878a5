// Turns that answer nobody while the bot is switched off, except someone in distress.

import type { Turns } from '../turns/turns.ts';

/** The bot is switched off. Channels answer it with 503 and say whom to ask instead. */
export class SwitchedOff extends Error {
  constructor() {
    super('The bot is switched off');
    this.name = 'SwitchedOff';
  }
}

/** Nothing of a conversation is read or kept while it is off. Deleting goes on. */
export function switchableTurns(turns: Turns, isOff: () => boolean): Turns {
  return {
    ...turns,
    async take(key, message) {
      if (!isOff()) return turns.take(key, message);
      const help = turns.care?.(message.text);
      if (!help) throw new SwitchedOff();
      return { replies: [help], said: '', isRepeat: false };
    },
    async welcome(key, from) {
      if (isOff()) throw new SwitchedOff();
      return turns.welcome(key, from);
    },
  };
}
