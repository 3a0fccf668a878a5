// A conversation in a test: what was said after the last of some messages, and what is kept of it, as a store gives it back.

import { type Reply, replyText } from '../../src/answers/reply.ts';
import type { Conversation, ConversationState } from '../../src/conversation/turn.ts';

export interface Talked {
  state: ConversationState | undefined;
  /** The replies to the last message, and their text. */
  replies: Reply[];
  text: string;
}

/** Goes on from `before`, or begins, with each message in turn. */
export function talk(
  conversation: Conversation,
  before: ConversationState | undefined,
  said: readonly string[],
): Talked {
  let state = before;
  let replies: Reply[] = [];
  for (const text of said) {
    const turn = conversation.turn(state, text);
    state = JSON.parse(JSON.stringify(turn.state));
    replies = turn.replies;
  }
  return { state, replies, text: replies.map((reply) => replyText(reply.blocks)).join('\n') };
}
