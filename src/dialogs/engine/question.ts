// A dialog's question as a reply: where it stands, what it asks, and the choices, each of which works as typed text too.

import { paragraph, type Reply, reply } from '../../answers/reply.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Scripts } from '../script/load.ts';
import type { CountRoles } from '../script/path.ts';
import type { AskStep, Script } from '../script/schema.ts';
import { textIn } from '../script/slots.ts';
import { progressOf } from './progress.ts';
import type { DialogState } from './state.ts';

/** The question of a step, with sentences before it. */
export function question(
  knowledge: Knowledge,
  all: Scripts,
  script: Script,
  step: AskStep,
  state: DialogState,
  countRoles: CountRoles,
  before: readonly string[] = [],
): Reply {
  const { wording } = all;
  const at = progressOf(all, script, state, countRoles);
  const left = at.of - at.step + 1;
  const { last, progress } = wording.question;
  const offered = (state.offered?.slot === step.slot ? state.offered.roles : []).flatMap(
    (id) => knowledge.roles.get(id) ?? [],
  );
  const isOffering = offered.length > 0;
  const prompt = isOffering ? wording.question.whichRole : step.prompt;
  const titles = isOffering
    ? [...offered.map((role) => role.title), wording.question.noneOfThese]
    : step.choices.map((choice) => choice.title);
  const isFirst =
    state.step === step.id &&
    state.trail.length === 0 &&
    state.callers.length === 0 &&
    state.misses === 0 &&
    before.length === 0;
  return reply({
    outcome: 'dialog',
    topic: script.topic,
    dialog: script.id,
    roles: [...aboutRoles(knowledge, state), ...offered.map(({ id, title }) => ({ id, title }))],
    progress: at,
    options: { count: titles.length, areSeveral: step.ask === 'choices' && !isOffering },
    blocks: [
      ...before.map(paragraph),
      paragraph(left > 1 ? fill(progress, { left, prompt }) : fill(last, { prompt })),
      ...(isFirst ? [paragraph(wording.question.hint)] : []),
    ],
    choices: [
      ...titles,
      ...(step.skip && !isOffering ? [wording.question.skip] : []),
      ...(at.step > 1 || isOffering ? [wording.plan.next.back] : []),
    ],
  });
}

/** The roles that the dialog is about: the person's own and the goal. */
export function aboutRoles(
  knowledge: Knowledge,
  { slots }: Pick<DialogState, 'slots'>,
): { id: string; title: string }[] {
  const ids = [textIn(slots, 'goal'), textIn(slots, 'own')];
  return ids
    .flatMap((id) => knowledge.roles.get(id ?? '') ?? [])
    .map(({ id, title }) => ({ id, title }));
}
