// Answers that were not understood, or that say what is known: the question again, and after a while on without it.

import { contactWords } from '../../answers/contact.ts';
import { fill } from '../../knowledge/fill.ts';
import { find } from '../script/path.ts';
import type { AskStep } from '../script/schema.ts';
import { fitting, type Slots, textIn } from '../script/slots.ts';
import { type DialogTurn, type Engine, scriptOf } from './engine.ts';
import { fillIn, TAKEN_AS_TOLD } from './fill-in.ts';
import { again } from './go-on.ts';
import type { DialogState } from './state.ts';

const MANY_MISSES = 3;

/**
 * An answer that was not understood: the question again. What is said a second time is taken as told and the dialog goes
 * on, where the question can be skipped; where not, help and a person after three times.
 */
export function miss(engine: Engine, state: DialogState, said = ''): DialogTurn {
  const { knowledge, wording } = engine;
  const script = scriptOf(engine, state.script);
  const step = find(script, state.step);
  const misses = state.misses + 1;
  const next = { ...state, misses };
  if (step?.kind !== 'ask') return again(engine, next, [wording.repair.missed]);
  // Nobody is asked for ever: without a job to name, jobs are looked for.
  if (step.ask === 'role' && misses > MANY_MISSES && !state.offered)
    return fillIn(engine, state, step, { [step.slot]: null });
  if (step.skip && misses >= TAKEN_AS_TOLD && !state.offered)
    return asTold(engine, state, step, said);
  const contact = contactWords(knowledge.trust.recruitment);
  const often = step.skip ? wording.repair.missedOften : wording.repair.missedOftenNoSkip;
  const line =
    misses >= MANY_MISSES
      ? fill(often, { contact })
      : misses === 2
        ? wording.repair.missedAgain
        : wording.repair.missed;
  return again(engine, next, misses >= MANY_MISSES ? [line, step.why] : [line]);
}

/** What is said is known already: the question once more, and the next time on without an answer. */
export function knownAlready(engine: Engine, state: DialogState, step: AskStep): DialogTurn {
  const { known } = engine.wording.repair;
  const misses = state.misses + 1;
  if (step.skip && misses >= TAKEN_AS_TOLD)
    return fillIn(engine, state, step, { [step.slot]: null }, undefined, false, [known]);
  return again(engine, { ...state, misses }, [known]);
}

/** Goes on without an answer; the words are kept for the plan. */
function asTold(engine: Engine, state: DialogState, step: AskStep, said: string): DialogTurn {
  const { wording } = engine;
  const before = textIn(state.slots, 'remark');
  const remark = [...(before === undefined ? [] : [before]), said.trim()].join('; ');
  const kept = fitting('remark', remark, engine.knowledge) ?? null;
  const told: Slots = said === '' ? {} : { remark: kept };
  return fillIn(engine, state, step, { [step.slot]: null, ...told }, undefined, false, [
    wording.repair.asTold,
  ]);
}
