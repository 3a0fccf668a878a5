// Changes that are being tried, or were: by the change and by the state of the folder that it was tried on.

import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Draft } from './drafts.ts';
import type { LiveContent } from './live-content.ts';
import { contentFiles, revisionOf, type TrustFolder } from './publishing.ts';
import { RehearsalFault, type Rehearsed, rehearse } from './rehearsal.ts';
import { playExample } from './rehearse.ts';
import { fileOf, type Lesson, write } from './teaching.ts';

export type Trial =
  | { state: 'running' }
  | { state: 'done'; result: Rehearsed }
  | { state: 'refused'; faults: readonly string[] }
  | { state: 'failed'; fault: unknown };

export interface Trials {
  /** How far the trial of a draft is; starts one where the folder has changed since the last. */
  of(draft: Draft): { trial: Trial; revision: string };
}

/** Results are some hundred KB at most; who looks at older ones has them tried again. */
const MOST_KEPT = 20;

/**
 * @param folder TRUST_DIR
 * @param readLately what people asked lately without an answer
 * @param onTried told when a change was tried, by its id
 */
export function buildTrials(
  folder: string,
  trust: TrustFolder,
  live: LiveContent,
  readLately: () => Promise<string[]>,
  onTried: (id: string, trial: Trial) => void,
): Trials {
  const trials = new Map<string, Trial>();

  async function begin(key: string, { id, lesson }: Draft): Promise<void> {
    trials.set(key, { state: 'running' });
    const [oldest] = trials.keys();
    if (trials.size > MOST_KEPT && oldest !== undefined) trials.delete(oldest);
    const candidate = mkdtempSync(path.join(os.tmpdir(), 'candidate-'));
    try {
      for (const file of contentFiles(folder)) {
        mkdirSync(path.dirname(path.join(candidate, file)), { recursive: true });
        cpSync(path.join(folder, file), path.join(candidate, file));
      }
      const file = fileOf(lesson);
      mkdirSync(path.dirname(path.join(candidate, file)), { recursive: true });
      writeFileSync(path.join(candidate, file), write(lesson, trust.read(file) ?? undefined));
      const taught = taughtBy(lesson);
      const lately = (await readLately()).filter((said) => !taught.includes(said));
      const shared = markOf('knowledge') + markOf('dialogs');
      const result = await rehearse(
        { own: folder, lately, mark: shared + revisionOf(folder) },
        { own: candidate, lately, mark: shared + revisionOf(candidate) },
        taught,
        taught.map(
          (said) => playExample(live.current().conversation, { say: [said] })[0]?.text ?? '',
        ),
      );
      trials.set(key, { state: 'done', result });
    } catch (fault) {
      const isRefused = fault instanceof RehearsalFault;
      const faults = isRefused ? fault.faults.map((line) => line.replace(`${candidate}/`, '')) : [];
      trials.set(key, isRefused ? { state: 'refused', faults } : { state: 'failed', fault });
    } finally {
      rmSync(candidate, { recursive: true, force: true });
      onTried(id, trials.get(key) ?? { state: 'running' });
    }
  }

  return {
    of(draft) {
      const revision = trust.revision();
      const key = `${draft.id} ${revision}`;
      const known = trials.get(key);
      if (known && known.state !== 'failed') return { trial: known, revision };
      // What failed is told once and tried again the next time.
      if (known) trials.delete(key);
      else void begin(key, draft);
      return { trial: known ?? { state: 'running' }, revision };
    },
  };
}

/** What is asked to show what was taught. */
function taughtBy(lesson: Lesson): string[] {
  switch (lesson.kind) {
    case 'phrase':
      return [lesson.phrase.replaceAll('{role}', EXAMPLE_JOB)];
    case 'name':
      return [`what does a ${lesson.name} do`];
    case 'question':
      return lesson.asked.slice(0, 2);
  }
}

/** Stands where a phrase has any job's name. */
const EXAMPLE_JOB = 'podiatrist';

/** Tells one state of a shared folder from another, without reading its files. */
function markOf(folder: string): string {
  const stats = contentFiles(folder).map((file) => statSync(path.join(folder, file)));
  return stats.map(({ size, mtimeMs }) => `${size}:${mtimeMs}`).join(' ');
}
