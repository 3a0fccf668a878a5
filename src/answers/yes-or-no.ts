// The word with which a yes-or-no question about a job is answered, where the job's file settles it.

import type { Needed, YesOrNo } from '../ground/request.ts';
import type { Aspect } from '../knowledge/aspects.ts';
import { fill } from '../knowledge/fill.ts';
import { TRAITS } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Requirement, Role } from '../knowledge/schema/role.ts';
import { NOT_THE_JOB } from '../knowledge/standing.ts';
import type { EXTENTS } from '../knowledge/wording/finding.ts';
import { subjectName } from './qualification-words.ts';
import { subjectRules } from './single-subjects.ts';

type Extent = (typeof EXTENTS)[number];

/** "Yes.", "No, …", for what stands before the answer; undefined where the file does not settle it. */
export function yesOrNo(
  knowledge: Knowledge,
  role: Role,
  ask: Aspect,
  { of, isWithout }: YesOrNo,
): string | undefined {
  const { yesOrNo: text } = knowledge.wording;
  const extent = of === undefined ? extentOfAsk(role, ask) : extentOf(role, of, ask);
  const word = extent && text[isWithout ? 'without' : 'needed'][extent];
  if (of?.kind !== 'subject') return word;
  const grade = gradeAsked(role, of.subject);
  const rule =
    grade === undefined
      ? asARule(knowledge, role, of.subject)
      : fill(text.subject, { subject: subjectName(of.subject), grade });
  const said = [word, rule].filter((one) => one !== undefined);
  return said.length > 0 ? said.join(' ') : undefined;
}

/** Whether what is asked of the job is so. */
function extentOfAsk(role: Role, ask: Aspect): Extent | undefined {
  if (ask === 'registration') return role.registration ? 'yes' : undefined;
  const trait = TRAITS.find((one) => one === ask);
  const known = trait && role.traits[trait]?.is;
  return known === 'some' ? undefined : known;
}

function extentOf(role: Role, of: Needed, ask: Aspect): Extent | undefined {
  const { minimum } = role.entry;
  const isLow = minimum === 'none' || minimum === 'gcse';
  switch (of.kind) {
    case 'driving':
      return extentOfAsk(role, ask === 'driving' ? ask : 'driving');
    case 'degree':
      return isLow ? 'no' : degreeExtent(role);
    case 'a-levels':
      if (isLow) return 'no';
      return minimum === 'degree' || minimum === 'level-3' ? 'usually' : undefined;
    case 'qualifications':
      return minimum === 'none' ? 'no' : (degreeExtent(role) ?? 'usually');
    case 'gcses':
      return extentAmong(role, ({ needs }) => needs?.gcses !== undefined);
    case 'subject':
      return subjectExtent(role, of.subject);
  }
}

/** A degree is a must where the law asks for one, by way of a register; elsewhere employers decide. */
function degreeExtent({ entry: { minimum }, registration, routes }: Role): Extent | undefined {
  if (minimum !== 'degree' && minimum !== 'postgraduate') return undefined;
  const isByLaw = registration !== undefined && routes.some(({ kind }) => kind === 'university');
  return isByLaw ? 'yes' : 'usually';
}

/** In how many ways into a job a requirement stands. */
function extentAmong(role: Role, isMet: (line: Requirement) => boolean): Extent | undefined {
  const routes = role.routes.filter(({ kind }) => !NOT_THE_JOB.has(kind));
  const asking = routes.filter(({ requirements }) => requirements.some(isMet));
  if (asking.length === 0) return role.entry.minimum === 'none' ? 'no' : undefined;
  const isMust = asking.some(({ requirements }) =>
    requirements.some((line) => line.weight === 'must' && isMet(line)),
  );
  return isMust ? 'usually' : 'sometimes';
}

function subjectExtent(role: Role, subject: string): Extent | undefined {
  const rules = role.routes.flatMap(subjectRules).filter((rule) => isOf(rule, subject));
  if (rules.length === 0) return undefined;
  return rules.some(({ isMust }) => isMust) ? 'usually' : 'sometimes';
}

function gradeAsked(role: Role, subject: string): number | undefined {
  return role.routes.flatMap(subjectRules).find((rule) => isOf(rule, subject))?.grade;
}

function isOf(rule: { subject: string }, subject: string): boolean {
  return rule.subject.toLowerCase() === subject.toLowerCase();
}

/** Where no source names a grade: what courses for registered professions ask for as a rule. */
function asARule({ wording }: Knowledge, role: Role, subject: string): string | undefined {
  const isByRule = BY_RULE.some((one) => isOf({ subject: one }, subject));
  return role.registration && isByRule ? wording.eligibility.asARule : undefined;
}
const BY_RULE = ['English', 'maths'];
