// A family's roles by career level, and the steps between roles in both directions.

import type { Knowledge } from './load.ts';
import type { Role } from './schema/role.ts';

/** The roles of one career level. */
export interface LadderRung {
  careerLevel: number;
  roles: Role[];
}

/** The rungs of a family, lowest first. Roles without a career level are not on it. */
export function familyLadder(knowledge: Knowledge, family: string): LadderRung[] {
  const rungs = new Map<number, Role[]>();
  for (const role of knowledge.roles.values()) {
    if (role.family !== family || role.careerLevel === undefined) continue;
    rungs.set(role.careerLevel, [...(rungs.get(role.careerLevel) ?? []), role]);
  }
  return [...rungs]
    .sort(([a], [b]) => a - b)
    .map(([careerLevel, roles]) => ({ careerLevel, roles }));
}

/** The roles whose progression names this role. */
export function rolesLeadingTo(knowledge: Knowledge, id: string): Role[] {
  return [...knowledge.roles.values()].filter((role) =>
    role.progression.some((step) => step.to === id),
  );
}

/** To how many other roles a job leads on: of two first steps the wider one is the safer choice. */
export function waysOn({ progression }: Role): number {
  return progression.filter(({ to }) => to !== undefined).length;
}
