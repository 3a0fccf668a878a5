// Shows that the bot is at work when an answer takes long enough to be wondered about.

import type { TurnContext } from 'botbuilder';

const WONDERED_AFTER = 700;

/** Does the work; while it takes long, the person sees that the bot is typing. */
export async function typingWhile(context: TurnContext, work: () => Promise<void>): Promise<void> {
  if (context.activity.deliveryMode === 'expectReplies') return work();
  const timer = setTimeout(() => {
    // Nothing is lost where it cannot be shown.
    context.sendActivity({ type: 'typing' }).catch(() => {});
  }, WONDERED_AFTER);
  try {
    await work();
  } finally {
    clearTimeout(timer);
  }
}
