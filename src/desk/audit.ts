// Who did what at the desk, and when. Nobody can change or take out an entry; it goes when its time is over.

import type { Notes } from '../store/notes.ts';

/** What can be done at the desk; desk.yaml has the words for each. */
export const DEEDS = [
  'signed-in',
  'refused',
  'signed-out',
  'switched-off',
  'switched-on',
  'reloaded',
  'reload-failed',
  'prepared',
  'discarded',
  'published',
  'undone',
] as const;
export type Deed = (typeof DEEDS)[number];

export interface AuditEntry {
  /** Milliseconds since 1970. */
  at: number;
  by: string;
  deed: Deed;
  /** What more there is to know: a reason, a file. */
  detail: string;
}

export interface Audit {
  add(by: string, deed: Deed, detail?: string): Promise<void>;
  /** Newest first. */
  newest(most: number): Promise<AuditEntry[]>;
}

const LIST = 'audit';
/** An entry is for reading; a whole file pasted into a reason is not. */
const LONGEST_DETAIL = 1000;

/** @param keptMs how long an entry is kept */
export function buildAudit(notes: Notes, keptMs: number, now: () => number = Date.now): Audit {
  return {
    add(by, deed, detail = '') {
      const entry: AuditEntry = { at: now(), by, deed, detail: detail.slice(0, LONGEST_DETAIL) };
      return notes.add(LIST, JSON.stringify(entry), keptMs);
    },
    async newest(most) {
      const entries = await notes.newest(LIST, most);
      return entries.map((entry): AuditEntry => JSON.parse(entry));
    },
  };
}
