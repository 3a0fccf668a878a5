// Random numbers that are the same in every run.

export interface Random {
  /** From 0 up to 1. */
  number(): number;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    number,
    pick: (items) => {
      const item = items[Math.floor(number() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from: the list is empty');
      return item;
    },
    chance: (probability) => number() < probability,
  };
}
