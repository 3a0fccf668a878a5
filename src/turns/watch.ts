// What is told of turns: to the log and the metrics without anybody's words, to the desk with masked ones.

import type { Reply } from '../answers/reply.ts';

/** What there is to know of a turn without anybody's words. */
export interface TurnReport {
  turnId: string;
  milliseconds: number;
  isRepeat: boolean;
  /** How often another instance wrote first. */
  conflicts: number;
  outcome: string;
  topic: string;
  dialog: string | null;
  fault?: 'too-many' | 'store' | 'other';
}

/** A message that was answered and kept, for whoever counts. */
export interface TakenTurn {
  /** Of the conversation. */
  key: string;
  messageId: string;
  /** Masked. */
  said: string;
  replies: Reply[];
  /** How many messages the conversation has had. */
  version: number;
  /** Nothing was said in the conversation before. */
  isFirst: boolean;
  /** There are words of distress in it, or it takes up what stood beside them. */
  isInDistress: boolean;
}

/** Is told of turns. */
export interface TurnWatch {
  /** A turn was written and is about to be answered; throws nothing. */
  taken(turn: TakenTurn): Promise<void>;
  /** Before everything of a conversation is deleted. */
  forgetting(key: string): Promise<void>;
}
