// How often people called an answer useful, by what was answered and by day. No text, no time of day and no person in it.

import { type DayCounts, dayOf } from './day-counts.ts';

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

const USEFUL = 'useful:';
const NOT_USEFUL = 'not-useful:';

export function buildFeedback(counts: DayCounts, now: () => number): Feedback {
  return {
    count: (answer, isUseful) =>
      counts.add(dayOf(now()), { [(isUseful ? USEFUL : NOT_USEFUL) + answer]: 1 }),
    async since(first) {
      const byAnswer = new Map<string, DayOfAnswers>();
      for (const { day, name, count } of await counts.since(first)) {
        const answer = name.slice(name.indexOf(':') + 1);
        const key = `${day} ${answer}`;
        const one = byAnswer.get(key) ?? { day, answer, useful: 0, notUseful: 0 };
        byAnswer.set(key, one);
        if (name.startsWith(USEFUL)) one.useful = count;
        else one.notUseful = count;
      }
      return [...byAnswer.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    },
  };
}
