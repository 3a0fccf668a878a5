// One step through a guided dialog: (state, what was said) -> (state, replies). Pure; where it stands is walked anew each time.

import type { Reply } from '../answers/reply.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { answer, answerRole, elsewhere, fillIn, keepTold, miss } from './answering.ts';
import { again, goOn, type NamedRoles, start } from './go-on.ts';
import { isQuestion, readControl } from './intents.ts';
import type { Scripts } from './load.ts';
import { find, walk } from './path.ts';
import { namedForCaller, offerSoftly, offerSwitch, pick, settleSwitch } from './picking.ts';
import { changeLine, steer } from './repair.ts';
import type { AskStep } from './schema.ts';
import { show } from './show.ts';
import type { Slots } from './slots.ts';
import { type DialogState, newState } from './state.ts';
import { widen } from './widen.ts';
import {
  buildWorkings,
  isCorrection,
  listen,
  namesIn,
  saysGoOn,
  scriptOf,
  type Taken,
  type Workings,
  wantsToGoOn,
} from './workings.ts';

export interface Dialogs {
  has(script: string): boolean;
  /** Starts a dialog; what was said in the same breath, or before in another dialog, is not asked again. */
  start(
    script: string,
    recognition: Recognition | undefined,
    before: Slots,
    named?: NamedRoles,
  ): Taken;
  /** Asks which to go on with, when another dialog is asked for in the middle of one. */
  offerSwitch(state: DialogState, script: string, recognition: Recognition): Taken;
  /** Goes on with a dialog. 'question': this is something else, to be answered outside; 'unclear': perhaps. */
  take(state: DialogState, recognition: Recognition): Taken | 'question' | 'unclear';
  /** The question, or the end, once more. */
  goOn(state: DialogState): Taken;
  /** From the first open question, with what is known, and why. */
  restart(state: DialogState, why: string): Taken;
  /** The state after the end that these slots lead to. */
  ended(script: string, slots: Slots): DialogState;
  /** The step's question once more, after something else. */
  resume(state: DialogState, lead: string | undefined): Reply[];
  /** Whether someone asks in so many words to go on. */
  saysGoOn(recognition: Recognition): boolean;
  /** That the dialog is still there, without its question: for who has other things on their mind. */
  offer(state: DialogState): Reply;
  /** An answer that was not understood. */
  miss(state: DialogState): Taken;
  /** The end that these slots lead to; undefined where they lead to none. */
  shown(script: string, slots: Slots): Reply | undefined;
}

/** Builds the dialogs over a knowledge base and its scripts; nothing of any person is held. */
export function buildDialogs(knowledge: Knowledge, all: Scripts): Dialogs {
  const w = buildWorkings(knowledge, all);
  return {
    has: (id) => all.scripts.has(id),
    start: (id, recognition, before, named) => start(w, id, recognition, before, named),
    offerSwitch: (state, id, recognition) => offerSwitch(w, state, id, recognition),
    take: (state, recognition) => take(w, state, recognition),
    goOn: (state) => again(w, state, []),
    restart: (state, why) => {
      const fresh = newState(scriptOf(w, state.script), state.slots);
      return goOn(w, { ...fresh, callers: state.callers }, [why]);
    },
    ended: (id, slots) => {
      const step = walk(scriptOf(w, id), slots, w.countRoles).stop?.id ?? '';
      return { ...newState(scriptOf(w, id), slots), step, isDone: true };
    },
    resume: (state, lead) =>
      state.isDone ? [] : again(w, state, lead === undefined ? [] : [lead]).replies,
    saysGoOn: (recognition) => saysGoOn(w, recognition),
    offer: (state) => offerSoftly(w, state),
    miss: (state) => miss(w, state),
    shown: (id, slots) => shown(w, id, slots),
  };
}

function take(
  w: Workings,
  state: DialogState,
  recognition: Recognition,
): Taken | 'question' | 'unclear' {
  const { readers } = w;
  const script = scriptOf(w, state.script);
  const settled = settleSwitch(w, state, recognition);
  if (settled) return settled;
  const control = readControl(recognition);
  if (state.listing && state.listing.length > 0) {
    const changed = changeLine(w, state, recognition, state.listing);
    if (changed) return changed;
  }
  const { listing: _, switchTo: __, ...base } = state;
  const step = find(script, state.step);
  const ask = step?.kind === 'ask' ? step : undefined;
  const asked = ask && !state.isDone ? ask : undefined;
  if (base.offered) {
    const picked = pick(w, base, recognition);
    if (picked) return picked;
  }
  const widened = widen(w, base, recognition);
  if (widened) return widened;
  const corrected = asked && corrects(w, base, asked, recognition);
  if (corrected) return fillIn(w, base, asked, corrected);
  const named = base.callers.length > 0 ? namedForCaller(w, base, recognition) : undefined;
  if (named) return named;
  const direct = asked && !isAskingWhy(control) && readers.get(asked)?.direct(recognition);
  if (asked && direct) return answer(w, base, asked, direct, recognition);
  const steered = control && steer(w, base, control);
  if (steered) return steered;
  const asksSomething = isQuestion(recognition);
  if (asked?.ask === 'role' && recognition.asks[0]?.intent === 'dialog-find-a-role')
    return answer(w, base, asked, { kind: 'unknown' }, recognition);
  if (control && !ASIDE.has(control)) return 'unclear';
  if (control) return 'question';
  if (asksSomething && !(asked?.ask === 'role' && wantsJob(recognition))) return 'question';
  if (state.isDone && !isCorrection(w, recognition)) return 'question';
  const heard = listen(w, script, recognition, false);
  keepTold(w, base, heard.slots, recognition);
  if (asked?.slot === 'own' && heard.slots.own === undefined && heard.slots.goal !== undefined) {
    heard.slots.own = heard.slots.goal;
    delete heard.slots.goal;
    delete heard.slots.direction;
  }
  if (asked?.slot === 'own' && heard.unsure?.slot === 'goal') heard.unsure.slot = 'own';
  if (asked?.ask === 'role') {
    const answered = answerRole(w, base, asked, heard, recognition);
    if (answered) return answered;
  } else if (
    heard.slots.goal !== undefined &&
    asked?.slot !== 'direction' &&
    !isCorrection(w, recognition)
  )
    delete heard.slots.goal;
  Object.assign(heard.slots, {
    ...elsewhere(w, script, state, asked, recognition),
    ...heard.slots,
  });
  const own = asked ? heard.slots[asked.slot] : undefined;
  const loose = asked && own === undefined ? readers.get(asked)?.loose(recognition) : undefined;
  const isCorrecting = isCorrection(w, recognition) && namesIn(heard.slots).length > 0;
  if (asked && loose && !isCorrecting) return answer(w, base, asked, loose, recognition);
  if (namesIn(heard.slots).length > 0) return fillIn(w, base, asked, heard.slots, heard.unsure);
  if (asked && loose) return answer(w, base, asked, loose, recognition);
  if (state.isDone) return 'question';
  if (wantsToGoOn(w, recognition)) return again(w, base, []);
  return 'unclear';
}

function shown(w: Workings, id: string, slots: Slots): Reply | undefined {
  const { all, countRoles, knowledge } = w;
  const script = all.scripts.get(id);
  if (!script) return undefined;
  const { stop } = walk(script, slots, countRoles);
  return stop?.kind === 'show' ? show(knowledge, all, script, stop.show, slots) : undefined;
}

/** "No, I have A levels" in place of an answer: what it changes of the answers before. */
function corrects(
  w: Workings,
  state: DialogState,
  asked: AskStep,
  recognition: Recognition,
): Slots | undefined {
  if (!isCorrection(w, recognition) || isQuestion(recognition)) return undefined;
  const { slots } = listen(w, scriptOf(w, state.script), recognition, false);
  if (slots[asked.slot] !== undefined) return undefined;
  const isChanged = namesIn(slots).some(
    (name) =>
      (state.slots[name] ?? null) !== null &&
      JSON.stringify(state.slots[name]) !== JSON.stringify(slots[name]),
  );
  return isChanged ? slots : undefined;
}

/** Intents that are answered outside. */
const ASIDE: ReadonlySet<string> = new Set(['person', 'save-plan', 'show-plan', 'delete-chat']);

function isAskingWhy(control: string | undefined): boolean {
  return control === 'why-do-you-ask' || control === 'what-have-i-told-you';
}

/** "How do I become a podiatrist" as the answer to "which job?". */
function wantsJob({ jobs, asks }: Recognition): boolean {
  const intent = asks[0]?.intent ?? '';
  return jobs.some((job) => job.roles.length > 0) && /^(?:entry|routes|dialog-)/.test(intent);
}
