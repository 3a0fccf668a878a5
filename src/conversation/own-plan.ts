// The plan of a conversation: which code it has, and what it is as a document.

import { fittingSlots } from '../dialogs/script/slots.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Guides } from './parts.ts';
import type { ConversationState, OpenedPlan, SavedPlan } from './turn.ts';

/** A plan as a document, from what is kept of it. */
export function openPlan(
  knowledge: Knowledge,
  { dialogs }: Guides,
  plan: SavedPlan,
): OpenedPlan | undefined {
  const { slots, isWhole } = fittingSlots(plan.slots, knowledge);
  const document = dialogs.document(plan.script, slots);
  return document && { document, isWhole };
}

/** The same plan, worked out anew, keeps its code: the same dialog about the same job. */
export function withItsCode(
  plan: SavedPlan,
  before: ConversationState['plan'],
): NonNullable<ConversationState['plan']> {
  const isSame =
    before?.script === plan.script &&
    ABOUT.every((slot) => (before.slots[slot] ?? null) === (plan.slots[slot] ?? null));
  return isSame && before.code !== undefined ? { ...plan, code: before.code } : plan;
}
const ABOUT = ['goal', 'own', 'goalFamily'] as const;
