// What an utterance tells beside the answer to the question: every slot that it fills plainly is not asked for again.
//
//     "I'm a band 3 HCA with a level 3 and want to be a nurse"
//     // => own: healthcare-assistant, band: 3, qualifications: level-3, and a goal that is one of several nurses

import type { Knowledge } from '../knowledge/load.ts';
import { buildLexicon, type Lexicon } from '../matching/lexicon.ts';
import { ANY_NUMBER_WORD, numberOf } from '../number-words.ts';
import type { JobMention } from '../recognizer/mentions.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { fold } from '../text.ts';
import { subjectsSlot } from './person-of.ts';
import type { Script } from './schema.ts';
import { SLOT_NAMES, type SlotName, type Slots } from './slots.ts';

export interface Heard {
  slots: Slots;
  /** A job was named that may be one of several. */
  unsure?: { slot: SlotName; roles: string[] };
}

/** Slots that no question of the script needs to ask for: they are kept whenever they are told. */
const KEPT_UNASKED: ReadonlySet<SlotName> = new Set([
  'gcseCount',
  'gcseGrade',
  'subjects',
  'registered',
  'driving',
  'age',
  'band',
  'own',
]);
const MOST_OFFERED = 4;
const YEARS = new RegExp(
  `\\b(over |more than )?(\\d{1,2}|${ANY_NUMBER_WORD}) ?(years?|yrs?|months?)\\b(?! old)`,
);
const MONTHS_IN_A_YEAR = 12;
const WANTED =
  /\b(?:want|like|love|hope|hoping|aim|trying|become|becoming|be an?|plan|train|start|get into|move|into)\b/;

export type HeardPhrases = Lexicon<Slots>;

/** The phrases of a script that say an answer plainly at any time. */
export function heardPhrases(script: Script): HeardPhrases {
  return buildLexicon(
    script.steps.flatMap((step) =>
      step.kind === 'ask'
        ? step.choices.map(({ value, heard }) => ({
            value: { [step.slot]: value },
            phrases: heard,
          }))
        : [],
    ),
  );
}

/** Everything that an utterance plainly fills, of the slots that the script asks or can use. */
export function hear(
  knowledge: Knowledge,
  script: Script,
  phrases: HeardPhrases,
  recognition: Recognition,
  isStart: boolean,
): Heard {
  const slots: Slots = {};
  for (const hit of phrases.find(recognition.utterance)) Object.assign(slots, hit.value);
  hearPerson(recognition, slots);
  hearTime(recognition.utterance, slots);
  const asked = askedSlots(script);
  if (asked.has('interests')) hearTastes(recognition, slots);
  const unsure = hearJobs(script, recognition, slots, isStart);
  for (const slot of SLOT_NAMES) {
    if (!asked.has(slot) && !KEPT_UNASKED.has(slot)) delete slots[slot];
  }
  if (asked.has('direction') && (slots.goal !== undefined || unsure?.slot === 'goal'))
    slots.direction = 'named';
  const own = knowledge.roles.get(typeof slots.own === 'string' ? slots.own : '');
  if (own?.registration && own.entry.minimum !== 'none' && slots.qualifications === undefined) {
    const isGraduate = own.entry.minimum === 'degree' || own.entry.minimum === 'postgraduate';
    if (isGraduate || own.entry.minimum === 'registered') slots.qualifications = 'degree';
  }
  return { slots, ...(unsure ? { unsure } : {}) };
}

export function askedSlots(script: Script): Set<SlotName> {
  return new Set(script.steps.flatMap((step) => (step.kind === 'ask' ? [step.slot] : [])));
}

function hearPerson({ person }: Recognition, slots: Slots): void {
  const { gcses, level, aLevels, subjects, registered, driving, age, experience } = person;
  if (gcses?.count === 0) slots.qualifications ??= 'none';
  else if (gcses) {
    slots.qualifications ??= 'gcses';
    if (gcses.count !== undefined) slots.gcseCount = gcses.count;
    if (gcses.grade !== undefined) slots.gcseGrade = gcses.grade;
  }
  if (slots.qualifications === 'abroad') {
    if (level !== undefined)
      slots.abroadLevel = level >= 6 ? 'degree' : level >= 3 ? 'college' : 'school';
  } else if (level !== undefined || aLevels) {
    const highest = Math.max(level ?? 0, aLevels ? 3 : 0);
    const named =
      highest >= 6
        ? 'degree'
        : highest >= 4
          ? 'level-5'
          : highest === 3
            ? 'level-3'
            : highest > 0
              ? 'gcses'
              : 'none';
    if (named !== 'none' || !gcses) slots.qualifications = named;
  }
  if (subjects && subjects.length > 0) slots.subjects = subjectsSlot(subjects);
  if (registered) slots.registered = true;
  if (driving) slots.driving = true;
  if (age !== undefined) slots.age = age;
  if (experience) slots.experience = true;
}

function hearTime(utterance: string, slots: Slots): void {
  const text = fold(utterance);
  const band = /\bband ?(\d)\b/.exec(text)?.[1];
  if (band && Number(band) >= 1) slots.band = Number(band);
  const [, more, figure = '', unit = ''] = YEARS.exec(text) ?? [];
  if (figure === '') return;
  const count = numberOf(figure) ?? 0;
  const years = unit.startsWith('month') ? count / MONTHS_IN_A_YEAR : count;
  const isLong = years > 3 || (years === 3 && more !== undefined);
  slots.years = years < 1 ? 'under-1' : isLong ? 'over-3' : '1-to-3';
}

function hearTastes({ criteria }: Recognition, slots: Slots): void {
  const interests: string[] = [];
  const people: string[] = [];
  for (const one of criteria.must) {
    if (one.kind === 'interest') interests.push(one.value);
    if (one.kind === 'people') people.push(one.value);
    if (one.kind === 'contact') slots.contact = one.value;
  }
  if (interests.length > 0) slots.interests = [...new Set(interests)].slice(0, 4);
  if (people.length > 0) slots.people = [...new Set(people)].slice(0, 4);
}

/** The jobs named: the person's own and the one that is wanted. */
function hearJobs(
  script: Script,
  recognition: Recognition,
  slots: Slots,
  isStart: boolean,
): Heard['unsure'] {
  const jobs = recognition.jobs.filter((job) => job.roles.length > 0 && !job.isRuledOut);
  const isAboutOwn = script.steps.some((step) => step.kind === 'ask' && step.slot === 'own');
  let own = jobs.find((job) => job.isOwn);
  const others = jobs.filter((job) => job !== own);
  if (isAboutOwn && isStart && !own && others.length > 0 && !isWanted(recognition, others[0]))
    own = others.shift();
  let unsure: Heard['unsure'];
  const take = (slot: SlotName, job: JobMention | undefined) => {
    const [role] = job?.roles ?? [];
    if (!job || !role) return;
    // One plan is for one job: a word for a whole kind, such as nurse, is asked back.
    const isOne = job.isSure && (job.general === undefined || job.roles.length === 1);
    if (isOne) slots[slot] = role.id;
    else unsure = { slot, roles: job.roles.slice(0, MOST_OFFERED).map(({ id }) => id) };
  };
  take('goal', others.find((job) => job.isSure) ?? others[0]);
  take('own', own);
  return unsure;
}

function isWanted({ utterance }: Recognition, job: JobMention | undefined): boolean {
  return (
    job !== undefined && WANTED.test(fold(utterance.slice(Math.max(0, job.start - 40), job.start)))
  );
}
