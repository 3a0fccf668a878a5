// Whether conversations can be kept: the store is opened as the bot opens it, without making a new file.

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { openStore } from '../../store/open.ts';
import type { Finding } from './checks.ts';

/** Nothing is kept by looking, so how long things are kept does not matter here. */
const RETENTION = { conversationMs: 1, planMs: 1, now: Date.now };

export async function checkStore({ STORE }: Config): Promise<Finding> {
  const what = 'STORE';
  if (STORE.startsWith('memory:')) {
    return { what, isGood: false, says: 'is memory:, which forgets everything at a restart.' };
  }
  if (STORE.startsWith('sqlite:')) {
    const file = path.resolve(STORE.slice('sqlite:'.length));
    const folder = checkFolder(file);
    if (!folder.isGood || !existsSync(file)) return folder;
    return checkOpening(STORE, `can be read and written: ${file}.`);
  }
  return checkOpening(STORE, `can be reached at ${new URL(STORE).host}.`);
}

async function checkOpening(address: string, good: string): Promise<Finding> {
  const what = 'STORE';
  try {
    const store = await openStore(address, RETENTION);
    await store.ping();
    await store.close();
    return { what, isGood: true, says: good };
  } catch (error) {
    const says = error instanceof Error ? error.message.replace(/^STORE:? /, '') : 'fails.';
    return { what, isGood: false, says };
  }
}

/** SQLite needs a folder that it may write in; the folder is made where one above it may be written. */
function checkFolder(file: string): Finding {
  const what = 'STORE';
  let folder = path.dirname(file);
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  try {
    if (!statSync(folder).isDirectory()) throw new Error('no folder');
    accessSync(existsSync(file) ? file : folder, constants.W_OK);
    return { what, isGood: true, says: `can be written: ${file}.` };
  } catch {
    return { what, isGood: false, says: `cannot be written: ${file}. Give this user the folder.` };
  }
}
