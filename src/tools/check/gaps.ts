// What the roles' files lack, counted: `npm run check -- gaps`.

import { TRAITS } from '../../knowledge/kinds.ts';
import type { Role } from '../../knowledge/schema/role.ts';

/** Doctors, dentists and volunteers are not on the pay bands; nor do these roles have any. */
const NOT_ON_BANDS = new Set(['doctors', 'voluntary']);

/** A field, the roles that should have it, and those that lack it. */
export interface Gap {
  field: string;
  of: number;
  lacking: string[];
}

/** Counts every field that an answer is made from and that a role may lack. */
export function findGaps(roles: readonly Role[]): Gap[] {
  const apprenticeships = (role: Role) =>
    role.routes.filter(({ kind }) => kind === 'apprenticeship');
  const withApprenticeship = roles.filter((role) => apprenticeships(role).length > 0);
  const onBands = roles.filter(({ family, id }) => !NOT_ON_BANDS.has(family) && id !== 'dentist');
  const gap = (field: string, from: readonly Role[], lacks: (role: Role) => boolean): Gap => ({
    field,
    of: from.length,
    lacking: from.filter(lacks).map(({ id }) => id),
  });
  return [
    gap('hours', roles, ({ hours }) => hours === undefined),
    gap(
      'hours and shift pattern',
      roles,
      ({ hours, traits }) => hours === undefined && !traits.nights && !traits['office-hours'],
    ),
    gap(
      'length',
      roles,
      ({ routes, training }) =>
        !training.totalFromSchool && !routes.some(({ duration }) => duration),
    ),
    gap('training in the job', roles, ({ training }) => training.inTheJob === undefined),
    gap('bands', onBands, ({ bands }) => bands === undefined),
    gap('apprenticeship level', withApprenticeship, (role) =>
      apprenticeships(role).some(({ level }) => level === undefined),
    ),
    gap('apprenticeship standard', withApprenticeship, (role) =>
      apprenticeships(role).some(({ standard }) => standard === undefined),
    ),
    gap('other titles', roles, ({ alsoCalled }) => alsoCalled.length === 0),
    gap('career level', roles, ({ careerLevel }) => careerLevel === undefined),
    gap('patient contact', roles, ({ patientContact }) => patientContact === undefined),
    gap('DBS level', roles, ({ dbs }) => dbs === undefined),
    ...TRAITS.map((trait) => gap(trait, roles, ({ traits }) => traits[trait] === undefined)),
    gap(
      'hours, length, training and bands',
      roles,
      (role) =>
        role.hours === undefined &&
        role.bands === undefined &&
        role.training.inTheJob === undefined &&
        !role.training.totalFromSchool &&
        !role.routes.some(({ duration }) => duration),
    ),
  ];
}

/** The gaps as lines of text, with the roles where they are few. */
export function gapLines(gaps: readonly Gap[]): string[] {
  const fewEnoughToName = 30;
  return gaps.map(({ field, of, lacking }) => {
    const names =
      lacking.length > 0 && lacking.length <= fewEnoughToName ? `: ${lacking.join(', ')}` : '';
    return `${field}: ${lacking.length} of ${of} lack it${names}`;
  });
}
