// How much processor time a process has used, as Linux counts it.

import { readFileSync } from 'node:fs';

/** Seconds; /proc counts them in hundredths. */
export function processorSeconds(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ');
  return (Number(fields?.[11]) + Number(fields?.[12])) / 100;
}
