// What a requirement says in words beyond its figures. Someone who meets the figures ("a degree") has not said that
// they have the rest ("in psychology"), so the way in may be open to them and nobody can tell from here.

import { fold } from '../language/text.ts';
import { SCHOOL_LEAVING_AGE } from './ages.ts';
import type { EntryMinimum } from './kinds.ts';
import type { Needs, Requirement } from './schema/role.ts';

/** What is known of how well someone's own account covers a requirement. */
export interface Account {
  level?: number;
  gcses?: { count?: number };
  subjects?: { subject: string; grade?: number }[];
  degree?: { class?: string };
  age?: number;
  /** The title of their job, where they are registered in it. */
  profession?: string;
  /** Things that they have, but perhaps not of the kind that is asked for. */
  perhaps?: readonly ('experience' | 'employed' | 'registered' | 'level')[];
}

/** The level of A levels: whoever has it is taken to have the GCSEs that led there. */
const LEVEL_3 = 3;
/** The level of five good GCSEs, or of an NVQ in their place. */
const LEVEL_2 = 2;

/**
 * Whether a requirement whose figures are met still has to be looked at by the person.
 *
 *     isUnchecked({ says: 'A degree in psychology', needs: { level: 6 } }, { level: 6 }, 'degree')
 *     // => true
 */
export function isUnchecked(line: Requirement, account: Account, minimum: EntryMinimum): boolean {
  const says = fold(line.says);
  const { needs } = line;
  if (!needs) return !(SKILLS.test(says) || (minimum === 'none' && ONLY_A_NOTE.test(says)));
  return (
    isSubjectOpen(says, needs, account) ||
    isGcseSubjectOpen(needs, account) ||
    (needs.gcses !== undefined && account.level === LEVEL_2 && account.gcses === undefined) ||
    (needs.experience === true && isExperienceOpen(says, account)) ||
    (needs.level === LEVEL_3 &&
      account.level === LEVEL_3 &&
      account.perhaps?.includes('level') === true) ||
    (needs.employed === true && account.perhaps?.includes('employed') === true) ||
    (needs.registered === true && isProfessionOpen(says, account)) ||
    (needs.driving === true && OWN_LICENCE.test(says)) ||
    ((needs.age ?? 0) > SCHOOL_LEAVING_AGE && account.age === undefined)
  );
}

/** Everybody may have these: they are shown where someone applies and close no way in. */
const SKILLS =
  /\b(?:reading|writing|number|keyboard|computer|people|english) (?:and \w+ )?skills\b|\b(?:good|basic) (?:spoken and written )?english\b|\bcaring nature\b|\bkeen on\b|\b(?:background|record|health|security) checks?\b|\bdbs\)? check\b|\bielts\b|\bor fewer gcses\b|\bright to work\b|^if you\b|^(?:often )?no (?:set|formal)\b|\bnot usually a must\b|\bsome posts need no\b|\bwith fewer qualifications\b|\bwith no earlier qualifications\b|\bsome or no gcses\b|\byou (?:must )?work towards\b|\bset no entry rules\b|\bgood at patient care\b|\bwith an employer that offers\b|\bsome employers take\b/;
/** "Employers set their own rules": where a job asks for nothing, such a line asks for nothing either. */
const ONLY_A_NOTE =
  /\bset(?:s)? (?:its|their) own\b|^set by\b|^check\b|\btyping\b|\bsome experience\b/;
const CONDITION =
  /\bif you have\b|\bwith (?:an? |some |relevant |enough )?[\w ]*\b(?:experience|degree|qualifications?)\b|\blicen[cs]e\b/;

/** The sentence of a route's summary that names a condition, where the route lists no requirements. */
export function conditionIn(summary: string): string | undefined {
  return summary.split(/(?<=\.)\s+/).find((one) => CONDITION.test(fold(one)));
}

/** A licence of a certain class, or a car beside it. */
const OWN_LICENCE = /\b(?:c1|d1|car|class|right size)\b/;
const AMOUNT =
  /\d|\b(?:years?|hours|months|advanced|substantial|strong|independent|specialist|supervisor|in charge|usually|as an?)\b/;

/** Experience that caring for someone gives too; running projects or a trade it does not. */
const OF_CARE = /\b(?:health|healthcare|care|caring|people|children|support|relevant|fits?)\b/;

function isExperienceOpen(says: string, { perhaps }: Account): boolean {
  return perhaps?.includes('experience') === true || AMOUNT.test(says) || !OF_CARE.test(says);
}

/** Words of a requirement on a level that say no more than the level itself. */
const PLAIN = new Set(
  (
    'a an the or and of at in on any subject subjects some most many least better best usually typically often ideally ' +
    'normally for to with is are was you your need needs must asks ask want which common way level levels qualification ' +
    'qualifications equivalent equal accepted education grade grades passes pass degree degrees first honours bachelor bachelors ' +
    'gcse gcses diploma such as t btec btecs nvq access course courses check each it advert university universities ' +
    'full time same scheme schemes graduates even one not accredited study start employers own rules their sets set its choose ' +
    'employer extended national higher education he foundation hnd hnc certificate two three four five six good lowest step ' +
    'standard shown another also they above more ability able 1 2 3 4 5 6 7 8 9'
  ).split(' '),
);

/** "In psychology", "a relevant degree", "at 2:1": more than the level. */
function isSubjectOpen(
  says: string,
  { level, aLevels, degreeClass }: Needs,
  { degree }: Account,
): boolean {
  if (degreeClass && degree?.class === undefined) return true;
  if (aLevels?.subjects !== undefined) return true;
  if (level === undefined && aLevels === undefined) return false;
  // What is said of GCSEs in the same line is in its own figures.
  const own = says.replace(
    /\bgcses?\b[^,;]*(?:, or equivalent)?(?:, including [\w ,]+? and \w+)?/,
    ' ',
  );
  return own
    .replace(/\([^)]*\)/g, ' ')
    .split(/[^\p{L}\p{N}:]+/u)
    .some((word) => word !== '' && !PLAIN.has(word) && !(degreeClass && IS_CLASS.test(word)));
}

const IS_CLASS = /^2:[12]$/;

/** English and maths among the GCSEs, of which someone gave only the number. */
function isGcseSubjectOpen({ gcses }: Needs, { level = 0, subjects = [] }: Account): boolean {
  if (level >= LEVEL_3) return false;
  const graded = subjects.filter(({ grade }) => grade !== undefined);
  const named = new Set(graded.map(({ subject }) => subject.toLowerCase()));
  return (gcses?.subjects ?? []).some((subject) => !named.has(subject.toLowerCase()));
}

const FIELD = /\b(adult|children'?s?|mental health|learning disability)\b/;
const ANY_PROFESSION =
  /\b(?:health(?: and care| or care)? professional|regulator|in your profession|already as a professional|another (?:field|profession))\b/;

/** Registered, but perhaps in another profession than the words name. */
function isProfessionOpen(says: string, { profession, perhaps }: Account): boolean {
  if (ANY_PROFESSION.test(says)) return false;
  if (profession === undefined) return perhaps?.includes('registered') === true;
  const own = fold(profession);
  const last = own.split(' ').at(-1) ?? own;
  if (!says.includes(last)) return true;
  const field = FIELD.exec(own)?.[1];
  return FIELD.test(says) && (field === undefined || !says.includes(field));
}
