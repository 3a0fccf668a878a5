// Plays a conversation in process and reports every turn, for `npm run ask` and the benchmarks.

import { type Reply, replyText } from '../../answers/reply.ts';
import type { Conversation, ConversationState } from '../../conversation.ts';

/** One turn's line of `--json`. */
export interface TurnReport {
  turn: number;
  text: string;
  outcome: Reply['outcome'];
  topic: Reply['topic'];
  roles: Reply['roles'];
  dialog: string | null;
  choices: string[];
  confidence: number;
  ms: number;
}

/** Plays a whole conversation and reports every turn. */
export function play(conversation: Conversation, messages: readonly string[]): TurnReport[] {
  let state: ConversationState | undefined;
  return messages.map((message, turn) => {
    const start = performance.now();
    const next = conversation.turn(state, message);
    const ms = Math.round((performance.now() - start) * 1000) / 1000;
    state = next.state;
    return { turn, ...merge(next.replies), ms };
  });
}

function merge(replies: readonly Reply[]): Omit<TurnReport, 'turn' | 'ms'> {
  const [first, ...others] = replies;
  const last = others.at(-1) ?? first;
  if (!first || !last) throw new Error('a turn has at least one reply');
  return {
    text: replies.map((one) => replyText(one.blocks)).join('\n\n'),
    outcome: first.outcome,
    topic: first.topic,
    roles: first.roles,
    dialog: last.dialog,
    choices: last.choices,
    confidence: first.confidence,
  };
}
