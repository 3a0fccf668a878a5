// Turns that were worked out before: people ask much the same, and everyone presses the same buttons. A turn depends on
// nothing but what stands before it and the message, so the one that is remembered is the one that would come out.

import type { Conversation, Turn } from './conversation.ts';

export interface Remembering {
  /** How many turns; the ones that were longest not wanted go first. */
  most?: number;
}

/** A remembered turn takes about ten kilobytes. */
const MOST = 2000;
/** Longer messages are stories, and nobody tells the same. */
const LONGEST_MESSAGE = 200;

/** The conversation, which works a turn out once for all who say the same at the same point. */
export function rememberTurns(
  conversation: Conversation,
  { most = MOST }: Remembering = {},
): Conversation {
  const turns = new Map<string, Turn>();

  function turn(...asked: Parameters<Conversation['turn']>): Turn {
    const [state, message, context] = asked;
    const isOnesOwn = message.length > LONGEST_MESSAGE || context?.recalledPlan !== undefined;
    if (isOnesOwn) return conversation.turn(...asked);
    const key = `${message}\n${JSON.stringify(state)}`;
    const known = turns.get(key);
    const result = known ?? conversation.turn(...asked);
    if (!known && isOfOneAlone(result)) return result;
    turns.delete(key);
    turns.set(key, result);
    const [oldest] = turns.keys();
    if (turns.size > most && oldest !== undefined) turns.delete(oldest);
    return result;
  }

  return { ...conversation, turn };
}

/** A plan is kept under a code that is given out once; words of distress or about someone's health are not held on to. */
function isOfOneAlone({ keepPlan, replies }: Turn): boolean {
  return keepPlan !== undefined || replies.some(({ outcome }) => outcome === 'signpost');
}
