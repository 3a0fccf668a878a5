// An answer goes into its slot, takes along what else was told, drops what it makes void, and the dialog goes on.

import { fill } from '../../knowledge/fill.ts';
import { fold, tokens } from '../../language/text.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { readSubjects } from '../plan/person-of.ts';
import type { AskStep, Script } from '../script/schema.ts';
import { fitting, listIn, SLOTS, type SlotName, type Slots, textIn } from '../script/slots.ts';
import {
  DEPENDENT,
  type DialogTurn,
  type Engine,
  isCorrection,
  listen,
  namesIn,
  scriptOf,
} from './engine.ts';
import { fillIn } from './fill-in.ts';
import { again } from './go-on.ts';
import { miss } from './misses.ts';
import type { Answer } from './read-answer.ts';
import type { DialogState } from './state.ts';

const MOST_OFFERED = 4;
/** Slots that only their own question fills: out of place, their words mean something else. */
const NOT_AHEAD: ReadonlySet<SlotName> = new Set([...DEPENDENT, 'direction']);

/** The answer to the question that was put. */
export function answer(
  engine: Engine,
  state: DialogState,
  step: AskStep,
  said: Answer,
  recognition: Recognition,
): DialogTurn {
  const { knowledge } = engine;
  const heard = listen(engine, scriptOf(engine, state.script), recognition, false);
  keepTold(engine, state, heard.slots, recognition);
  const value = said.kind === 'unknown' ? (step.unknown ?? null) : said.value;
  const fits = fitting(step.slot, value, knowledge);
  if (fits === undefined) return miss(engine, state);
  const beside: Slots = { ...heard.slots };
  delete beside.goal;
  // "Cooked for a care home" is what was done, and not the job now.
  if (step.slot === 'experience') {
    delete beside.own;
    delete beside.situation;
  }
  if (step.slot === 'situation' && value !== 'nhs') delete beside.own;
  if (DEPENDENT.has(step.slot)) delete beside.qualifications;
  const given: Slots = { ...beside, [step.slot]: fits };
  return fillIn(engine, state, step, withOwnWords(engine, step, given, recognition));
}

/** The answer with what was said of someone's work or experience, in their own words. */
export function withOwnWords(
  engine: Engine,
  step: AskStep | undefined,
  given: Slots,
  recognition: Recognition,
): Slots {
  const words = step && ownWords(engine, step, recognition);
  if (words === undefined) return given;
  if (step?.slot === 'experience' && given.experience === true) return { ...given, done: words };
  const isAtWork = given.situation === 'other-work' || given.situation === 'care-work';
  return step?.slot === 'situation' && isAtWork ? { work: words, ...given } : given;
}

/** An answer that is more than one of the choices, for it to come back in the plan. */
function ownWords(
  { readers }: Engine,
  step: AskStep,
  { facts, jobs, utterance }: Recognition,
): string | undefined {
  // "6 years" says how long, and not what.
  if (facts.some(({ fact }) => fact.kind === 'years') && tokens(utterance).length <= LONGEST_TIME)
    return undefined;
  const isChoice = readers.get(step)?.wholly({ utterance }) !== undefined && jobs.length === 0;
  const words = tokens(utterance);
  if (isChoice || words.length > LONGEST_ACCOUNT) return undefined;
  const [first, second] = words;
  // "Yes, payroll for 6 years".
  const isSaid = step.choices.some(({ alsoSaid }) => alsoSaid.includes(first?.word ?? ''));
  const from = step.ask === 'yes-no' && isSaid ? second?.start : undefined;
  return words.length >= 2 || jobs.length > 0 ? utterance.slice(from ?? 0).trim() : undefined;
}
/** "Yes, 8 years". */
const LONGEST_TIME = 3;
/** A longer answer is a story; what counts in it is heard as facts. */
const LONGEST_ACCOUNT = 14;

/** Tastes are heard in stories too ("my mum"): what someone said of them before stays, unless they correct it. */
export function keepTold(
  engine: Engine,
  state: DialogState,
  heard: Slots,
  recognition: Recognition,
): void {
  addTo(state.slots, heard);
  // "He's at college" says less than which course it is.
  if (heard.studying === 'course' && state.slots.studying !== undefined) delete heard.studying;
  // Nobody plans to become what they are.
  if (heard.own !== undefined && heard.own === state.slots.goal) delete heard.own;
  // "I do have English GCSE": one subject takes nothing away from what else someone has.
  const isSubject = recognition.facts.every(({ fact }) => fact.kind !== 'gcses');
  const isLess = rankOf(state.slots.qualifications) > rankOf(heard.qualifications);
  if (isSubject && isLess && heard.qualifications === 'gcses') delete heard.qualifications;
  if (isCorrection(engine, recognition)) return;
  for (const name of TASTES) if ((state.slots[name] ?? null) !== null) delete heard[name];
  const known = rankOf(state.slots.qualifications);
  // Maths GCSE, told beside a degree, takes nothing away from it.
  if (known > rankOf(heard.qualifications)) delete heard.qualifications;
}

/** Subjects, limits and jobs that are turned down come beside those that were told before. */
function addTo(known: Slots, heard: Slots): void {
  const subjects = new Map(
    [
      ...readSubjects(textIn(known, 'subjects') ?? ''),
      ...readSubjects(textIn(heard, 'subjects') ?? ''),
    ].map((one) => [one.subject, one.grade]),
  );
  if (heard.subjects !== undefined)
    heard.subjects = [...subjects].map(([subject, grade]) => `${subject}:${grade}`).join(', ');
  for (const name of ADDED_TO)
    if (Array.isArray(heard[name]))
      heard[name] = [...new Set([...listIn(known, name), ...listIn(heard, name)])];
}
const ADDED_TO: readonly SlotName[] = ['avoid', 'refused'];

function rankOf(qualifications: Slots[SlotName]): number {
  const all: readonly unknown[] = SLOTS.qualifications.values;
  return all.indexOf(qualifications);
}
const TASTES: readonly SlotName[] = ['interests', 'people', 'contact'];

/** A job as the answer: clear, one of several, a whole field, or none that is known. */
export function answerRole(
  engine: Engine,
  state: DialogState,
  step: AskStep,
  heard: { slots: Slots; unsure?: DialogState['unsure'] },
  recognition: Recognition,
): DialogTurn | undefined {
  const { wording } = engine;
  if (heard.slots[step.slot] !== undefined)
    return fillIn(
      engine,
      state,
      step,
      heard.slots,
      heard.unsure,
      !isTitle(engine, heard.slots[step.slot], recognition),
    );
  if (heard.unsure?.slot === step.slot) {
    const { slot, roles } = heard.unsure;
    const offered = { slot, roles: roles.slice(0, MOST_OFFERED) };
    return again(engine, { ...state, slots: { ...state.slots, ...heard.slots }, offered }, []);
  }
  // "In care work", to which kind of nurse, is no field to work in.
  if (state.offered?.slot === step.slot) return undefined;
  const unknown = recognition.jobs.find((job) => job.isElsewhere)?.text ?? recognition.unknownTitle;
  if (unknown !== undefined)
    return again(engine, state, [fill(wording.question.unknownJob, { text: unknown })]);
  const family = recognition.criteria.must.find((one) => one.kind === 'family');
  const interests = recognition.criteria.must.flatMap((one) =>
    one.kind === 'interest' ? [one.value] : [],
  );
  // "IT support": no title, and what someone likes; jobs of that kind are looked for.
  if (!family && interests.length > 0 && step.slot === 'goal')
    return fillIn(engine, state, step, { goal: null, interests: [...new Set(interests)] });
  if (family && step.slot === 'goal')
    return fillIn(engine, state, step, { goal: null, goalFamily: family.value });
  return undefined;
}

/** Whether someone typed or pressed the very title, so that it need not be told back. */
function isTitle({ knowledge }: Engine, id: unknown, { utterance }: Recognition): boolean {
  const title = knowledge.roles.get(String(id))?.title;
  return title !== undefined && fold(title) === fold(utterance.trim());
}

/** The answer to another question of the script, which has not come yet: "a levels" when asked about a goal. */
export function elsewhere(
  engine: Engine,
  script: Script,
  state: DialogState,
  asked: AskStep | undefined,
  recognition: Recognition,
): Slots {
  const { readers } = engine;
  const found: Slots = {};
  for (const step of script.steps) {
    if (step.kind !== 'ask' || step === asked) continue;
    if ((state.slots[step.slot] ?? null) !== null || NOT_AHEAD.has(step.slot)) continue;
    const reader = readers.get(step);
    // "science and working with kids" answers two questions of the kind where several may be picked.
    const isBeside = asked?.ask === 'choices' && step.ask === 'choices';
    const answer = isBeside
      ? reader?.loose(recognition)
      : step.ask === 'choice'
        ? reader?.wholly(recognition)
        : undefined;
    if (answer?.kind === 'value') found[step.slot] = answer.value;
  }
  return namesIn(found).length === 1 ? found : {};
}
