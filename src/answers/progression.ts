// Where a role leads, the ladder around it, and the jobs that are like it.

import { familyLadder, rolesLeadingTo } from '../knowledge/ladder.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { fill } from '../knowledge/wording.ts';
import type { AspectAnswer } from './about-role.ts';
import { type Block, list, paragraph } from './reply.ts';
import { inSentence, joinWords, roleWords } from './role-words.ts';

const FEEDERS_SHOWN = 6;

export function progression(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const words = roleWords(role);
  const steps = role.progression.map(({ title, how }) => (how ? `${title}: ${how}` : title));
  const from = rolesLeadingTo(knowledge, role.id).slice(0, FEEDERS_SHOWN);
  const blocks: Block[] = [
    paragraph(
      fill(steps.length > 0 ? wording.progression.lead : wording.progression.unknown, words),
    ),
    ...list(steps),
  ];
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
        roles: roles.map(({ id, title }) => ({ id, title })),
      })),
      current: role.id,
    },
  ];
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
