// The end of a dialog as a reply: a plan, the ladder around someone, or the jobs that suit them.

import { inOrder, paragraph, type Reply, reply } from '../../answers/reply.ts';
import { inSentence, roleWords } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import type { Scripts } from '../script/load.ts';
import type { Script, ShowStep } from '../script/schema.ts';
import { type Slots, textIn } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { ladderWords } from './ladder-words.ts';
import { buildPlan } from './plan.ts';
import { type PlanDocument, planDocument, planInChat } from './plan-document.ts';
import { resultsWords } from './results-words.ts';
import { widenings } from './widenings.ts';

/** What a `show` step shows, worked out from the slots alone: the same slots give the same reply at any time. */
export function show(
  knowledge: Knowledge,
  { wording }: Scripts,
  script: Script,
  what: ShowStep['show'],
  slots: Slots,
  from = 0,
): Reply {
  const base = endOf(script, what);
  const { next } = wording.plan;
  if (what === 'results') {
    const { roles, blocks, more } = resultsWords(knowledge, wording, slots, from);
    const [first, second] = roles;
    return reply({
      ...base,
      roles: names(roles),
      blocks,
      ...(more.length > 0 ? { more } : {}),
      choices: [
        ...(first || from > 0
          ? []
          : widenings(knowledge, wording, script, slots).map(({ title }) => title)),
        ...(first ? [fill(wording.results.plan, roleWords(first))] : []),
        ...(first && second
          ? [
              fill(wording.results.compare, {
                first: inSentence(first.title),
                second: inSentence(second.title),
              }),
            ]
          : []),
        ...(first ? [knowledge.wording.next.showMore] : []),
        next.told,
        next.startAgain,
      ],
    });
  }
  if (what === 'ladder') return showLadder(knowledge, wording, slots, base);
  const goal = knowledge.roles.get(textIn(slots, 'goal') ?? '');
  if (!goal) throw new Error(`the script "${script.id}" shows a plan on a path without a goal`);
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const plan = buildPlan(knowledge, goal, slots);
  return reply({
    ...base,
    roles: names(own && own !== goal ? [goal, own] : [goal]),
    ...planInChat(knowledge, wording, plan, slots),
    moreTitle: wording.plan.rest,
    choices: [next.save, next.change, fill(next.getOn, roleWords(goal))],
    hasPlan: true,
  });
}

/** The ladder around someone; where a step fits what they want, a plan for it is offered. */
function showLadder(
  knowledge: Knowledge,
  wording: DialogWording,
  slots: Slots,
  base: ReturnType<typeof endOf>,
): Reply {
  const { next, keep } = wording.plan;
  const { roles, best, blocks } = ladderWords(knowledge, wording, slots);
  return reply({
    ...base,
    roles: names(roles),
    blocks: [...blocks, paragraph(keep)],
    choices: [
      ...(best ? [fill(wording.results.plan, roleWords(best))] : []),
      next.save,
      next.told,
      next.startAgain,
    ],
    hasPlan: true,
  });
}

/** What a saved plan ends in as a document. */
export function shownDocument(
  knowledge: Knowledge,
  all: Scripts,
  script: Script,
  what: ShowStep['show'],
  slots: Slots,
): PlanDocument {
  const goal = what === 'plan' ? knowledge.roles.get(textIn(slots, 'goal') ?? '') : undefined;
  if (goal) return planDocument(knowledge, all.wording, buildPlan(knowledge, goal, slots), slots);
  const { before, more, after } = inOrder(show(knowledge, all, script, what, slots));
  const [first, ...rest] = before;
  const isTitled = first?.kind === 'heading';
  return {
    title: isTitled ? first.text : script.title,
    front: [...(isTitled ? rest : before), ...more],
    folded: [],
    source: after,
  };
}

export function names(roles: readonly Role[]): { id: string; title: string }[] {
  return roles.map(({ id, title }) => ({ id, title }));
}

function endOf({ id, topic }: Script, what: ShowStep['show']) {
  return { outcome: 'dialog' as const, topic, dialog: id, subject: `dialog/${id}/${what}` };
}
