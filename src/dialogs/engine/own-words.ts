// What answers a question in words that its script does not list: what is told beside it, or a job in place of "in other work".

import type { Recognition } from '../../understanding/readers/recognize.ts';
import type { AskStep } from '../script/schema.ts';
import type { SlotName, Slots } from '../script/slots.ts';
import { namesIn } from './engine.ts';
import type { Answer } from './read-answer.ts';

/** The answer to the question that was put; undefined where the words may be anything. */
export function inOwnWords(
  { slot, ask }: AskStep,
  known: Slots,
  heard: Slots,
  recognition: Recognition,
): Answer | undefined {
  // "Not in a hospital, and no nights" is a wish, whatever was asked.
  const told = namesIn(heard);
  if (told.length > 0 && told.every((name) => WISHES.has(name))) return undefined;
  // "No, I don't want to be a cook" turns down a job, and not the question.
  const refusal = isRefused(recognition) && heard.refused === undefined;
  switch (slot) {
    case 'situation':
      return situation(known, heard, recognition);
    case 'experience':
      // Whoever names something has done something; whether it counts is said in the plan.
      return { kind: 'value', value: !refusal };
    case 'qualifications':
      if (heard.studying !== undefined) return { kind: 'value', value: 'none' };
      // "A nursing diploma", of someone who trained elsewhere.
      return known.origin === undefined || refusal ? undefined : { kind: 'value', value: 'abroad' };
    default:
      return refusal && ask !== 'role' && !TAKES_NO.has(slot) ? { kind: 'unknown' } : undefined;
  }
}

const WISHES: ReadonlySet<SlotName> = new Set([
  'avoid',
  'hours',
  'learning',
  'notIn',
  'seated',
  'training',
]);

/** Questions to which "no" is said of something in particular. */
const TAKES_NO: ReadonlySet<SlotName> = new Set(['direction', 'interests', 'people', 'contact']);

function situation(
  known: Slots,
  heard: Slots,
  { jobs, gibberish }: Recognition,
): Answer | undefined {
  // "Something like payroll again", once that is the goal, is not where they are now.
  const isGoal = jobs.some(
    ({ isOwn, roles }) => !isOwn && roles.some(({ id }) => id === known.goal),
  );
  if (isGoal) return undefined;
  if (heard.own !== undefined || jobs.length > 0) return { kind: 'value', value: 'other-work' };
  if (heard.studying !== undefined) return { kind: 'value', value: 'education' };
  if (heard.experience === true) return { kind: 'value', value: 'not-working' };
  // "Bar work", "hotel reception": work of some kind; what is no language is asked again.
  return gibberish < MOSTLY ? { kind: 'value', value: 'other-work' } : undefined;
}
const MOSTLY = 0.5;

function isRefused({ asks }: Recognition): boolean {
  const [best] = asks;
  return best?.intent === 'no' && best.score >= SURE;
}
const SURE = 0.6;
