// The end of a dialog as a reply: a plan, the ladder around someone, or the jobs that suit them.

import { paragraph, type Reply, reply } from '../answers/reply.ts';
import { inSentence, roleWords } from '../answers/role-words.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { ladderWords } from './ladder-words.ts';
import type { Scripts } from './load.ts';
import { buildPlan } from './plan.ts';
import { planBlocks } from './plan-words.ts';
import { resultsWords } from './results-words.ts';
import type { Script, ShowStep } from './schema.ts';
import { type Slots, textIn } from './slots.ts';
import { widenings } from './widenings.ts';

/** What a `show` step shows, worked out from the slots alone: the same slots give the same reply at any time. */
export function show(
  knowledge: Knowledge,
  { wording }: Scripts,
  script: Script,
  what: ShowStep['show'],
  slots: Slots,
): Reply {
  const base = { outcome: 'dialog' as const, topic: script.topic, dialog: script.id };
  const { next, keep } = wording.plan;
  if (what === 'results') {
    const { roles, blocks } = resultsWords(knowledge, wording, slots);
    const [first, second] = roles;
    return reply({
      ...base,
      roles: names(roles),
      blocks,
      choices: [
        ...(first ? [] : widenings(knowledge, wording, script, slots).map(({ title }) => title)),
        ...(first ? [fill(wording.results.plan, roleWords(first))] : []),
        ...(first && second
          ? [
              fill(wording.results.compare, {
                first: inSentence(first.title),
                second: inSentence(second.title),
              }),
            ]
          : []),
        next.told,
        next.startAgain,
      ],
    });
  }
  if (what === 'ladder') {
    const { roles, blocks } = ladderWords(knowledge, wording, slots);
    return reply({
      ...base,
      roles: names(roles),
      blocks: [...blocks, paragraph(keep)],
      choices: [next.save, next.told, next.startAgain],
    });
  }
  const goal = knowledge.roles.get(textIn(slots, 'goal') ?? '');
  if (!goal) throw new Error(`the script "${script.id}" shows a plan on a path without a goal`);
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  return reply({
    ...base,
    roles: names(own && own !== goal ? [goal, own] : [goal]),
    blocks: [
      ...planBlocks(knowledge, wording, buildPlan(knowledge, goal, slots), slots),
      paragraph(keep),
    ],
    choices: [next.save, next.told, fill(next.getOn, roleWords(goal)), next.startAgain],
  });
}

export function names(roles: readonly Role[]): { id: string; title: string }[] {
  return roles.map(({ id, title }) => ({ id, title }));
}
