// The training that one gets: in the job, and before it.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import type { AspectAnswer } from './about-role.ts';
import { type Block, list, paragraph } from './reply.ts';
import { roleWords } from './role-words.ts';

export function training({ wording }: Knowledge, role: Role): AspectAnswer {
  const blocks: Block[] = [
    paragraph(role.training ?? fill(wording.training.unknown, roleWords(role))),
  ];
  const before = role.routes.filter((route) => route.duration);
  if (before.length > 0) {
    blocks.push(
      paragraph(wording.training.beforehand),
      ...list(
        before.map(
          (route) => `${wording.routeKinds[route.kind]}: ${route.duration}. ${route.summary}`,
        ),
      ),
    );
  }
  return { isKnown: role.training !== undefined || before.length > 0, blocks };
}
