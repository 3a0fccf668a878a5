// What no schema sees in a script: steps that nothing leads to, circles, slots that are read before anything asks them.

import type { ContentFile, Problem } from '../../knowledge/files.ts';
import { nearest } from '../../language/edits.ts';
import { explore } from './feasible.ts';
import { exits, find } from './path.ts';
import type { AskStep, Script, Step } from './schema.ts';
import { SLOTS, type SlotKind } from './slots.ts';

/** More cannot be taken in on a phone. */
const MOST_CHOICES = 6;
const MOST_WORDS_IN_A_PROMPT = 30;
/** Choices whose value is no value of the slot: the slot stays open and the dialog goes another way. */
const FITS_ROLE_CHOICE = /^(?:not-sure|not-listed)$/;
const SLOT_KIND_OF_ASK: Readonly<Record<AskStep['ask'], SlotKind['kind']>> = {
  choice: 'one',
  choices: 'several',
  role: 'role',
  number: 'number',
  'yes-no': 'yes-no',
  words: 'words',
};

/** Every fault of a script that could be read. */
export function checkScript(file: ContentFile<Script>, scripts: ReadonlySet<string>): Problem[] {
  const script = file.content;
  return [
    ...checkNames(file, scripts),
    ...checkReach(file),
    ...checkReading(file),
    ...script.steps.flatMap((step, place) =>
      'ask' in step ? checkQuestion(file, step, place) : [],
    ),
  ];
}

/** No dialog starts one that starts it again: neither would come to an end. */
export function checkStarts(files: readonly ContentFile<Script>[]): Problem[] {
  const starts = new Map(
    files.map(({ content }) => [
      content.id,
      content.steps.flatMap((step) => ('start' in step ? [step.start] : [])),
    ]),
  );
  const leadsTo = (from: string, to: string, seen: Set<string>): boolean =>
    (starts.get(from) ?? []).some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      return leadsTo(next, to, seen.add(next));
    });
  return files.flatMap((file) =>
    file.content.steps.flatMap((step, place) =>
      'start' in step &&
      (step.start === file.content.id || leadsTo(step.start, file.content.id, new Set()))
        ? [
            file.problem(
              ['steps', place, 'start'],
              `starts "${step.start}", which starts this dialog again`,
            ),
          ]
        : [],
    ),
  );
}

function checkNames(file: ContentFile<Script>, scripts: ReadonlySet<string>): Problem[] {
  const { steps } = file.content;
  const ids = steps.map((step) => step.id);
  const problems: Problem[] = [];
  const unknown = (
    place: (string | number)[],
    id: string,
    among: Iterable<string>,
    what: string,
  ) => {
    const near = nearest(id, among);
    const right = near ? `did you mean "${near}"?` : 'add it or take it out';
    problems.push(file.problem(place, `names the ${what} "${id}", which is not there; ${right}`));
  };
  for (const [place, step] of steps.entries()) {
    if (ids.indexOf(step.id) !== place) {
      problems.push(
        file.problem(['steps', place, 'id'], `two steps are called "${step.id}"; rename one`),
      );
    }
    if ('next' in step && step.next !== undefined && !ids.includes(step.next))
      unknown(['steps', place, 'next'], step.next, ids, 'step');
    if ('goTo' in step && !ids.includes(step.goTo))
      unknown(['steps', place, 'goTo'], step.goTo, ids, 'step');
    if ('start' in step && !scripts.has(step.start))
      unknown(['steps', place, 'start'], step.start, scripts, 'dialog');
    if ('when' in step) {
      for (const [index, { goTo }] of step.when.entries())
        if (!ids.includes(goTo))
          unknown(['steps', place, 'when', index, 'goTo'], goTo, ids, 'step');
    }
  }
  return problems;
}

/** Every step can be reached, no path runs in a circle, and every path comes to an end that shows something. */
function checkReach(file: ContentFile<Script>): Problem[] {
  const script = file.content;
  const at = (step: Step) => ['steps', script.steps.indexOf(step), 'id'];
  const problems: Problem[] = [];
  const reached = new Set<Step>();
  const open = new Set<Step>();
  const visit = (step: Step): void => {
    if (open.has(step)) {
      problems.push(file.problem(at(step), `"${step.id}" leads back to itself; only "back" may`));
      return;
    }
    if (reached.has(step)) return;
    reached.add(step);
    open.add(step);
    const ways = exits(script, step);
    if (ways.length === 0 && !('show' in step)) {
      problems.push(
        file.problem(at(step), `"${step.id}" leads nowhere; end with a step that shows something`),
      );
    }
    for (const { to } of ways) {
      const next = find(script, to);
      if (next) visit(next);
    }
    open.delete(step);
  };
  const [first] = script.steps;
  if (first) visit(first);
  for (const step of script.steps) {
    if (reached.has(step)) continue;
    const what = 'show' in step ? 'this end is reached by no path' : 'no step leads to it';
    problems.push(
      file.problem(at(step), `"${step.id}" cannot be reached: ${what}; lead to it or take it out`),
    );
  }
  if (problems.length === 0) problems.push(...checkAnswers(file));
  if (![...reached].some((step) => 'show' in step))
    problems.push(file.problem(['steps'], 'no path comes to an end; add a step with "show"'));
  return problems;
}

/** Every step and every condition is met by some answers, and no plan is shown without a job to plan for. */
function checkAnswers(file: ContentFile<Script>): Problem[] {
  const script = file.content;
  const { reached, met, isEmptyAt } = explore(script);
  const problems: Problem[] = [];
  for (const [place, step] of script.steps.entries()) {
    const at = ['steps', place, 'id'];
    if (!reached.has(step)) {
      problems.push(
        file.problem(
          at,
          `"${step.id}" cannot be reached: no answers lead to it; see the conditions before it`,
        ),
      );
      continue;
    }
    if (step.kind === 'show' && step.show === 'plan' && isEmptyAt(step, 'goal')) {
      problems.push(
        file.problem(
          at,
          `"${step.id}" shows a plan where the job may be unknown; lead to it by a condition with "slot: goal, filled: true"`,
        ),
      );
    }
    if (step.kind !== 'when') continue;
    for (const [index, condition] of step.when.entries()) {
      if (met.has(condition)) continue;
      const where = ['steps', place, 'when', index, 'goTo'];
      problems.push(
        file.problem(
          where,
          `this condition of "${step.id}" never holds here; change it or take it out`,
        ),
      );
    }
  }
  return problems;
}

/** A condition reads a slot that some step before it asks. */
function checkReading(file: ContentFile<Script>): Problem[] {
  const script = file.content;
  const problems: Problem[] = [];
  const askedBefore = new Map<Step, Set<string>>();
  const visit = (step: Step, asked: ReadonlySet<string>): void => {
    const known = askedBefore.get(step) ?? new Set<string>();
    const isNew = !askedBefore.has(step) || [...asked].some((slot) => !known.has(slot));
    if (!isNew) return;
    const all = new Set([...known, ...asked]);
    askedBefore.set(step, all);
    const own = 'ask' in step ? [step.slot] : 'start' in step ? [step.fills] : [];
    for (const { to } of exits(script, step)) {
      const next = find(script, to);
      if (next) visit(next, new Set([...all, ...own]));
    }
  };
  const [first] = script.steps;
  if (first) visit(first, new Set());
  for (const [place, step] of script.steps.entries()) {
    if (!('when' in step)) continue;
    for (const [index, { slot, is = [] }] of step.when.entries()) {
      if (slot === undefined) continue;
      const where = ['steps', place, 'when', index, 'slot'];
      if (askedBefore.has(step) && !askedBefore.get(step)?.has(slot)) {
        problems.push(
          file.problem(where, `reads "${slot}", which no step before "${step.id}" asks`),
        );
      }
      const kind: SlotKind = SLOTS[slot];
      if (kind.kind !== 'one') continue;
      for (const one of is) {
        if (typeof one === 'string' && kind.values.includes(one)) continue;
        problems.push(
          file.problem(
            where,
            `"${String(one)}" is never in "${slot}"; use one of ${kind.values.join(', ')}`,
          ),
        );
      }
    }
  }
  return problems;
}

function checkQuestion(file: ContentFile<Script>, step: AskStep, place: number): Problem[] {
  const problems: Problem[] = [];
  const say = (field: (string | number)[], says: string) => {
    problems.push(file.problem(['steps', place, ...field], says));
  };
  const words = step.prompt.split(/\s+/).length;
  if (words > MOST_WORDS_IN_A_PROMPT)
    say(['prompt'], `has ${words} words; ${MOST_WORDS_IN_A_PROMPT} are the most that is read`);
  if (step.choices.length > MOST_CHOICES)
    say(['choices'], `has ${step.choices.length} choices; ${MOST_CHOICES} are the most`);
  const kind: SlotKind = SLOTS[step.slot];
  if (kind.kind !== SLOT_KIND_OF_ASK[step.ask]) {
    say(['ask'], `asks a ${step.ask}, and the slot "${step.slot}" holds another kind of thing`);
    return problems;
  }
  if ((step.ask === 'choice' || step.ask === 'choices') && step.choices.length < 2)
    say(['id'], `"${step.id}" needs at least two choices`);
  for (const [index, { value }] of step.choices.entries()) {
    const fault = valueFault(kind, value);
    if (fault) say(['choices', index, 'value'], fault);
  }
  const fault = step.unknown === undefined ? undefined : valueFault(kind, step.unknown);
  if (fault) say(['unknown'], fault);
  return problems;
}

function valueFault(kind: SlotKind, value: unknown): string | undefined {
  switch (kind.kind) {
    case 'one':
      return typeof value === 'string' && kind.values.includes(value)
        ? undefined
        : `"${String(value)}" is no value of this slot; use one of ${kind.values.join(', ')}`;
    case 'several':
      return Array.isArray(value) && value.every((one) => kind.values.includes(one))
        ? undefined
        : `"${String(value)}" must be a list of: ${kind.values.join(', ')}`;
    case 'number':
      return typeof value === 'number' && value >= kind.least && value <= kind.most
        ? undefined
        : `"${String(value)}" must be a number from ${kind.least} to ${kind.most}`;
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : `"${String(value)}" must be true or false`;
    case 'role':
      return typeof value === 'string' && FITS_ROLE_CHOICE.test(value)
        ? undefined
        : `"${String(value)}" must be not-sure or not-listed; jobs are typed`;
    default:
      return undefined;
  }
}
