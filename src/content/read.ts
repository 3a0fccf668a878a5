// What the bot knows and the scripts it follows, read on a thread of its own while the program's modules load:
// both take as long, so a start with this is shorter by one of them.

import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Scripts } from '../dialogs/load.ts';
import type { Problem } from '../knowledge/files.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { PhraseTables } from '../matching/phrase-tables.ts';
import type { RecognizerTables } from '../recognizer/phrases.ts';

export interface Content {
  knowledge: Knowledge;
  scripts: Scripts;
  /** What the recogniser looks phrases up in. */
  tables: RecognizerTables;
}

/** What the thread sends back, as bytes: all content, or every fault of every file. */
export type ContentRead =
  | {
      knowledge: Knowledge;
      scripts: Scripts;
      questions: PhraseTables;
      /** PhraseTables, as bytes: most of the time nobody asks for them. */
      descriptions: Uint8Array;
    }
  | { problems: Problem[] };

/**
 * Starts to read `knowledge` and `dialogs` of the working folder.
 *
 * @throws Error (rejects) that lists every fault in every file as `file:line:column  what is wrong`
 */
export function readContent(): Promise<Content> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url));
    thread.once('error', reject);
    thread.once('message', async (bytes: Uint8Array) => {
      const read: ContentRead = deserialize(bytes);
      if ('knowledge' in read) {
        const { knowledge, scripts, questions, descriptions } = read;
        const tables = { questions, descriptions: () => deserialize(descriptions) };
        return resolve({ knowledge, scripts, tables });
      }
      const { ContentError } = await import('../knowledge/load.ts');
      return reject(new ContentError(read.problems));
    });
  });
}
