// When no job fits: which of the answers rules every job out.

import { fill } from '../../knowledge/fill.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Script } from '../script/schema.ts';
import type { SlotName, Slots } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { rankRoles } from './rank-roles.ts';
import { slotLabel } from './slot-words.ts';

/** Answers without which more jobs fit, the one that is easiest to give up first. */
const WISHES: readonly SlotName[] = ['training', 'interests', 'goalFamily', 'avoid'];
const MOST_WIDENINGS = 2;

export interface Widening {
  /** The answers that are left out. */
  without: SlotName[];
  /** What the button says. */
  title: string;
}

/** Which answers can be left out so that some job fits: one if one is enough, all of them otherwise. */
export function widenings(
  knowledge: Knowledge,
  words: DialogWording,
  script: Script,
  slots: Slots,
): Widening[] {
  const given = WISHES.filter((name) => (slots[name] ?? null) !== null);
  const single = given
    .filter((name) => rankRoles(knowledge, leaveOut(slots, [name])).length > 0)
    .slice(0, MOST_WIDENINGS)
    .map((name) => ({
      without: [name],
      title: fill(words.results.widen, { label: slotLabel(words, script, name) }),
    }));
  if (single.length > 0 || given.length === 0) return single;
  return [{ without: given, title: words.results.widenAll }];
}

/** The answers without these: not said. */
export function leaveOut(slots: Slots, names: readonly SlotName[]): Slots {
  const left: Slots = { ...slots };
  for (const name of names) left[name] = null;
  return left;
}
