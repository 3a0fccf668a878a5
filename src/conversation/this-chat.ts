// What is said of the conversation itself: deleting it, what is kept of it, who runs this.

import { emptyGround } from '../ground/ground.ts';
import { findPlanCode, hashPlanCode } from '../safety/plan-code.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';
import { withDialog } from './guided.ts';
import type { Parts } from './parts.ts';
import type { ConversationState, Turn, TurnContext } from './turn.ts';

/** Deleting, and questions about what is kept and who runs this: a dialog under way goes on afterwards. */
export function aboutThisChat(
  parts: Parts,
  { afterCrisis: _, erasing, ...state }: ConversationState,
  recognition: Recognition,
  context: TurnContext | undefined,
): Turn | undefined {
  const { erasure, assistant } = parts;
  const code = findPlanCode(recognition.utterance)?.code;
  // Nobody's code is acted on where others see it.
  if (code !== undefined && context?.isShared) return undefined;
  const step = erasure.step(
    recognition,
    erasing,
    state.savedPlans ?? [],
    code === undefined
      ? undefined
      : { hash: hashPlanCode(code), isKnown: Boolean(context?.recalledPlan) },
  );
  if (step?.erasing) {
    return { state: { ...state, erasing: step.erasing }, replies: [step.reply] };
  }
  const plans = step?.erase?.plans ?? [];
  if (step?.erase?.chat) {
    const fresh = { ground: emptyGround(), misses: 0 };
    const { ifTraces } = erasure;
    return { state: fresh, replies: [step.reply], forget: true, erasePlans: plans, ifTraces };
  }
  const answer = step?.reply ?? assistant.answer(recognition, state.dialog !== undefined);
  if (!answer) return undefined;
  const { savedPlans, plan, ...rest } = state;
  const left = savedPlans?.filter((hash) => !plans.includes(hash)) ?? [];
  const next = {
    ...rest,
    ...(left.length > 0 && { savedPlans: left }),
    ...(plan && { plan: withoutCode(plan, plans) }),
  };
  return {
    ...withDialog(parts, next, answer),
    ...(plans.length > 0 ? { erasePlans: plans } : {}),
  };
}

/** The plan that is shown stays; where its saved one is deleted, the code is given out no more. */
function withoutCode(
  { code, ...plan }: NonNullable<ConversationState['plan']>,
  erased: readonly string[],
): NonNullable<ConversationState['plan']> {
  return code === undefined || erased.includes(hashPlanCode(code)) ? plan : { ...plan, code };
}
