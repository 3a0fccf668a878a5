// The verdict where only single subjects, or nothing, were said: what ways in ask for in them.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Person } from '../knowledge/person.ts';
import type { Role, Route } from '../knowledge/schema/role.ts';
import type { Assessed } from '../knowledge/standing.ts';
import { subjectName } from './qualification-words.ts';
import { joinWords, roleWords } from './role-words.ts';

export interface Uncertain {
  says: string;
  /** What no source says; told beside the verdict. */
  doubt?: string;
  /** Told where there is room. */
  beside?: string;
}

/** Only single subjects, or nothing, were said: what is asked for in them, as far as the role's file says. */
export function uncertainVerdict(
  { wording }: Knowledge,
  role: Role,
  assessments: readonly Assessed[],
  { subjects = [], lackedSubjects = [] }: Person,
): Uncertain {
  const { eligibility: text } = wording;
  const words = roleWords(role);
  const named = [...lackedSubjects, ...subjects.map(({ subject }) => subject)];
  if (named.length === 0) return { says: fill(text.asks, words) };
  const isShort = (rule: SubjectRule) =>
    lackedSubjects.some((one) => isSame(one, rule.subject)) ||
    subjects.some(
      (own) =>
        isSame(own.subject, rule.subject) && own.grade !== undefined && own.grade < rule.grade,
    );
  const rules = assessments.flatMap(({ route }) => subjectRules(route));
  const short = rules.find((rule) => rule.isMust && isShort(rule)) ?? rules.find(isShort);
  if (short) return shortVerdict(wording, role, short, assessments);
  const unruled = named.filter((one) => !rules.some(({ subject }) => isSame(subject, one)));
  const ofUnknownGrade = rules.find((rule) =>
    subjects.some((own) => isSame(own.subject, rule.subject) && own.grade === undefined),
  );
  if (unruled.length === 0 && ofUnknownGrade) {
    const { subject, grade } = ofUnknownGrade;
    return {
      says: fill(text.subjectDepends, { ...words, subject: subjectName(subject), grade }),
    };
  }
  if (unruled.length === 0) return { says: fill(text.subjectFine, words) };
  const noRule = fill(text.noRule, { ...words, subject: joinWords(unruled.map(subjectName)) });
  return role.registration
    ? { says: text.asARule, doubt: noRule }
    : { says: noRule, beside: text.seeTheAdvert };
}

/** A subject that falls short of what is asked for in it. */
function shortVerdict(
  { eligibility: text }: Knowledge['wording'],
  role: Role,
  { subject, grade, isMust }: SubjectRule,
  assessments: readonly Assessed[],
): Uncertain {
  const told = { ...roleWords(role), subject: subjectName(subject), grade };
  const isAlways = assessments.every(({ route }) =>
    subjectRules(route).some((rule) => rule.isMust && isSame(rule.subject, subject)),
  );
  const isAsked = isMust ? text.subjectShort : text.subjectOften;
  const isFree = role.entry.minimum === 'none' && !isAlways;
  const says = isFree ? text.subjectNotSet : isMust && isAlways ? text.subjectAlways : isAsked;
  const hasOtherWay = FUNCTIONAL_SKILLS.some((one) => isSame(one, subject));
  return { says: fill(says, told), ...(hasOtherWay && { beside: text.functionalSkills }) };
}

/** The subjects that functional skills are in. */
const FUNCTIONAL_SKILLS = ['English', 'maths'];

/** What a way in asks for in one GCSE subject; `grade` is 9 to 1, 0 where none is named. */
export interface SubjectRule {
  subject: string;
  grade: number;
  isMust: boolean;
}

/** The single GCSE subjects that a way in asks for. */
export function subjectRules({ requirements }: Route): SubjectRule[] {
  return requirements.flatMap(({ needs, weight }) =>
    (needs?.gcses?.subjects ?? []).map((subject) => ({
      subject,
      grade: needs?.gcses?.grade ?? 0,
      isMust: weight === 'must',
    })),
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
