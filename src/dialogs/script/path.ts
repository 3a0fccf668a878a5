// Where a dialog stands: never stored, always worked out from the slots. An answer that changes moves the whole path,
// going back is taking an answer away, and a script that was edited is simply walked anew.

import type { AskStep, Condition, Script, ShowStep, StartStep, Step } from './schema.ts';
import type { Slots } from './slots.ts';

/** A step at which the dialog waits or ends. */
export type Stop = AskStep | ShowStep | StartStep;

export interface Path {
  /** Every step passed, in order, the stop not among them. */
  passed: Step[];
  /** undefined where a script runs out without an end, which `npm run check` reports. */
  stop: Stop | undefined;
}

/** How many roles still fit; only asked where a script has a condition on it. */
export type CountRoles = (slots: Slots) => number;
type Count = () => number;

/** Walks a script from its first step to the first question that has no answer yet, or to its end. */
export function walk(script: Script, slots: Slots, countRoles: CountRoles): Path {
  const passed: Step[] = [];
  // A condition on how many roles are left counts with the answers so far, not with later ones.
  const soFar: Slots = {
    ...(slots.goalFamily === undefined ? {} : { goalFamily: slots.goalFamily }),
  };
  let step = script.steps[0];
  // A script has no circles (checked when it is loaded), so a walk is never longer than the script.
  while (step && passed.length <= script.steps.length) {
    if ('show' in step) return { passed, stop: step };
    if ('ask' in step && slots[step.slot] === undefined) return { passed, stop: step };
    if ('start' in step && (slots[step.fills] ?? null) === null) return { passed, stop: step };
    passed.push(step);
    if ('ask' in step) {
      const value = slots[step.slot];
      if (value !== undefined) soFar[step.slot] = value;
    }
    step = following(script, step, slots, () => countRoles(soFar));
  }
  return { passed, stop: undefined };
}

function following(script: Script, step: Step, slots: Slots, count: Count): Step | undefined {
  if ('goTo' in step) return find(script, step.goTo);
  if ('when' in step) {
    const met = step.when.find((one) => holds(one, slots, count));
    if (met) return find(script, met.goTo);
  }
  if ('next' in step && step.next !== undefined) return find(script, step.next);
  return script.steps[script.steps.indexOf(step) + 1];
}

function holds(condition: Condition, slots: Slots, count: Count): boolean {
  const { slot, is, filled, rolesLeft } = condition;
  if (rolesLeft !== undefined) {
    const left = count();
    if (left === 0 || left > rolesLeft) return false;
  }
  if (slot === undefined) return true;
  const value = slots[slot];
  if (filled !== undefined) return (value !== undefined && value !== null) === filled;
  return (is ?? []).some((one) => one === value);
}

export function find(script: Script, id: string): Step | undefined {
  return script.steps.find((step) => step.id === id);
}

/** How many questions are still to come on the path, as far as can be told; the one it stands at is the first of them. */
export function questionsLeft(script: Script, slots: Slots, countRoles: CountRoles): number {
  let ahead = 0;
  let step: Step | undefined = walk(script, slots, countRoles).stop;
  while (step && !('show' in step) && ahead <= script.steps.length) {
    if ('ask' in step) ahead++;
    step = following(script, step, slots, () => Number.POSITIVE_INFINITY);
  }
  return ahead;
}

/** The steps that one step can lead to, whatever the answers: for checks and drawings. */
export function exits(script: Script, step: Step): { to: string; because?: Condition }[] {
  if ('show' in step) return [];
  if ('goTo' in step) return [{ to: step.goTo }];
  const next = ('next' in step && step.next) || script.steps[script.steps.indexOf(step) + 1]?.id;
  const rest = next === undefined ? [] : [{ to: next }];
  if (!('when' in step)) return rest;
  return [...step.when.map((because) => ({ to: because.goTo, because })), ...rest];
}
