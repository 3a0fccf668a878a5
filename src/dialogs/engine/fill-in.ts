// Puts an answer into its slot: what it makes void is dropped, what changed is told back, and the dialog goes on.

import { roleWords } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import { shownWords } from '../plan/account-words.ts';
import { walk } from '../script/path.ts';
import type { AskStep, Script } from '../script/schema.ts';
import type { SlotName, Slots } from '../script/slots.ts';
import { DEPENDENT, type DialogTurn, type Engine, namesIn, scriptOf } from './engine.ts';
import { goOn } from './go-on.ts';
import { withImplied } from './implied.ts';
import type { DialogState } from './state.ts';

/** The same question is not put a third time. */
export const TAKEN_AS_TOLD = 2;

/** Puts values into slots, drops answers that no longer lie on the path, and goes on. */
export function fillIn(
  engine: Engine,
  state: DialogState,
  step: AskStep | undefined,
  filled: Slots,
  unsure?: DialogState['unsure'],
  isToldBack = false,
  before: readonly string[] = [],
): DialogTurn {
  const { wording } = engine;
  const script = scriptOf(engine, state.script);
  const { offered, isDone: _, from: __, ...rest } = state;
  const implied = withImplied(engine.knowledge, filled, state.slots);
  const slots = { ...state.slots, ...implied };
  const changed = namesIn(implied).filter((name) => isChanged(state.slots[name], implied[name]));
  const fresh = namesIn(implied).filter(
    (name) => name !== step?.slot && state.slots[name] === undefined,
  );
  const added = namesIn(implied).filter(
    (name) => isAdded(state.slots[name], implied[name]) && name !== step?.slot,
  );
  const told = [...(isToldBack && step ? [step.slot] : []), ...fresh, ...added];
  dropStale(engine, script, state.slots, slots, new Set(namesIn(implied)));
  const isAnswered = step !== undefined && implied[step.slot] !== undefined;
  const isPassedBy = step !== undefined && !isAnswered && changed.length === 0;
  const misses = isPassedBy && (step.skip || offered) ? state.misses + 1 : 0;
  const most = offered ? TAKEN_AS_TOLD + 1 : TAKEN_AS_TOLD;
  const instead = isPassedBy && misses >= most ? unanswered(engine, state, step) : undefined;
  if (instead)
    return fillIn(
      engine,
      { ...rest, misses: 0 },
      step,
      { ...filled, ...instead.slots },
      unsure,
      isToldBack,
      [...before, ...instead.lines],
    );
  const trail = isAnswered
    ? [
        ...state.trail,
        {
          step: step.id,
          filled: namesIn(implied).filter((name) => name === step.slot || fresh.includes(name)),
        },
      ]
    : state.trail;
  const lines = [
    ...before,
    ...(changed.length > 0
      ? noted(engine, script, slots, [...changed, ...told], wording.question.changed)
      : noted(engine, script, slots, told, wording.question.noted)),
  ];
  const isStillOffered = isPassedBy && offered?.slot === step.slot && !unsure;
  const next = { ...rest, slots, trail, misses, ...(unsure ? { unsure } : {}) };
  return goOn(engine, isStillOffered ? { ...next, unsure: offered } : next, lines);
}

/** What stands for the answer to a question that something else was told to twice: the first job offered, or nothing. */
function unanswered(
  { knowledge, wording }: Engine,
  { offered }: DialogState,
  step: AskStep,
): { slots: Slots; lines: string[] } | undefined {
  const first =
    offered?.slot === step.slot ? knowledge.roles.get(offered.roles[0] ?? '') : undefined;
  if (first)
    return {
      slots: { [step.slot]: first.id },
      lines: [fill(wording.question.undecided, roleWords(first))],
    };
  return step.skip ? { slots: { [step.slot]: null }, lines: [] } : undefined;
}

/** Told otherwise, and neither for the first time nor beside what was told. */
function isChanged(before: Slots[SlotName], after: Slots[SlotName]): boolean {
  if ((before ?? null) === null || isAdded(before, after)) return false;
  return JSON.stringify(before) !== JSON.stringify(after);
}

function isAdded(before: Slots[SlotName], after: Slots[SlotName]): boolean {
  if (before === null) return after !== null && after !== undefined;
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  return after.length > before.length && before.every((one) => after.includes(one));
}

/** Nobody needs to hear these back: which way the dialog goes, and their own words. */
const UNTOLD: ReadonlySet<SlotName> = new Set(['direction', 'remark', 'work', 'done']);

function noted(
  engine: Engine,
  script: Script,
  slots: Slots,
  changed: readonly SlotName[],
  text: string,
): string[] {
  const { knowledge, wording } = engine;
  const shown = changed.filter((name) => (slots[name] ?? null) !== null && !UNTOLD.has(name));
  const facts = shownWords(knowledge, wording, script, slots, shown);
  return facts === '' ? [] : [fill(text, { facts })];
}

/** Answers to questions that the path no longer comes to are taken out; what was told unasked stays. */
function dropStale(
  engine: Engine,
  script: Script,
  before: Slots,
  slots: Slots,
  filled: ReadonlySet<SlotName>,
): void {
  const { countRoles } = engine;
  const onPath = (given: Slots) =>
    new Set(
      walk(script, given, countRoles).passed.flatMap((step) =>
        step.kind === 'ask' ? [step.slot] : [],
      ),
    );
  const now = onPath(slots);
  for (const name of onPath(before)) {
    if (now.has(name) || filled.has(name)) continue;
    // A later answer waits for a question in between that is open again.
    const isBehindOpen = walk(script, slots, countRoles).stop?.kind === 'ask';
    if (!isBehindOpen || DEPENDENT.has(name)) delete slots[name];
  }
}
