// Starts the bot as a process of its own, as people run it, on a free port.

import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Reply } from '../../src/answers/reply.ts';
import type { HistoryEntry } from '../../src/store/store.ts';

export interface BotProcess {
  url: string;
  process: ChildProcess;
  /** Everything it wrote to standard output and error so far. */
  output(): string;
  /** Ends it by this signal and waits; the exit code, or null when the signal killed it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface StartOptions {
  environment?: Record<string, string>;
  folder?: string;
  /** Flags of Node.js besides those of `npm start`. */
  flags?: string[];
  /** src/main.ts, or a script that adds routes to it. */
  script?: string;
  /** A command to run it by, such as a shell that sets a limit first. */
  through?: string[];
}

export const MAIN = path.resolve('src/main.ts');
/** As in `npm start`: what Node.js compiled once is not compiled again at each start. */
const USUAL_FLAGS = ['--max-semi-space-size=16', '--import', path.resolve('src/compile-cache.mjs')];
export const TURN_SERVER = path.resolve('tests/running/turn-server.ts');

/** Starts it and waits until it says that it is ready. @throws Error with its output when it ends before that */
export async function startBot(options: StartOptions = {}): Promise<BotProcess> {
  const started = spawnBot(options);
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const ready = /"url":"(http:[^"]+)"/.exec(started.output());
      if (ready?.[1]) resolve(ready[1]);
    };
    started.process.stdout?.on('data', look);
    started.process.once('exit', () => reject(new Error(started.output())));
  });
  return { ...started, url };
}

/** Starts it where it is to fail: the exit code and what it said. */
export async function startInVain(
  options: StartOptions,
): Promise<{ code: number | null; output: string }> {
  const { process: child, output } = spawnBot(options);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output: output() };
}

function spawnBot({
  environment = {},
  folder,
  script = MAIN,
  through = [],
  flags = [],
}: StartOptions) {
  const [command = process.execPath, ...rest] = [
    ...through,
    process.execPath,
    ...USUAL_FLAGS,
    ...flags,
    script,
  ];
  const child = spawn(command, rest, {
    cwd: folder ?? process.cwd(),
    env: { PATH: process.env.PATH, PORT: '0', STORE: 'memory:', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      written += String(data);
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    process: child,
    output: () => written,
    end(signal: NodeJS.Signals = 'SIGKILL') {
      child.kill(signal);
      return ended;
    },
  };
}

export interface TurnResponse {
  status: number;
  retryAfter: string | null;
  replies: Reply[];
  isRepeat: boolean;
}

/** One message to a turn server. */
export async function say(
  url: string,
  key: string,
  id: string,
  text: string,
): Promise<TurnResponse> {
  const response = await fetch(`${url}/turn`, {
    method: 'POST',
    body: JSON.stringify({ key, id, text }),
  });
  const body: Partial<TurnResponse> = JSON.parse(await response.text());
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    replies: body.replies ?? [],
    isRepeat: body.isRepeat ?? false,
  };
}

export async function historyOf(url: string, key: string): Promise<HistoryEntry[]> {
  return JSON.parse(await (await fetch(`${url}/history/${key}`)).text());
}
