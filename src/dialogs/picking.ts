// One of a few things that were offered: a role of several, a result of a search, or which of two dialogs to go on with.

import { paragraph, type Reply } from '../answers/reply.ts';
import { fill } from '../knowledge/wording.ts';
import { readChoice } from '../recognizer/choice.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { tokens } from '../text.ts';
import { fillIn } from './answering.ts';
import { again, goOn, start } from './go-on.ts';
import { isQuestion } from './intents.ts';
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
  if (!offered) return undefined;
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
  const caller = state.callers.at(-1);
  const starting = caller && find(scriptOf(w, caller.script), caller.step);
  const isForCaller = find(scriptOf(w, state.script), state.step)?.kind === 'show';
  if (role && isForCaller && caller && starting?.kind === 'start') {
    const trail = [...caller.trail, { step: starting.id, filled: [starting.fills] }];
    return goOn(
      w,
      {
        ...newState(scriptOf(w, caller.script), { ...state.slots, [starting.fills]: role.id }),
        trail,
        callers: state.callers.slice(0, -1),
      },
      [],
    );
  }
  const step = find(scriptOf(w, state.script), state.step);
  if (role && step?.kind === 'ask') return fillIn(w, rest, step, { [offered.slot]: role.id });
  if (choice === 'none' || choice === titles.length)
    return isForCaller ? again(w, state, []) : again(w, rest, [wording.question.typeTitle]);
  return undefined;
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
