// The desk's notes in this process's memory.

import type { Notes } from './notes.ts';

interface Kept {
  value: string;
  goneAt: number;
}

export function memoryNotes(now: () => number): Notes & { sweep: () => number } {
  const values = new Map<string, Kept>();
  const lists = new Map<string, Kept[]>();
  const isHere = ({ goneAt }: Kept) => goneAt > now();

  return {
    async keep(name, value, forMs = Number.POSITIVE_INFINITY) {
      values.set(name, { value, goneAt: now() + forMs });
    },
    async read(name) {
      const kept = values.get(name);
      return kept && isHere(kept) ? kept.value : undefined;
    },
    async drop(name) {
      values.delete(name);
    },
    async add(list, value, forMs) {
      lists.set(list, [...(lists.get(list) ?? []), { value, goneAt: now() + forMs }]);
    },
    async newest(list, most) {
      const here = (lists.get(list) ?? []).filter(isHere);
      return here
        .slice(-most)
        .reverse()
        .map(({ value }) => value);
    },
    sweep() {
      let gone = 0;
      for (const [name, kept] of values) if (!isHere(kept) && values.delete(name)) gone += 1;
      for (const [name, entries] of lists) {
        const here = entries.filter(isHere);
        gone += entries.length - here.length;
        lists.set(name, here);
      }
      return gone;
    },
  };
}
