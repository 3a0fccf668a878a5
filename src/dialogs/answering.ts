// An answer goes into its slot, takes along what else was told, drops what it makes void, and the dialog goes on.

import { contactWords } from '../answers/applying.ts';
import { fill } from '../knowledge/fill.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { fold } from '../text.ts';
import { again, goOn } from './go-on.ts';
import { find, walk } from './path.ts';
import type { Answer } from './read-answer.ts';
import type { AskStep, Script } from './schema.ts';
import { factsWords } from './slot-words.ts';
import { fitting, type SlotName, type Slots } from './slots.ts';
import type { DialogState } from './state.ts';
import {
  DEPENDENT,
  isCorrection,
  listen,
  namesIn,
  scriptOf,
  type Taken,
  type Workings,
} from './workings.ts';

const MANY_MISSES = 3;
const MOST_OFFERED = 4;
/** Slots that only their own question fills: out of place, their words mean something else. */
const NOT_AHEAD: ReadonlySet<SlotName> = new Set([...DEPENDENT, 'direction']);

/** The answer to the question that was put. */
export function answer(
  w: Workings,
  state: DialogState,
  step: AskStep,
  given: Answer,
  recognition: Recognition,
): Taken {
  const { knowledge } = w;
  const heard = listen(w, scriptOf(w, state.script), recognition, false);
  keepTold(w, state, heard.slots, recognition);
  const value = given.kind === 'unknown' ? (step.unknown ?? null) : given.value;
  const fits = fitting(step.slot, value, knowledge);
  if (fits === undefined) return miss(w, state);
  const beside: Slots = { ...heard.slots };
  delete beside.goal;
  if (DEPENDENT.has(step.slot)) delete beside.qualifications;
  return fillIn(w, state, step, { ...beside, [step.slot]: fits });
}

/** Tastes are heard in stories too ("my mum"): what someone said of them before stays, unless they correct it. */
export function keepTold(
  w: Workings,
  state: DialogState,
  heard: Slots,
  recognition: Recognition,
): void {
  if (isCorrection(w, recognition)) return;
  for (const name of TASTES) if ((state.slots[name] ?? null) !== null) delete heard[name];
}
const TASTES: readonly SlotName[] = ['interests', 'people', 'contact'];

/** A job as the answer: clear, one of several, a whole field, or none that is known. */
export function answerRole(
  w: Workings,
  state: DialogState,
  step: AskStep,
  heard: { slots: Slots; unsure?: DialogState['unsure'] },
  recognition: Recognition,
): Taken | undefined {
  const { wording } = w;
  if (heard.slots[step.slot] !== undefined)
    return fillIn(
      w,
      state,
      step,
      heard.slots,
      heard.unsure,
      !isTitle(w, heard.slots[step.slot], recognition),
    );
  if (heard.unsure?.slot === step.slot) {
    const { slot, roles } = heard.unsure;
    const offered = { slot, roles: roles.slice(0, MOST_OFFERED) };
    return again(w, { ...state, slots: { ...state.slots, ...heard.slots }, offered }, []);
  }
  const unknown = recognition.jobs.find((job) => job.isElsewhere)?.text ?? recognition.unknownTitle;
  if (unknown !== undefined)
    return again(w, state, [fill(wording.question.unknownJob, { text: unknown })]);
  const family = recognition.criteria.must.find((one) => one.kind === 'family');
  if (family && step.slot === 'goal')
    return fillIn(w, state, step, { goal: null, goalFamily: family.value });
  return undefined;
}

/** Whether someone typed or pressed the very title, so that it need not be told back. */
function isTitle({ knowledge }: Workings, id: unknown, { utterance }: Recognition): boolean {
  const title = knowledge.roles.get(String(id))?.title;
  return title !== undefined && fold(title) === fold(utterance.trim());
}

/** The answer to another question of the script, which has not come yet: "a levels" when asked about a goal. */
export function elsewhere(
  w: Workings,
  script: Script,
  state: DialogState,
  asked: AskStep | undefined,
  recognition: Recognition,
): Slots {
  const { readers } = w;
  const found: Slots = {};
  for (const step of script.steps) {
    if (step.kind !== 'ask' || step === asked) continue;
    if (state.slots[step.slot] !== undefined || NOT_AHEAD.has(step.slot)) continue;
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
  w: Workings,
  state: DialogState,
  step: AskStep | undefined,
  filled: Slots,
  unsure?: DialogState['unsure'],
  isToldBack = false,
): Taken {
  const { wording } = w;
  const script = scriptOf(w, state.script);
  const { offered: _, isDone: __, ...rest } = state;
  const implied = withImplied(filled, state.slots);
  const slots = { ...state.slots, ...implied };
  const changed = namesIn(implied).filter(
    (name) =>
      state.slots[name] !== undefined &&
      JSON.stringify(state.slots[name]) !== JSON.stringify(implied[name]),
  );
  const fresh = namesIn(implied).filter(
    (name) => name !== step?.slot && state.slots[name] === undefined,
  );
  const told = isToldBack && step ? [step.slot, ...fresh] : fresh;
  dropStale(w, script, state.slots, slots, new Set(namesIn(implied)));
  const isAnswered = step !== undefined && implied[step.slot] !== undefined;
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
    ...noted(w, script, slots, changed, wording.question.changed),
    ...noted(w, script, slots, told, wording.question.noted),
  ];
  return goOn(w, { ...rest, slots, trail, misses: 0, ...(unsure ? { unsure } : {}) }, lines);
}

function noted(
  w: Workings,
  script: Script,
  slots: Slots,
  changed: readonly SlotName[],
  text: string,
): string[] {
  const { knowledge, wording } = w;
  const shown = changed.filter((name) => slots[name] !== undefined && name !== 'direction');
  return shown.length > 0
    ? [fill(text, { facts: factsWords(knowledge, wording, script, slots, shown) })]
    : [];
}

/** Answers to questions that the path no longer comes to are taken out; what was told unasked stays. */
function dropStale(
  w: Workings,
  script: Script,
  before: Slots,
  slots: Slots,
  filled: ReadonlySet<SlotName>,
): void {
  const { countRoles } = w;
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

/** An answer that was not understood: the question again, and after three of them help and a person. */
export function miss(w: Workings, state: DialogState): Taken {
  const { knowledge, wording } = w;
  const script = scriptOf(w, state.script);
  const step = find(script, state.step);
  const misses = state.misses + 1;
  const next = { ...state, misses };
  if (step?.kind !== 'ask') return again(w, next, [wording.repair.missed]);
  const contact = contactWords(knowledge.trust.recruitment);
  const often = step.skip ? wording.repair.missedOften : wording.repair.missedOftenNoSkip;
  const line =
    misses >= MANY_MISSES
      ? fill(often, { contact })
      : misses === 2
        ? wording.repair.missedAgain
        : wording.repair.missed;
  return again(w, next, misses >= MANY_MISSES ? [line, step.why] : [line]);
}

/** What follows from a value without saying: some GCSEs are a qualification, and none leave no number. */
function withImplied(filled: Slots, before: Slots): Slots {
  const implied = { ...filled };
  const hasGcses = typeof filled.gcseCount === 'number' && filled.gcseCount > 0;
  if (hasGcses && filled.qualifications === undefined) {
    const known = before.qualifications;
    if (known === 'none' || known === null) implied.qualifications = 'gcses';
  }
  return implied;
}
