// Puts a changed file into the trust's folder, so that at every moment it holds either the old file or the new one, whole; and
// keeps the old one, for undoing. With a git repository in the folder, each publish is a commit as well.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const recordSchema = z.object({
  number: z.number(),
  by: z.string(),
  at: z.number(),
  /** What was done, for the list: “toe doctor” is a name of podiatrist. */
  says: z.string(),
  /** The file, below the trust's folder. */
  file: z.string(),
  /** What stood in it; null where there was none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The number of the publish that this one takes back. */
  undoes: z.number().optional(),
});
export type PublishRecord = z.infer<typeof recordSchema>;

export interface Change {
  by: string;
  says: string;
  file: string;
  /** What the file is to hold; null: it goes. */
  after: string | null;
  /** What stood in the file when the change was made ready. */
  before: string | null;
  undoes?: number;
}

export interface TrustFolder {
  /** What stands in a file; null where there is none. */
  read(file: string): string | null;
  /** Tells one state of the whole folder from another. */
  revision(): string;
  /** @throws ChangedMeanwhile, and what the disk says; then nothing was changed */
  publish(change: Change): Promise<PublishRecord>;
  /** Newest first; without those of which nothing came because the process was killed. */
  history(): PublishRecord[];
}

/** The file is not any more what it was when the change was made ready. */
export class ChangedMeanwhile extends Error {
  constructor(file: string) {
    super(`${file} was changed meanwhile`);
    this.name = 'ChangedMeanwhile';
  }
}

/** Git does not see it, and nobody takes it for content. */
const HISTORY = '.history';
const LOCK = 'lock';
/** A publish takes milliseconds; a lock that is older was left by a process that was killed. */
const STALE_LOCK_MS = 30_000;
const DIGITS = 6;

/**
 * @param folder TRUST_DIR
 * @param onFault told when a publish could not be committed to git; it is in place and its copy kept all the same
 */
export function openTrustFolder(
  folder: string,
  onFault: (fault: unknown) => void = () => {},
): TrustFolder {
  const kept = path.join(folder, HISTORY);
  const at = (file: string) => path.join(folder, file);
  const read = (file: string) => (existsSync(at(file)) ? readFileSync(at(file), 'utf8') : null);

  function records(): PublishRecord[] {
    if (!existsSync(kept)) return [];
    return readdirSync(kept)
      .filter((name) => /^\d+\.json$/.test(name))
      .sort()
      .map((name) => recordSchema.parse(JSON.parse(readFileSync(path.join(kept, name), 'utf8'))));
  }

  /**
   * A record is written before its file is. When a process was killed in between, the file is still as before, and the
   * record is of nothing.
   */
  function dropUnfinished(): void {
    const last = records().at(-1);
    if (!last || read(last.file) === last.after || read(last.file) !== last.before) return;
    rmSync(path.join(kept, nameOf(last.number)));
  }

  function put({ file, after }: Change): void {
    if (after === null) rmSync(at(file), { force: true });
    else {
      mkdirSync(path.dirname(at(file)), { recursive: true });
      writeWhole(at(file), after, kept);
    }
  }

  return {
    read,
    revision() {
      const hash = createHash('sha256');
      for (const file of existsSync(folder) ? contentFiles(folder) : []) {
        hash
          .update(`${file}\0`)
          .update(readFileSync(at(file)))
          .update('\0');
      }
      return hash.digest('hex');
    },
    async publish(change) {
      mkdirSync(kept, { recursive: true });
      if (!existsSync(path.join(kept, '.gitignore')))
        writeFileSync(path.join(kept, '.gitignore'), '*\n');
      const release = lock(path.join(kept, LOCK));
      try {
        dropUnfinished();
        if (read(change.file) !== change.before) throw new ChangedMeanwhile(change.file);
        const number = (records().at(-1)?.number ?? 0) + 1;
        const record: PublishRecord = { number, at: Date.now(), ...change };
        writeWhole(path.join(kept, nameOf(number)), JSON.stringify(record), kept);
        try {
          put(change);
        } catch (fault) {
          rmSync(path.join(kept, nameOf(number)), { force: true });
          throw fault;
        }
        await commit(folder, record).catch(onFault);
        return record;
      } finally {
        release();
      }
    },
    history() {
      const all = records();
      const last = all.at(-1);
      const isUnfinished =
        last && read(last.file) !== last.after && read(last.file) === last.before;
      return (isUnfinished ? all.slice(0, -1) : all).reverse();
    },
  };
}

/** Tells one state of a folder from another. */
export function revisionOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of existsSync(folder) ? contentFiles(folder) : []) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(folder, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The files of a folder below it, hidden ones left out. */
export function contentFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /\.ya?ml$/.test(name) && !name.split(path.sep).some((part) => part.startsWith('.')),
    )
    .sort();
}

function nameOf(number: number): string {
  return `${String(number).padStart(DIGITS, '0')}.json`;
}

/** Written beside and moved into place: whoever reads, or comes after a kill or a power cut, finds one whole file. */
function writeWhole(file: string, text: string, beside: string): void {
  const aside = path.join(beside, `.${path.basename(file)}.${process.pid}.new`);
  try {
    writeFileSync(aside, text);
    sync(aside);
    renameSync(aside, file);
    sync(path.dirname(file));
  } catch (fault) {
    rmSync(aside, { force: true });
    throw fault;
  }
}

function sync(place: string): void {
  const open = openSync(place, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** The locks that this process holds. */
const held = new Set<string>();

/** Two instances with one folder publish one after the other. @throws ChangedMeanwhile while another one does */
function lock(file: string): () => void {
  if (isLeft(file)) rmSync(file, { force: true });
  try {
    // A link, since it is there with what it says or not at all.
    symlinkSync(`${hostname()} ${process.pid}`, file);
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') {
      throw new ChangedMeanwhile('The content');
    }
    throw fault;
  }
  held.add(file);
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
}

/** Whether a lock was left by a process that was killed. Of another machine's that can only be told by its age. */
function isLeft(file: string): boolean {
  const made = lstatSync(file, { throwIfNoEntry: false });
  if (!made) return false;
  if (Date.now() - made.mtimeMs > STALE_LOCK_MS) return true;
  const [host, pid = ''] = readlinkSync(file).split(' ');
  if (host !== hostname()) return false;
  return Number(pid) === process.pid ? !held.has(file) : !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return codeOf(fault) === 'EPERM';
  }
}

/** The system's name of a fault: ENOSPC, EACCES. */
export function codeOf(fault: unknown): string {
  return typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : '';
}

const run = promisify(execFile);

/** A commit of the one file, where the folder is a git repository; the numbered copy is there in any case. */
async function commit(folder: string, { file, says, by }: PublishRecord): Promise<void> {
  if (!existsSync(path.join(folder, '.git'))) return;
  const git = (...options: string[]) =>
    run('git', [
      '-C',
      folder,
      '-c',
      'user.name=Careers desk',
      '-c',
      'user.email=desk@localhost',
      ...options,
    ]);
  await git('add', '--all', '--', file);
  const author = `${by.replace(/[<>\n]/g, ' ').trim() || 'Careers desk'} <desk@localhost>`;
  await git('commit', '--quiet', '--no-verify', `--author=${author}`, '-m', says, '--', file);
}
