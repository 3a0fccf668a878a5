// What is kept of a dialog between turns: plain JSON, a few hundred bytes, checked again whenever it comes back.

import { z } from 'zod';
import type { Scripts } from '../script/load.ts';
import { find } from '../script/path.ts';
import type { Script } from '../script/schema.ts';
import {
  fittingSlots,
  isSlotName,
  type KnownIds,
  type SlotName,
  type Slots,
} from '../script/slots.ts';

/** One answered question: the step and every slot that its answer filled, so that "back" takes them all away. */
export interface Answered {
  step: string;
  filled: SlotName[];
}

export interface DialogState {
  script: string;
  /** The step that was last put to the person. */
  step: string;
  slots: Slots;
  /** Answered questions, in order. */
  trail: Answered[];
  /** Answers in a row that were not understood. */
  misses: number;
  /** Dialogs that wait for this one to fill a slot of theirs. */
  callers: { script: string; step: string; trail: Answered[] }[];
  /** Roles that were offered, by id: an unclear title, or results to pick from. */
  offered?: { slot: SlotName; roles: string[] };
  /** A role was named that may be one of several, before its question came. */
  unsure?: { slot: SlotName; roles: string[] };
  /** Another dialog was asked for; the person says which to go on with. */
  switchTo?: { script: string; slots: Slots };
  /** The list of answers is shown, in this order: a number or a name means a line of it. */
  listing?: SlotName[];
  /** The results shown begin at this place of all of them. */
  from?: number;
  /** A sentence was said to their story. */
  isReactedTo?: true;
  /** The end was shown; what is said now may still change an answer. */
  isDone?: true;
}

const slotName = z.string().refine(isSlotName);
const offered = z.object({ slot: slotName, roles: z.array(z.string()).max(8) });
const trail = z.array(z.object({ step: z.string(), filled: z.array(slotName) })).max(40);
const stateSchema = z.object({
  script: z.string(),
  step: z.string(),
  slots: z.unknown(),
  trail,
  misses: z.number(),
  callers: z.array(z.object({ script: z.string(), step: z.string(), trail })).max(3),
  offered: offered.optional(),
  unsure: offered.optional(),
  switchTo: z.object({ script: z.string(), slots: z.unknown() }).optional(),
  listing: z.array(slotName).optional(),
  from: z.number().int().min(0).max(300).optional(),
  isReactedTo: z.literal(true).optional(),
  isDone: z.literal(true).optional(),
});

export interface Restored {
  script: Script;
  state: DialogState;
  /** whole: nothing was lost; answers: some no longer fit; step: the question itself is not there any more. */
  lost: 'nothing' | 'answers' | 'step';
}

/** The stored state held against today's scripts; undefined where its dialog is not there any more. */
export function restore(raw: unknown, { scripts }: Scripts, known: KnownIds): Restored | undefined {
  const parsed = stateSchema.safeParse(raw);
  const script = parsed.success ? scripts.get(parsed.data.script) : undefined;
  if (!parsed.success || !script) return undefined;
  const { data } = parsed;
  const { slots, isWhole } = fittingSlots(data.slots, known);
  const callers = data.callers.filter((caller) => {
    const other = scripts.get(caller.script);
    return other && find(other, caller.step);
  });
  const hasStep = find(script, data.step) !== undefined && callers.length === data.callers.length;
  const kept = (one: Answered) => find(script, one.step) !== undefined;
  const state: DialogState = {
    script: script.id,
    step: data.step,
    slots,
    trail: hasStep ? data.trail.filter(kept) : [],
    misses: data.misses,
    callers,
    ...(data.offered && hasStep ? { offered: withKnown(data.offered, known) } : {}),
    ...(data.unsure ? { unsure: withKnown(data.unsure, known) } : {}),
    ...(data.switchTo && scripts.has(data.switchTo.script)
      ? {
          switchTo: {
            script: data.switchTo.script,
            slots: fittingSlots(data.switchTo.slots, known).slots,
          },
        }
      : {}),
    ...(data.listing ? { listing: data.listing } : {}),
    ...(data.from ? { from: data.from } : {}),
    ...(data.isReactedTo ? { isReactedTo: true as const } : {}),
    ...(data.isDone ? { isDone: true as const } : {}),
  };
  return { script, state, lost: hasStep ? (isWhole ? 'nothing' : 'answers') : 'step' };
}

function withKnown(
  { slot, roles }: { slot: SlotName; roles: string[] },
  known: KnownIds,
): { slot: SlotName; roles: string[] } {
  return { slot, roles: roles.filter((id) => known.roles.has(id)) };
}

/** A state at the first step, with what is known already. */
export function newState(script: Script, slots: Slots): DialogState {
  return { script: script.id, step: '', slots, trail: [], misses: 0, callers: [] };
}
