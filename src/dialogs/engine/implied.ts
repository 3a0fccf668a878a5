// What follows from an answer without saying: some GCSEs are a qualification, and a midwife works in the NHS.

import type { Knowledge } from '../../knowledge/load.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { numberIn, type Slots, textIn } from '../script/slots.ts';

/** The slots that were filled, with what they imply beside what was there before. */
export function withImplied(
  knowledge: Pick<Knowledge, 'roles'>,
  filled: Slots,
  before: Slots,
): Slots {
  const implied = { ...filled };
  const hasGcses = typeof filled.gcseCount === 'number' && filled.gcseCount > 0;
  if (hasGcses && filled.qualifications === undefined) {
    const known = before.qualifications;
    if (known === 'none' || known === null) implied.qualifications = 'gcses';
  }
  const all = { ...before, ...filled };
  const own = knowledge.roles.get(textIn(all, 'own') ?? '');
  if (own && all.situation === undefined && (worksInHealth(own) || all.band !== undefined))
    implied.situation = 'nhs';
  const isGraduate = own?.registration !== undefined && OF_GRADUATES.has(own.entry.minimum);
  if (isGraduate && all.qualifications === undefined) implied.qualifications = 'degree';
  // "Self-employed plumber": the job is not in the NHS, and so on none of its ladders.
  const isOutside = filled.situation !== undefined && OUTSIDE.has(String(filled.situation));
  if (isOutside && own && all.band === undefined && !worksInHealth(own)) implied.own = null;
  const { abroadLevel, origin, qualifications } = all;
  if (origin !== undefined && qualifications === 'degree' && abroadLevel === undefined) {
    implied.qualifications = 'abroad';
    implied.abroadLevel = 'degree';
  }
  // Whoever says no more of themselves than what they are learning is there.
  const isLearning = all.studying !== undefined && all.studying !== null;
  if (isLearning && all.situation === undefined && own === undefined && all.band === undefined)
    implied.situation = 'education';
  // Nobody has finished their GCSEs before the end of year 11.
  const year = numberIn(all, 'schoolYear');
  const age = numberIn(all, 'age');
  const isBefore =
    (year !== undefined && year <= LAST_YEAR_OF_GCSES) || (age !== undefined && age < AGE_AT_GCSES);
  if (isBefore && all.qualifications === undefined) implied.qualifications = 'none';
  if (isBefore && all.studying === undefined) implied.studying = 'gcses';
  if (isBefore && all.situation === undefined) implied.situation = 'education';
  return implied;
}
const OUTSIDE: ReadonlySet<string> = new Set(['other-work', 'not-working', 'education']);
const OF_GRADUATES: ReadonlySet<string> = new Set(['degree', 'postgraduate', 'registered']);
const LAST_YEAR_OF_GCSES = 11;
const AGE_AT_GCSES = 16;

/** A cook or a receptionist may work anywhere; someone whose job needs a check for patients works in health or care. */
function worksInHealth({ registration, dbs }: Role): boolean {
  return registration !== undefined || dbs?.level.startsWith('enhanced') === true;
}
