// How far someone is on the way, over every dialog that called another: questions answered, and the most that are to come.

import type { Scripts } from '../script/load.ts';
import { type CountRoles, find, mostQuestionsLeft } from '../script/path.ts';
import type { Script } from '../script/schema.ts';
import type { DialogState } from './state.ts';

export interface Progress {
  /** The question that is put now, counted from 1. */
  step: number;
  /** Of at most so many. */
  of: number;
}

/** The place on the whole way. What may still be left out is counted, so that the end never moves away. */
export function progressOf(
  { scripts }: Scripts,
  script: Script,
  { slots, trail, callers }: DialogState,
  countRoles: CountRoles,
): Progress {
  const answered = [...callers, { trail }].reduce((sum, one) => sum + one.trail.length, 0);
  const afterwards = callers.reduce((sum, caller) => {
    const calling = scripts.get(caller.script);
    const start = calling && find(calling, caller.step);
    if (!calling || start?.kind !== 'start') return sum;
    // What the called dialog asks is not asked again, and what it is to find is taken as found.
    const known = { ...slots, ...asAnswered(script), [start.fills]: FOUND };
    return sum + mostQuestionsLeft(calling, known, countRoles);
  }, 0);
  const left = Math.max(1, mostQuestionsLeft(script, slots, countRoles));
  return { step: answered + 1, of: answered + left + afterwards };
}
const FOUND = 'found';

/** Every question of a script taken as asked. */
function asAnswered(script: Script) {
  return Object.fromEntries(
    script.steps.flatMap((step) => (step.kind === 'ask' ? [[step.slot, null]] : [])),
  );
}
