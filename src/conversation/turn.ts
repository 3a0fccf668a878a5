// What one turn of a conversation takes and gives.

import type { Care } from '../answers/distress-first.ts';
import { paragraph, type Reply, reply } from '../answers/reply.ts';
import type { DialogState } from '../dialogs/engine/state.ts';
import type { Erasing } from '../dialogs/erasure.ts';
import type { PlanDocument } from '../dialogs/plan/plan-document.ts';
import type { Ground } from '../ground/ground.ts';
import type { Request } from '../ground/request.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Inspection } from '../understanding/understand.ts';

/** What is kept of a conversation between turns: plain JSON, no text of the person but the last question. */
export interface ConversationState {
  ground: Ground;
  /** Turns in a row that were not understood. */
  misses: number;
  /** The guided conversation under way, or the one that has just ended. */
  dialog?: DialogState;
  /** The message before was answered with who helps in a crisis: the dialog waits, and is offered softly. */
  afterCrisis?: true;
  /** The question that stood beside words of danger, without those words, until the next message. */
  asked?: string;
  /** The last plan that was shown, for "save my plan" and "show my plan". */
  plan?: SavedPlan & {
    /** Its code, where it was saved or brought back here: saved again it keeps that. */
    code?: string;
  };
  /** The hashes of the codes of plans that were saved or shown here, for "delete my saved plan". */
  savedPlans?: string[];
  /** What the person was asked whether to delete. */
  erasing?: Erasing;
}

/** What the outside gives a turn that it cannot make itself: the turn stays pure. */
export interface TurnContext {
  /** A fresh reference code, given out if the person saves a plan in this turn. */
  newPlanCode: string;
  /** Set when the message has a reference code in it: the plan kept under it, or null where there is none. */
  recalledPlan?: SavedPlan | null;
  /** The day: "2026-11-29". What is over is not announced. */
  today?: string;
  /** Ids of the jobs that the message is a reply about: a quoted answer's. */
  about?: readonly string[];
  /** Others read the replies: no code of a plan is given out or taken. */
  isShared?: true;
}

/** A plan that someone kept: the script and the answers that it was worked out from, to be worked out again. */
export interface SavedPlan {
  script: string;
  slots: Record<string, unknown>;
}

export interface Turn {
  state: ConversationState;
  replies: Reply[];
  /** Set when the person saved a plan: keep it under this code. */
  keepPlan?: { code: string; plan: SavedPlan };
  /** Set when everything that was said is to be deleted. */
  forget?: true;
  /** Said as well where the store cannot wipe the last traces of it at once. */
  ifTraces?: Reply;
  /** The hashes of the codes of saved plans that are to be deleted. */
  erasePlans?: string[];
  /** There are words of distress in the message, or it takes up what stood beside them. */
  isInDistress?: true;
  /** The question beside a hard time could not be answered: what was thrown. The replies are to be given all the same. */
  fault?: unknown;
}

/** A plan as a page of its own, and whether it has all that was told for it. */
export interface OpenedPlan {
  document: PlanDocument;
  isWhole: boolean;
}

export interface Conversation {
  /** A plan worked out again as a document; undefined where nothing can be made of it any more. */
  open?(plan: SavedPlan): OpenedPlan | undefined;
  /** The greeting before anything was said. */
  welcome(): Reply;
  /** Answers one message. `state` is what the turn before gave back, or undefined at the start. */
  turn(state: ConversationState | undefined, message: string, context?: TurnContext): Turn;
  /** Help for someone in distress, of whose conversation nothing can be read or kept; undefined: no words of distress. */
  care?: Care;
}

/** A conversation that can be asked how it understands, for benches and `npm run read`. */
export interface OpenConversation extends Conversation {
  /** What a message may mean outside any dialog, and what is answered to each. */
  inspect(
    state: ConversationState | undefined,
    message: string,
  ): Inspection & { take(request: Request): Turn };
}

/** Longer messages get a sentence that says so. */
export const LONGEST_MESSAGE = 2000;

/** A turn that changes nothing. */
export function same(state: ConversationState, answer: Reply): Turn {
  return { state, replies: [answer] };
}

/** A sentence that asks for other words, with questions that work. */
export function clarify({ wording }: Knowledge, text: string): Reply {
  return reply({ outcome: 'clarify', blocks: [paragraph(text)], choices: wording.examples });
}
