// From what someone told of themselves to the slots of dialogs.
//
//     "I'm 38, got 4 GCSEs but failed maths, no nights"
//     // => age: 38, qualifications: gcses, gcseCount: 4, subjects: "maths:none", avoid: [nights]

import { type Account, withTold } from '../../ground/account.ts';
import { type Ground, withPerson } from '../../ground/ground.ts';
import type { Fact, Told } from '../../knowledge/fact.ts';
import type { TraitName } from '../../knowledge/kinds.ts';
import type { Person } from '../../knowledge/person.ts';
import { ofOnePerson, personOf } from '../../understanding/facts/person-of.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { subjectsSlot } from '../plan/person-of.ts';
import type { SlotName, Slots } from '../script/slots.ts';

/** What hurts when one lifts. */
const HURT_BY_LIFTING: ReadonlySet<string> = new Set([
  'bad-back',
  'bad-knee',
  'bad-hip',
  'arthritis',
]);
/** Years 10 and 11 are the last of school. */
const LAST_SCHOOL_YEARS = 10;

/** The ground with what a message tells of the person. */
export function withWhatIsTold(before: Ground, recognition: Recognition): Ground {
  const { facts, jobs, person } = recognition;
  const told = [...facts, ...trainedAbroad(recognition)];
  const ground = withPerson(before, person);
  const isElsewhere = told.some(
    ({ fact }) =>
      fact.kind === 'origin' || (fact.kind === 'employed' && fact.where === 'elsewhere'),
  );
  const own = jobs.find((job) => job.isOwn && job.isSure && job.general === undefined)?.roles[0];
  const account = withTold(ground.account, {
    told,
    avoid: avoidedIn(recognition),
    // What someone is in another country, or outside the NHS, is not their job here.
    ...(own && !isElsewhere ? { own: own.id } : {}),
  });
  return account ? { ...ground, account } : ground;
}

/** Whoever is a nurse in another country has what it took to become one there. */
function trainedAbroad({ facts, jobs }: Recognition): Told[] {
  const isFromAbroad = facts.some(({ fact, of }) => fact.kind === 'origin' && of === 'self');
  const [kind] = jobs.find((job) => job.isOwn && job.roles.length > 0)?.roles ?? [];
  if (!isFromAbroad || kind?.registration === undefined) return [];
  return (['degree', 'experience'] as const).map((kind) => ({
    fact: { kind },
    of: 'self',
    polarity: 'has',
  }));
}

/** The slots that an account fills. */
export function slotsOfAccount({ told, avoid, own }: Account): Slots {
  const slots = slotsOf(told, avoid);
  return own === undefined ? slots : { ...slots, own };
}

/** The slots that the facts of one message, or of several, fill. */
export function slotsOf(all: readonly Told[], avoid: readonly TraitName[]): Slots {
  const slots: Slots = {};
  const told = ofOnePerson(all);
  const person = personOf(told);
  fromFacts(told, slots);
  fromBands(all, slots);
  fromPerson(person, slots);
  const shunned = [...new Set([...avoid, ...bodyLimits(told)])];
  if (shunned.length > 0) slots.avoid = shunned;
  return slots;
}

/** What is not to be had in a job, of what a message rules out. */
export function avoidedIn({
  criteria,
  facts,
}: Pick<Recognition, 'criteria' | 'facts'>): TraitName[] {
  const ruledOut = criteria.mustNot.flatMap((one) => (one.kind === 'trait' ? [one.value] : []));
  // "I can't drive" is said of the person and not of the job.
  const isLicence = facts.some(({ fact }) => fact.kind === 'driving');
  const limits = ruledOut.filter((one) => !WELCOME.has(one) && !(one === 'driving' && isLicence));
  return [...new Set([...limits, ...bodyLimits(facts)])];
}

/** Nobody means to do without these: "not in a hospital and mornings only". */
const WELCOME: ReadonlySet<TraitName> = new Set(['part-time', 'office-hours', 'from-home']);

function bodyLimits(told: readonly Told[]): TraitName[] {
  const isHurt = told.some(
    ({ fact, polarity }) =>
      polarity === 'has' && fact.kind === 'condition' && HURT_BY_LIFTING.has(fact.condition),
  );
  return isHurt ? ['lifting'] : [];
}

function fromFacts(told: readonly Told[], slots: Slots): void {
  for (const { fact, polarity } of told) {
    if (polarity === 'has') fromFact(fact, slots);
    else if (fact.kind === 'driving') slots.driving = false;
  }
}

function fromFact(fact: Fact, slots: Slots): void {
  switch (fact.kind) {
    case 'school-year':
      slots.schoolYear = fact.year;
      slots.situation = 'education';
      if (fact.year >= LAST_SCHOOL_YEARS) slots.studying ??= fact.year < 12 ? 'gcses' : 'a-levels';
      return;
    case 'studying':
      slots.studying = fact.level === LEVEL_3 ? 'level-3' : (STUDIED[fact.what] ?? 'course');
      return;
    case 'employed':
      slots.situation = SITUATION[fact.where];
      return;
    case 'origin':
      slots.origin = fact.from;
      return;
    case 'hours':
      slots.hours = fact.wants;
      return;
    case 'driving':
      slots.driving = true;
      if (fact.licence === 'c1') slots.licenceC1 = true;
      return;
    case 'years': {
      const isLong = fact.years > 3 || (fact.years === 3 && fact.isMore === true);
      slots.years = fact.years < 1 ? 'under-1' : isLong ? 'over-3' : '1-to-3';
      return;
    }
    case 'level':
      if (fact.name === NVQ) slots.isNvq = true;
      return;
    case 'degree':
      if (fact.class !== undefined) slots.degreeClass = fact.class;
      if (fact.subject !== undefined) slots.degreeSubject = fact.subject;
  }
}

const NVQ = 'NVQ';
const LEVEL_3 = 3;

const SITUATION = {
  nhs: 'nhs',
  care: 'care-work',
  elsewhere: 'other-work',
  none: 'not-working',
} as const;
const STUDIED: Readonly<Record<string, string>> = {
  gcses: 'gcses',
  subject: 'gcses',
  'a-levels': 'a-levels',
  level: 'level',
  degree: 'degree',
};

/** In a conversation about someone's own work a band that is only named is theirs. */
function fromBands(all: readonly Told[], slots: Slots): void {
  const bands = all.toSorted((a, b) => Number(b.polarity === 'has') - Number(a.polarity === 'has'));
  for (const { fact } of bands) if (fact.kind === 'band') slots.band ??= fact.band;
}

function fromPerson(person: Person, slots: Slots): void {
  const { gcses, level, aLevels, registered, driving, age, experience, subjects = [] } = person;
  const highest = Math.max(level ?? 0, aLevels ? 3 : 0);
  if (gcses?.count === 0) slots.qualifications = 'none';
  else if (gcses || subjects.length > 0) {
    slots.qualifications = 'gcses';
    if (gcses?.count !== undefined) slots.gcseCount = gcses.count;
    if (gcses?.grade !== undefined) slots.gcseGrade = gcses.grade;
  }
  if ((level !== undefined || aLevels) && (highest > 0 || slots.qualifications === undefined))
    slots.qualifications = levelName(highest);
  const named = subjectsSlot(person);
  if (named !== undefined) slots.subjects = named;
  // "An NVQ 3 and no GCSEs".
  if (gcses?.count === 0 && highest > 0) slots.gcseCount = 0;
  if (registered) slots.registered = true;
  if (driving) slots.driving = true;
  if (age !== undefined) slots.age = age;
  if (experience) slots.experience = true;
  fromAbroad(slots, highest);
}

/** A degree, or a school's certificate, of someone who comes from abroad is from there unless it has a British name. */
function fromAbroad(slots: Slots, level: number): void {
  const named = slots.qualifications;
  if (slots.origin === undefined || named === 'none' || named === 'gcses' || level === 0) return;
  slots.qualifications = 'abroad';
  slots.abroadLevel = level >= 6 ? 'degree' : level >= 3 ? 'college' : 'school';
}

function levelName(level: number): string {
  if (level >= 6) return 'degree';
  if (level >= 4) return 'level-5';
  if (level === 3) return 'level-3';
  return level > 0 ? 'gcses' : 'none';
}

/** Slots that no question of a script needs to ask for: they are kept whenever they are told. */
export const KEPT_UNASKED: ReadonlySet<SlotName> = new Set([
  'gcseCount',
  'gcseGrade',
  'subjects',
  'registered',
  'driving',
  'licenceC1',
  'age',
  'schoolYear',
  'degreeClass',
  'degreeSubject',
  'studying',
  'origin',
  'avoid',
  'hours',
  'refused',
  'seated',
  'isNvq',
  'situation',
  'learning',
  'experience',
  'work',
  'done',
  'notIn',
  'goalFamily',
  'band',
  'own',
]);
