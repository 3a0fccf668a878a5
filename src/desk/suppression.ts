// Disclosure control of counts, as NHS England does it for figures below national level: 1 to 7 are never shown, others to
// the nearest 5. Each figure is rounded on its own, so parts need not add up to their total, and subtracting
// them tells nothing.

/** A figure that may be shown; 'few' for 1 to 7. */
export type Shown = number | 'few';

const MOST_FEW = 7;
const NEAREST = 5;

/** What may be shown of a count. */
export function shown(count: number): Shown {
  if (count === 0) return 0;
  return count <= MOST_FEW ? 'few' : Math.round(count / NEAREST) * NEAREST;
}

/** Sorts the largest first, 'few' last. It compares what is shown: the order must not tell more than the figures. */
export function byShown(one: Shown, other: Shown): number {
  return sizeOf(other) - sizeOf(one);
}

function sizeOf(figure: Shown): number {
  return figure === 'few' ? 1 : figure;
}
