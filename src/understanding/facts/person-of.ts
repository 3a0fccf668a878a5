// What was stated, folded into the person that the requirements of roles are held against.

import type { Fact, FactKind, Told } from '../../knowledge/fact.ts';
import { DEGREE_LEVEL, type Person } from '../../knowledge/person.ts';

/** A levels without a number are two at least: one alone is seldom spoken of so. */
const SOME_A_LEVELS = 2;
const MASTERS = 7;
const DOCTORATE = 8;

/** What someone must say of themselves before a question for somebody else is about them. */
const ACCOUNT: ReadonlySet<FactKind> = new Set([
  'gcses',
  'subject',
  'a-levels',
  'level',
  'degree',
  'no-qualifications',
]);

/**
 * The person that facts are about: the one who writes, unless only somebody else's qualifications are spoken of.
 * What is only asked about is nobody's.
 */
export function personOf(stated: readonly Told[]): Person {
  const person: Person = {};
  for (const { fact, polarity } of ofOnePerson(stated)) {
    if (polarity === 'has') add(person, fact);
    else lack(person, fact);
  }
  return person;
}

/** What is said of the one person that a message is about, without what is only asked about. */
export function ofOnePerson(stated: readonly Told[]): Told[] {
  const told = stated.filter(({ polarity }) => polarity !== 'asked-about');
  const isForOther =
    told.some(({ of }) => of === 'other') &&
    !told.some(({ of, fact }) => of === 'self' && ACCOUNT.has(fact.kind));
  return told.filter(({ of }) => of === (isForOther ? 'other' : 'self'));
}

/** Whether anything is known that eligibility can be worked out from. */
export function hasQualifications(person: Person): boolean {
  return (
    person.gcses !== undefined ||
    person.level !== undefined ||
    person.aLevels !== undefined ||
    (person.subjects?.length ?? 0) > 0 ||
    (person.lackedSubjects?.length ?? 0) > 0
  );
}

function add(person: Person, fact: Fact): void {
  switch (fact.kind) {
    case 'gcses':
      addGcses(person, fact);
      return;
    case 'subject': {
      const { subject, grade } = fact;
      person.subjects = [
        ...(person.subjects ?? []).filter((one) => one.subject !== subject),
        { subject, ...(grade === undefined ? {} : { grade }) },
      ];
      return;
    }
    case 'a-levels':
      person.aLevels = fact.count ?? SOME_A_LEVELS;
      return;
    case 'level':
      reach(person, fact.level);
      return;
    case 'degree': {
      reach(person, fact.phd ? DOCTORATE : fact.masters ? MASTERS : DEGREE_LEVEL);
      const { class: degreeClass, subject } = fact;
      person.degree = {
        ...person.degree,
        ...(degreeClass === undefined ? {} : { class: degreeClass }),
        ...(subject === undefined ? {} : { subject }),
      };
      return;
    }
    case 'no-qualifications':
      reach(person, 0);
      return;
    case 'age':
      person.age = fact.years;
      return;
    case 'employed':
      if (fact.where === 'nhs' || fact.where === 'care') person.employed = true;
      if (fact.where === 'care') person.experience = true;
      return;
    case 'experience':
      person.experience = true;
      return;
    case 'family':
      if (fact.what === 'carer') person.experience = true;
      return;
    case 'driving':
      person.driving = true;
      return;
    case 'registered':
      person.registered = true;
      return;
    default:
      place(person, fact);
  }
}

function addGcses(person: Person, { count, grade }: Extract<Fact, { kind: 'gcses' }>): void {
  // "I have GCSEs" tells neither how many nor how good.
  if (count === undefined && grade === undefined) return;
  person.gcses = {
    ...(count === undefined ? {} : { count }),
    ...(grade === undefined ? {} : { grade }),
  };
}

/** Where someone is: in the bands of the NHS, and in the world. */
function place(person: Person, fact: Fact): void {
  if (fact.kind === 'band') person.band = fact.band;
  if (fact.kind === 'origin') person.origin = 'overseas';
  if (fact.kind === 'nation') person.nation = fact.nation;
}

function lack(person: Person, fact: Fact): void {
  switch (fact.kind) {
    case 'gcses':
      if (fact.count === undefined) person.gcses = { count: 0 };
      return;
    case 'subject':
      person.lackedSubjects = [...new Set([...(person.lackedSubjects ?? []), fact.subject])];
      return;
    case 'driving':
      person.driving = false;
      return;
    case 'registered':
      person.registered = false;
  }
}

function reach(person: Person, level: number): void {
  person.level = Math.max(person.level ?? 0, level);
}
