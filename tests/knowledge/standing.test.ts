// Nothing is called open to a person while it asks for something that they lack or have not said that they have.

import { couldI } from '../../src/answers/could-i.ts';
import { replyText } from '../../src/answers/reply.ts';
import type { Person } from '../../src/knowledge/person.ts';
import type { Needs, Requirement, Role, Route } from '../../src/knowledge/schema/role.ts';
import { assessFor } from '../../src/knowledge/standing.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const roles = [...knowledge.roles.values()];

const PEOPLE: [who: string, person: Person][] = [
  ['nothing said', {}],
  ['no qualifications', { level: 0 }],
  ['two GCSEs', { gcses: { count: 2, grade: 4 } }],
  ['five GCSEs without maths', { gcses: { count: 5, grade: 4 }, lackedSubjects: ['maths'] }],
  ['five GCSEs at grade 3', { gcses: { count: 5, grade: 3 } }],
  ['nine good GCSEs', { gcses: { count: 9, grade: 6 } }],
  ['A levels', { aLevels: 3 }],
  ['A levels, failed English', { aLevels: 3, lackedSubjects: ['English'] }],
  ['a 2:2', { level: 6, degree: { class: '2:2' } }],
  ['a degree', { level: 6 }],
  ['a doctorate in history', { level: 8, degree: { subject: 'history' } }],
  ['registered, drives', { registered: true, level: 6, driving: true, employed: true }],
];

const PASS = 4;
/** Five good GCSEs. */
const LEVEL_2 = 2;
/** Whoever has level 3 is taken to have the GCSEs that led there, unless they said otherwise. */
const LEVEL_3 = 3;
const CLASSES = ['first', '2:1', '2:2', 'third'];

function levelOf({ level = 0, aLevels, gcses }: Person): number {
  const good = (gcses?.count ?? 0) >= 5 && (gcses?.grade ?? PASS) >= PASS;
  return Math.max(level, aLevels ? LEVEL_3 : 0, good ? LEVEL_2 : 0);
}

function hasSubject(person: Person, subject: string, grade: number): boolean {
  if (person.lackedSubjects?.includes(subject)) return false;
  const own = person.subjects?.find((one) => one.subject === subject);
  return own ? (own.grade ?? 0) >= grade : levelOf(person) >= LEVEL_3;
}

/** Whether somebody is known to meet what is asked for in figures. */
function meets(person: Person, needs: Needs): boolean {
  const level = levelOf(person);
  const { gcses, degreeClass } = needs;
  const hasGcses =
    !gcses ||
    ((level >= LEVEL_3 ||
      ((person.gcses?.count ?? 0) >= gcses.count &&
        (person.gcses?.grade ?? PASS) >= gcses.grade)) &&
      (gcses.subjects ?? []).every((subject) => hasSubject(person, subject, gcses.grade)));
  const own = person.degree?.class;
  const hasClass =
    !degreeClass ||
    level > (needs.level ?? 0) ||
    (own !== undefined && CLASSES.indexOf(own) <= CLASSES.indexOf(degreeClass));
  return (
    hasGcses &&
    hasClass &&
    (needs.level === undefined || level >= needs.level) &&
    (!needs.aLevels || level >= LEVEL_3) &&
    (!needs.registered || person.registered === true) &&
    (!needs.employed || person.employed === true) &&
    (!needs.experience || person.experience === true) &&
    (!needs.driving || person.driving === true) &&
    (needs.age === undefined || needs.age <= 16 || (person.age ?? 0) >= needs.age)
  );
}

/** What a way in asks for in figures and the person is not known to meet, in the version that asks least. */
function unmet(route: Route, person: Person, forLevel: number | undefined): string[] {
  const groups: Requirement[][] = [];
  for (const line of route.requirements) {
    if (line.weight !== 'must') continue;
    if (line.forLevel !== undefined && line.forLevel !== forLevel) continue;
    const last = groups.at(-1);
    if (line.or && last) last.push(line);
    else groups.push([line]);
  }
  return groups
    .filter((group) => !group.some(({ needs }) => !needs || meets(person, needs)))
    .flatMap((group) => group.map(({ says }) => says));
}

const MINIMUM = { none: 0, gcse: 1, 'level-3': 3, 'level-4-5': 3, degree: 3, postgraduate: 6 };

/** The lowest level from which a course or apprenticeship for the role can be begun. */
function isFarBelow({ entry }: Role, person: Person): boolean {
  if (entry.minimum === 'registered') return person.registered !== true;
  const level = (person.gcses?.count ?? 0) > 0 ? Math.max(1, levelOf(person)) : levelOf(person);
  return level < MINIMUM[entry.minimum];
}

test('there are 258 roles, and each is held against twelve people', () => {
  expect([roles.length, PEOPLE.length]).toEqual([258, 12]);
});

test.each(PEOPLE)(
  '%s: what is open asks for nothing that is not known to be there',
  (_, person) => {
    const wrong = roles.flatMap((role) =>
      assessFor(role, person, undefined)
        .filter(({ openness }) => openness === 'open')
        .flatMap(({ route, forLevel }) => unmet(route, person, forLevel))
        .map((says) => `${role.id}: ${says}`),
    );
    expect(wrong).toEqual([]);
  },
);

test.each(PEOPLE)('%s: no job is open far below its lowest way in', (_, person) => {
  const wrong = roles
    .filter((role) => isFarBelow(role, person))
    .flatMap((role) =>
      assessFor(role, person, undefined)
        .filter(
          ({ openness, route }) =>
            openness === 'open' &&
            route.kind !== 'volunteering' &&
            route.kind !== 'work-experience',
        )
        // What a way in asks for in figures is held against the person above.
        .filter(
          ({ route }) =>
            !route.requirements.some(({ needs, weight }) => needs && weight === 'must'),
        )
        .map(({ route }) => `${role.id}: ${route.kind}`),
    );
  expect(wrong).toEqual([]);
});

test.each(PEOPLE)('%s: the answer says yes only where a way in is open', (_, person) => {
  const wrong = roles
    .filter((role) => {
      const text = replyText(couldI(knowledge, role, person, 1).blocks);
      const isOpen = assessFor(role, person, undefined).some(({ openness }) => openness === 'open');
      return /^Yes, from what you say/m.test(text) && !isOpen;
    })
    .map(({ id }) => id);
  expect(wrong).toEqual([]);
});

test('a registered profession is not open to someone without maths where its file has no rule on maths', () => {
  const person: Person = { aLevels: 3, lackedSubjects: ['maths'] };
  const open = roles
    .filter(({ registration }) => registration !== undefined)
    .filter((role) =>
      assessFor(role, person, undefined).some(
        ({ openness, route }) =>
          openness === 'open' && ['university', 'apprenticeship'].includes(route.kind),
      ),
    )
    .map(({ id }) => id);
  expect(open).toEqual([]);
});
