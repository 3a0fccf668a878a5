// Whether a message only says again what is known: it is no answer to the question, and nothing to misread.

import { tokens } from '../../language/text.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import type { AskStep } from '../script/schema.ts';
import { type SlotName, type Slots, type SlotValue, textIn } from '../script/slots.ts';
import { namesIn } from './engine.ts';

/** A title alone, with a word or two around it. */
const LONGEST_TITLE = 4;
/** What was told before may be the answer to these: "looking after my mum, as I said". */
const TAKES_STORIES: ReadonlySet<SlotName> = new Set(['situation', 'experience']);

/** "Like I said, 4 GCSEs", "physio": told before, and not what is asked now. */
export function isToldAgain(
  { ask, slot }: AskStep,
  known: Slots,
  heard: Slots,
  recognition: Recognition,
): boolean {
  if (slot === 'goal' || heard[slot] !== undefined) return false;
  if (namesGoal(known, recognition)) return true;
  if (ask === 'role') return false;
  if (TAKES_STORIES.has(slot)) return false;
  const names = namesIn(heard).filter((name) => name !== 'goal' && name !== 'direction');
  return names.length > 0 && names.every((name) => isSame(known[name], heard[name]));
}

/** Whether it is the same as what is known, or a part of it. */
export function isSame(known: SlotValue | undefined, heard: SlotValue | undefined): boolean {
  if (Array.isArray(known) && Array.isArray(heard))
    return heard.length > 0 && heard.every((one) => known.includes(one));
  return JSON.stringify(known) === JSON.stringify(heard);
}

/** Nothing but the job that is the goal already. */
function namesGoal(known: Slots, { jobs, utterance }: Recognition): boolean {
  const goal = textIn(known, 'goal');
  const words = tokens(utterance).map(({ word }) => word);
  if (goal === undefined || words.length > LONGEST_TITLE) return false;
  // "Yes, healthcare assistant", once it is the goal; "adult", once it is an adult nurse.
  if (jobs.length === 0) return words.every((word) => goal.split('-').includes(word));
  return jobs.every(({ roles }) => roles.some(({ id }) => id === goal));
}
