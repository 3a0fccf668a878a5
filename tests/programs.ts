// Finds the programs that tests talk to, and says how to get one that is missing.

import { existsSync } from 'node:fs';
import path from 'node:path';

export interface Program {
  /** As people know it. */
  name: string;
  /** Commands that are it, looked for in PATH. */
  commands: readonly string[];
  /** Whole paths where it may be besides. */
  places?: readonly string[];
  /** Debian's package. */
  package: string;
  /** The setting that names the program itself. */
  setting: string;
}

export const CHROMIUM: Program = {
  name: 'Chromium or Chrome',
  // The shell without a window first: the browser tests take a half of the time with it.
  commands: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
  places: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  package: 'chromium',
  setting: 'CHROMIUM',
};

export const REDIS: Program = {
  name: 'Redis or Valkey',
  commands: ['redis-server', 'valkey-server'],
  package: 'redis-server',
  setting: 'REDIS_SERVER',
};

export const NGINX: Program = {
  name: 'nginx',
  commands: ['nginx'],
  places: ['/usr/sbin/nginx'],
  package: 'nginx',
  setting: 'NGINX',
};

/** Where the program is. @throws Error that says how to get it */
export function findProgram(program: Program): string {
  const found = look(program);
  if (found) return found;
  throw new Error(
    `The tests need ${program.name}. Install it (on Debian: sudo apt-get install ${program.package}), ` +
      `or set ${program.setting} to the path of the program.`,
  );
}

function look({ setting, commands, places = [] }: Program): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const inPath = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
  return [process.env[setting], ...inPath, ...places].find(
    (place) => place !== undefined && existsSync(place),
  );
}
