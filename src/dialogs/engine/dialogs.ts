// One step through a guided dialog: (state, what was said) -> (state, replies). Pure; where it stands is walked anew each time.

import type { Reply } from '../../answers/reply.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import type { PlanDocument } from '../plan/plan-document.ts';
import { show, shownDocument } from '../plan/show.ts';
import type { Scripts } from '../script/load.ts';
import { find, walk } from '../script/path.ts';
import type { AskStep, Script, ShowStep } from '../script/schema.ts';
import type { Slots } from '../script/slots.ts';
import { notThatJob, otherGoal, planFor, refuse, showMore, toldAfterwards } from './afterwards.ts';
import { answer, answerRole, elsewhere, keepTold, withOwnWords } from './answering.ts';
import {
  buildEngine,
  type DialogTurn,
  type Engine,
  isCorrection,
  listen,
  namesIn,
  saysGoOn,
  scriptOf,
  wantsToGoOn,
} from './engine.ts';
import { fillIn } from './fill-in.ts';
import { again, goOn, type NamedRoles, start } from './go-on.ts';
import { tastesIn } from './hear.ts';
import { isQuestion, isQuestionForm, readControl } from './intents.ts';
import { isToldAgain } from './known.ts';
import { knownAlready, miss } from './misses.ts';
import { inOwnWords } from './own-words.ts';
import { namedForCaller, offerSoftly, offerSwitch, pick, settleSwitch } from './picking.ts';
import { withReaction } from './reactions.ts';
import { changeLine, steer } from './repair.ts';
import { type DialogState, newState } from './state.ts';
import { widen } from './widen.ts';

export interface Dialogs {
  has(script: string): boolean;
  /** Starts a dialog; what was said in the same breath, or before in another dialog, is not asked again. */
  start(
    script: string,
    recognition: Recognition | undefined,
    before: Slots,
    named?: NamedRoles,
  ): DialogTurn;
  /** Asks which to go on with, when another dialog is asked for in the middle of one. */
  offerSwitch(state: DialogState, script: string, recognition: Recognition): DialogTurn;
  /** Goes on with a dialog. 'question': this is something else, to be answered outside; 'unclear': perhaps. */
  take(state: DialogState, recognition: Recognition): DialogTurn | 'question' | 'unclear';
  /** The question, or the end, once more. */
  goOn(state: DialogState): DialogTurn;
  /** From the first open question, with what is known, and why. */
  restart(state: DialogState, why: string): DialogTurn;
  /** The state after the end that these slots lead to. */
  ended(script: string, slots: Slots): DialogState;
  /** The step's question once more, after something else. */
  resume(state: DialogState, lead: string | undefined): Reply[];
  /** Whether someone asks in so many words to go on. */
  saysGoOn(recognition: Recognition): boolean;
  /** That the dialog is still there, without its question: for who has other things on their mind. */
  offer(state: DialogState): Reply;
  /** A job that was read from words that are no title: "IT support". undefined: no job is asked for. */
  named(state: DialogState, role: string): DialogTurn | undefined;
  /** Jobs that the words may mean, to choose from. undefined: no job is asked for. */
  mayMean(state: DialogState, roles: readonly string[]): DialogTurn | undefined;
  /** An answer that was not understood, in the person's words. */
  miss(state: DialogState, said: string): DialogTurn;
  /** The end that these slots lead to; undefined where they lead to none. */
  shown(script: string, slots: Slots): Reply | undefined;
  /** The same as a document. */
  document(script: string, slots: Slots): PlanDocument | undefined;
}

/** Builds the dialogs over a knowledge base and its scripts; nothing of any person is held. */
export function buildDialogs(knowledge: Knowledge, all: Scripts): Dialogs {
  const engine = buildEngine(knowledge, all);
  return {
    has: (id) => all.scripts.has(id),
    start: (id, recognition, before, named) =>
      withReaction(engine, start(engine, id, recognition, before, named), recognition, false),
    offerSwitch: (state, id, recognition) => offerSwitch(engine, state, id, recognition),
    take: (state, recognition) => {
      const result = take(engine, state, recognition);
      if (typeof result === 'string') return result;
      return withReaction(engine, result, recognition, state.isReactedTo === true);
    },
    goOn: (state) => again(engine, state, []),
    restart: (state, why) => {
      const fresh = newState(scriptOf(engine, state.script), state.slots);
      return goOn(engine, { ...fresh, callers: state.callers }, [why]);
    },
    ended: (id, slots) => {
      const step = walk(scriptOf(engine, id), slots, engine.countRoles).stop?.id ?? '';
      return { ...newState(scriptOf(engine, id), slots), step, isDone: true };
    },
    resume: (state, lead) =>
      state.isDone ? [] : again(engine, state, lead === undefined ? [] : [lead]).replies,
    saysGoOn: (recognition) => saysGoOn(engine, recognition),
    offer: (state) => offerSoftly(engine, state),
    named: (state, role) => named(engine, state, role),
    mayMean: (state, roles) => mayMean(engine, state, roles),
    miss: (state, said) => miss(engine, state, said),
    shown: (id, slots) => atTheEnd(engine, id, slots, show),
    document: (id, slots) => atTheEnd(engine, id, slots, shownDocument),
  };
}

function take(
  engine: Engine,
  state: DialogState,
  recognition: Recognition,
): DialogTurn | 'question' | 'unclear' {
  const { readers } = engine;
  const script = scriptOf(engine, state.script);
  const settled = settleSwitch(engine, state, recognition);
  if (settled) return settled;
  const control = readControl(recognition);
  if (state.listing && state.listing.length > 0) {
    const changed = changeLine(engine, state, recognition, state.listing);
    if (changed) return changed;
  }
  const { listing: _, switchTo: __, ...base } = state;
  const step = find(script, state.step);
  const ask = step?.kind === 'ask' ? step : undefined;
  const asked = ask && !state.isDone ? ask : undefined;
  if (base.offered) {
    const picked = pick(engine, base, recognition);
    if (picked) return picked;
  }
  const other =
    notThatJob(engine, base, recognition) ??
    refuse(engine, base, recognition) ??
    otherGoal(engine, base, asked, recognition);
  if (other) return other;
  const taken = planFor(engine, base, recognition);
  if (taken) return taken;
  const further = showMore(engine, base, recognition);
  if (further) return further;
  const widened = widen(engine, base, recognition);
  if (widened) return widened;
  const corrected = asked && corrects(engine, base, asked, recognition);
  if (corrected) return fillIn(engine, base, asked, corrected);
  const named = base.callers.length > 0 ? namedForCaller(engine, base, recognition) : undefined;
  if (named) return named;
  const direct = asked && !isAskingWhy(control) && readers.get(asked)?.direct(recognition);
  if (asked && direct) return answer(engine, base, asked, direct, recognition);
  const steered = control && steer(engine, base, control);
  if (steered) return steered;
  const asksSomething = isQuestion(recognition);
  if (asked?.ask === 'role' && recognition.asks[0]?.intent === 'dialog-find-a-role')
    return answer(engine, base, asked, { kind: 'unknown' }, recognition);
  if (control && !ASIDE.has(control)) return 'unclear';
  if (control) return 'question';
  const isJobGiven = asked?.ask === 'role' && (wantsJob(recognition) || namesJobAlone(recognition));
  if (asksSomething && !isJobGiven) return 'question';
  if (state.isDone && !isCorrection(engine, recognition))
    return toldAfterwards(engine, base, recognition) ?? 'question';
  const heard = listen(engine, script, recognition, false);
  const finished = asked?.slot === 'qualifications' ? finishedBefore(heard.slots) : undefined;
  if (finished !== undefined) heard.slots.qualifications ??= finished;
  if (asked && isToldAgain(asked, base.slots, heard.slots, recognition))
    return knownAlready(engine, base, asked);
  keepTold(engine, base, heard.slots, recognition);
  if (asked?.slot === 'own' && heard.slots.own === undefined && heard.slots.goal !== undefined) {
    heard.slots.own = heard.slots.goal;
    delete heard.slots.goal;
    delete heard.slots.direction;
  }
  if (asked?.slot === 'own' && heard.unsure?.slot === 'goal') heard.unsure.slot = 'own';
  // "NVQ 3 in business admin" is what was learned, and no field to get to.
  const isLearned = recognition.facts.some(({ fact }) => 'subject' in fact || 'subjects' in fact);
  const family = isLearned
    ? undefined
    : recognition.criteria.must.find((one) => one.kind === 'family');
  if (asked?.slot === 'direction' && family && heard.slots.goal === undefined)
    return fillIn(engine, base, asked, {
      ...heard.slots,
      direction: 'named',
      goal: null,
      goalFamily: family.value,
    });
  // "Something with leading people": no job, and a way to look at the steps.
  const { interests } = asked?.slot === 'direction' ? tastesIn(recognition) : {};
  if (interests && heard.slots.goal === undefined)
    return fillIn(engine, base, asked, { ...heard.slots, interests, direction: 'show-me' });
  if (asked?.ask === 'role') {
    const answered = answerRole(engine, base, asked, heard, recognition);
    if (answered) return answered;
  } else if (
    heard.slots.goal !== undefined &&
    asked?.slot !== 'direction' &&
    !isCorrection(engine, recognition)
  )
    delete heard.slots.goal;
  Object.assign(heard.slots, {
    ...elsewhere(engine, script, state, asked, recognition),
    ...heard.slots,
  });
  const own = asked ? heard.slots[asked.slot] : undefined;
  const loose = asked && own === undefined ? looseAnswer(engine, asked, recognition) : undefined;
  const isCorrecting = isCorrection(engine, recognition) && changes(base.slots, heard.slots);
  if (asked && loose && !isCorrecting) return answer(engine, base, asked, loose, recognition);
  const isOpen = asked && own === undefined && !wantsToGoOn(engine, recognition);
  const meant = isOpen ? inOwnWords(asked, base.slots, heard.slots, recognition) : undefined;
  if (asked && meant && !isCorrecting) return answer(engine, base, asked, meant, recognition);
  if (namesIn(heard.slots).length > 0) {
    const filled = withOwnWords(engine, asked, heard.slots, recognition);
    return fillIn(engine, base, asked, filled, heard.unsure);
  }
  if (asked && loose) return answer(engine, base, asked, loose, recognition);
  if (state.isDone) return 'question';
  if (wantsToGoOn(engine, recognition)) return again(engine, base, []);
  return 'unclear';
}

/** Whoever is doing their A levels has finished what comes before them. */
function finishedBefore({ studying }: Slots): string | undefined {
  if (studying === 'a-levels' || studying === 'level-3') return 'gcses';
  return studying === 'degree' ? 'level-3' : undefined;
}

/** Listed words inside a longer answer; "cleaner at a school" is at work there, and no pupil. */
function looseAnswer({ readers }: Engine, asked: AskStep, recognition: Recognition) {
  const answer = readers.get(asked)?.loose(recognition);
  // "I don't want to work in a hospital" does not say that they do.
  if (recognition.criteria.mustNot.some(({ kind }) => kind === 'setting')) return undefined;
  const isAtSchool = answer?.kind === 'value' && answer.value === 'education';
  return isAtSchool && recognition.jobs.length > 0 ? undefined : answer;
}

/** Whether something that was told before is now told otherwise. */
function changes(before: Slots, heard: Slots): boolean {
  return namesIn(heard).some(
    (name) =>
      (before[name] ?? null) !== null &&
      JSON.stringify(before[name]) !== JSON.stringify(heard[name]),
  );
}

function named(engine: Engine, state: DialogState, role: string): DialogTurn | undefined {
  const step = find(scriptOf(engine, state.script), state.step);
  if (step?.kind !== 'ask' || step.ask !== 'role' || state.isDone) return undefined;
  return fillIn(engine, state, step, { [step.slot]: role }, undefined, true);
}

function mayMean(
  engine: Engine,
  state: DialogState,
  roles: readonly string[],
): DialogTurn | undefined {
  const step = find(scriptOf(engine, state.script), state.step);
  if (step?.kind !== 'ask' || step.ask !== 'role' || state.isDone || state.offered)
    return undefined;
  const offered = { slot: step.slot, roles: roles.slice(0, MOST_OFFERED) };
  return again(engine, { ...state, offered }, []);
}
const MOST_OFFERED = 4;

function atTheEnd<Shown>(
  { all, countRoles, knowledge }: Engine,
  id: string,
  slots: Slots,
  make: (...end: [Knowledge, Scripts, Script, ShowStep['show'], Slots]) => Shown,
): Shown | undefined {
  const script = all.scripts.get(id);
  if (!script) return undefined;
  const { stop } = walk(script, slots, countRoles);
  return stop?.kind === 'show' ? make(knowledge, all, script, stop.show, slots) : undefined;
}

/** "No, I have A levels" in place of an answer: what it changes of the answers before. */
function corrects(
  engine: Engine,
  state: DialogState,
  asked: AskStep,
  recognition: Recognition,
): Slots | undefined {
  if (!isCorrection(engine, recognition) || isQuestion(recognition)) return undefined;
  // "No GCSEs", to how many there are, takes nothing back.
  if (engine.readers.get(asked)?.wholly(recognition)) return undefined;
  const { slots } = listen(engine, scriptOf(engine, state.script), recognition, false);
  keepTold(engine, state, slots, recognition);
  if (slots[asked.slot] !== undefined) return undefined;
  return changes(state.slots, slots) ? slots : undefined;
}

/** Intents that are answered outside. */
const ASIDE: ReadonlySet<string> = new Set(['person', 'save-plan', 'show-plan']);

function isAskingWhy(control: string | undefined): boolean {
  return control === 'why-do-you-ask' || control === 'what-have-i-told-you';
}

/** "Digital nurse kind of thing": a job and no question about it. */
function namesJobAlone({ asks, jobs, utterance }: Recognition): boolean {
  const isOfJob = asks[0]?.intent === 'duties' || asks[0]?.intent === 'overview';
  return isOfJob && jobs.some(({ isSure }) => isSure) && !isQuestionForm(utterance);
}

/** "How do I become a podiatrist" as the answer to "which job?". */
function wantsJob({ jobs, asks }: Recognition): boolean {
  const intent = asks[0]?.intent ?? '';
  return jobs.some((job) => job.roles.length > 0) && /^(?:entry|routes|dialog-)/.test(intent);
}
