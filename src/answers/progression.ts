// Where a role leads, the ladder around it, and the jobs that are like it.

import { fill } from '../knowledge/fill.ts';
import { familyLadder, rolesLeadingTo } from '../knowledge/ladder.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { firstSentence, sentences } from '../language/text.ts';
import { type Block, paragraph } from './reply.ts';
import { inSentence, joinWords, roleWords } from './role-words.ts';
import type { AspectAnswer } from './shape.ts';

const FEEDERS_SHOWN = 6;
/** Steps and jobs that the sentence names which answers. */
const STEPS_SAID = 3;
const RELATED_SAID = 3;
/** A rung of a large family, such as nursing, names the jobs that are nearest to the one asked about. */
const ROLES_ON_A_RUNG = 5;

export function progression(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const words = roleWords(role);
  const isKin = (one: Role) => Number(one.family === role.family);
  const from = rolesLeadingTo(knowledge, role.id)
    .sort((a, b) => isKin(b) - isKin(a))
    .slice(0, FEEDERS_SHOWN);
  const roles = joinWords(
    role.progression.slice(0, STEPS_SAID).map(({ title }) => inSentence(title)),
    'or',
  );
  return {
    isKnown: role.progression.length > 0,
    says: fill(
      role.progression.length > 0 ? wording.progression.lead : wording.progression.unknown,
      {
        ...words,
        roles,
      },
    ),
    points: role.progression.flatMap(({ title, how }, place) =>
      how === undefined
        ? place < STEPS_SAID
          ? []
          : [{ parts: [title] }]
        : [{ lead: title, parts: sentences(how) }],
    ),
    also:
      from.length > 0
        ? [
            paragraph(
              fill(wording.progression.comesFrom, {
                roles: joinWords(from.map((one) => inSentence(one.title))),
              }),
            ),
          ]
        : [],
    more: ladderBlock(knowledge, role),
  };
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
  const others = role.relatedRoles.flatMap((id) => knowledge.roles.get(id) ?? []);
  const near = others.slice(0, RELATED_SAID).map(({ title }) => inSentence(title));
  const words = { ...roleWords(role), roles: joinWords(near) };
  if (others.length === 0) return { isKnown: false, says: fill(wording.related.none, words) };
  const result = ({ id, title, summary }: Role) => ({
    role: { id, title },
    reason: firstSentence(summary),
  });
  return {
    isKnown: true,
    says: fill(wording.related.lead, words),
    also: [{ kind: 'results', results: others.slice(0, RELATED_SAID).map(result) }],
    more:
      others.length > RELATED_SAID
        ? [{ kind: 'results', results: others.slice(RELATED_SAID).map(result) }]
        : [],
  };
}
