// Conversations in one SQLite file, by Node's own module: nothing to install. For one instance, or several processes on
// one machine.

import { buildFeedback } from './feedback.ts';
import { sqliteDayCounts } from './sqlite-day-counts.ts';
import { openDatabase, reason, WAIT_FOR_A_WRITE_MS } from './sqlite-file.ts';
import { sqliteNotes } from './sqlite-notes.ts';
import { prepare } from './sqlite-statements.ts';
import {
  type Erasure,
  MOST_ENTRIES,
  type Retention,
  type Store,
  StoreUnavailable,
} from './store.ts';

/** While a reader keeps the log from being emptied it is tried again this often. A try that fails takes microseconds. */
const EMPTY_AGAIN_MS = 250;
/**
 * Opens the file, and makes it and its folder where they are missing.
 *
 * @throws Error that names what is wrong with the file and what to do
 */
export function openSqliteStore(file: string, { conversationMs, planMs, now }: Retention): Store {
  const database = openDatabase(file);
  const sql = prepare(database);
  let isOpen = true;
  /** Set while the log may hold what was deleted. */
  let emptyingAgain: NodeJS.Timeout | undefined;

  /** Writes that wait for the next transaction. */
  const waiting: { work: () => void; fail: (fault: unknown) => void; done: () => void }[] = [];

  /**
   * Writes of one round of the event loop share a transaction: a commit costs as much as several writes. Each is
   * answered when all of them are kept.
   */
  function together<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let result: T;
      const member = {
        work: () => {
          result = work();
        },
        done: () => resolve(result),
        fail: (fault: unknown) => reject(failed(fault)),
      };
      if (waiting.push(member) === 1) setImmediate(writeAll);
    });
  }

  function writeAll(): void {
    const members = waiting.splice(0);
    if (members.length === 0) return;
    try {
      if (!isOpen) throw new Error('it is closed');
      transaction(() => {
        for (const { work } of members) work();
      });
    } catch (fault) {
      for (const { fail } of members) fail(fault);
      return;
    }
    for (const { done } of members) done();
  }

  /** All or nothing; takes the write lock at once, so that two processes never deadlock. */
  function transaction<T>(work: () => T): T {
    sql.startWriting.run();
    try {
      const result = work();
      sql.commit.run();
      return result;
    } catch (fault) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw fault;
    }
  }

  /** Whether the conversation is begun here: not where another instance did. */
  function begins(key: string, state: string | null, goneAt: number): boolean {
    if (sql.begin.run(key, state, goneAt).changes > 0) return true;
    // One that is past its time and was not swept yet is in the way.
    sql.dropPastEntries.run(key, now());
    return sql.dropPast.run(key, now()).changes > 0 && begins(key, state, goneAt);
  }

  async function guarded<T>(work: () => T): Promise<T> {
    if (!isOpen) throw new StoreUnavailable(`The database ${file} is closed`);
    try {
      return work();
    } catch (fault) {
      throw failed(fault);
    }
  }

  function failed(fault: unknown): StoreUnavailable {
    return new StoreUnavailable(`The database ${file} failed: ${reason(fault)}`, fault);
  }

  /**
   * Moves the log into the file and empties it, so that nothing deleted stays readable in it. A reader (a backup, an
   * administrator's query) keeps that from happening; nobody waits for it, and it is tried again until it is done.
   */
  function emptyLog(): Erasure {
    clearTimeout(emptyingAgain);
    emptyingAgain = undefined;
    database.exec('PRAGMA busy_timeout = 0');
    let isEmpty = false;
    try {
      isEmpty = Number(sql.checkpoint.get()?.busy) === 0;
    } catch (fault) {
      // Another process is emptying it.
      if (!/locked|busy/.test(reason(fault))) throw fault;
    } finally {
      database.exec(`PRAGMA busy_timeout = ${WAIT_FOR_A_WRITE_MS}`);
    }
    if (isEmpty) return 'gone';
    emptyingAgain = setTimeout(tryToEmptyLog, EMPTY_AGAIN_MS).unref();
    return 'traces';
  }

  function tryToEmptyLog(): void {
    try {
      emptyLog();
    } catch {
      // A disk that fails is reported by whoever reads or writes next.
      emptyingAgain = setTimeout(tryToEmptyLog, EMPTY_AGAIN_MS).unref();
    }
  }

  const notes = sqliteNotes(database, guarded, now);
  const work = { guarded, transaction, wipe: emptyLog };
  const rated = sqliteDayCounts(database, work, 'feedback', now);
  const numbers = sqliteDayCounts(database, work, 'numbers', now);
  const unanswered = sqliteDayCounts(database, work, 'unanswered', now);
  // A process that was killed may have left what was deleted in the log.
  tryToEmptyLog();

  return {
    read: (key, messageId) =>
      guarded(() => {
        const row = sql.readWithAnswer.get(messageId, key, now());
        if (!row) return undefined;
        return {
          version: Number(row.version),
          state: row.state === null ? undefined : JSON.parse(String(row.state)),
          answered: row.entry === null ? undefined : JSON.parse(String(row.entry)),
        };
      }),
    write: (key, { version, state, entry }) =>
      together(() => {
        const stored = state === undefined ? null : JSON.stringify(state);
        const goneAt = now() + conversationMs;
        const isNext =
          version === 1
            ? begins(key, stored, goneAt)
            : sql.goOn.run(version, stored, goneAt, key, version - 1).changes > 0;
        if (!isNext) return false;
        sql.enter.run(version, entry.messageId, JSON.stringify(entry), key);
        if (version > MOST_ENTRIES) sql.dropOldEntries.run(key, version - MOST_ENTRIES);
        return true;
      }),
    mark: (key, messageId, mark) =>
      guarded(() => {
        const [[name = '', value = ''] = []] = Object.entries(mark);
        const place = `$.${name}`;
        return sql.mark.run(place, value, key, messageId, place).changes > 0;
      }),
    history: (key) =>
      guarded(() =>
        sql.read.get(key, now())
          ? sql.history.all(key).map((row) => JSON.parse(String(row.entry)))
          : [],
      ),
    remove: (key) =>
      guarded(() => {
        transaction(() => {
          sql.dropEntries.run(key);
          sql.drop.run(key);
        });
        return emptyLog();
      }),
    keepPlan: (codeHash, plan) =>
      guarded(() => {
        sql.keepPlan.run(codeHash, JSON.stringify(plan), now() + planMs);
      }),
    recallPlan: (codeHash) =>
      guarded(() => {
        const row = sql.recallPlan.get(codeHash, now());
        return row && JSON.parse(String(row.plan));
      }),
    removePlan: (codeHash) =>
      guarded(() => {
        sql.dropPlan.run(codeHash);
        return emptyLog();
      }),
    notes,
    feedback: buildFeedback(rated, now),
    numbers,
    unanswered,
    sweep: () =>
      guarded(() => {
        const gone = transaction(() => {
          sql.sweepEntries.run(now());
          return (
            Number(sql.sweepConversations.run(now()).changes) +
            Number(sql.sweepPlans.run(now()).changes) +
            notes.sweep() +
            rated.sweep() +
            numbers.sweep() +
            unanswered.sweep()
          );
        });
        if (gone > 0) {
          database.exec('PRAGMA incremental_vacuum');
          emptyLog();
        }
        return gone;
      }),
    ping: () =>
      guarded(() => {
        sql.ping.run(now());
      }),
    async close() {
      writeAll();
      clearTimeout(emptyingAgain);
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}
