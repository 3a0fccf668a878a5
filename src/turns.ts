// One message, answered once: reads the conversation, runs the pure turn, writes the result, and only then answers.

import { randomBytes } from 'node:crypto';
import type { Reply } from './answers/reply.ts';
import type { Conversation } from './conversation.ts';
import type { HistoryEntry, Store } from './store/store.ts';

export interface IncomingMessage {
  /** Unique in its conversation; a repeated id is answered with the replies it got before. */
  id: string;
  text: string;
}

export interface AnsweredTurn {
  replies: Reply[];
  /** The message had been answered before. */
  isRepeat: boolean;
}

export interface Turns {
  /** The answer to a message of the conversation `key` (unguessable; channels hash what people hold). */
  take(key: string, message: IncomingMessage): Promise<AnsweredTurn>;
  /** Starts a conversation with the greeting, where it has not begun. */
  welcome(key: string): Promise<Reply[]>;
  history(key: string): Promise<HistoryEntry[]>;
  forget(key: string): Promise<void>;
}

export function buildTurns(conversation: Conversation, store: Store): Turns {
  return {
    async take(key, message) {
      for (;;) {
        const before = await store.read(key);
        const known = before?.history.find((entry) => entry.messageId === message.id);
        if (known) return { replies: known.replies, isRepeat: true };
        const turn = conversation.turn(before?.state, message.text, {
          newPlanCode: randomBytes(10).toString('hex'),
        });
        const entry: HistoryEntry = {
          messageId: message.id,
          said: message.text,
          replies: turn.replies,
          at: Date.now(),
        };
        const next = {
          version: (before?.version ?? 0) + 1,
          state: turn.state,
          history: [...(before?.history ?? []), entry],
        };
        if (await store.write(key, next)) return { replies: turn.replies, isRepeat: false };
      }
    },
    async welcome(key) {
      const before = await store.read(key);
      if (before) return before.history[0]?.replies ?? [];
      const replies = [conversation.welcome()];
      const entry = { messageId: 'welcome', said: '', replies, at: Date.now() };
      await store.write(key, { version: 1, state: undefined, history: [entry] });
      return replies;
    },
    history: async (key) => (await store.read(key))?.history ?? [],
    forget: (key) => store.remove(key),
  };
}
