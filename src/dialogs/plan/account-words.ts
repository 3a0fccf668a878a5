// What someone told, in one line: so that a misunderstanding shows at once, and a plan says what it rests on.

import { inSentence, joinWords, roleWords } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import type { TraitName } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Script } from '../script/schema.ts';
import { listIn, numberIn, type SlotName, type Slots, textIn } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { LACKED, readSubjects } from './person-of.ts';
import { factsWords } from './slot-words.ts';

type Words = DialogWording['account'];

/** Everything that the slots hold of a person, each in a few words; the goal is not among it. */
export function accountWords(knowledge: Knowledge, words: DialogWording, slots: Slots): string[] {
  const { account: text } = words;
  const own = knowledge.roles.get(textIn(slots, 'own') ?? '');
  const age = numberIn(slots, 'age');
  const year = numberIn(slots, 'schoolYear');
  const band = numberIn(slots, 'band');
  const origin = textIn(slots, 'origin');
  return [
    ...(age === undefined ? [] : [fill(text.age, { age })]),
    ...(year === undefined ? [] : [fill(text.schoolYear, { year })]),
    ...(own ? [fill(text.own, roleWords(own))] : []),
    ...(own || year !== undefined ? [] : workWords(text, slots)),
    ...(band === undefined ? [] : [fill(text.band, { band })]),
    ...named(text.years, slots, 'years'),
    ...(origin === undefined || origin === 'abroad'
      ? []
      : [fill(text.origin, { country: origin })]),
    ...qualificationWords(text, slots),
    ...subjectWords(words, slots),
    ...named(text.studying, slots, 'studying'),
    ...(slots.registered === true ? [text.registered] : []),
    ...(slots.experience === true ? [inWords(text, text.experience, slots, 'done')] : []),
    ...(slots.experience === false ? [text.noExperience] : []),
    ...named(text.learning, slots, 'learning'),
    ...licenceWords(text, slots),
    ...named(text.hours, slots, 'hours'),
    ...(slots.seated === true ? [text.seated] : []),
    ...avoidedWords(knowledge, text, slots),
    ...placeWords(text, slots),
    ...refusedWords(knowledge, text, slots),
  ];
}

/** Where someone is now: "in other work ("12 years in retail")". */
function workWords(text: Words, slots: Slots): string[] {
  const [where] = named(text.situation, slots, 'situation');
  if (where !== undefined) return [inWords(text, where, slots, 'work')];
  const words = textIn(slots, 'work');
  return words === undefined ? [] : [fill(text.work, { words })];
}

/** What was told, with the person's own words behind it. */
function inWords(text: Words, what: string, slots: Slots, name: 'work' | 'done'): string {
  const words = textIn(slots, name);
  return words === undefined ? what : fill(text.inWords, { what, words });
}

function placeWords(text: Words, slots: Slots): string[] {
  const place = textIn(slots, 'notIn');
  return place === undefined ? [] : [fill(text.notIn, { place })];
}

/** Some of the slots in a few words each; those that have none by their question's label. */
export function shownWords(
  knowledge: Knowledge,
  words: DialogWording,
  script: Script,
  slots: Slots,
  names: readonly SlotName[],
): string {
  const goal = names.includes('goal')
    ? knowledge.roles.get(textIn(slots, 'goal') ?? '')
    : undefined;
  const field = names.includes('goalFamily')
    ? knowledge.families.get(textIn(slots, 'goalFamily') ?? '')
    : undefined;
  const some: Slots = {};
  for (const name of names) if (name !== 'goal') some[name] = slots[name] ?? null;
  // A grade or a subject is nothing without what it belongs to.
  for (const name of names)
    for (const whole of PARTS[name] ?? []) some[whole] = slots[whole] ?? null;
  const others = names.filter((name) => slots[name] === null || LABELLED.has(name));
  return [
    ...(goal ? [fill(words.account.goal, roleWords(goal))] : []),
    ...(field ? [fill(words.account.field, { family: inSentence(field.title) })] : []),
    ...accountWords(knowledge, words, some),
    ...(others.length > 0 ? [factsWords(knowledge, words, script, slots, others)] : []),
  ].join(', ');
}

const PARTS: { readonly [name in SlotName]?: readonly SlotName[] } = {
  work: ['situation'],
  done: ['experience'],
  gcseCount: ['qualifications', 'gcseGrade'],
  gcseGrade: ['qualifications', 'gcseCount'],
  degreeClass: ['qualifications', 'degreeSubject'],
  degreeSubject: ['qualifications', 'degreeClass'],
  abroadLevel: ['qualifications', 'degreeSubject'],
};
const LABELLED: ReadonlySet<SlotName> = new Set(['interests', 'people', 'contact', 'training']);

/** "Not a nurse or a midwife": the last jobs that were turned down. */
function refusedWords({ roles }: Knowledge, text: Words, slots: Slots): string[] {
  const refused = listIn(slots, 'refused').flatMap((id) => roles.get(id) ?? []);
  if (refused.length === 0) return [];
  const titles = refused.slice(-REFUSED_NAMED).map((role) => roleWords(role).aTitle);
  return [fill(text.refused, { titles: joinWords(titles, 'or') })];
}
const REFUSED_NAMED = 3;

/** "No night work", "no lifting": what the job must not have. */
function avoidedWords({ wording }: Knowledge, text: Words, slots: Slots): string[] {
  const traits = listIn(slots, 'avoid') as TraitName[];
  if (traits.length === 0) return [];
  return [
    fill(text.avoid, {
      what: joinWords(
        traits.map((one) => wording.traits[one].name),
        'or',
      ),
    }),
  ];
}

function qualificationWords(text: Words, slots: Slots): string[] {
  const named = textIn(slots, 'qualifications');
  const count = numberIn(slots, 'gcseCount');
  const grade = numberIn(slots, 'gcseGrade');
  switch (named) {
    case 'none':
      return slots.studying === undefined ? [text.none] : [];
    case 'gcses':
      // None of them, but another qualification of that level.
      if (count === undefined && grade !== undefined) return [fill(text.gcsesGrade, { grade })];
      if (count === undefined || count === 0) return [text.gcses];
      return [
        grade === undefined
          ? fill(text.gcsesCount, { count })
          : fill(text.gcsesCountGrade, { count, grade }),
      ];
    case 'level-3':
      return [text['level-3']];
    case 'level-5':
      return [text['level-5']];
    case 'degree':
      return [degreeWords(text, slots)];
    case 'abroad':
      return [textIn(slots, 'abroadLevel') === 'degree' ? text.abroadDegree : text.abroad];
    default:
      return [];
  }
}

function degreeWords(text: Words, slots: Slots): string {
  const degreeClass = textIn(slots, 'degreeClass');
  const subject = textIn(slots, 'degreeSubject');
  if (degreeClass !== undefined && subject !== undefined)
    return fill(text.degreeClassSubject, { class: degreeClass, subject });
  if (subject !== undefined) return fill(text.degreeSubject, { subject });
  return degreeClass === undefined ? text.degree : fill(text.degreeClass, { class: degreeClass });
}

/** Single subjects as "maths 2", "no science". */
function subjectWords({ told }: DialogWording, slots: Slots): string[] {
  return readSubjects(textIn(slots, 'subjects') ?? '').map(({ subject, grade }) =>
    grade === LACKED ? fill(told.noSubject, { subject }) : `${subject} ${grade}`.trim(),
  );
}

function licenceWords(text: Words, slots: Slots): string[] {
  if (slots.licenceC1 === true) return [text.licenceC1];
  if (slots.driving === undefined || slots.driving === null) return [];
  return [slots.driving === true ? text.drives : text.drivesNot];
}

function named(words: Readonly<Record<string, string>>, slots: Slots, name: SlotName): string[] {
  const word = words[textIn(slots, name) ?? ''];
  return word === undefined ? [] : [word];
}
