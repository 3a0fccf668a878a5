// Where a role leads, the ladder around it, and the jobs that are like it.

import { fill } from '../knowledge/fill.ts';
import { familyLadder, rolesLeadingTo } from '../knowledge/ladder.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import type { AspectAnswer } from './about-role.ts';
import { type Block, list, paragraph } from './reply.ts';
import { inSentence, joinWords, roleWords } from './role-words.ts';

const FEEDERS_SHOWN = 6;
/** Steps that are told with what they take; the others are named. */
const STEPS_TOLD = 6;
/** A rung of a large family, such as nursing, names the jobs that are nearest to the one asked about. */
const ROLES_ON_A_RUNG = 5;

export function progression(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const words = roleWords(role);
  const steps = role.progression
    .slice(0, STEPS_TOLD)
    .map(({ title, how }) => (how ? `${title}: ${how}` : title));
  const others = role.progression.slice(STEPS_TOLD).map(({ title }) => inSentence(title));
  const isKin = (one: Role) => Number(one.family === role.family);
  const from = rolesLeadingTo(knowledge, role.id)
    .sort((a, b) => isKin(b) - isKin(a))
    .slice(0, FEEDERS_SHOWN);
  const blocks: Block[] = [
    paragraph(
      fill(steps.length > 0 ? wording.progression.lead : wording.progression.unknown, words),
    ),
    ...list(steps),
  ];
  if (others.length > 0) {
    blocks.push(paragraph(fill(wording.progression.also, { roles: joinWords(others) })));
  }
  if (from.length > 0) {
    const roles = joinWords(from.map((one) => inSentence(one.title)));
    blocks.push(paragraph(fill(wording.progression.comesFrom, { roles })));
  }
  blocks.push(...ladderBlock(knowledge, role));
  return { isKnown: steps.length > 0, blocks };
}

/** The family's ladder, where it has more than one rung. */
export function ladderBlock(knowledge: Knowledge, role: Role): Block[] {
  const { wording } = knowledge;
  const rungs = familyLadder(knowledge, role.family);
  if (rungs.length < 2 || role.careerLevel === undefined) return [];
  const family = knowledge.families.get(role.family)?.title ?? role.family;
  return [
    {
      kind: 'ladder',
      title: fill(wording.progression.ladder, { family }),
      rungs: rungs.map(({ careerLevel, roles }) => ({
        level: wording.careerLevels[String(careerLevel)] ?? String(careerLevel),
        roles: nearest(roles, role).map(({ id, title }) => ({ id, title })),
      })),
      current: role.id,
    },
  ];
}

/** The roles of a rung that have most to do with the one asked about, in the rung's own order. */
function nearest(rung: readonly Role[], own: Role): Role[] {
  const leadsTo = (from: Role, to: Role) => from.progression.some((step) => step.to === to.id);
  const closeness = (one: Role) =>
    one === own
      ? 3
      : leadsTo(own, one) || leadsTo(one, own)
        ? 2
        : own.relatedRoles.includes(one.id)
          ? 1
          : 0;
  const chosen = new Set(
    [...rung].sort((a, b) => closeness(b) - closeness(a)).slice(0, ROLES_ON_A_RUNG),
  );
  return rung.filter((one) => chosen.has(one));
}

export function related(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const words = roleWords(role);
  const others = role.relatedRoles.flatMap((id) => knowledge.roles.get(id) ?? []);
  if (others.length === 0) {
    return { isKnown: false, blocks: [paragraph(fill(wording.related.none, words))] };
  }
  return {
    isKnown: true,
    blocks: [
      paragraph(fill(wording.related.lead, words)),
      {
        kind: 'results',
        results: others.map(({ id, title, summary }) => ({
          role: { id, title },
          reason: firstSentence(summary),
        })),
      },
    ],
  };
}

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/.exec(text)?.[0] ?? text;
}
