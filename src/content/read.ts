// What the bot knows and the scripts it follows, read on a thread of its own while the program's modules load:
// both take as long, so a start with this is shorter by one of them.

import { Worker } from 'node:worker_threads';
import type { Scripts } from '../dialogs/load.ts';
import type { Problem } from '../knowledge/files.ts';
import type { Knowledge } from '../knowledge/load.ts';

export interface Content {
  knowledge: Knowledge;
  scripts: Scripts;
}

/** What the thread sends back: every fault of every file, and the content where there is none. */
export interface ContentRead {
  knowledge?: Knowledge | undefined;
  dialogs?: Scripts | undefined;
  problems: Problem[];
}

/**
 * Starts to read `knowledge` and `dialogs` of the working folder.
 *
 * @throws Error (rejects) that lists every fault in every file as `file:line:column  what is wrong`
 */
export function readContent(): Promise<Content> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url));
    thread.once('error', reject);
    thread.once('message', async ({ knowledge, dialogs, problems }: ContentRead) => {
      if (knowledge && dialogs && problems.length === 0) resolve({ knowledge, scripts: dialogs });
      else {
        const { ContentError } = await import('../knowledge/load.ts');
        reject(new ContentError(problems));
      }
    });
  });
}
