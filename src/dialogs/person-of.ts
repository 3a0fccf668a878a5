// What the slots say of the person, as the requirements of roles ask for it.

import type { Person } from '../knowledge/eligibility.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { numberIn, type Slots, textIn } from './slots.ts';

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
  const person: Person = {};
  const qualifications = textIn(slots, 'qualifications');
  const level =
    qualifications === 'abroad'
      ? LEVEL_OF_ABROAD[textIn(slots, 'abroadLevel') ?? '']
      : LEVEL_OF_QUALIFICATION[qualifications ?? ''];
  if (level !== undefined) person.level = level;
  const count = numberIn(slots, 'gcseCount');
  const grade = numberIn(slots, 'gcseGrade');
  if (qualifications !== 'none' && (count !== undefined || grade !== undefined)) {
    person.gcses = {
      ...(count === undefined ? {} : { count }),
      ...(grade === undefined ? {} : { grade }),
    };
  }
  // Asked for no figures, "GCSEs or level 2" is taken as level 2; what asks for certain ones is then to be checked.
  if (qualifications === 'gcses' && person.gcses === undefined) person.level = 2;
  const subjects = readSubjects(slots);
  if (subjects.length > 0) person.subjects = subjects;
  const situation = textIn(slots, 'situation');
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const perhaps: NonNullable<Person['perhaps']>[number][] = [];
  if (own || situation === 'nhs' || situation === 'care-work') {
    person.employed = true;
    perhaps.push('employed');
  }
  // Who is asked whether they have done anything that fits the job knows best.
  if (slots.experience === true) person.experience = true;
  else if (slots.experience !== false && (own || situation === 'care-work')) {
    person.experience = true;
    perhaps.push('experience');
  }
  if (own?.registration) {
    person.registered = true;
    person.profession = own.title;
  } else if (slots.registered === true) {
    person.registered = true;
    perhaps.push('registered');
  }
  if (perhaps.length > 0) person.perhaps = perhaps;
  if (slots.driving === true) person.driving = true;
  const age = numberIn(slots, 'age');
  if (age !== undefined) person.age = age;
  return person;
}

/** Single subjects stand in their slot as "maths:2, English:4". */
export function subjectsSlot(subjects: NonNullable<Person['subjects']>): string {
  return subjects.map(({ subject, grade }) => `${subject}:${grade}`).join(', ');
}

function readSubjects(slots: Slots): NonNullable<Person['subjects']> {
  return (textIn(slots, 'subjects') ?? '').split(', ').flatMap((one) => {
    const [subject = '', grade = ''] = one.split(':');
    return subject !== '' && /^\d$/.test(grade) ? [{ subject, grade: Number(grade) }] : [];
  });
}
