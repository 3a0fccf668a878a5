// Counts by day in the same SQLite file as the conversations.

import type { DatabaseSync } from 'node:sqlite';
import { type CountKind, type DayCounts, firstDayKept, firstDayOf } from './day-counts.ts';

/**
 * Only added to what was there before, so that an older version of the bot still opens the file. Rows lie in the order of
 * their names: nothing tells which came first.
 */
export const DAY_COUNTS_SCHEMA = `
  CREATE TABLE IF NOT EXISTS day_counts (
    kind TEXT NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (kind, day, name)
  ) STRICT, WITHOUT ROWID;
`;
/** What people called useful had a table of its own. */
export const FROM_FEEDBACK_TABLE = `
  INSERT INTO day_counts SELECT 'feedback', day, 'useful:' || answer, useful FROM feedback WHERE useful > 0;
  INSERT INTO day_counts SELECT 'feedback', day, 'not-useful:' || answer, not_useful FROM feedback WHERE not_useful > 0;
  DROP TABLE feedback;
`;

export interface SqliteWork {
  /** Runs the work and says what failed. */
  guarded<T>(work: () => T): Promise<T>;
  /** Runs the work all or not at all. */
  transaction<T>(work: () => T): T;
  /** Wipes what was deleted. */
  wipe(): void;
}

export function sqliteDayCounts(
  database: DatabaseSync,
  { guarded, transaction, wipe }: SqliteWork,
  kind: CountKind,
  now: () => number,
): DayCounts & { sweep: () => number } {
  const add = database.prepare(
    'INSERT INTO day_counts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count',
  );
  const dropNone = database.prepare(
    'DELETE FROM day_counts WHERE kind = ? AND day = ? AND count <= 0',
  );
  const since = database.prepare(
    'SELECT day, name, count FROM day_counts WHERE kind = ? AND day >= ? ORDER BY day, name',
  );
  const clear = database.prepare('DELETE FROM day_counts WHERE kind = ?');
  const sweep = database.prepare('DELETE FROM day_counts WHERE kind = ? AND day < ?');
  return {
    add: (day, counts) =>
      guarded(() => {
        const dropped = transaction(() => {
          for (const [name, more] of Object.entries(counts)) add.run(kind, day, name, more);
          return Number(dropNone.run(kind, day).changes);
        });
        if (dropped > 0) wipe();
      }),
    since: (day) =>
      guarded(() =>
        since.all(kind, firstDayOf(kind, day, now())).map((row) => ({
          day: String(row.day),
          name: String(row.name),
          count: Number(row.count),
        })),
      ),
    clear: () =>
      guarded(() => {
        if (Number(clear.run(kind).changes) > 0) wipe();
      }),
    sweep: () => Number(sweep.run(kind, firstDayKept(kind, now())).changes),
  };
}
