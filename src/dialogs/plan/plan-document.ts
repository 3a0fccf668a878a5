// A plan as a document: what everybody reads of it, and the rest in parts that are folded. The chat has a shorter front.

import {
  type Block,
  heading,
  list,
  paragraph,
  type Stone,
  type Task,
} from '../../answers/reply.ts';
import { roleWords } from '../../answers/role-words.ts';
import { wordsIn } from '../../answers/shape.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Assessed } from '../../knowledge/standing.ts';
import type { Slots } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { closings } from './gap-words.ts';
import { isPupil } from './person-of.ts';
import type { Plan } from './plan.ts';
import { standing } from './plan-front.ts';
import { nextSteps } from './plan-steps.ts';
import {
  gapsLeft,
  isEmptyHope,
  isTrainedAbroad,
  planSections,
  planSources,
  routeLine,
} from './plan-words.ts';
import { type Section, underHeadings } from './sections.ts';

/** What a phone shows of a plan in the chat, and what everybody reads of its page. */
export const MOST_WORDS_IN_CHAT = 120;
export const MOST_WORDS_ON_PAGE = 200;

export interface PlanDocument {
  title: string;
  front: Block[];
  /** Each is folded by itself. */
  folded: Section[];
  source: Block[];
}

/** The plan in the chat: the goal, where someone stands and the next steps; everything else below the fold. */
export function planInChat(
  knowledge: Knowledge,
  words: DialogWording,
  plan: Plan,
  slots: Slots,
): { blocks: Block[]; more: Block[] } {
  const { verdict, inTheWay } = standing(knowledge, words, plan, slots);
  const title = heading(fill(words.plan.heading, roleWords(plan.goal)));
  const said = paragraph(verdict);
  const week = weekBlocks(words, nextSteps(knowledge, words, plan, slots));
  const room = MOST_WORDS_IN_CHAT - wordsIn(inWords([title, said, ...week]));
  const { shown, left } = within(room, inTheWay);
  const path = pathBlocks(words, plan, slots);
  return {
    blocks: [title, said, ...list(shown), ...week],
    more: [
      ...list(left),
      ...path,
      ...underHeadings(planSections(knowledge, words, plan, slots)),
      planSources(knowledge, words, plan),
    ],
  };
}

/** The plan on a page of its own. */
export function planDocument(
  knowledge: Knowledge,
  words: DialogWording,
  plan: Plan,
  slots: Slots,
): PlanDocument {
  const { verdict, inTheWay } = standing(knowledge, words, plan, slots);
  const title = fill(words.plan.heading, roleWords(plan.goal));
  const week = weekBlocks(words, nextSteps(knowledge, words, plan, slots));
  const path = pathBlocks(words, plan, slots);
  const always = [heading(title), paragraph(verdict), ...list(inTheWay), ...week, ...path];
  const best = bestWay(knowledge, words, plan, slots);
  const room = MOST_WORDS_ON_PAGE - wordsIn(inWords(always));
  const isBestShown = best !== undefined && wordsIn(inWords(best.blocks)) <= room;
  const closing = closings(knowledge, words, gapsLeft(plan), slots);
  const isClosingShown = isBestShown && wordsIn(inWords([...best.blocks, ...closing])) <= room;
  const sections = planSections(knowledge, words, plan, slots, isBestShown ? best.way : undefined);
  return {
    title,
    front: [
      paragraph(verdict),
      ...list(inTheWay),
      ...week,
      ...(isBestShown ? best.blocks : []),
      ...(isClosingShown ? closing : []),
      ...path,
    ],
    folded: sections.filter((one) => !(isClosingShown && one.title === words.plan.close)),
    source: [planSources(knowledge, words, plan)],
  };
}

function weekBlocks(words: DialogWording, tasks: Task[]): Block[] {
  return [heading(words.plan.week.heading), { kind: 'tasks', tasks }];
}

/** The way in that comes first, what is missing and what it is like. */
function bestWay(
  { wording }: Knowledge,
  words: DialogWording,
  { goal, routes }: Plan,
  slots: Slots,
): { way: Assessed; blocks: Block[] } | undefined {
  const [way] = routes;
  // Someone trained abroad does not start again, but may need a course made for that.
  if (!way || (isTrainedAbroad(goal, slots) && way.route.kind !== 'conversion')) return undefined;
  // Who is too young for it is told what to do until then.
  if (way.gaps.some(({ kind }) => kind === 'age')) return undefined;
  return {
    way,
    blocks: [heading(words.plan.bestWay), ...list([routeLine(wording, words, way)])],
  };
}

/** The stepping stones to the goal, and what comes after it, drawn. */
function pathBlocks({ plan: text }: DialogWording, plan: Plan, slots: Slots): Block[] {
  const { goal, stones, after } = plan;
  const [best] = stones ?? [];
  // A manager of many years who may apply directly does not begin as a clerk.
  const [way] = plan.routes;
  const isDirect = way?.openness === 'perhaps' && way.route.kind === 'direct';
  const isByStones = best !== undefined && !isEmptyHope(plan) && !isPupil(slots) && !isDirect;
  const between = isByStones ? best.stones.map(({ role }) => role) : [];
  const path: Stone[] = [
    ...(isByStones
      ? [{ title: best.from.title, about: best.wayIn ? text.path.open : text.path.own }]
      : []),
    ...between
      .filter((role) => role !== goal)
      .map(({ title }) => ({ title, about: text.path.between })),
    { title: goal.title, about: text.path.goal, isGoal: true },
    ...after.map(({ title }) => ({ title, about: text.path.after })),
  ];
  return path.length < 2 ? [] : [heading(text.path.heading), { kind: 'path', stones: path }];
}

/** Lines in their order, as many as there is room for. */
function within(room: number, lines: readonly string[]): { shown: string[]; left: string[] } {
  let left = room;
  const count = lines.findIndex((line) => {
    left -= wordsIn([paragraph(line)]);
    return left < 0;
  });
  const most = count < 0 ? lines.length : count;
  return { shown: lines.slice(0, most), left: lines.slice(most) };
}

/** Blocks as what is read of them: without the addresses behind links and the signs before lines. */
export function inWords(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.map(paragraph);
    if (block.kind !== 'tasks') return [block];
    return block.tasks.flatMap(({ says, links = [] }) =>
      [says, ...links.map(({ title }) => title)].map(paragraph),
    );
  });
}
