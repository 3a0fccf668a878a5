// What an utterance tells beside the answer to the question: every slot that it fills plainly is not asked for again.
//
//     "I'm a band 3 HCA with a level 3 and want to be a nurse"
//     // => own: healthcare-assistant, band: 3, qualifications: level-3, and a goal that is one of several nurses

import type { FactKind } from '../../knowledge/fact.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { knownWords } from '../../language/ordinary-words.ts';
import { fold, tokens } from '../../language/text.ts';
import { buildLexicon, type Lexicon } from '../../matching/lexicon.ts';
import type { JobMention } from '../../understanding/readers/job-mention.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import type { Script } from '../script/schema.ts';
import { SLOT_NAMES, type SlotName, type Slots } from '../script/slots.ts';
import { avoidedIn, KEPT_UNASKED, slotsOf } from './told.ts';

export interface ToldSlots {
  slots: Slots;
  /** A job was named that may be one of several. */
  unsure?: { slot: SlotName; roles: string[] };
}

const MOST_OFFERED = 4;
const WANTED =
  /\b(?:want|wanted|like|love|loved|hope|hoping|aim|trying|become|becoming|be an?|plan|train|start|get into|move|into|fancy|fancied|fancying|end up|go for)\b/;

export type AnswerPhrases = Lexicon<Slots>;

/** The phrases of a script that say an answer plainly at any time. */
export function answerPhrases(script: Script, all: Iterable<Script>): AnswerPhrases {
  const asked = askedSlots(script);
  // What another script asks is kept for it: "not looking for money", said while jobs are chosen.
  const others = [...all].flatMap(({ steps }) =>
    steps.filter(
      (step) => step.kind === 'ask' && FOR_LATER.has(step.slot) && !asked.has(step.slot),
    ),
  );
  return buildLexicon(
    [...script.steps, ...others].flatMap((step) =>
      step.kind === 'ask'
        ? step.choices.map(({ value, heard }) => ({
            value: { [step.slot]: value },
            phrases: heard,
          }))
        : [],
    ),
    knownWords,
  );
}

const FOR_LATER: ReadonlySet<SlotName> = new Set(['situation', 'learning', 'experience']);

/** Everything that an utterance plainly fills, of the slots that the script asks or can use. */
export function hear(
  knowledge: Knowledge,
  script: Script,
  phrases: AnswerPhrases,
  recognition: Recognition,
  isStart: boolean,
): ToldSlots {
  const slots: Slots = slotsOf(recognition.facts, avoidedIn(recognition));
  hearAnswers(phrases, recognition.utterance, slots);
  const asked = askedSlots(script);
  // In "a level 3 in health and social care" care is what was learned, and no wish.
  const isLearned = recognition.facts.some(({ fact }) => 'subject' in fact || 'subjects' in fact);
  if (asked.has('interests') && !isLearned) {
    Object.assign(slots, tastesIn(recognition));
    const family = recognition.criteria.must.find((one) => one.kind === 'family');
    const isOwnField = recognition.jobs.some((job) => job.isOwn);
    if (isStart && family && !isOwnField) slots.goalFamily = family.value;
  }
  const unsure = hearJobs(script, recognition, slots, isStart);
  // Whoever names no job yet is helped to choose one, and has said what they like.
  const mayChoose = isStart && slots.goal === undefined && unsure === undefined;
  const isChosenFor = mayChoose && (asked.has('own') || script.steps.some(isStartStep));
  if (isChosenFor) {
    const { interests, ...tastes } = tastesIn(recognition);
    Object.assign(slots, tastes, isLearned || !interests ? {} : { interests });
  }
  const refused = recognition.jobs.filter((job) => job.isRuledOut && !isWanted(recognition, job));
  const fields = recognition.criteria.mustNot.flatMap((one) =>
    one.kind === 'family' ? [one.value] : [],
  );
  const ofFields = [...knowledge.roles.values()].filter(({ family }) => fields.includes(family));
  // "Bored of dispensing" does not turn down the job that one has.
  const all = [...refused.flatMap(({ roles }) => roles), ...ofFields].filter(
    ({ id }) => id !== slots.own,
  );
  if (all.length > 0) slots.refused = all.map(({ id }) => id);
  hearWorkAbroad(knowledge, recognition, slots);
  hearWorkElsewhere(recognition, slots);
  hearPlaces(knowledge, recognition, slots);
  for (const slot of SLOT_NAMES) {
    const isKept = KEPT_UNASKED.has(slot) || (isChosenFor && TASTES.has(slot));
    if (!asked.has(slot) && !isKept) delete slots[slot];
  }
  if (asked.has('direction') && (slots.goal !== undefined || unsure?.slot === 'goal'))
    slots.direction = 'named';
  return { slots, ...(unsure ? { unsure } : {}) };
}

const isStartStep = ({ kind }: Script['steps'][number]) => kind === 'start';

/** What someone was in another country is not their job here, but tells what they have learned. */
function hearWorkAbroad({ roles }: Knowledge, { facts, jobs }: Recognition, slots: Slots): void {
  // "I was a doctor in Sudan": which kind does not matter for what was learned.
  const [kind] = jobs.find((job) => job.isOwn && job.roles.length > 0)?.roles ?? [];
  const own = roles.get(typeof slots.own === 'string' ? slots.own : '') ?? kind;
  if (!own || !facts.some(({ fact }) => fact.kind === 'origin')) return;
  delete slots.own;
  slots.experience = true;
  if (!own.registration) return;
  slots.qualifications = 'abroad';
  slots.abroadLevel = 'degree';
  slots.goal ??= own.id;
}

/** A dinner lady at a school, or whoever says that they are not in the NHS, has no job on its ladders. */
function hearWorkElsewhere({ facts, jobs, utterance }: Recognition, slots: Slots): void {
  // "Been a hairdresser for 20 years".
  const other = jobs.find((job) => job.isOwn && job.isElsewhere);
  if (other) slots.work = other.text;
  const isElsewhere = facts.some(
    ({ fact, polarity }) =>
      fact.kind === 'employed' &&
      ((polarity === 'has' && fact.where === 'elsewhere') ||
        (polarity === 'lacks' && fact.where === 'nhs')),
  );
  if (!isElsewhere) return;
  const isDenied = facts.some(
    ({ fact, polarity }) => fact.kind === 'employed' && polarity === 'lacks',
  );
  const place = facts.find(({ fact }) => fact.kind === 'employed' && fact.where === 'elsewhere');
  if (place && !isDenied) slots.work ??= utterance.slice(place.start, place.end);
  // "Therapy assistant, I mean, and I don't work for the NHS": then it is what is wanted.
  if (isDenied && typeof slots.own === 'string') slots.goal ??= slots.own;
  if (slots.own !== undefined || isDenied) slots.own = null;
  slots.situation = 'other-work';
}

/** What the script's own phrases say plainly; of the qualifications a figure says more than a phrase. */
function hearAnswers(phrases: AnswerPhrases, utterance: string, slots: Slots): void {
  const { qualifications: figure } = slots;
  for (const { value } of phrases.find(utterance)) {
    Object.assign(slots, value);
    if (value.qualifications !== 'abroad') continue;
    if (figure === 'degree' || figure === 'level-5') slots.abroadLevel = 'degree';
    if (figure === 'level-3') slots.abroadLevel = 'college';
    if (figure === 'gcses') slots.abroadLevel = 'school';
  }
}

export function askedSlots(script: Script): Set<SlotName> {
  return new Set(script.steps.flatMap((step) => (step.kind === 'ask' ? [step.slot] : [])));
}

/** What someone likes, whom they want to work with, and how near to patients. */
export function tastesIn({ criteria, facts }: Recognition): Slots {
  const slots: Slots = {};
  // "I'm autistic", "my kids": whom someone is or looks after is not whom they want to work with.
  const isOfThemselves = facts.some(({ fact }) => OF_THEMSELVES.has(fact.kind));
  // "30 years in a bakery" is what was done, and not what is enjoyed.
  const isOfThePast = facts.some(({ fact }) => fact.kind === 'years');
  const interests: string[] = [];
  const people: string[] = [];
  for (const one of criteria.must) {
    if (one.kind === 'interest' && !isOfThePast) interests.push(one.value);
    if (one.kind === 'people' && !isOfThemselves) people.push(one.value);
    if (one.kind === 'contact') slots.contact = one.value;
  }
  if (interests.length > 0) slots.interests = [...new Set(interests)].slice(0, 4);
  if (people.length > 0) slots.people = [...new Set(people)].slice(0, 4);
  return slots;
}
const TASTES: ReadonlySet<SlotName> = new Set(['interests', 'people', 'contact']);

/** "Not in a hospital". */
function hearPlaces({ phrasing }: Knowledge, { criteria }: Recognition, slots: Slots): void {
  const named = criteria.mustNot.flatMap((one) => (one.kind === 'setting' ? [one.value] : []));
  const [place] = named.filter((one) =>
    phrasing.searchWords.settings.some(({ name }) => name === one),
  );
  if (place !== undefined) slots.notIn = place;
}

const OF_THEMSELVES: ReadonlySet<FactKind> = new Set(['condition', 'family']);

/** The jobs that are named, but for the words of a qualification: "NVQ 3 in catering". */
export function namedJobs({ facts, jobs }: Recognition): JobMention[] {
  const learned = facts.filter(({ fact }) => LEARNED.has(fact.kind));
  return jobs.filter(
    (job) => job.isOwn || !learned.some(({ start, end }) => job.start >= start && job.end <= end),
  );
}
const LEARNED: ReadonlySet<FactKind> = new Set(['level', 'degree', 'a-levels', 'studying']);

/** The jobs named: the person's own and the one that is wanted. */
function hearJobs(
  script: Script,
  recognition: Recognition,
  slots: Slots,
  isStart: boolean,
): ToldSlots['unsure'] {
  const jobs = namedJobs(recognition).filter(
    // "No licence yet, want to be a paramedic": what is wanted is not what is ruled out.
    (job) => job.roles.length > 0 && (!job.isRuledOut || isWanted(recognition, job)),
  );
  const isAboutOwn = script.steps.some((step) => step.kind === 'ask' && step.slot === 'own');
  let own = jobs.find((job) => job.isOwn) ?? (isStart ? staffTitle(recognition, jobs) : undefined);
  const others = jobs.filter((job) => job !== own);
  if (isAboutOwn && isStart && !own && others.length > 0 && !isWanted(recognition, others[0]))
    own = others.shift();
  let unsure: ToldSlots['unsure'];
  const take = (slot: SlotName, job: JobMention | undefined) => {
    const [role] = job?.roles ?? [];
    if (!job || !role) return;
    // One plan is for one job: a word for a whole kind, such as nurse, is asked back.
    const isOne = job.isSure && (job.general === undefined || job.roles.length === 1);
    if (isOne) slots[slot] = role.id;
    else unsure = { slot, roles: job.roles.slice(0, MOST_OFFERED).map(({ id }) => id) };
  };
  const wanted = others.find((job) => job.isSure && isWanted(recognition, job));
  take('goal', wanted ?? others.find((job) => job.isSure) ?? others[0]);
  // "Torn between adult nursing and nursing associate".
  const either = [...new Set(others.flatMap(({ roles }) => roles[0]?.id ?? []))];
  if (own && !wanted && either.length > 1) {
    delete slots.goal;
    unsure = { slot: 'goal', roles: either.slice(0, MOST_OFFERED) };
  }
  take('own', own);
  // Nobody plans to become what they are.
  if (slots.own !== undefined && slots.own === slots.goal) delete slots.own;
  return unsure;
}

/** "HCA, band 2", "band 3 admin clerk": a title at the beginning, with the band that they are on. */
function staffTitle(
  { facts, utterance }: Recognition,
  [first, ...others]: readonly JobMention[],
): JobMention | undefined {
  if (!first?.isSure || !facts.some(({ fact }) => fact.kind === 'band')) return undefined;
  const wordsBefore = tokens(utterance.slice(0, first.start)).length;
  const isAlone = others.length === 0 && facts.every(({ fact }) => fact.kind === 'band');
  return wordsBefore <= LONGEST_OPENING && !isAlone ? first : undefined;
}
/** "I'm a band 3". */
const LONGEST_OPENING = 4;

function isWanted({ utterance }: Recognition, job: JobMention | undefined): boolean {
  if (job === undefined) return false;
  const before = fold(utterance.slice(Math.max(0, job.start - REACH), job.start));
  return WANTED.test(before) && !UNWANTED.test(before);
}
/** Letters before a title in which it is said what is wanted. */
const REACH = 40;
/** "I don't want to be a". */
const UNWANTED =
  /\b(?:not|never|don'?t|wouldn'?t|didn'?t|no longer) (?:\w+ )?(?:want|like|love|hope|trying|become|be an?|plan|train|start)\b/;
