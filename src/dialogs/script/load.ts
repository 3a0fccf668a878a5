// Loads the dialog scripts and their wording from dialogs/ and checks them. All faults of all files are reported at once.

import path from 'node:path';
import { type ContentFile, listFiles, type Problem, readFile } from '../../knowledge/files.ts';
import { ContentError } from '../../knowledge/load.ts';
import { checkScript, checkStarts } from './check.ts';
import { type Script, scriptSchema } from './schema.ts';
import { type DialogWording, dialogWordingSchema } from './wording.ts';

/** The guided dialogs: scripts by id, and what is said around their questions. */
export interface Scripts {
  scripts: ReadonlyMap<string, Script>;
  wording: DialogWording;
}

const WORDING_FILE = 'wording.yaml';

/**
 * Reads the dialog scripts.
 *
 * @param folder the folder `dialogs`
 * @throws ContentError that lists every fault in every file
 */
export function loadDialogs(folder: string): Scripts {
  const { dialogs, problems } = readDialogs(folder);
  if (!dialogs || problems.length > 0) throw new ContentError(problems);
  return dialogs;
}

/** Reads the scripts and says what is wrong with them; `dialogs` only where every file could be read. */
export function readDialogs(folder: string): { dialogs?: Scripts; problems: Problem[] } {
  const problems: Problem[] = [];
  const files = listFiles(folder, problems).filter((file) => path.basename(file) !== WORDING_FILE);
  const scripts: ContentFile<Script>[] = files.flatMap(
    (file) => readFile(file, scriptSchema, problems) ?? [],
  );
  const wording = readFile(path.join(folder, WORDING_FILE), dialogWordingSchema, problems)?.content;
  const ids = new Set(scripts.map((script) => script.content.id));
  for (const script of scripts) {
    const { id } = script.content;
    const name = path.basename(script.file).replace(/\.ya?ml$/, '');
    if (name !== id)
      problems.push(script.problem(['id'], `id is "${id}"; the file's name says "${name}"`));
    problems.push(...checkScript(script, ids));
  }
  problems.push(...checkStarts(scripts));
  if (!wording || scripts.length < files.length) return { problems };
  return {
    problems,
    dialogs: {
      scripts: new Map(scripts.map(({ content }) => [content.id, content])),
      wording,
    },
  };
}
