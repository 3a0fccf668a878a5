// What the desk keeps beside conversations: single values by name (whether the bot is switched off, who is signed in) and
// lists that only grow at their end (who did what). Nothing of the people who ask is in it.

export interface Notes {
  /** Keeps a value under a name, in place of the one before; with `forMs` no longer than that. */
  keep(name: string, value: string, forMs?: number): Promise<void>;
  /** The value of a name, or undefined where there is none or its time is over. */
  read(name: string): Promise<string | undefined>;
  drop(name: string): Promise<void>;
  /** Adds to a list; the entry goes after `forMs`. */
  add(list: string, entry: string, forMs: number): Promise<void>;
  /** The newest entries of a list, newest first. */
  newest(list: string, most: number): Promise<string[]>;
}
