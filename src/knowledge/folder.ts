// The content as its readers see it: files by name, every fault collected. Over the shared folder may lie a trust's own, with
// the same folders in it: a file there adds something, or with `extends` changes what is shared.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { nearest } from '../language/edits.ts';
import { fold } from '../language/text.ts';
import {
  type ContentFile,
  checkRaw,
  listFiles,
  type Problem,
  type RawFile,
  readRaw,
} from './files.ts';
import { mergeOverlay } from './overlay.ts';
import { idOf } from './references.ts';

export interface Folder {
  /** One file; undefined where it has a fault. */
  file<S extends z.ZodType>(name: string, shape: S): ContentFile<z.output<S>> | undefined;
  /** The content of one file. */
  one<S extends z.ZodType>(name: string, shape: S): z.output<S> | undefined;
  /** Every file of a folder that has no fault. */
  all<S extends z.ZodType>(name: string, shape: S): ContentFile<z.output<S>>[];
  /** The ids of all files of a folder, also of those with a fault. */
  ids(name: string): Set<string>;
  /** Names the files of the trust's folder that nobody has read. */
  reportUnread(): void;
}

/** This one is the trust's own from the first to the last line. */
const TRUST_FILE = 'trust.yaml';

/**
 * @param shared the folder `knowledge`
 * @param own the trust's folder, TRUST_DIR; undefined where there is none
 */
export function openFolder(shared: string, problems: Problem[], own?: string): Folder {
  const read = new Set<string>();
  if (own !== undefined && !existsSync(own)) {
    problems.push({
      ...top(own),
      says: 'TRUST_DIR is not there; make the folder or correct the setting',
    });
  }

  function listOwn(name: string): string[] {
    if (own === undefined || !existsSync(path.join(own, name))) return [];
    return listFiles(path.join(own, name), problems);
  }

  function readOwn(file: string): RawFile | undefined {
    read.add(file);
    return readRaw(file, problems);
  }

  function file<S extends z.ZodType>(name: string, shape: S): ContentFile<z.output<S>> | undefined {
    const ownFile = own === undefined ? '' : path.join(own, name);
    const isOwn = ownFile !== '' && existsSync(ownFile);
    if (isOwn && name === TRUST_FILE) {
      const raw = readOwn(ownFile);
      return raw && checkRaw(raw, shape, problems);
    }
    const raw = readRaw(path.join(shared, name), problems);
    const over = isOwn ? readOwn(ownFile) : undefined;
    if (!raw || !over) return raw && checkRaw(raw, shape, problems);
    if (!Array.isArray(over.value) && extendsOf(over) !== idOf(name)) {
      const says = `lies over the shared ${name}, so it begins with "extends: ${idOf(name)}"`;
      problems.push({ ...over.locate(['extends']), says });
    }
    return checkRaw(lay(raw, over, problems), shape, problems);
  }

  function all<S extends z.ZodType>(name: string, shape: S): ContentFile<z.output<S>>[] {
    const raws = listFiles(path.join(shared, name), problems).flatMap(
      (file) => readRaw(file, problems) ?? [],
    );
    for (const over of listOwn(name).flatMap((file) => readOwn(file) ?? [])) {
      const id = idOf(over.file);
      const index = raws.findIndex((raw) => idOf(raw.file) === id);
      const base = raws[index];
      const fault = faultOfExtends(over, base, name, raws);
      if (fault !== undefined) problems.push({ ...over.locate(['extends']), says: fault });
      else if (base) raws[index] = lay(base, over, problems);
      else raws.push(over);
    }
    return raws.flatMap((raw) => checkRaw(raw, shape, problems) ?? []);
  }

  return {
    file,
    one: (name, shape) => file(name, shape)?.content,
    all,
    ids: (name) => {
      const files = [...listFiles(path.join(shared, name), []), ...listOwn(name)];
      return new Set(files.map(idOf));
    },
    reportUnread() {
      if (own === undefined || !existsSync(own)) return;
      for (const file of listFiles(own, problems)) {
        const inside = path.relative(own, file);
        if (read.has(file) || inside.startsWith('.') || inside.startsWith(EXAMPLES)) continue;
        problems.push({
          ...top(file),
          says: `is in no folder of the content, so nobody reads it; ${FOLDERS}`,
        });
      }
    },
  };
}

/** Example conversations are no knowledge; the desk reads them. */
const EXAMPLES = `examples${path.sep}`;
const FOLDERS =
  'use the same folders as knowledge/: roles/<family>, topics, questions, reference, phrasing/intents, phrasing/descriptions';

function extendsOf({ value }: RawFile): string | undefined {
  const id: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'extends') : undefined;
  return id === undefined ? undefined : String(id);
}

/** The trust's file over the shared one: a fault is told where it stands. */
function lay(shared: RawFile, own: RawFile, problems: Problem[]): RawFile {
  const { value, ownPlace, faults } = mergeOverlay(shared.value, own.value);
  for (const { place, says } of faults) problems.push({ ...own.locate(place), says });
  return {
    file: shared.file,
    value,
    locate(place) {
      const at = ownPlace(place);
      return at ? own.locate(at) : shared.locate(place);
    },
  };
}

/** What is wrong with how a trust's file begins: `extends` is there when a shared file of its name is, and names that. */
function faultOfExtends(
  own: RawFile,
  shared: RawFile | undefined,
  folder: string,
  raws: readonly RawFile[],
): string | undefined {
  const name = idOf(own.file);
  const id = extendsOf(own);
  if (id === undefined) {
    return (
      shared &&
      `${shared.file} has this name; begin with "extends: ${name}" to change that one, or choose another name`
    );
  }
  if (id !== name && raws.some((raw) => idOf(raw.file) === id)) {
    return `extends names "${id}"; then the file's name is ${id}.yaml`;
  }
  return shared ? undefined : notThere(id, folder, raws);
}

function notThere(id: string, folder: string, raws: readonly RawFile[]): string {
  const near = nearest(
    fold(id),
    raws.map(({ file }) => idOf(file)),
  );
  return `extends names "${id}", which no file of ${folder} has; ${near ? `did you mean "${near}"?` : 'add it or take it out'}`;
}

function top(file: string): Pick<Problem, 'file' | 'line' | 'column'> {
  return { file, line: 1, column: 1 };
}

/** Whether every part of a group could be read. */
export function isComplete<T extends object>(
  group: T,
): group is { [K in keyof T]: Exclude<T[K], undefined> } & T {
  return Object.values(group).every((part) => part !== undefined);
}
