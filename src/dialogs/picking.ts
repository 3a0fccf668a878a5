// One of a few things that were offered: a role of several, a result of a search, or which of two dialogs to go on with.

import { paragraph, type Reply } from '../answers/reply.ts';
import { fill } from '../knowledge/fill.ts';
import type { Role } from '../knowledge/schema.ts';
import { readChoice } from '../recognizer/choice.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { tokens } from '../text.ts';
import { fillIn } from './answering.ts';
import { again, goOn, start } from './go-on.ts';
import { isQuestion, readControl } from './intents.ts';
import { find } from './path.ts';
import { type DialogState, newState } from './state.ts';
import {
  inDialog,
  LONGEST_PICK,
  listen,
  scriptOf,
  type Taken,
  type Workings,
  wantsToGoOn,
} from './workings.ts';

/** The role that was picked of those offered. */
export function pick(w: Workings, state: DialogState, recognition: Recognition): Taken | undefined {
  const { knowledge, wording } = w;
  const { offered, ...rest } = state;
  // "Stop" is no stop smoking adviser.
  if (!offered || readControl(recognition)) return undefined;
  const roles = offered.roles.flatMap((id) => knowledge.roles.get(id) ?? []);
  const titles = roles.map((role) => role.title);
  const isShort = tokens(recognition.utterance).length <= LONGEST_PICK;
  const choice =
    isShort && !isQuestion(recognition)
      ? readChoice(
          recognition.utterance,
          [...titles, wording.question.noneOfThese],
          recognition.asks[0],
        )
      : undefined;
  const named = recognition.jobs
    .flatMap((job) => (isQuestion(recognition) ? [] : job.roles))
    .find((role) => roles.includes(role));
  const role = (typeof choice === 'number' ? roles[choice] : undefined) ?? named;
  const isForCaller = find(scriptOf(w, state.script), state.step)?.kind === 'show';
  const handed = role && isForCaller ? handToCaller(w, state, role) : undefined;
  if (handed) return handed;
  const step = find(scriptOf(w, state.script), state.step);
  if (role && step?.kind === 'ask') return fillIn(w, rest, step, { [offered.slot]: role.id });
  if (choice === 'none' || choice === titles.length)
    return isForCaller ? again(w, state, []) : again(w, rest, [wording.question.typeTitle]);
  return undefined;
}

/** Fills the slot for which another dialog waits, and goes on there. */
function handToCaller(w: Workings, state: DialogState, role: Role): Taken | undefined {
  const caller = state.callers.at(-1);
  const starting = caller && find(scriptOf(w, caller.script), caller.step);
  if (!caller || starting?.kind !== 'start') return undefined;
  const trail = [...caller.trail, { step: starting.id, filled: [starting.fills] }];
  const slots = { ...state.slots, [starting.fills]: role.id };
  const back = newState(scriptOf(w, caller.script), slots);
  return goOn(w, { ...back, trail, callers: state.callers.slice(0, -1) }, []);
}

/** Nothing but a job's title, while jobs are looked for: that is the job. */
export function namedForCaller(
  w: Workings,
  state: DialogState,
  recognition: Recognition,
): Taken | undefined {
  const [job, other] = recognition.jobs;
  const [role] = job?.roles ?? [];
  if (!job?.isSure || !role || other || job.general !== undefined) return undefined;
  if (job.isOwn || job.isRuledOut) return undefined;
  const isAlone = tokens(recognition.utterance).length === tokens(job.text).length;
  return isAlone ? handToCaller(w, state, role) : undefined;
}

/** That the dialog can wait, and how to go on with it. */
export function offerSoftly(w: Workings, state: DialogState): Reply {
  const { wording } = w;
  // What someone knows the dialog by is the one that they started.
  const first = scriptOf(w, state.callers[0]?.script ?? state.script);
  const text = fill(wording.afterCrisis, { title: first.title });
  return {
    ...inDialog(scriptOf(w, state.script), [paragraph(text)]),
    choices: [fill(wording.switch.keep, { title: first.title }), wording.plan.next.stop],
  };
}

export function offerSwitch(
  w: Workings,
  state: DialogState,
  id: string,
  recognition: Recognition,
): Taken {
  const { wording } = w;
  const current = scriptOf(w, state.script);
  const other = scriptOf(w, id);
  const slots = listen(w, other, recognition, true).slots;
  const choices = [
    fill(wording.switch.keep, { title: current.title }),
    fill(wording.switch.start, { title: other.title }),
  ];
  const text = fill(wording.switch.ask, { current: current.title, other: other.title });
  return {
    state: { ...state, switchTo: { script: id, slots } },
    replies: [
      { ...inDialog(current, [paragraph(text), { kind: 'numbered', items: choices }]), choices },
    ],
  };
}

/** Which of two dialogs to go on with; undefined where the message is about neither. */
export function settleSwitch(
  w: Workings,
  state: DialogState,
  recognition: Recognition,
): Taken | undefined {
  const { wording } = w;
  const { switchTo, ...rest } = state;
  if (!switchTo) return undefined;
  const current = scriptOf(w, state.script);
  const other = scriptOf(w, switchTo.script);
  const titles = [
    fill(wording.switch.keep, { title: current.title }),
    fill(wording.switch.start, { title: other.title }),
  ];
  const [best] = recognition.asks;
  const place =
    readChoice(recognition.utterance, titles, undefined) ??
    readChoice(recognition.utterance, [current.title, other.title], undefined);
  if (place === 1 || (best?.intent === 'yes' && best.score > 0.6)) {
    const { goal: _, own: __, direction: ___, ...kept } = state.slots;
    return start(w, switchTo.script, undefined, { ...kept, ...switchTo.slots });
  }
  if (place === 0 || place === 'none' || best?.intent === 'no' || wantsToGoOn(w, recognition))
    return again(w, rest, []);
  return undefined;
}
