// A conversation in this process, for `npm run ask`, `npm run chat` and the benchmarks: nothing is kept after it.

import { type Reply, replyText } from '../../answers/reply.ts';
import type { Conversation, ConversationState, SavedPlan } from '../../conversation/turn.ts';
import { findPlanCode, hashPlanCode, newPlanCode } from '../../safety/plan-code.ts';

/** One turn's line of `npm run ask -- --json`. */
export interface TurnReport {
  turn: number;
  /** What stands before the fold, and the sources. */
  text: string;
  /** What is folded under "More about this". */
  more: string;
  outcome: Reply['outcome'];
  topic: Reply['topic'];
  roles: Reply['roles'];
  dialog: string | null;
  choices: string[];
  confidence: number;
  ms: number;
}

/** Remembers a conversation's state, and plans for as long as the process runs. */
export function begin(conversation: Conversation): (message: string) => Reply[] {
  const plans = new Map<string, SavedPlan>();
  let state: ConversationState | undefined;
  return (message) => {
    const found = findPlanCode(message);
    const turn = conversation.turn(state, message, {
      newPlanCode: newPlanCode(),
      ...(found ? { recalledPlan: plans.get(found.code) ?? null } : {}),
    });
    if (turn.keepPlan) plans.set(turn.keepPlan.code, turn.keepPlan.plan);
    for (const code of plans.keys()) {
      if (turn.erasePlans?.includes(hashPlanCode(code))) plans.delete(code);
    }
    state = turn.forget ? undefined : turn.state;
    return turn.replies;
  };
}

/** Plays a whole conversation and reports every turn. */
export function play(conversation: Conversation, messages: readonly string[]): TurnReport[] {
  const say = begin(conversation);
  return messages.map((message, turn) => {
    const start = performance.now();
    const replies = say(message);
    const ms = Math.round((performance.now() - start) * 1000) / 1000;
    return { turn, ...merge(replies), ms };
  });
}

/** Several replies to one message as one. */
export function merge(replies: readonly Reply[]): Omit<TurnReport, 'turn' | 'ms'> {
  const [first, ...others] = replies;
  const last = others.at(-1) ?? first;
  if (!first || !last) throw new Error('a turn has at least one reply');
  return {
    text: replies.map((one) => replyText(one.blocks)).join('\n\n'),
    more: replyText(replies.flatMap((one) => one.more ?? [])),
    outcome: first.outcome,
    topic: first.topic,
    roles: first.roles,
    dialog: last.dialog,
    choices: last.choices,
    confidence: first.confidence,
  };
}
