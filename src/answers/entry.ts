// What you need to get in: in short, in qualifications, in experience.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { limitsOf } from './limits.ts';
import { paragraph } from './reply.ts';
import { roleWords } from './role-words.ts';
import { kindWithLevel, routePoint } from './routes.ts';
import type { AspectAnswer } from './shape.ts';

export function entry(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const { summary, experience } = role.entry;
  return {
    isKnown: true,
    says: summary,
    limits: limitsOf(knowledge, role),
    points: role.routes.map((route) => routePoint(wording, route)),
    also: experience === undefined ? [] : [paragraph(experience)],
  };
}

export function qualifications(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const { summary } = role.entry;
  const asking = role.routes.filter(({ requirements }) => requirements.length > 0);
  const noFigures = paragraph(fill(wording.entry.noFigures, roleWords(role)));
  return {
    isKnown: true,
    says: summary,
    limits: limitsOf(knowledge, role),
    points: asking.map((route) => ({
      lead: kindWithLevel(wording, route),
      parts: route.requirements.map(({ says }) => says),
    })),
    isUncut: true,
    also: asking.length === 0 ? [noFigures] : [],
  };
}

export function experience({ wording }: Knowledge, role: Role): AspectAnswer {
  const fromRoutes = role.routes.flatMap((route) =>
    route.requirements.filter((line) => line.needs?.experience).map((line) => line.says),
  );
  const [first, ...others] = [...new Set(fromRoutes)];
  const says = role.entry.experience ?? first;
  if (says === undefined) {
    return {
      isKnown: false,
      says: fill(wording.entry.noExperience, roleWords(role)),
      also: [paragraph(role.entry.summary)],
    };
  }
  const points = role.entry.experience === undefined ? others : [...new Set(fromRoutes)];
  return { isKnown: true, says, points: points.map((part) => ({ parts: [part] })) };
}
