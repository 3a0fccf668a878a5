// What people called useful, in the same SQLite file as the conversations.

import type { DatabaseSync } from 'node:sqlite';
import { dayOf, type Feedback, firstDayKept } from './feedback.ts';

/** Only added to what was there before, so that an older version of the bot still opens the file. */
export const FEEDBACK_SCHEMA = `
  CREATE TABLE IF NOT EXISTS feedback (
    day TEXT NOT NULL, answer TEXT NOT NULL, useful INTEGER NOT NULL, not_useful INTEGER NOT NULL,
    PRIMARY KEY (day, answer)
  ) STRICT, WITHOUT ROWID;
`;

/** @param guarded runs the work and says what failed */
export function sqliteFeedback(
  database: DatabaseSync,
  guarded: <T>(work: () => T) => Promise<T>,
  now: () => number,
): Feedback & { sweep: () => number } {
  const count = database.prepare(`
    INSERT INTO feedback VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
    SET useful = useful + excluded.useful, not_useful = not_useful + excluded.not_useful
  `);
  const since = database.prepare('SELECT * FROM feedback WHERE day >= ? ORDER BY day, answer');
  const sweep = database.prepare('DELETE FROM feedback WHERE day < ?');
  return {
    count: (answer, isUseful) =>
      guarded(() => {
        count.run(dayOf(now()), answer, Number(isUseful), Number(!isUseful));
      }),
    since: (day) =>
      guarded(() =>
        since.all(day).map((row) => ({
          day: String(row.day),
          answer: String(row.answer),
          useful: Number(row.useful),
          notUseful: Number(row.not_useful),
        })),
      ),
    sweep: () => Number(sweep.run(firstDayKept(now())).changes),
  };
}
