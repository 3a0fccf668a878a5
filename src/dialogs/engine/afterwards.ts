// What is said of the ends and goals of a dialog: another job in place of the goal, a job that is turned down, or something
// more of the person once the end is shown; the end is worked out anew.

import { tokens } from '../../language/text.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { rankRoles } from '../plan/rank-roles.ts';
import { RESULTS_SHOWN } from '../plan/results-words.ts';
import { find } from '../script/path.ts';
import type { AskStep } from '../script/schema.ts';
import { listIn, type SlotName, type Slots } from '../script/slots.ts';
import { elsewhere, keepTold } from './answering.ts';
import { type DialogTurn, type Engine, LONGEST_PICK, listen, namesIn, scriptOf } from './engine.ts';
import { fillIn } from './fill-in.ts';
import { again, goOn, start } from './go-on.ts';
import { isQuestion, isQuestionForm } from './intents.ts';
import { isSame } from './known.ts';
import type { DialogState } from './state.ts';

/** What a search is made of: beside a plan it is a new search. */
const OF_SEARCHES: readonly SlotName[] = ['interests', 'people', 'contact', 'avoid'];
const OF_GOALS: readonly SlotName[] = ['goal', 'goalFamily', 'direction'];
const SURE = 0.6;

/** "None of those", "not the gardener": the jobs shown without these; undefined where none is turned down. */
export function refuse(
  engine: Engine,
  state: DialogState,
  recognition: Recognition,
): DialogTurn | undefined {
  const { knowledge, wording } = engine;
  const step = find(scriptOf(engine, state.script), state.step);
  if (step?.kind !== 'show' || step.show !== 'results') return undefined;
  const from = state.from ?? 0;
  const shown = rankRoles(knowledge, state.slots).slice(from, from + RESULTS_SHOWN);
  if (shown.length === 0) return undefined;
  const named = recognition.jobs.flatMap(({ isRuledOut, roles }) => (isRuledOut ? roles : []));
  const all = turnsDown(engine, recognition) ? shown.map(({ role }) => role) : [];
  const refused = (named.length > 0 ? named : all).map(({ id }) => id);
  if (refused.length === 0) return undefined;
  const { offered: _, isDone: __, from: ___, ...rest } = state;
  const slots = { ...state.slots, refused: [...listIn(state.slots, 'refused'), ...refused] };
  const { notThat, notThese } = wording.question;
  return goOn(engine, { ...rest, slots }, [refused.length === 1 ? notThat : notThese]);
}

/** "Could I be a paramedic instead?", "healthcare assistant I think it is": another goal, and no answer to the question. */
export function otherGoal(
  engine: Engine,
  state: DialogState,
  asked: AskStep | undefined,
  recognition: Recognition,
): DialogTurn | undefined {
  const { jobs, utterance } = recognition;
  const [job, second] = jobs.filter(({ isRuledOut }) => !isRuledOut);
  const [role] = job?.roles ?? [];
  const { goal } = state.slots;
  if ((goal ?? null) === null || !job?.isSure || !role || second || role.id === goal)
    return undefined;
  const isOne = job.general === undefined || job.roles.length === 1;
  const isPut = engine.instead.find(utterance).length > 0;
  const isFirst =
    job.start === 0 &&
    asked !== undefined &&
    !OF_JOBS.has(asked.slot) &&
    engine.readers.get(asked)?.loose(recognition) === undefined;
  if (!isOne || !(isPut || (isFirst && !isQuestion(recognition)))) return undefined;
  return fillIn(engine, state, asked, { goal: role.id });
}
/** Questions to which a job may be the answer. */
const OF_JOBS: ReadonlySet<SlotName> = new Set([
  'goal',
  'own',
  'situation',
  'experience',
  'direction',
]);

/** Nothing but words that turn something down. */
function turnsDown({ refusing }: Engine, { utterance, jobs }: Recognition): boolean {
  const hits = refusing.find(utterance);
  const taken = hits.reduce((sum, hit) => sum + hit.lastWord - hit.firstWord + 1, 0);
  const words = tokens(utterance).length;
  return hits.length > 0 && jobs.length === 0 && words <= LONGEST_PICK && taken * 2 >= words;
}

/** The very words of a choice of the way: "whatever is quickest". */
function chosen(engine: Engine, state: DialogState, recognition: Recognition): Slots {
  const script = scriptOf(engine, state.script);
  const { learning: _, training: __, ...rest } = state.slots;
  const found = elsewhere(engine, script, { ...state, slots: rest }, undefined, recognition);
  return Object.fromEntries(Object.entries(found).filter(([name]) => OF_THE_WAY.has(name)));
}
const OF_THE_WAY: ReadonlySet<string> = new Set(['learning', 'training']);

/** What a message tells of the person beside an end: "and I'm 23". undefined: it is something else. */
export function toldAfterwards(
  engine: Engine,
  state: DialogState,
  recognition: Recognition,
): DialogTurn | undefined {
  const { asks, jobs, utterance } = recognition;
  const script = scriptOf(engine, state.script);
  const step = find(script, state.step);
  const isResults = step?.kind === 'show' && step.show === 'results';
  if (isQuestionForm(utterance)) return undefined;
  if (jobs.some(({ isOwn, isRuledOut }) => !isOwn && !isRuledOut)) return undefined;
  const [best] = asks;
  if (!isResults && best?.intent === 'find-roles' && best.score >= SURE) return undefined;
  const told = listen(engine, script, recognition, false).slots;
  keepTold(engine, state, told, recognition);
  const heard: Slots = { ...chosen(engine, state, recognition), ...told };
  for (const name of isResults ? OF_GOALS : [...OF_GOALS, ...OF_SEARCHES.slice(0, 3)])
    delete heard[name];
  if (namesIn(heard).length === 0) return undefined;
  const isKnown = namesIn(heard).every((name) => isSame(state.slots[name], heard[name]));
  if (isKnown) return again(engine, state, [engine.wording.repair.known]);
  return fillIn(engine, state, undefined, heard);
}

/** "I don't want to be a cook": the goal goes, and is asked for anew unless another one is named. */
export function notThatJob(
  engine: Engine,
  state: DialogState,
  recognition: Recognition,
): DialogTurn | undefined {
  const { goal } = state.slots;
  const isRuledOut = recognition.jobs.some(
    (job) => job.isRuledOut && job.roles.some(({ id }) => id === goal),
  );
  if (!isRuledOut) return undefined;
  const { slots: heard } = listen(engine, scriptOf(engine, state.script), recognition, false);
  if (heard.goal !== undefined && heard.goal !== goal) return undefined;
  const { isDone: _, offered: __, ...rest } = state;
  const { goal: ___, ...slots } = state.slots;
  const trail = state.trail.filter(({ filled }) => !filled.includes('goal'));
  return goOn(engine, { ...rest, slots, trail, misses: 0 }, [engine.wording.question.notThat]);
}

/** "1", of the jobs that suit: the plan for it, with all that was told. */
export function planFor(
  engine: Engine,
  state: DialogState,
  { utterance }: Recognition,
): DialogTurn | undefined {
  const step = find(scriptOf(engine, state.script), state.step);
  const isShown = step?.kind === 'show' && step.show === 'results';
  if (!isShown || !state.isDone || !/^\d$/.test(utterance.trim())) return undefined;
  const place = (state.from ?? 0) + Number(utterance.trim()) - 1;
  const role = rankRoles(engine.knowledge, state.slots)[place]?.role;
  if (!role) return undefined;
  const { interests: _, people: __, contact: ___, training: ____, ...kept } = state.slots;
  return start(engine, FOR_A_GOAL, undefined, { ...kept, goal: role.id });
}
const FOR_A_GOAL = 'how-do-i-start';

/** The next of the jobs that fit; undefined where none are shown. */
export function showMore(
  engine: Engine,
  state: DialogState,
  { asks }: Recognition,
): DialogTurn | undefined {
  const step = find(scriptOf(engine, state.script), state.step);
  if (step?.kind !== 'show' || step.show !== 'results') return undefined;
  if (asks[0]?.intent !== 'show-more' || asks[0].score < SAID) return undefined;
  const { offered: _, ...rest } = state;
  return goOn(engine, { ...rest, from: (state.from ?? 0) + RESULTS_SHOWN }, []);
}
const SAID = 0.6;
