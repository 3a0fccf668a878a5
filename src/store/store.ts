// Where conversations and saved plans are kept. One interface, three implementations: SQLite, Redis, memory.

import type { Reply } from '../answers/reply.ts';
import type { ConversationState, SavedPlan } from '../conversation/turn.ts';
import type { DayCounts } from './day-counts.ts';
import type { Feedback } from './feedback.ts';
import type { Notes } from './notes.ts';

/** One message and what was answered to it. */
export interface HistoryEntry {
  /** The id that the channel gave the message; the same id again gets the same replies. */
  messageId: string;
  /** What the person said, personal details masked; an empty string where nothing was said (a welcome). */
  said: string;
  replies: Reply[];
  /** Milliseconds since 1970. */
  at: number;
  /** Set when the person said whether it was useful. */
  rated?: 'useful' | 'not-useful';
  /** The id under which a channel sent the answer. */
  sentAs?: string;
  /** The day on which its words were counted as an unanswered question; NEVER: from here on nothing of this conversation may be. */
  noted?: string;
}

/** In place of a day: there was distress. */
export const NEVER = 'never';

/** What becomes known of an entry after it was written. */
export type EntryMark = { rated: 'useful' | 'not-useful' } | { sentAs: string } | { noted: string };

/** A conversation as a turn needs it. */
export interface StoredConversation {
  /** Counts up by one with every message. */
  version: number;
  state: ConversationState | undefined;
  /** What was answered to the message that was asked about, where it is known already. */
  answered: HistoryEntry | undefined;
}

/** What one message changes. */
export interface NextVersion {
  /** The version read plus one; 1 for a new conversation. */
  version: number;
  state: ConversationState | undefined;
  entry: HistoryEntry;
}

export interface Store {
  /** A conversation by its key, or undefined where there is none or its time is over. */
  read(key: string, messageId: string): Promise<StoredConversation | undefined>;
  /**
   * Writes the next version and starts the retention time anew.
   * false: someone else wrote that version first; read again and redo.
   */
  write(key: string, next: NextVersion): Promise<boolean>;
  /** Marks an entry; false where there is none, or it is marked already. */
  mark(key: string, messageId: string, mark: EntryMark): Promise<boolean>;
  /** Oldest first; the oldest go when there are more than MOST_ENTRIES. */
  history(key: string): Promise<HistoryEntry[]>;
  /** Deletes everything of a conversation. */
  remove(key: string): Promise<Erasure>;
  /** Keeps a plan under the hash of its code until the retention time for plans is over. */
  keepPlan(codeHash: string, plan: SavedPlan): Promise<void>;
  recallPlan(codeHash: string): Promise<SavedPlan | undefined>;
  /** Deletes a plan before its time. */
  removePlan(codeHash: string): Promise<Erasure>;
  /** What the desk keeps. */
  notes: Notes;
  feedback: Feedback;
  /** How many messages there were, by what became of them and what they were about. */
  numbers: DayCounts;
  /** Questions that could not be answered, by their masked words. */
  unanswered: DayCounts;
  /** Removes what is past its retention time; returns how many things went. */
  sweep(): Promise<number>;
  /** @throws StoreUnavailable when the store cannot be written to */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * How far a deletion has gone. Nobody can reach it through the bot any more; with `traces` its bytes may stay on the disk
 * for a while, for anyone who can read the store's files.
 */
export type Erasure = 'gone' | 'traces';

/** How long things are kept, and by which clock. */
export interface Retention {
  conversationMs: number;
  planMs: number;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** A conversation keeps its last hundred messages: more than anyone scrolls back, and a bound on what one can fill. */
export const MOST_ENTRIES = 100;

/** The store cannot be read or written now; nothing was lost that was answered before. */
export class StoreUnavailable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreUnavailable';
  }
}
