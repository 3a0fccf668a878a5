// What you need to get in: in short, in qualifications, in experience.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import type { AspectAnswer } from './about-role.ts';
import { type Block, list, paragraph } from './reply.ts';
import { roleWords } from './role-words.ts';

export function entry(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const blocks: Block[] = [paragraph(role.entry.summary)];
  if (role.entry.experience) blocks.push(paragraph(role.entry.experience));
  if (role.routes.length > 0) {
    blocks.push(
      paragraph(wording.entry.waysIn),
      ...list(role.routes.map((route) => `${wording.routeKinds[route.kind]}: ${route.summary}`)),
    );
  }
  blocks.push(...registerToo(knowledge, role));
  return { isKnown: true, blocks };
}

export function qualifications(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const blocks: Block[] = [paragraph(role.entry.summary)];
  for (const route of role.routes) {
    if (route.requirements.length === 0) continue;
    blocks.push(
      paragraph(`${wording.routeKinds[route.kind]}:`),
      ...list(route.requirements.map((line) => line.says)),
    );
  }
  if (blocks.length === 1) blocks.push(paragraph(fill(wording.entry.noFigures, roleWords(role))));
  blocks.push(...registerToo(knowledge, role));
  return { isKnown: true, blocks };
}

export function experience({ wording }: Knowledge, role: Role): AspectAnswer {
  const fromRoutes = role.routes.flatMap((route) =>
    route.requirements.filter((line) => line.needs?.experience).map((line) => line.says),
  );
  const isKnown = role.entry.experience !== undefined || fromRoutes.length > 0;
  if (!isKnown) {
    return {
      isKnown,
      blocks: [
        paragraph(fill(wording.entry.noExperience, roleWords(role))),
        paragraph(role.entry.summary),
      ],
    };
  }
  return {
    isKnown,
    blocks: [
      ...(role.entry.experience ? [paragraph(role.entry.experience)] : []),
      ...list([...new Set(fromRoutes)]),
    ],
  };
}

/** The register that must be joined after qualifying, where the entry summary does not speak of it. */
function registerToo({ wording, registers }: Knowledge, role: Role): Block[] {
  const register = registers.registers.find(({ id }) => id === role.registration);
  if (!register || role.entry.summary.includes(register.name)) return [];
  return [paragraph(fill(wording.entry.registerToo, { register: register.name }))];
}
