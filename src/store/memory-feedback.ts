// What people called useful, in this process's memory.

import {
  type DayOfAnswers,
  dayOf,
  type Feedback,
  firstDayKept,
  inOrderOfDays,
} from './feedback.ts';

export function memoryFeedback(now: () => number): Feedback & { sweep: () => number } {
  const counted = new Map<string, DayOfAnswers>();
  return {
    async count(answer, isUseful) {
      const day = dayOf(now());
      const name = `${day} ${answer}`;
      const { useful, notUseful } = counted.get(name) ?? { useful: 0, notUseful: 0 };
      counted.set(name, {
        day,
        answer,
        useful: useful + Number(isUseful),
        notUseful: notUseful + Number(!isUseful),
      });
    },
    since: async (day) =>
      structuredClone(inOrderOfDays([...counted.values()].filter((one) => one.day >= day))),
    sweep() {
      const first = firstDayKept(now());
      const past = [...counted].filter(([, { day }]) => day < first);
      for (const [name] of past) counted.delete(name);
      return past.length;
    },
  };
}
