// The roles that a job takes in: who wants to be no doctor wants to be no anaesthetist either.

import type { Knowledge } from '../../knowledge/load.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { fold } from '../../language/text.ts';
import type { JobMention } from './job-mention.ts';

/** Ids of the roles that these jobs name or include. */
export function rolesTakenIn(knowledge: Knowledge, jobs: readonly JobMention[]): Set<string> {
  const all = [...knowledge.roles.values()];
  return new Set(
    jobs
      .flatMap((job) => {
        const named = job.isSure && !job.general ? job.roles.slice(0, 1) : job.roles;
        const names = [...(job.general?.names ?? []), ...named.map(({ title }) => title)].map(fold);
        return all.filter(
          (role) =>
            named.includes(role) ||
            names.some((name) => fold(role.title).endsWith(` ${name}`)) ||
            named.some((one) => isKindOf(knowledge, role, one)),
        );
      })
      .map(({ id }) => id),
  );
}

/** An anaesthetist is a doctor: of the family that is called after the role, on the same register. */
function isKindOf(knowledge: Knowledge, role: Role, of: Role): boolean {
  const family = knowledge.families.get(of.family);
  return (
    role.family === of.family &&
    role.registration === of.registration &&
    fold(family?.title ?? '') === `${fold(of.title)}s`
  );
}
