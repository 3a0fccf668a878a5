// The question of a guided dialog that is open in each conversation, so that its card can be closed once it is answered.

import type { Reply } from '../answers/reply.ts';

export interface OpenStep {
  /** The id that Teams gave the message with the question. */
  activityId: string;
  reply: Reply;
}

export interface OpenSteps {
  put(key: string, step: OpenStep): void;
  /** The open step of a conversation, which is closed by this. */
  take(key: string): OpenStep | undefined;
}

/** More people than these are not in the middle of a dialog in one process. */
const MOST = 10_000;

/** Held in memory alone: after a restart a button still says which message it belongs to. */
export function buildOpenSteps(): OpenSteps {
  const steps = new Map<string, OpenStep>();
  return {
    put(key, step) {
      steps.delete(key);
      steps.set(key, step);
      const [oldest] = steps.keys();
      if (steps.size > MOST && oldest !== undefined) steps.delete(oldest);
    },
    take(key) {
      const step = steps.get(key);
      steps.delete(key);
      return step;
    },
  };
}

/** Whether a reply asks a question of a dialog by buttons. */
export function isStep({ dialog, choices }: Reply): boolean {
  return dialog !== null && choices.length > 0;
}
