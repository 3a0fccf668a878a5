// One of a few things that were offered: a role of several, a result of a search, or which of two dialogs to go on with.

import { paragraph, type Reply } from '../../answers/reply.ts';
import { roleWords } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { tokens } from '../../language/text.ts';
import { wordsOf } from '../../language/words.ts';
import { readChoice } from '../../understanding/readers/choice.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { find } from '../script/path.ts';
import {
  type DialogTurn,
  type Engine,
  inDialog,
  LONGEST_PICK,
  listen,
  scriptOf,
  wantsToGoOn,
} from './engine.ts';
import { fillIn } from './fill-in.ts';
import { again, goOn, start } from './go-on.ts';
import { isQuestion, readControl } from './intents.ts';
import { type DialogState, newState } from './state.ts';

/** The role that was picked of those offered. */
export function pick(
  engine: Engine,
  state: DialogState,
  recognition: Recognition,
): DialogTurn | undefined {
  const { knowledge, wording } = engine;
  const { offered, ...rest } = state;
  const undecided = offered && goOnUndecided(engine, state, offered.roles, recognition);
  if (undecided) return undecided;
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
  const isDescribed = isShort && choice === undefined && !isQuestion(recognition);
  const plain = (typeof choice === 'number' ? roles[choice] : undefined) ?? named;
  const role = plain ?? (isDescribed ? describedBy(engine, roles, recognition) : undefined);
  const isForCaller = find(scriptOf(engine, state.script), state.step)?.kind === 'show';
  const handed = role && isForCaller ? handToCaller(engine, state, role) : undefined;
  if (handed) return handed;
  const step = find(scriptOf(engine, state.script), state.step);
  if (role && step?.kind === 'ask')
    return fillIn(engine, rest, step, { [offered.slot]: role.id }, undefined, !plain);
  if (choice === 'none' || choice === titles.length)
    return isForCaller
      ? again(engine, state, [])
      : again(engine, rest, [wording.question.typeTitle]);
  return undefined;
}

/** "The cancer one": the only role offered whose own file has the words, or most of them. */
function describedBy(
  { smallWords }: Engine,
  roles: readonly Role[],
  { criteria, facts, utterance }: Recognition,
): Role | undefined {
  if (facts.length > 0) return undefined;
  const people = criteria.must.flatMap((one) => (one.kind === 'people' ? [one.value] : []));
  const said = [...wordsThatTell(utterance).filter((word) => !smallWords.has(word)), ...people];
  const texts = roles.map(
    (role) => new Set([...wordsThatTell(textOf(role)), ...role.people.slice(0, 1)]),
  );
  const counts = texts.map(
    (own) => said.filter((word) => own.has(word) && isOnlyIn(word, texts)).length,
  );
  const most = Math.max(...counts);
  const best = counts.indexOf(most);
  return most > 0 && counts.lastIndexOf(most) === best ? roles[best] : undefined;
}

function textOf({ title, alsoCalled, summary, duties, searchWords }: Role): string {
  return [title, ...alsoCalled, summary, ...duties, ...searchWords].join('. ');
}

function isOnlyIn(word: string, texts: readonly ReadonlySet<string>[]): boolean {
  return texts.filter((text) => text.has(word)).length === 1;
}

function wordsThatTell(text: string): string[] {
  return [...new Set(wordsOf(text).map(({ stem }) => stem))].filter(
    (word) => word.length >= SHORTEST_TELLING,
  );
}
/** Shorter words are in every text. */
const SHORTEST_TELLING = 4;

/** Someone who cannot decide between the jobs offered goes on with the first. */
function goOnUndecided(
  engine: Engine,
  state: DialogState,
  offered: readonly string[],
  { utterance }: Recognition,
): DialogTurn | undefined {
  const { knowledge, wording } = engine;
  const step = find(scriptOf(engine, state.script), state.step);
  const first = knowledge.roles.get(offered[0] ?? '');
  const isShort = tokens(utterance).length <= LONGEST_PICK;
  if (!first || !isShort || engine.dontKnow.find(utterance).length === 0) return undefined;
  const lines = [fill(wording.question.undecided, roleWords(first))];
  if (step?.kind === 'show') return handToCaller(engine, state, first, lines);
  if (step?.kind !== 'ask') return undefined;
  return fillIn(engine, state, step, { [step.slot]: first.id }, undefined, false, lines);
}

/** Fills the slot for which another dialog waits, and goes on there. */
function handToCaller(
  engine: Engine,
  state: DialogState,
  role: Role,
  lines: readonly string[] = [],
): DialogTurn | undefined {
  const caller = state.callers.at(-1);
  const starting = caller && find(scriptOf(engine, caller.script), caller.step);
  if (!caller || starting?.kind !== 'start') return undefined;
  const trail = [...caller.trail, { step: starting.id, filled: [starting.fills] }];
  const slots = { ...state.slots, [starting.fills]: role.id };
  const back = newState(scriptOf(engine, caller.script), slots);
  return goOn(engine, { ...back, trail, callers: state.callers.slice(0, -1) }, lines);
}

/** Nothing but a job's title, while jobs are looked for: that is the job. */
export function namedForCaller(
  engine: Engine,
  state: DialogState,
  recognition: Recognition,
): DialogTurn | undefined {
  const [job, other] = recognition.jobs;
  const [role] = job?.roles ?? [];
  if (!job?.isSure || !role || other || job.general !== undefined) return undefined;
  if (job.isOwn || job.isRuledOut) return undefined;
  const isAlone = tokens(recognition.utterance).length === tokens(job.text).length;
  return isAlone ? handToCaller(engine, state, role) : undefined;
}

/** That the dialog can wait, and how to go on with it. */
export function offerSoftly(engine: Engine, state: DialogState): Reply {
  const { wording } = engine;
  // What someone knows the dialog by is the one that they started.
  const first = scriptOf(engine, state.callers[0]?.script ?? state.script);
  const text = fill(wording.afterCrisis, { title: first.title });
  return {
    ...inDialog(scriptOf(engine, state.script), [paragraph(text)]),
    choices: [fill(wording.switch.keep, { title: first.title }), wording.plan.next.stop],
  };
}

export function offerSwitch(
  engine: Engine,
  state: DialogState,
  id: string,
  recognition: Recognition,
): DialogTurn {
  const { wording } = engine;
  const current = scriptOf(engine, state.script);
  const other = scriptOf(engine, id);
  const slots = listen(engine, other, recognition, true).slots;
  const choices = [
    fill(wording.switch.keep, { title: current.title }),
    fill(wording.switch.start, { title: other.title }),
  ];
  const text = fill(wording.switch.ask, { current: current.title, other: other.title });
  return {
    state: { ...state, switchTo: { script: id, slots } },
    replies: [{ ...inDialog(current, [paragraph(text)]), choices }],
  };
}

/** Which of two dialogs to go on with; undefined where the message is about neither. */
export function settleSwitch(
  engine: Engine,
  state: DialogState,
  recognition: Recognition,
): DialogTurn | undefined {
  const { wording } = engine;
  const { switchTo, ...rest } = state;
  if (!switchTo) return undefined;
  const current = scriptOf(engine, state.script);
  const other = scriptOf(engine, switchTo.script);
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
    return start(engine, switchTo.script, undefined, { ...kept, ...switchTo.slots });
  }
  if (place === 0 || place === 'none' || best?.intent === 'no' || wantsToGoOn(engine, recognition))
    return again(engine, rest, []);
  return undefined;
}
