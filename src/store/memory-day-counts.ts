// Counts by day in this process's memory.

import {
  type CountKind,
  type DayCount,
  type DayCounts,
  firstDayKept,
  firstDayOf,
  inOrderOfDays,
} from './day-counts.ts';

export function memoryDayCounts(
  kind: CountKind,
  now: () => number,
): DayCounts & { sweep: () => number } {
  const counted = new Map<string, DayCount>();
  return {
    async add(day, counts) {
      for (const [name, more] of Object.entries(counts)) {
        const key = `${day} ${name}`;
        const count = (counted.get(key)?.count ?? 0) + more;
        if (count > 0) counted.set(key, { day, name, count });
        else counted.delete(key);
      }
    },
    async since(day) {
      const first = firstDayOf(kind, day, now());
      const found = [...counted.values()].filter((one) => one.day >= first);
      return structuredClone(inOrderOfDays(found));
    },
    clear: async () => counted.clear(),
    sweep() {
      const first = firstDayKept(kind, now());
      const past = [...counted].filter(([, { day }]) => day < first);
      for (const [key] of past) counted.delete(key);
      return past.length;
    },
  };
}
