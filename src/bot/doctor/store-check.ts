// Whether conversations can be kept: the store's address, and that it can be reached or written.

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { Config } from '../../config.ts';
import type { Finding } from './checks.ts';

const LONGEST_WAIT = 5000;

export async function checkStore({ STORE }: Config): Promise<Finding> {
  const what = 'STORE';
  if (STORE.startsWith('memory:')) {
    return { what, isGood: false, says: 'is memory:, which forgets everything at a restart.' };
  }
  if (STORE.startsWith('sqlite:')) return checkFolder(path.resolve(STORE.slice('sqlite:'.length)));
  const url = URL.parse(STORE);
  if (!url?.hostname) return { what, isGood: false, says: 'is no address of a store.' };
  const port = Number(url.port === '' ? 6379 : url.port);
  return (await answers(url.hostname, port))
    ? { what, isGood: true, says: `can be reached at ${url.hostname}:${port}.` }
    : { what, isGood: false, says: `cannot be reached at ${url.hostname}:${port}.` };
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

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: LONGEST_WAIT });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
