// How often people called an answer useful, by what was answered and by day. No text, no time of day and no person in it.

/** The answers to one thing on one day. */
export interface DayOfAnswers {
  /** "2026-11-29", by universal time. */
  day: string;
  /** By the names of content: "role/podiatrist/skills", "topic/bursary". */
  answer: string;
  useful: number;
  notUseful: number;
}

export interface Feedback {
  /** Counts one answer for today. */
  count(answer: string, isUseful: boolean): Promise<void>;
  /** What was counted from a day on ("2026-11-01"), by day and answer. */
  since(day: string): Promise<DayOfAnswers[]>;
}

/** So that a month can be held against the same month of the year before. */
export const COUNTED_FOR_DAYS = 400;
const DAY_MS = 86_400_000;

/** The day of a moment: "2026-11-29". */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** The first day that is still kept. */
export function firstDayKept(now: number): string {
  return dayOf(now - COUNTED_FOR_DAYS * DAY_MS);
}

/** The days from one to that of a moment, both counted, and none that is no longer kept. */
export function daysFrom(day: string, now: number): string[] {
  const last = dayOf(now);
  const first = [day, firstDayKept(now)].sort().at(-1) ?? last;
  const days: string[] = [];
  for (let at = now; dayOf(at) >= first; at -= DAY_MS) days.unshift(dayOf(at));
  return days;
}

/** Days and answers in order. */
export function inOrderOfDays(counted: readonly DayOfAnswers[]): DayOfAnswers[] {
  return [...counted].sort(
    (a, b) => a.day.localeCompare(b.day) || a.answer.localeCompare(b.answer),
  );
}
