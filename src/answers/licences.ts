// The licences and certificates that a job asks for, driving licences among them.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { drivingLicence } from './limits.ts';
import { otherLicences, registration } from './registration.ts';
import { capital, roleWords } from './role-words.ts';
import type { AspectAnswer } from './shape.ts';

export function licences(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const driving = role.traits.driving;
  const needsDriving = driving !== undefined && driving.is !== 'no';
  const [says, ...limits] = [
    ...otherLicences(knowledge, role),
    ...(needsDriving ? [capital(fill(wording.traits.driving[driving.is], roleWords(role)))] : []),
    ...drivingLicence(wording, role),
  ];
  if (says !== undefined) return { isKnown: true, says, limits: limits.map((text) => ({ text })) };
  // Of a profession "licence" is how people say registration.
  if (role.registration) return registration(knowledge, role);
  return { isKnown: false, says: fill(wording.licence.none, roleWords(role)) };
}

/** An answer about driving, with the kinds of licence behind it. */
export function withLicences(driving: (knowledge: Knowledge, role: Role) => AspectAnswer) {
  return (knowledge: Knowledge, role: Role): AspectAnswer => {
    const answer = driving(knowledge, role);
    const kinds = drivingLicence(knowledge.wording, role).map((text) => ({ text }));
    return { ...answer, limits: [...(answer.limits ?? []), ...kinds] };
  };
}
