// From where a dialog stands to the next thing it says: a question, another dialog that fills a slot, or the end.

import { paragraph } from '../answers/reply.ts';
import { fill } from '../knowledge/fill.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import type { Heard } from './hear.ts';
import { find, walk } from './path.ts';
import { question } from './question.ts';
import { rankRoles } from './rank-roles.ts';
import { RESULTS_SHOWN } from './results-words.ts';
import { show } from './show.ts';
import { factsWords } from './slot-words.ts';
import type { SlotName, Slots } from './slots.ts';
import { type DialogState, newState } from './state.ts';
import { widenings } from './widenings.ts';
import { listen, namesIn, prepend, scriptOf, type Taken, type Workings } from './workings.ts';

/** Roles that were read from the message that starts a dialog. */
export interface NamedRoles {
  roles: readonly { id: string }[];
  own: readonly { id: string }[];
}

/** Starts a dialog; what was said in the same breath, or before in another dialog, is not asked again. */
export function start(
  w: Workings,
  id: string,
  recognition: Recognition | undefined,
  before: Slots,
  named?: NamedRoles,
): Taken {
  const { knowledge, wording } = w;
  const script = scriptOf(w, id);
  const heard: Heard = recognition ? listen(w, script, recognition, true) : { slots: {} };
  const own = named?.own[0]?.id;
  const isClear = own !== undefined && heard.unsure === undefined;
  const goal = isClear ? named?.roles.find((role) => role.id !== own)?.id : undefined;
  const roles: Slots = {
    ...(own ? { own } : {}),
    ...(goal ? { goal, direction: 'named' } : {}),
  };
  const state = newState(script, { ...before, ...heard.slots, ...roles });
  const told = namesIn(heard.slots).filter((name) => name !== 'direction');
  const facts = told.filter((name) => !isRoleSlot(name));
  return goOn(
    w,
    { ...state, ...(heard.unsure ? { unsure: heard.unsure } : {}) },
    facts.length > 0
      ? [
          fill(wording.question.noted, {
            facts: factsWords(knowledge, wording, script, state.slots, facts),
          }),
        ]
      : [],
  );
}

/** Walks to the next stop and puts its question, starts the dialog that fills a slot, or shows the end. */
export function goOn(w: Workings, state: DialogState, before: readonly string[]): Taken {
  const { all, countRoles, knowledge, wording } = w;
  const script = scriptOf(w, state.script);
  const { passed, stop } = walk(script, state.slots, countRoles);
  const since = passed.findIndex((step) => step.id === state.trail.at(-1)?.step);
  const said = passed.slice(since + 1).flatMap((step) => (step.kind === 'say' ? [step.say] : []));
  const lines = [...before, ...said];
  if (!stop) throw new Error(`the script "${script.id}" runs out; npm run check says where`);
  if (stop.kind === 'ask') {
    const { unsure, ...rest } = state;
    const next: DialogState = {
      ...rest,
      step: stop.id,
      ...(unsure?.slot === stop.slot ? { offered: unsure } : unsure ? { unsure } : {}),
    };
    return {
      state: next,
      replies: [question(knowledge, all, script, stop, next, countRoles, lines)],
    };
  }
  if (stop.kind === 'start') {
    const caller = { script: script.id, step: stop.id, trail: state.trail };
    const called = scriptOf(w, stop.start);
    const slots = { ...state.slots };
    delete slots[stop.fills];
    return goOn(w, { ...newState(called, slots), callers: [...state.callers, caller] }, lines);
  }
  const reply = show(knowledge, all, script, stop.show, state.slots);
  const caller = state.callers.at(-1);
  const starting = caller && find(scriptOf(w, caller.script), caller.step);
  const withLines = prepend(reply, lines);
  if (caller && starting?.kind === 'start') {
    const found = rankRoles(knowledge, state.slots).slice(0, RESULTS_SHOWN);
    const offered = { slot: starting.fills, roles: found.map(({ role }) => role.id) };
    if (found.length === 0) {
      // An end without a job is a question too: which answer may go.
      const wider = widenings(knowledge, wording, script, state.slots).map(({ title }) => title);
      const choices = [...wider, wording.plan.next.back, wording.plan.next.stop];
      const { offered: _, ...rest } = state;
      return { state: { ...rest, step: stop.id }, replies: [{ ...withLines, choices }] };
    }
    const choices = [
      ...found.map(({ role }) => role.title),
      wording.plan.next.told,
      wording.plan.next.back,
    ];
    return {
      state: { ...state, step: stop.id, offered },
      replies: [
        {
          ...withLines,
          choices,
          blocks: [...withLines.blocks, paragraph(wording.question.pick)],
        },
      ],
    };
  }
  const { offered: _, unsure: __, listing: ___, ...rest } = state;
  return {
    state: { ...rest, step: stop.id, misses: 0, isDone: true },
    replies: [withLines],
    ended: { script: script.id, slots: state.slots },
  };
}

/** The question, or the end, once more. */
export function again(w: Workings, state: DialogState, lines: readonly string[]): Taken {
  const { all, countRoles, knowledge } = w;
  const script = scriptOf(w, state.script);
  const step = find(script, state.step);
  if (step?.kind !== 'ask' || state.isDone) return goOn(w, state, lines);
  return { state, replies: [question(knowledge, all, script, step, state, countRoles, lines)] };
}

function isRoleSlot(name: SlotName): boolean {
  return name === 'goal' || name === 'own';
}
