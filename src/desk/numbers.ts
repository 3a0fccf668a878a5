// The figures of the desk: by day and by week, what was asked about, and what people called useful. All of them as they may be
// shown; today is left out, because a figure that is looked at again and again tells when somebody asks.

import { DAY_MS, type DayCount, dayOf } from '../store/day-counts.ts';
import type { DayOfAnswers } from '../store/feedback.ts';
import { CONVERSATIONS, FAMILY, FATE, FATES, type Fate, TOPIC } from './counting.ts';
import { byShown, type Shown, shown } from './suppression.ts';

/** From a day to another, both counted: "2026-11-02". */
export interface Period {
  from: string;
  to: string;
}

export interface PeriodFigures extends Period {
  conversations: Shown;
  questions: Shown;
  fates: Record<Fate, Shown>;
}

export interface NamedFigure {
  name: string;
  count: Shown;
}

export interface RatedFigure {
  answer: string;
  useful: Shown;
  notUseful: Shown;
}

export interface Numbers {
  periods: PeriodFigures[];
  /** What the rest is about: whole weeks, which stay the same from day to day. */
  lately: Period;
  fates: Record<Fate, Shown>;
  topics: NamedFigure[];
  families: NamedFigure[];
  /** Answers that enough people judged. */
  rated: RatedFigure[];
}

export const SPANS = ['days', 'weeks'] as const;
export type Span = (typeof SPANS)[number];

const DAYS_SHOWN = 14;
const WEEKS_SHOWN = 13;
const WEEKS_LATELY = 4;
const WEEK = 7;

/** The first day that any figure of a page needs. */
export function firstDayNeeded(today: string): string {
  return addDays(weekBefore(today).from, -(WEEKS_SHOWN - 1) * WEEK);
}

/** @param today the day that is not over yet */
export function numbersOf(
  counted: readonly DayCount[],
  answers: readonly DayOfAnswers[],
  span: Span,
  today: string,
): Numbers {
  const last = weekBefore(today);
  const lately = { from: addDays(last.from, -(WEEKS_LATELY - 1) * WEEK), to: last.to };
  const sums = sumsIn(counted, lately);
  return {
    periods: periodsOf(span, today).map((period) => figuresOf(period, sumsIn(counted, period))),
    lately,
    fates: fatesIn(sums),
    topics: named(sums, TOPIC),
    families: named(sums, FAMILY),
    rated: ratedIn(answers, lately),
  };
}

function figuresOf(period: Period, sums: ReadonlyMap<string, number>): PeriodFigures {
  const questions = FATES.reduce((total, fate) => total + (sums.get(FATE + fate) ?? 0), 0);
  return {
    ...period,
    conversations: shown(sums.get(CONVERSATIONS) ?? 0),
    questions: shown(questions),
    fates: fatesIn(sums),
  };
}

function fatesIn(sums: ReadonlyMap<string, number>): Record<Fate, Shown> {
  const fate = (one: Fate) => shown(sums.get(FATE + one) ?? 0);
  return {
    answered: fate('answered'),
    'asked-back': fate('asked-back'),
    unanswered: fate('unanswered'),
    'sent-on': fate('sent-on'),
  };
}

function sumsIn(counted: readonly DayCount[], { from, to }: Period): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { day, name, count } of counted) {
    if (day >= from && day <= to) sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return sums;
}

function named(sums: ReadonlyMap<string, number>, prefix: string): NamedFigure[] {
  return [...sums]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, count]) => ({ name: name.slice(prefix.length), count: shown(count) }))
    .sort((one, other) => byShown(one.count, other.count) || (one.name < other.name ? -1 : 1));
}

function ratedIn(answers: readonly DayOfAnswers[], { from, to }: Period): RatedFigure[] {
  const sums = new Map<string, { useful: number; notUseful: number }>();
  for (const { day, answer, useful, notUseful } of answers) {
    if (day < from || day > to) continue;
    const sum = sums.get(answer) ?? { useful: 0, notUseful: 0 };
    sums.set(answer, { useful: sum.useful + useful, notUseful: sum.notUseful + notUseful });
  }
  return [...sums]
    .filter(([, { useful, notUseful }]) => shown(useful + notUseful) !== 'few')
    .map(([answer, { useful, notUseful }]) => ({
      answer,
      useful: shown(useful),
      notUseful: shown(notUseful),
    }))
    .sort(
      (one, other) =>
        byShown(one.notUseful, other.notUseful) ||
        byShown(one.useful, other.useful) ||
        (one.answer < other.answer ? -1 : 1),
    );
}

function periodsOf(span: Span, today: string): Period[] {
  if (span === 'days') {
    return Array.from({ length: DAYS_SHOWN }, (_, nth) => {
      const day = addDays(today, nth - DAYS_SHOWN);
      return { from: day, to: day };
    });
  }
  const { from, to } = weekBefore(today);
  return Array.from({ length: WEEKS_SHOWN }, (_, nth) => {
    const back = (nth + 1 - WEEKS_SHOWN) * WEEK;
    return { from: addDays(from, back), to: addDays(to, back) };
  });
}

/** The last week from Monday to Sunday that is over. */
function weekBefore(today: string): Period {
  const sinceMonday = (new Date(today).getUTCDay() + WEEK - 1) % WEEK;
  const monday = addDays(today, -sinceMonday - WEEK);
  return { from: monday, to: addDays(monday, WEEK - 1) };
}

function addDays(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY_MS);
}
