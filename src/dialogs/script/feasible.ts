// Which steps of a script some answers lead to. A path in the drawing is not enough: a condition may never hold where it stands.

import { exits, find } from './path.ts';
import type { AskStep, Condition, Script, Step } from './schema.ts';
import { SLOTS, type SlotKind, type SlotName } from './slots.ts';

/** What may stand in a slot at a step: a value, something ("*"), or nothing (""). */
type Possible = ReadonlySet<string>;
type Answers = ReadonlyMap<SlotName, Possible>;

const NOTHING = '';
const SOMETHING = '*';

export interface Feasible {
  reached: ReadonlySet<Step>;
  /** Conditions that some answers meet. */
  met: ReadonlySet<Condition>;
  /** Steps that can be reached while this slot holds nothing. */
  isEmptyAt(step: Step, slot: SlotName): boolean;
}

/** Walks a script with all answers at once. The script must have no circles. */
export function explore(script: Script): Feasible {
  const reached = new Set<Step>();
  const met = new Set<Condition>();
  const empty = new Map<Step, Set<SlotName>>();
  const seen = new Set<string>();

  function visit(step: Step | undefined, answers: Answers): void {
    if (!step) return;
    const key = `${step.id} ${[...answers].map(([slot, values]) => `${slot}=${[...values].join('|')}`).join(' ')}`;
    if (seen.has(key)) return;
    seen.add(key);
    reached.add(step);
    for (const [slot, values] of answers)
      if (values.has(NOTHING)) empty.set(step, (empty.get(step) ?? new Set()).add(slot));
    if (step.kind === 'when') {
      conditions(step.when, answers, (rest) => visit(after(step), rest));
      return;
    }
    const own = answered(step, answers);
    for (const { to } of exits(script, step)) visit(find(script, to), own);
  }

  function conditions(
    all: readonly Condition[],
    answers: Answers,
    otherwise: (rest: Answers) => void,
  ): void {
    let rest: Answers | undefined = answers;
    for (const condition of all) {
      if (!rest) return;
      const { slot } = condition;
      const known: Possible | undefined = slot === undefined ? undefined : rest.get(slot);
      if (slot === undefined || known === undefined) {
        met.add(condition);
        visit(find(script, condition.goTo), rest);
        continue;
      }
      const fitting = [...known].filter((value) => fits(condition, value));
      if (fitting.length > 0) {
        met.add(condition);
        visit(find(script, condition.goTo), new Map([...rest, [slot, new Set(fitting)]]));
      }
      // How many roles are left is not known here: the condition may fail whatever the answer.
      if (condition.rolesLeft !== undefined) continue;
      const others: string[] = [...known].filter(
        (value) => !fits(condition, value) || value === SOMETHING,
      );
      const left: string[] =
        condition.filled === true ? others.filter((one) => one === NOTHING) : others;
      rest = left.length > 0 ? new Map([...rest, [slot, new Set(left)]]) : undefined;
    }
    if (rest) otherwise(rest);
  }

  function after(step: Step): Step | undefined {
    return find(script, exits(script, step).find(({ because }) => !because)?.to ?? '');
  }

  visit(script.steps[0], new Map());
  return { reached, met, isEmptyAt: (step, slot) => empty.get(step)?.has(slot) === true };
}

function fits({ filled, is = [] }: Condition, value: string): boolean {
  if (filled !== undefined) return (value !== NOTHING) === filled;
  return is.some((one) => String(one) === value) || (value === SOMETHING && is.length > 0);
}

/** What a step leaves in the slots: "I don't know" may leave nothing. */
function answered(step: Step, answers: Answers): Answers {
  if (step.kind === 'start') return new Map([...answers, [step.fills, new Set([SOMETHING])]]);
  if (step.kind !== 'ask') return answers;
  return new Map([...answers, [step.slot, new Set([...given(step), ...unknown(step)])]]);
}

function given({ choices, slot }: AskStep): string[] {
  const { kind }: SlotKind = SLOTS[slot];
  return kind === 'one' ? choices.map(({ value }) => String(value)) : [SOMETHING];
}

function unknown(step: AskStep): string[] {
  return step.skip || step.unknown === undefined ? [NOTHING] : [];
}
