// The desk's notes in the same SQLite file as the conversations.

import type { DatabaseSync } from 'node:sqlite';
import type { Notes } from './notes.ts';

/** Only added to what was there before, so that an older version of the bot still opens the file. */
export const NOTES_SCHEMA = `
  CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL, gone_at INTEGER) STRICT;
  CREATE TABLE IF NOT EXISTS note_lists (
    id INTEGER PRIMARY KEY, list TEXT NOT NULL, entry TEXT NOT NULL, gone_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS note_lists_in_order ON note_lists (list, id);
`;

/** @param guarded runs the work and says what failed */
export function sqliteNotes(
  database: DatabaseSync,
  guarded: <T>(work: () => T) => Promise<T>,
  now: () => number,
): Notes & { sweep: () => number } {
  const keep = database.prepare(
    'INSERT OR REPLACE INTO notes (name, value, gone_at) VALUES (?, ?, ?)',
  );
  const read = database.prepare(
    'SELECT value FROM notes WHERE name = ? AND (gone_at IS NULL OR gone_at > ?)',
  );
  const drop = database.prepare('DELETE FROM notes WHERE name = ?');
  const add = database.prepare('INSERT INTO note_lists (list, entry, gone_at) VALUES (?, ?, ?)');
  const newest = database.prepare(
    'SELECT entry FROM note_lists WHERE list = ? AND gone_at > ? ORDER BY id DESC LIMIT ?',
  );
  const sweepNotes = database.prepare('DELETE FROM notes WHERE gone_at <= ?');
  const sweepLists = database.prepare('DELETE FROM note_lists WHERE gone_at <= ?');
  return {
    keep: (name, value, forMs) =>
      guarded(() => {
        keep.run(name, value, forMs === undefined ? null : now() + forMs);
      }),
    read: (name) =>
      guarded(() => {
        const row = read.get(name, now());
        return row && String(row.value);
      }),
    drop: (name) =>
      guarded(() => {
        drop.run(name);
      }),
    add: (list, entry, forMs) =>
      guarded(() => {
        add.run(list, entry, now() + forMs);
      }),
    newest: (list, most) =>
      guarded(() => newest.all(list, now(), most).map(({ entry }) => String(entry))),
    sweep: () => Number(sweepNotes.run(now()).changes) + Number(sweepLists.run(now()).changes),
  };
}
