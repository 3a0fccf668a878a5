// Where conversations and saved plans are kept. One interface, three implementations: SQLite, Redis, memory.

import type { Reply } from '../answers/reply.ts';
import type { ConversationState, SavedPlan } from '../conversation.ts';

/** One message and what was answered to it. */
export interface HistoryEntry {
  /** The id that the channel gave the message; the same id again gets the same replies. */
  messageId: string;
  /** What the person said, personal details masked; an empty string where nothing was said (a welcome). */
  said: string;
  replies: Reply[];
  /** Milliseconds since 1970. */
  at: number;
}

/** All that is kept of one conversation. */
export interface StoredConversation {
  /** Counts up by one with every change. */
  version: number;
  state: ConversationState | undefined;
  /** Oldest first; the oldest go when there are too many. */
  history: HistoryEntry[];
}

export interface Store {
  /** A conversation by its key, or undefined where there is none or its time is over. */
  read(key: string): Promise<StoredConversation | undefined>;
  /**
   * Writes the next version. `next.version` is the version read plus one (1 for a new conversation).
   * false: someone else wrote that version first; read again and redo.
   */
  write(key: string, next: StoredConversation): Promise<boolean>;
  /** Deletes everything of a conversation. */
  remove(key: string): Promise<void>;
  /** Keeps a plan under the hash of its code until the retention time for plans is over. */
  keepPlan(codeHash: string, plan: SavedPlan): Promise<void>;
  recallPlan(codeHash: string): Promise<SavedPlan | undefined>;
  /** Removes what is past its retention time; returns how many things went. */
  sweep(): Promise<number>;
  /** Throws when the store cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
