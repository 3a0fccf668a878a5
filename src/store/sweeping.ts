// Removes what is past its retention time, every minute.

import type { Store } from './store.ts';

const EVERY_MS = 60_000;
/** A wall clock that ran this much more than the time that passed was set; what it says is not acted on at once. */
const LARGEST_JUMP_MS = 10 * 60_000;

export interface Clocks {
  /** Milliseconds since 1970; may be set. */
  wall: () => number;
  /** Milliseconds since some moment; only goes forward. */
  steady: () => number;
}

/**
 * A sweep that leaves one out when the wall clock jumped forward: a clock that is put right again before the next has
 * deleted nothing.
 */
export function buildSweep(
  store: Store,
  { wall, steady }: Clocks = { wall: Date.now, steady: () => performance.now() },
): () => Promise<number> {
  let last = { wall: wall(), steady: steady() };
  return async () => {
    const next = { wall: wall(), steady: steady() };
    const jump = next.wall - last.wall - (next.steady - last.steady);
    last = next;
    return jump > LARGEST_JUMP_MS ? 0 : store.sweep();
  };
}

/** Sweeps now and every minute until it is stopped. */
export function startSweeping(
  store: Store,
  onFault: (fault: unknown) => void,
): { stop: () => void } {
  const sweep = buildSweep(store);
  const sweepOrReport = () => sweep().catch(onFault);
  void sweepOrReport();
  const timer = setInterval(sweepOrReport, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
