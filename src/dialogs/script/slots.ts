// The slots that dialogs fill: their names and what may stand in them. Scripts choose the words; these are the meanings.

import { DEGREE_CLASSES, INTERESTS, PEOPLE, TRAITS } from '../../knowledge/kinds.ts';

/** What may stand in a slot. */
export type SlotKind =
  | { kind: 'one'; values: readonly string[] }
  | { kind: 'several'; values: readonly string[] }
  | { kind: 'number'; least: number; most: number }
  | { kind: 'yes-no' }
  | { kind: 'role' }
  | { kind: 'roles' }
  | { kind: 'family' }
  | { kind: 'words' };

/** Longer words than this are cut: a slot is an answer and not a diary. */
const LONGEST_WORDS = 100;
const MOST_VALUES = 8;
/** More jobs than these are seldom turned down. */
const MOST_ROLES = 40;

export const SLOTS = {
  /** The role that someone wants. */
  goal: { kind: 'role' },
  /** The role that someone has now. */
  own: { kind: 'role' },
  /** A whole field of work as the goal. */
  goalFamily: { kind: 'family' },
  situation: {
    kind: 'one',
    values: ['education', 'other-work', 'care-work', 'not-working', 'nhs'],
  },
  qualifications: {
    kind: 'one',
    values: ['none', 'gcses', 'level-3', 'level-5', 'degree', 'abroad'],
  },
  gcseCount: { kind: 'number', least: 0, most: 15 },
  gcseGrade: { kind: 'number', least: 0, most: 9 },
  /** Single GCSE subjects with their grade: "maths:2". */
  subjects: { kind: 'words' },
  abroadLevel: { kind: 'one', values: ['school', 'college', 'degree'] },
  experience: { kind: 'yes-no' },
  learning: {
    kind: 'one',
    values: ['earn', 'college', 'university', 'volunteer', 'direct', 'quickest'],
  },
  years: { kind: 'one', values: ['under-1', '1-to-3', 'over-3'] },
  band: { kind: 'number', least: 1, most: 9 },
  /** Whether the goal is named or the steps around shall be shown. */
  direction: { kind: 'one', values: ['named', 'show-me'] },
  interests: { kind: 'several', values: INTERESTS },
  people: { kind: 'several', values: PEOPLE },
  contact: { kind: 'one', values: ['most', 'some', 'little'] },
  training: { kind: 'one', values: ['none', 'year', 'three-years', 'longer'] },
  registered: { kind: 'yes-no' },
  driving: { kind: 'yes-no' },
  /** A licence for vehicles of up to 7.5 tonnes, as ambulances are. */
  licenceC1: { kind: 'yes-no' },
  age: { kind: 'number', least: 13, most: 90 },
  schoolYear: { kind: 'number', least: 7, most: 13 },
  degreeClass: { kind: 'one', values: DEGREE_CLASSES },
  degreeSubject: { kind: 'words' },
  /** What is being learned now and not held yet. */
  studying: {
    kind: 'one',
    values: ['gcses', 'a-levels', 'level-3', 'level', 'degree', 'course'],
  },
  /** The country that someone trained in. */
  origin: { kind: 'words' },
  /** What the work must not have in it. */
  avoid: { kind: 'several', values: TRAITS },
  /** Jobs that someone does not want. */
  refused: { kind: 'roles' },
  /** Whether someone wants to sit for most of the day. */
  seated: { kind: 'yes-no' },
  /** Whether the qualification is an NVQ, which few courses for a degree take. */
  isNvq: { kind: 'yes-no' },
  hours: {
    kind: 'one',
    values: ['part-time', 'school-hours', 'term-time', 'days', 'nights', 'flexible'],
  },
  /** What someone works at now or did last, outside the NHS, in their own words. */
  work: { kind: 'words' },
  /** What they have done that may fit the job, in their own words. */
  done: { kind: 'words' },
  /** Where someone would rather not work: a setting of phrasing/search-words.yaml. */
  notIn: { kind: 'words' },
  remark: { kind: 'words' },
} as const satisfies Record<string, SlotKind>;

export type SlotName = keyof typeof SLOTS;
export const SLOT_NAMES = Object.keys(SLOTS).filter(isSlotName);

/** null: the person skipped the question or does not know. */
export type SlotValue = string | number | boolean | string[] | null;
export type Slots = { [name in SlotName]?: SlotValue };

export function isSlotName(name: string): name is SlotName {
  return Object.hasOwn(SLOTS, name);
}

/** What ids of roles and families there are. */
export interface KnownIds {
  roles: { has(id: string): boolean };
  families: { has(id: string): boolean };
}

/** The value if it may stand in the slot; undefined if it may not. */
export function fitting(name: SlotName, value: unknown, known: KnownIds): SlotValue | undefined {
  if (value === null) return null;
  const slot: SlotKind = SLOTS[name];
  switch (slot.kind) {
    case 'one':
      return typeof value === 'string' && slot.values.includes(value) ? value : undefined;
    case 'several': {
      if (!Array.isArray(value)) return undefined;
      const values = slot.values.filter((one) => value.includes(one));
      return values.length === value.length ? values.slice(0, MOST_VALUES) : undefined;
    }
    case 'number':
      return typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= slot.least &&
        value <= slot.most
        ? value
        : undefined;
    case 'yes-no':
      return typeof value === 'boolean' ? value : undefined;
    case 'role':
      return typeof value === 'string' && known.roles.has(value) ? value : undefined;
    case 'roles':
      return Array.isArray(value)
        ? value.filter((one) => known.roles.has(one)).slice(-MOST_ROLES)
        : undefined;
    case 'family':
      return typeof value === 'string' && known.families.has(value) ? value : undefined;
    case 'words':
      return typeof value === 'string' ? value.slice(0, LONGEST_WORDS) : undefined;
  }
}

/** The slots of stored data that still fit, and whether any had to go. */
export function fittingSlots(raw: unknown, known: KnownIds): { slots: Slots; isWhole: boolean } {
  const slots: Slots = {};
  let isWhole = typeof raw === 'object' && raw !== null;
  for (const [name, value] of Object.entries(raw ?? {})) {
    const fits = isSlotName(name) ? fitting(name, value, known) : undefined;
    if (isSlotName(name) && fits !== undefined) slots[name] = fits;
    else isWhole = false;
  }
  return { slots, isWhole };
}

/** A slot's text, or undefined where it has none. */
export function textIn(slots: Slots, name: SlotName): string | undefined {
  const value = slots[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberIn(slots: Slots, name: SlotName): number | undefined {
  const value = slots[name];
  return typeof value === 'number' ? value : undefined;
}

export function listIn(slots: Slots, name: SlotName): string[] {
  const value = slots[name];
  return Array.isArray(value) ? value : [];
}
