// An answer goes into its slot, takes along what else was told, drops what it makes void, and the dialog goes on.

import { contactWords } from '../../answers/contact.ts';
import { roleWords } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import { fold, tokens } from '../../language/text.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { shownWords } from '../plan/account-words.ts';
import { readSubjects } from '../plan/person-of.ts';
import { find, walk } from '../script/path.ts';
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
import { again, goOn } from './go-on.ts';
import { withImplied } from './implied.ts';
import type { Answer } from './read-answer.ts';
import type { DialogState } from './state.ts';

const MANY_MISSES = 3;
/** The same question is not put a third time. */
const TAKEN_AS_TOLD = 2;
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
  { jobs, utterance }: Recognition,
): string | undefined {
  const isChoice = readers.get(step)?.wholly({ utterance }) !== undefined && jobs.length === 0;
  const words = tokens(utterance);
  if (isChoice || words.length > LONGEST_ACCOUNT) return undefined;
  return words.length >= 2 || jobs.length > 0 ? utterance.trim() : undefined;
}
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

/** Puts values into slots, drops answers that no longer lie on the path, and goes on. */
export function fillIn(
  engine: Engine,
  state: DialogState,
  step: AskStep | undefined,
  filled: Slots,
  unsure?: DialogState['unsure'],
  isToldBack = false,
  before: readonly string[] = [],
): DialogTurn {
  const { wording } = engine;
  const script = scriptOf(engine, state.script);
  const { offered, isDone: _, from: __, ...rest } = state;
  const implied = withImplied(engine.knowledge, filled, state.slots);
  const slots = { ...state.slots, ...implied };
  const changed = namesIn(implied).filter((name) => isChanged(state.slots[name], implied[name]));
  const fresh = namesIn(implied).filter(
    (name) => name !== step?.slot && state.slots[name] === undefined,
  );
  const added = namesIn(implied).filter(
    (name) => isAdded(state.slots[name], implied[name]) && name !== step?.slot,
  );
  const told = [...(isToldBack && step ? [step.slot] : []), ...fresh, ...added];
  dropStale(engine, script, state.slots, slots, new Set(namesIn(implied)));
  const isAnswered = step !== undefined && implied[step.slot] !== undefined;
  const isPassedBy = step !== undefined && !isAnswered && changed.length === 0;
  const misses = isPassedBy && (step.skip || offered) ? state.misses + 1 : 0;
  const most = offered ? TAKEN_AS_TOLD + 1 : TAKEN_AS_TOLD;
  const instead = isPassedBy && misses >= most ? unanswered(engine, state, step) : undefined;
  if (instead)
    return fillIn(
      engine,
      { ...rest, misses: 0 },
      step,
      { ...filled, ...instead.slots },
      unsure,
      isToldBack,
      [...before, ...instead.lines],
    );
  const trail = isAnswered
    ? [
        ...state.trail,
        {
          step: step.id,
          filled: namesIn(implied).filter((name) => name === step.slot || fresh.includes(name)),
        },
      ]
    : state.trail;
  const lines = [
    ...before,
    ...(changed.length > 0
      ? noted(engine, script, slots, [...changed, ...told], wording.question.changed)
      : noted(engine, script, slots, told, wording.question.noted)),
  ];
  const isStillOffered = isPassedBy && offered?.slot === step.slot && !unsure;
  const next = { ...rest, slots, trail, misses, ...(unsure ? { unsure } : {}) };
  return goOn(engine, isStillOffered ? { ...next, unsure: offered } : next, lines);
}

/** What stands for the answer to a question that something else was told to twice: the first job offered, or nothing. */
function unanswered(
  { knowledge, wording }: Engine,
  { offered }: DialogState,
  step: AskStep,
): { slots: Slots; lines: string[] } | undefined {
  const first =
    offered?.slot === step.slot ? knowledge.roles.get(offered.roles[0] ?? '') : undefined;
  if (first)
    return {
      slots: { [step.slot]: first.id },
      lines: [fill(wording.question.undecided, roleWords(first))],
    };
  return step.skip ? { slots: { [step.slot]: null }, lines: [] } : undefined;
}

/** Told otherwise, and neither for the first time nor beside what was told. */
function isChanged(before: Slots[SlotName], after: Slots[SlotName]): boolean {
  if ((before ?? null) === null || isAdded(before, after)) return false;
  return JSON.stringify(before) !== JSON.stringify(after);
}

function isAdded(before: Slots[SlotName], after: Slots[SlotName]): boolean {
  if (before === null) return after !== null && after !== undefined;
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  return after.length > before.length && before.every((one) => after.includes(one));
}

/** Nobody needs to hear these back: which way the dialog goes, and their own words. */
const UNTOLD: ReadonlySet<SlotName> = new Set(['direction', 'remark', 'work', 'done']);

function noted(
  engine: Engine,
  script: Script,
  slots: Slots,
  changed: readonly SlotName[],
  text: string,
): string[] {
  const { knowledge, wording } = engine;
  const shown = changed.filter((name) => (slots[name] ?? null) !== null && !UNTOLD.has(name));
  const facts = shownWords(knowledge, wording, script, slots, shown);
  return facts === '' ? [] : [fill(text, { facts })];
}

/** Answers to questions that the path no longer comes to are taken out; what was told unasked stays. */
function dropStale(
  engine: Engine,
  script: Script,
  before: Slots,
  slots: Slots,
  filled: ReadonlySet<SlotName>,
): void {
  const { countRoles } = engine;
  const onPath = (given: Slots) =>
    new Set(
      walk(script, given, countRoles).passed.flatMap((step) =>
        step.kind === 'ask' ? [step.slot] : [],
      ),
    );
  const now = onPath(slots);
  for (const name of onPath(before)) {
    if (now.has(name) || filled.has(name)) continue;
    // A later answer waits for a question in between that is open again.
    const isBehindOpen = walk(script, slots, countRoles).stop?.kind === 'ask';
    if (!isBehindOpen || DEPENDENT.has(name)) delete slots[name];
  }
}

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
