// Plays example conversations against some content, and compares how they go with two.

import { replyText } from '../answers/reply.ts';
import type { Conversation, ConversationState } from '../conversation/turn.ts';
import type { Example } from './examples.ts';

/** One answer, as the desk shows it and compares it. */
export interface Answer {
  text: string;
  /** The last one is as its example says; true where the example says nothing. */
  isRight: boolean;
  /** It answered; not: asked back or said that it cannot help. */
  isAnswered: boolean;
}

/** A conversation that goes differently, from the first turn at which it does. */
export interface Difference {
  kind: 'worse' | 'changed' | 'better';
  /** People asked it lately, and it could not be answered. */
  isLately?: true;
  /** What was said before that turn. */
  earlier: string[];
  said: string;
  before: string;
  after: string;
}

/** Plans that are saved in an example all have this code. */
const CODE = 'K7QM-2XHD-9RTW-4FNP';

/** The answers to one example, turn by turn. */
export function playExample(conversation: Conversation, example: Example): Answer[] {
  let state: ConversationState | undefined;
  return example.say.map((said) => {
    const turn = conversation.turn(state, said, { newPlanCode: CODE });
    state = turn.forget ? undefined : turn.state;
    const [first] = turn.replies;
    const isAnswered =
      !first?.isUnanswered && first?.outcome !== 'clarify' && first?.outcome !== 'out-of-scope';
    const isRight =
      (example.outcome === undefined || first?.outcome === example.outcome) &&
      (example.topic === undefined || first?.topic === example.topic) &&
      (example.roles ?? []).every((ids, index) => ids.includes(first?.roles[index]?.id ?? ''));
    return {
      text: turn.replies.map(({ blocks }) => replyText(blocks)).join('\n\n'),
      isRight,
      isAnswered,
    };
  });
}

/** What goes differently, the worst first. */
export function differences(
  examples: readonly Example[],
  before: readonly (readonly Answer[])[],
  after: readonly (readonly Answer[])[],
): Difference[] {
  const found = examples.flatMap(({ say, isLately }, nth): Difference[] => {
    const [old = [], now = []] = [before[nth], after[nth]];
    const turn = say.findIndex((_, index) => old[index]?.text !== now[index]?.text);
    const [was, is] = [old[turn], now[turn]];
    if (!was || !is) return [];
    const isLabelled = old.at(-1)?.isRight !== now.at(-1)?.isRight;
    const gained = isLabelled
      ? Number(now.at(-1)?.isRight) - Number(old.at(-1)?.isRight)
      : Number(is.isAnswered) - Number(was.isAnswered);
    const kind = gained < 0 ? 'worse' : gained > 0 ? 'better' : 'changed';
    return [
      {
        kind,
        ...(isLately && { isLately }),
        earlier: say.slice(0, turn),
        said: say[turn] ?? '',
        before: was.text,
        after: is.text,
      },
    ];
  });
  const order = ['worse', 'changed', 'better'];
  return found.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
