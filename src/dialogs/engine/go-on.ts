// From where a dialog stands to the next thing it says: a question, another dialog that fills a slot, or the end.

import { paragraph, type Reply } from '../../answers/reply.ts';
import { roleWords } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { accountWords } from '../plan/account-words.ts';
import { rankRoles } from '../plan/rank-roles.ts';
import { RESULTS_SHOWN } from '../plan/results-words.ts';
import { show } from '../plan/show.ts';
import { widenings } from '../plan/widenings.ts';
import { find, walk } from '../script/path.ts';
import { type SlotName, type Slots, textIn } from '../script/slots.ts';
import { type DialogTurn, type Engine, listen, prepend, scriptOf } from './engine.ts';
import { namedJobs, type ToldSlots } from './hear.ts';
import { withImplied } from './implied.ts';
import { question } from './question.ts';
import { type DialogState, newState } from './state.ts';
import { slotsOf } from './told.ts';

/** Roles that were read from the message that starts a dialog. */
export interface NamedRoles {
  roles: readonly { id: string }[];
  own: readonly { id: string }[];
}

/** Starts a dialog; what was said in the same breath, or before in the conversation, is not asked again. */
export function start(
  engine: Engine,
  asked: string,
  recognition: Recognition | undefined,
  before: Slots,
  named?: NamedRoles,
): DialogTurn {
  const { knowledge } = engine;
  const readAs = named?.own[0]?.id;
  const id = scriptFor(
    engine,
    asked,
    recognition,
    readAs === undefined ? before : { ...before, own: readAs },
  );
  const script = scriptOf(engine, id);
  const heard: ToldSlots = recognition ? listen(engine, script, recognition, true) : { slots: {} };
  const read = readAs ?? textIn(heard.slots, 'own');
  // A job outside the NHS is none of its ladders.
  const isFromAbroad = heard.slots.origin !== undefined;
  const own = heard.slots.own === null || isFromAbroad ? undefined : read;
  const isClear =
    heard.unsure === undefined && (own !== undefined || heard.slots.goal === undefined);
  const mentioned = recognition ? namedJobs(recognition).flatMap((job) => job.roles) : [];
  const isLearned = ({ id }: { id: string }) =>
    recognition?.jobs.some(({ roles }) => roles.some((role) => role.id === id)) === true &&
    !mentioned.some((role) => role.id === id);
  const goal = isClear
    ? named?.roles.find((role) => role.id !== own && !isLearned(role))?.id
    : undefined;
  const roles: Slots = {
    ...(own ? { own } : {}),
    ...(goal ? { goal, direction: 'named' } : {}),
  };
  // Nobody plans to become what they are.
  if (own !== undefined && heard.slots.goal === own) {
    delete heard.slots.goal;
    delete heard.slots.direction;
  }
  const slots = withImplied(knowledge, { ...before, ...heard.slots, ...roles }, {});
  const state = newState(script, slots);
  return goOn(
    engine,
    { ...state, ...(heard.unsure ? { unsure: heard.unsure } : {}) },
    understood(engine, slots),
  );
}

/** How to get on is for people who work in the NHS: others who have a goal, or are at school, start. */
function scriptFor(
  engine: Engine,
  asked: string,
  recognition: Recognition | undefined,
  before: Slots,
): string {
  if (asked !== FOR_STAFF || !recognition || !engine.all.scripts.has(FOR_OTHERS)) return asked;
  const told = { ...before, ...slotsOf(recognition.facts, []) };
  const isStaff = told.own !== undefined || told.band !== undefined || told.situation === 'nhs';
  const isDenied = recognition.facts.some(
    ({ fact, polarity }) =>
      fact.kind === 'employed' && fact.where === 'nhs' && polarity === 'lacks',
  );
  const isElsewhere = isDenied || (told.situation !== undefined && told.situation !== 'nhs');
  const isPupil = told.schoolYear !== undefined || told.studying !== undefined;
  if (isElsewhere) return FOR_OTHERS;
  if (recognition.jobs.some((job) => job.isOwn && job.roles.length > 0)) return asked;
  return !isStaff && isPupil ? FOR_OTHERS : asked;
}
const FOR_STAFF = 'progression';
const FOR_OTHERS = 'how-do-i-start';

/** What was told so far, so that a misunderstanding can be put right before anything rests on it. */
function understood({ knowledge, wording }: Engine, slots: Slots): string[] {
  const facts = accountWords(knowledge, wording, slots).join(', ');
  const goal = knowledge.roles.get(textIn(slots, 'goal') ?? '');
  const { lead, leadGoal, leadGoalFacts } = wording.account;
  if (goal) return [fill(facts === '' ? leadGoal : leadGoalFacts, { ...roleWords(goal), facts })];
  return facts === '' ? [] : [fill(lead, { facts })];
}

/** The jobs that a dialog ends in, for the one that started it to be given one of them. */
function offerJobs(engine: Engine, state: DialogState, shown: Reply, slot: SlotName): DialogTurn {
  const { knowledge, wording } = engine;
  const { from = 0 } = state;
  const found = rankRoles(knowledge, state.slots).slice(from, from + RESULTS_SHOWN);
  if (found.length === 0 && from === 0) {
    // An end without a job is a question too: which answer may go.
    const script = scriptOf(engine, state.script);
    const wider = widenings(knowledge, wording, script, state.slots).map(({ title }) => title);
    const choices = [...wider, wording.plan.next.back, wording.plan.next.stop];
    const { offered: _, ...rest } = state;
    return { state: rest, replies: [{ ...shown, choices }] };
  }
  const choices = [
    ...found.map(({ role }) => role.title),
    ...(found.length > 0 ? [knowledge.wording.next.showMore] : []),
    wording.plan.next.told,
    wording.plan.next.back,
  ];
  const blocks = [...shown.blocks, paragraph(wording.question.pick)];
  return {
    state: { ...state, offered: { slot, roles: found.map(({ role }) => role.id) } },
    replies: [{ ...shown, choices, blocks }],
  };
}

/** Walks to the next stop and puts its question, starts the dialog that fills a slot, or shows the end. */
export function goOn(engine: Engine, state: DialogState, before: readonly string[]): DialogTurn {
  const { all, countRoles, knowledge } = engine;
  const script = scriptOf(engine, state.script);
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
    const called = scriptOf(engine, stop.start);
    const slots = { ...state.slots };
    delete slots[stop.fills];
    return goOn(engine, { ...newState(called, slots), callers: [...state.callers, caller] }, lines);
  }
  const { from = 0 } = state;
  const reply = show(knowledge, all, script, stop.show, state.slots, from);
  const caller = state.callers.at(-1);
  const starting = caller && find(scriptOf(engine, caller.script), caller.step);
  const withLines = prepend(reply, lines);
  const waiting: DialogState = { ...state, step: stop.id };
  if (starting?.kind === 'start') return offerJobs(engine, waiting, withLines, starting.fills);
  const { offered: _, unsure: __, listing: ___, ...rest } = state;
  return {
    state: { ...rest, step: stop.id, misses: 0, isDone: true },
    replies: [withLines],
    ended: { script: script.id, slots: state.slots },
  };
}

/** The question, or the end, once more. */
export function again(engine: Engine, state: DialogState, lines: readonly string[]): DialogTurn {
  const { all, countRoles, knowledge } = engine;
  const script = scriptOf(engine, state.script);
  const step = find(script, state.step);
  if (step?.kind !== 'ask' || state.isDone) return goOn(engine, state, lines);
  return { state, replies: [question(knowledge, all, script, step, state, countRoles, lines)] };
}
