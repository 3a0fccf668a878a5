// Counts by day and name, and nothing else: no time of day, no order, no person. Each kind of count has its own.

import { UNANSWERED_DAYS } from '../knowledge/running.ts';

/** How often something was counted on one day. */
export interface DayCount {
  /** "2026-11-29", by universal time. */
  day: string;
  name: string;
  count: number;
}

export interface DayCounts {
  /** Adds to the counts of a day, all or none; a count of 0 is removed. */
  add(day: string, counts: Readonly<Record<string, number>>): Promise<void>;
  /** What was counted from a day on ("2026-11-01") and is still kept, by day and name. */
  since(day: string): Promise<DayCount[]>;
  /** Deletes all of them. */
  clear(): Promise<void>;
}

/** The kinds, and for how many days each is kept, the day itself counted. */
export const KEPT_DAYS = {
  /** So that a month can be held against the same month of the year before. */
  feedback: 400,
  numbers: 400,
  /** Words of people. */
  unanswered: UNANSWERED_DAYS,
} as const;
export type CountKind = keyof typeof KEPT_DAYS;

export const DAY_MS = 86_400_000;

/** The day of a moment: "2026-11-29". */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** The first day of a kind that is still kept. */
export function firstDayKept(kind: CountKind, now: number): string {
  return dayOf(now - (KEPT_DAYS[kind] - 1) * DAY_MS);
}

/** The later of a day and the first that is kept: from here on there is something to give. */
export function firstDayOf(kind: CountKind, day: string, now: number): string {
  const first = firstDayKept(kind, now);
  return day > first ? day : first;
}

/** The days from one to that of a moment, both counted. */
export function daysFrom(first: string, now: number): string[] {
  const days: string[] = [];
  for (let at = now; dayOf(at) >= first; at -= DAY_MS) days.unshift(dayOf(at));
  return days;
}

/** Days and names in order. */
export function inOrderOfDays(counted: readonly DayCount[]): DayCount[] {
  const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...counted].sort((a, b) => byName(a.day, b.day) || byName(a.name, b.name));
}
