// What the slots say of the person, as the requirements of roles ask for it.

import { OF_AGE } from '../../knowledge/ages.ts';
import { DEGREE_CLASSES } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Person } from '../../knowledge/person.ts';
import { numberIn, type Slots, textIn } from '../script/slots.ts';

const LEVEL_OF_QUALIFICATION: Readonly<Record<string, number>> = {
  none: 0,
  'level-3': 3,
  'level-5': 5,
  degree: 6,
};
/** What a qualification from abroad is most like; a body such as UK ENIC says what it really matches. */
const LEVEL_OF_ABROAD: Readonly<Record<string, number>> = { school: 2, college: 3, degree: 6 };

/** The person that the requirements are held against. */
export function personOf(knowledge: Knowledge, slots: Slots): Person {
  const age = ageOf(slots);
  return {
    ...qualificationsOf(slots),
    ...workOf(knowledge, slots),
    ...degreeOf(slots),
    ...(typeof slots.driving === 'boolean' ? { driving: slots.driving } : {}),
    ...(age === undefined ? {} : { age }),
  };
}

function qualificationsOf(slots: Slots): Person {
  const person: Person = {};
  const qualifications = textIn(slots, 'qualifications');
  const level =
    qualifications === 'abroad'
      ? LEVEL_OF_ABROAD[textIn(slots, 'abroadLevel') ?? '']
      : LEVEL_OF_QUALIFICATION[qualifications ?? ''];
  if (level !== undefined) person.level = level;
  if (isUnfinished(slots)) person.level = LEVEL_3;
  const count = numberIn(slots, 'gcseCount');
  const grade = numberIn(slots, 'gcseGrade');
  if (qualifications !== 'none' && count !== 0 && (count !== undefined || grade !== undefined)) {
    person.gcses = {
      ...(count === undefined ? {} : { count }),
      ...(grade === undefined ? {} : { grade }),
    };
  }
  // A level 3 is taken to have its GCSEs before it, unless someone says that they have none.
  if (count === 0 && (level ?? 0) > 0) person.gcses = { count: 0 };
  // Asked for no figures, "GCSEs or level 2" is taken as level 2; what asks for certain ones is then to be checked.
  if (qualifications === 'gcses' && person.gcses === undefined) person.level = 2;
  const subjects = readSubjects(textIn(slots, 'subjects') ?? '');
  const had = subjects.filter(({ grade }) => grade !== LACKED);
  if (had.length > 0) {
    person.subjects = had.map(({ subject, grade }) =>
      grade === '' ? { subject } : { subject, grade: Number(grade) },
    );
  }
  const lacked = subjects.filter(({ grade }) => grade === LACKED);
  if (lacked.length > 0) person.lackedSubjects = lacked.map(({ subject }) => subject);
  return person;
}

/** Whether someone is on the way to a level 3 that they do not have yet. */
export function isUnfinished(slots: Slots): boolean {
  const level = LEVEL_OF_QUALIFICATION[textIn(slots, 'qualifications') ?? ''] ?? 0;
  const isOnTheWay = ON_THE_WAY.has(textIn(slots, 'studying') ?? '');
  return isOnTheWay && level < LEVEL_3 && textIn(slots, 'qualifications') !== 'abroad';
}
const ON_THE_WAY: ReadonlySet<string> = new Set(['a-levels', 'level-3']);
const LEVEL_3 = 3;

function workOf(knowledge: Knowledge, slots: Slots): Person {
  const person: Person = {};
  const situation = textIn(slots, 'situation');
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const perhaps: NonNullable<Person['perhaps']>[number][] = [];
  if (own || situation === 'nhs' || situation === 'care-work') {
    person.employed = true;
    perhaps.push('employed');
  }
  // People asked whether they have done anything like the job know best.
  if (slots.experience === true) person.experience = true;
  else if (slots.experience !== false && (own || situation === 'care-work')) {
    person.experience = true;
    perhaps.push('experience');
  }
  if (slots.isNvq === true || isUnfinished(slots)) perhaps.push('level');
  if (own?.registration) {
    person.registered = true;
    person.profession = own.title;
  } else if (slots.registered === true) {
    person.registered = true;
    perhaps.push('registered');
  }
  return { ...person, ...(perhaps.length > 0 ? { perhaps } : {}) };
}

function degreeOf(slots: Slots): Pick<Person, 'degree'> {
  const degreeClass = DEGREE_CLASSES.find((one) => one === textIn(slots, 'degreeClass'));
  const subject = textIn(slots, 'degreeSubject');
  if (degreeClass === undefined && subject === undefined) return {};
  return {
    degree: {
      ...(degreeClass === undefined ? {} : { class: degreeClass }),
      ...(subject === undefined ? {} : { subject }),
    },
  };
}

/** The age that was told, or the least that goes with a school year. */
export function ageOf(slots: Slots): number | undefined {
  const year = numberIn(slots, 'schoolYear');
  return numberIn(slots, 'age') ?? (year === undefined ? undefined : year + YOUNGEST_IN_YEAR_0);
}
/** Year 10 begins at 14. */
const YOUNGEST_IN_YEAR_0 = 4;

/** Whether someone is still at school or college, and not there as an adult. */
export function isPupil(slots: Slots): boolean {
  const age = ageOf(slots);
  if (numberIn(slots, 'schoolYear') !== undefined) return true;
  const isYoung = age === undefined ? AT_SCHOOL.has(textIn(slots, 'studying') ?? '') : age < OF_AGE;
  return textIn(slots, 'situation') === 'education' && isYoung;
}

const AT_SCHOOL: ReadonlySet<string> = new Set(['gcses', 'a-levels']);

/** Whether the choice of what to learn after the GCSEs is still to be made. */
export function isBeforeGcses(slots: Slots): boolean {
  const year = numberIn(slots, 'schoolYear');
  if (year !== undefined) return year <= LAST_YEAR_OF_GCSES;
  const age = ageOf(slots);
  return isPupil(slots) && age !== undefined && age < AFTER_GCSES;
}
const LAST_YEAR_OF_GCSES = 11;
const AFTER_GCSES = 16;

/** What stands in the place of a grade where a subject was failed or never taken. */
export const LACKED = 'none';

/** Single subjects stand in their slot as "maths:2, English:4, science:none"; undefined where none was named. */
export function subjectsSlot({ subjects = [], lackedSubjects = [] }: Person): string | undefined {
  const all = [
    ...subjects.map(({ subject, grade }) => `${subject}:${grade ?? ''}`),
    ...lackedSubjects.map((subject) => `${subject}:${LACKED}`),
  ];
  return all.length > 0 ? all.join(', ') : undefined;
}

/** What stands in the slot of single subjects. */
export function readSubjects(value: string): { subject: string; grade: string }[] {
  return value.split(', ').flatMap((one) => {
    const [subject = '', grade = ''] = one.split(':');
    return subject !== '' && /^(?:\d|none|)$/.test(grade) ? [{ subject, grade }] : [];
  });
}
