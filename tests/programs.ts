// Finds the programs that tests talk to, or installs them on Debian.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
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
  commands: ['chromium', 'chromium-browser', 'google-chrome'],
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

/** Several test files may miss the same program at the same moment; apt-get itself would refuse the second. */
const LOCK = path.join(os.tmpdir(), 'careers-bot-tests-install.lock');

/** Where the program is; on Debian as root it is installed when missing. @throws Error that says how to get it */
export function findProgram(program: Program): string {
  const found = look(program);
  if (found) return found;
  if (installsThemselves()) {
    install(program);
    const installed = look(program);
    if (installed) return installed;
  }
  throw new Error(
    `The tests need ${program.name}. Install it (on Debian: sudo apt-get install ${program.package}), ` +
      `or set ${program.setting} to the path of the program.`,
  );
}

/** Before any test of a whole run, so that no test waits for an installation: jest's globalSetup. */
export default function installMissing(): void {
  if (!installsThemselves()) return;
  for (const program of [CHROMIUM, REDIS, NGINX]) {
    try {
      findProgram(program);
    } catch {
      // The tests that need it say so; the others go on without it.
    }
  }
}

function look({ setting, commands, places = [] }: Program): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const inPath = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
  return [process.env[setting], ...inPath, ...places].find(
    (place) => place !== undefined && existsSync(place),
  );
}

function installsThemselves(): boolean {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

function install({ package: name }: Program): void {
  const command = `dpkg -s ${name} >/dev/null 2>&1 || { apt-get update && apt-get install -y --no-install-recommends ${name}; }`;
  try {
    execFileSync('flock', [LOCK, 'sh', '-c', command], {
      stdio: ['ignore', 'ignore', 'pipe'],
      // Installed, not started: in this runlevel Debian starts no servers.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    });
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : String(fault);
    throw new Error(`The tests need Debian's package ${name}, and it cannot be installed: ${said}`);
  }
}
