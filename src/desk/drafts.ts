// Changes that were made ready at the desk and are not published yet. Kept in the store, so that colleagues see them.

import { randomUUID } from 'node:crypto';
import type { Notes } from '../store/notes.ts';
import type { Lesson } from './teaching.ts';

export interface Draft {
  id: string;
  by: string;
  /** Milliseconds since 1970. */
  at: number;
  /** What it does, for lists. */
  says: string;
  lesson: Lesson;
}

export interface Drafts {
  add(draft: Pick<Draft, 'by' | 'says' | 'lesson'>): Promise<Draft>;
  find(id: string): Promise<Draft | undefined>;
  remove(id: string): Promise<void>;
  /** Newest first. */
  newest(): Promise<Draft[]>;
}

const KEPT_MS = 14 * 24 * 60 * 60_000;
const LIST = 'drafts';
const MOST_LISTED = 50;

export function buildDrafts(notes: Notes, now: () => number = Date.now): Drafts {
  const nameOf = (id: string) => `draft:${id}`;
  async function find(id: string): Promise<Draft | undefined> {
    const kept = await notes.read(nameOf(id));
    return kept === undefined ? undefined : JSON.parse(kept);
  }
  return {
    async add(parts) {
      const draft: Draft = { id: randomUUID(), at: now(), ...parts };
      await notes.keep(nameOf(draft.id), JSON.stringify(draft), KEPT_MS);
      await notes.add(LIST, draft.id, KEPT_MS);
      return draft;
    },
    find,
    remove: (id) => notes.drop(nameOf(id)),
    async newest() {
      const ids = await notes.newest(LIST, MOST_LISTED);
      const drafts = await Promise.all(ids.map(find));
      return drafts.filter((draft) => draft !== undefined);
    },
  };
}
