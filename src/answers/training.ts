// The training that one gets: in the job, and before it.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { roleWords } from './role-words.ts';
import { routePoint } from './routes.ts';
import type { AspectAnswer } from './shape.ts';

export function training({ wording }: Knowledge, role: Role): AspectAnswer {
  const before = role.routes.filter((route) => route.duration);
  return {
    isKnown: role.training.inTheJob !== undefined || before.length > 0,
    says: role.training.inTheJob ?? fill(wording.training.unknown, roleWords(role)),
    points: before.map((route) => routePoint(wording, route)),
  };
}
