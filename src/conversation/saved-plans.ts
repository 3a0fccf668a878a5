// Saving a plan, and showing it again.

import { type Block, paragraph, reply } from '../answers/reply.ts';
import { readControl } from '../dialogs/engine/intents.ts';
import { fittingSlots } from '../dialogs/script/slots.ts';
import type { DialogWording } from '../dialogs/script/wording.ts';
import { findPlanCode, hashPlanCode } from '../safety/plan-code.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';
import { withDialog } from './guided.ts';
import type { Guides, Parts } from './parts.ts';
import {
  type ConversationState,
  clarify,
  type SavedPlan,
  same,
  type Turn,
  type TurnContext,
} from './turn.ts';

/** The turn of a message that saves a plan or asks for one, by its code or for the one of this conversation. */
export function keepOrShow(
  parts: Parts,
  { scripts, dialogs }: Guides,
  state: ConversationState,
  recognition: Recognition,
  context: TurnContext | undefined,
): Turn | undefined {
  const { knowledge } = parts;
  const { saved, repair } = scripts.wording;
  const say = (text: string) => withDialog(parts, state, clarify(knowledge, text));
  const control = readControl(recognition);
  const code = findPlanCode(recognition.utterance)?.code;
  if (context?.isShared && (code !== undefined || control === 'save-plan')) {
    return say(saved.elsewhere);
  }
  if (code !== undefined || context?.recalledPlan !== undefined) {
    return recall(parts, { scripts, dialogs }, state, code, context?.recalledPlan ?? undefined);
  }
  switch (control) {
    case 'save-plan':
      if (!state.plan) return say(saved.nothing);
      if (!context) return say(saved.cannot);
      return save(parts, state, state.plan, saved, state.plan.code ?? context.newPlanCode);
    case 'show-plan': {
      const { slots } = fittingSlots(state.plan?.slots, knowledge);
      const shown = state.plan && dialogs.shown(state.plan.script, slots);
      return shown ? withDialog(parts, state, shown) : say(saved.nothing);
    }
    case 'stop':
      if (state.dialog) return undefined;
      return same(state, clarify(knowledge, repair.nothingToStop));
    default:
      return undefined;
  }
}

/** A plan that was saved before, worked out again; `plan` is undefined where nothing is kept under the code. */
function recall(
  parts: Parts,
  { scripts, dialogs }: Guides,
  state: ConversationState,
  code: string | undefined,
  plan: SavedPlan | undefined,
): Turn {
  const { knowledge } = parts;
  const { saved } = scripts.wording;
  const { slots, isWhole } = fittingSlots(plan?.slots, knowledge);
  const shown = plan && dialogs.shown(plan.script, slots);
  if (!plan || !shown) return withDialog(parts, state, clarify(knowledge, saved.unknown));
  const lead = [saved.recalled, ...(isWhole ? [] : [saved.changed])].map(paragraph);
  return {
    state: {
      ...(code === undefined ? state : withSaved(state, code)),
      plan: { script: plan.script, slots, ...(code === undefined ? {} : { code }) },
      dialog: dialogs.ended(plan.script, slots),
    },
    replies: [
      {
        ...shown,
        blocks: [...lead, ...shown.blocks],
        choices: [...shown.choices, knowledge.wording.erasure.deletePlan],
      },
    ],
  };
}

function save(
  parts: Parts,
  state: ConversationState,
  { code: known, ...plan }: NonNullable<ConversationState['plan']>,
  saved: DialogWording['saved'],
  code: string,
): Turn {
  const blocks: Block[] = [
    paragraph(known === undefined ? saved.done : saved.again),
    { kind: 'code', code },
    paragraph(saved.how),
  ];
  const choices = [parts.knowledge.wording.erasure.deletePlan];
  const answer = reply({ outcome: 'answer', topic: 'general', blocks, choices, hasPlan: true });
  const next = { ...withSaved(state, code), plan: { ...plan, code } };
  return { ...withDialog(parts, next, answer), keepPlan: { code, plan } };
}

/** Plans saved or shown in one conversation that "delete my saved plan" knows of; more are deleted by their codes. */
const MOST_SAVED_PLANS = 20;

function withSaved(state: ConversationState, code: string): ConversationState {
  const hashes = new Set([...(state.savedPlans ?? []), hashPlanCode(code)]);
  return { ...state, savedPlans: [...hashes].slice(-MOST_SAVED_PLANS) };
}
