// The thread that read.ts starts: takes what an earlier start kept or reads all content, sends it back and ends.

import { getCompileCacheDir } from 'node:module';
import { serialize } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { fingerprint, keep, takeKept } from './kept.ts';
import type { ContentRead } from './read.ts';

const folder = getCompileCacheDir();
const mark = folder && fingerprint();
const kept = folder && mark && takeKept(folder, mark);
if (kept) {
  parentPort?.postMessage(kept);
} else {
  const read = await readFiles();
  const bytes = serialize(read);
  parentPort?.postMessage(bytes);
  const isWhole = !('problems' in read);
  // A file that was edited meanwhile may have been read before or after.
  if (folder && mark && isWhole && fingerprint() === mark) keep(folder, mark, bytes);
}

async function readFiles(): Promise<ContentRead> {
  const [{ readKnowledge }, { readDialogs }, { descriptionTables, questionTables }] =
    await Promise.all([
      import('../knowledge/load.ts'),
      import('../dialogs/load.ts'),
      import('../recognizer/phrases.ts'),
    ]);
  const { knowledge, problems } = readKnowledge('knowledge');
  const { dialogs, problems: more } = readDialogs('dialogs');
  if (!knowledge || !dialogs || problems.length + more.length > 0) {
    return { problems: [...problems, ...more] };
  }
  return {
    knowledge,
    scripts: dialogs,
    questions: questionTables(knowledge),
    descriptions: serialize(descriptionTables(knowledge)),
  };
}
