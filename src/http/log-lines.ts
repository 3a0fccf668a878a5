// Writes the log to standard output, few times for many lines.

import pino from 'pino';

const MOMENT_MS = 100;
const { warn: WARNING = 40 } = pino.levels.values;

/**
 * Where pino writes. A line is written at once when it is a warning or comes after a pause, otherwise together with the
 * others of that moment.
 */
export function logLines() {
  const output = pino.destination({ sync: true });
  let waiting = '';
  let writtenAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting !== '') output.write(waiting);
    waiting = '';
    writtenAt = performance.now();
  };
  process.on('exit', write);
  return {
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 0,
    write(line: string) {
      waiting += line;
      const isUrgent = this.lastLevel >= WARNING;
      if (isUrgent || performance.now() - writtenAt > MOMENT_MS) write();
      else timer ??= setTimeout(write, MOMENT_MS);
    },
  };
}
