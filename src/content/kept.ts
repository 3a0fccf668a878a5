// What was read from the content files, kept from one start to the next beside Node's compile cache, so that the files
// are parsed and checked again only when one of them, or the program, has changed.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the outcome of reading depends on, besides Node.js. */
const READ_FROM = ['knowledge', 'dialogs'];
const READ_BY = ['src', 'package-lock.json'];
const PROGRAM = path.join(import.meta.dirname, '../..');
const DIGEST_BYTES = 32;

/** Changes when a file of the content or of the program does; undefined where one cannot be read. */
export function fingerprint(): string | undefined {
  const hash = createHash('sha256').update(process.version);
  try {
    for (const part of READ_FROM) addTo(hash, part);
    for (const part of READ_BY) addTo(hash, path.join(PROGRAM, part));
  } catch {
    // Whoever reads the content says what is wrong with it.
    return undefined;
  }
  return hash.digest('hex');
}

/** The bytes kept in a folder under this fingerprint; undefined where there are none, or not whole. */
export function takeKept(folder: string, mark: string): Buffer | undefined {
  try {
    const file = readFileSync(fileIn(folder));
    const bytes = file.subarray(DIGEST_BYTES);
    return digestOf(mark, bytes).equals(file.subarray(0, DIGEST_BYTES)) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps these bytes in the place of others; a folder that may not be written to keeps nothing. */
export function keep(folder: string, mark: string, bytes: Buffer): void {
  const written = `${fileIn(folder)}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(written, Buffer.concat([digestOf(mark, bytes), bytes]));
    renameSync(written, fileIn(folder));
  } catch {
    // The next start reads the files, as this one did.
  }
}

function fileIn(folder: string): string {
  return path.join(folder, 'content');
}

function digestOf(mark: string, bytes: Buffer): Buffer {
  return createHash('sha256').update(mark).update(bytes).digest();
}

function addTo(hash: ReturnType<typeof createHash>, part: string): void {
  const files = path.extname(part) === '' ? filesIn(part) : [part];
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(file));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
