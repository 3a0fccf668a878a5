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

/**
 * The most questions that can still come; the one it stands at is the first of them. Where an answer that is not known
 * yet decides, the longest way counts, so that the number never grows on the way.
 */
export function mostQuestionsLeft(script: Script, slots: Slots, countRoles: CountRoles): number {
  const most = (step: Step | undefined): number => {
    if (!step || 'show' in step) return 0;
    const isOpen = 'ask' in step && slots[step.slot] === undefined;
    const ways = exits(script, step).filter(({ because }) => !because || mayHold(because, slots));
    // A condition that is sure to hold leaves no other way.
    const sure = ways.find(({ because }) => because && isKnown(because, slots));
    const next = sure ? [sure] : ways;
    return Number(isOpen) + Math.max(0, ...next.map(({ to }) => most(find(script, to))));
  };
  return most(walk(script, slots, countRoles).stop);
}

/** Whether a condition rests on an answer that was given. */
function isKnown({ slot, rolesLeft }: Condition, slots: Slots): boolean {
  return slot !== undefined && rolesLeft === undefined && slots[slot] !== undefined;
}

function mayHold(condition: Condition, slots: Slots): boolean {
  return !isKnown(condition, slots) || holds(condition, slots, () => 0);
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
