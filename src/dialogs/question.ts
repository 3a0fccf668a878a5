// A dialog's question as a reply: where it stands, what it asks, and the choices, each of which works as typed text too.

import { type Block, list, paragraph, type Reply, reply } from '../answers/reply.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Scripts } from './load.ts';
import { type CountRoles, progress } from './path.ts';
import type { AskStep, Script } from './schema.ts';
import { textIn } from './slots.ts';
import type { DialogState } from './state.ts';

/** The question of a step, with sentences before it. */
export function question(
  knowledge: Knowledge,
  { wording }: Scripts,
  script: Script,
  step: AskStep,
  state: DialogState,
  countRoles: CountRoles,
  before: readonly string[] = [],
): Reply {
  const at = progress(script, state.slots, countRoles);
  const offered = (state.offered?.slot === step.slot ? state.offered.roles : []).flatMap(
    (id) => knowledge.roles.get(id) ?? [],
  );
  const isOffering = offered.length > 0;
  const prompt = isOffering ? wording.question.whichRole : step.prompt;
  const isTyped = step.ask === 'role' && !isOffering;
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
    blocks: [
      ...before.map(paragraph),
      paragraph(fill(wording.question.progress, { ...at, prompt })),
      ...(isTyped ? [] : listed(titles, step.ask === 'number')),
      ...(isFirst ? [paragraph(wording.question.hint)] : []),
    ],
    choices: [...titles, ...(step.skip && !isOffering ? [wording.question.skip] : [])],
  });
}

/** Numbers would be taken for the answer where a number is asked for. */
function listed(titles: readonly string[], isNumber: boolean): Block[] {
  if (titles.length === 0 || isNumber) return list(titles);
  return [{ kind: 'numbered', items: [...titles] }];
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
