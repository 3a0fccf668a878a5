// What the bot knows and the scripts it follows, read when it starts.

import { ContentError, type Knowledge, readKnowledge } from '../knowledge/load.ts';
import { readDialogs, type Scripts } from './script/load.ts';

export interface Content {
  knowledge: Knowledge;
  scripts: Scripts;
}

/**
 * Reads `knowledge` and `dialogs` of the working folder.
 *
 * @param own the trust's folder that lies over `knowledge`: TRUST_DIR
 * @throws ContentError that lists every fault in every file as `file:line:column  what is wrong`
 */
export function readContent(own?: string): Content {
  const { knowledge, problems } = readKnowledge('knowledge', own);
  const { dialogs, problems: more } = readDialogs('dialogs');
  if (!knowledge || !dialogs || problems.length + more.length > 0) {
    throw new ContentError([...problems, ...more]);
  }
  return { knowledge, scripts: dialogs };
}
