// Removes what is past its retention time, every minute.

import type { Store } from './store.ts';

const EVERY_MS = 60_000;
/** A wall clock that ran this much more than the time that passed was set; what it says is not acted on at once. */
const LARGEST_JUMP_MS = 10 * 60_000;

export interface Sweeping {
  stop(): void;
}

/**
 * Sweeps now and then every minute. When the wall clock jumps forward a sweep is left out: a clock that is put right
 * again within a minute has deleted nothing.
 */
export function startSweeping(
  store: Store,
  onFault: (fault: unknown) => void,
  now: () => number = Date.now,
): Sweeping {
  let last = { wall: now(), steady: performance.now() };
  const sweep = async () => {
    const next = { wall: now(), steady: performance.now() };
    const jump = next.wall - last.wall - (next.steady - last.steady);
    last = next;
    if (jump > LARGEST_JUMP_MS) return;
    await store.sweep().catch(onFault);
  };
  void sweep();
  const timer = setInterval(sweep, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
