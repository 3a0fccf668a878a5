// Conversations in one SQLite file, by Node's own module: nothing to install. For one instance, or several processes on
// one machine.

import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { MOST_ENTRIES, type Retention, type Store, StoreUnavailable } from './store.ts';

const SCHEMA_VERSION = 2;
/** Entries hang on a conversation's number, not on its key: numbers go up, so that what is written together lies together. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS conversations (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, state TEXT, gone_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS conversations_gone_at ON conversations (gone_at);
  CREATE TABLE IF NOT EXISTS entries (
    conversation INTEGER NOT NULL, version INTEGER NOT NULL, message_id TEXT NOT NULL, entry TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS entries_in_order ON entries (conversation, version, message_id);
  CREATE TABLE IF NOT EXISTS plans (code_hash TEXT PRIMARY KEY, plan TEXT NOT NULL, gone_at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS health (id INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;
/** Version 1 had the key in each entry. */
const FROM_VERSION_1 = `
  DROP INDEX conversations_gone_at;
  ALTER TABLE conversations RENAME TO conversations_1;
  ALTER TABLE entries RENAME TO entries_1;
  ${SCHEMA}
  INSERT INTO conversations (key, version, state, gone_at) SELECT key, version, state, gone_at FROM conversations_1;
  INSERT INTO entries SELECT id, entries_1.version, message_id, entry FROM entries_1 JOIN conversations USING (key);
  DROP TABLE conversations_1;
  DROP TABLE entries_1;
`;

/** 40 MB: with SQLite's usual 4 MB a busy bot would move pages from the log into the file ten times a second. */
const LOG_PAGES = 10_000;

/** A whole check of a file of this size takes about a tenth of a second; a larger one is opened without. */
const LARGEST_CHECKED_BYTES = 64 * 1024 * 1024;

/**
 * Opens the file, and makes it and its folder where they are missing.
 *
 * @throws Error that names what is wrong with the file and what to do
 */
export function openSqliteStore(file: string, { conversationMs, planMs, now }: Retention): Store {
  const database = openDatabase(file);
  const sql = prepare(database);
  let isOpen = true;

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
        // What was deleted must not stay readable in the write-ahead log.
        sql.checkpoint.get();
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
    sweep: () =>
      guarded(() => {
        const gone = transaction(() => {
          sql.sweepEntries.run(now());
          return (
            Number(sql.sweepConversations.run(now()).changes) +
            Number(sql.sweepPlans.run(now()).changes)
          );
        });
        if (gone > 0) {
          database.exec('PRAGMA incremental_vacuum');
          sql.checkpoint.get();
        }
        return gone;
      }),
    ping: () =>
      guarded(() => {
        sql.ping.run(now());
      }),
    async close() {
      writeAll();
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}

function openDatabase(file: string): DatabaseSync {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    // For this user alone.
    fs.closeSync(fs.openSync(file, 'a', 0o600));
    // Two processes wait for each other's writes, which take less than a millisecond.
    const database = new DatabaseSync(file, { timeout: 5000 });
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA secure_delete = ON;');
    // FULL: what was answered is on the disk, also when the power fails. It costs half a millisecond a turn.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES};`);
    if (fs.statSync(file).size < LARGEST_CHECKED_BYTES) {
      const check = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
      if (check !== 'ok') throw new Error(`database disk image is malformed (${check})`);
    }
    bringUpToDate(database);
    database.prepare('INSERT OR REPLACE INTO health VALUES (1, 0)').run();
    return database;
  } catch (fault) {
    throw new Error(advice(file, reason(fault)), { cause: fault });
  }
}

/** Makes the tables, or those of an older file into today's. */
function bringUpToDate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  const written = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (written > SCHEMA_VERSION) {
    throw new Error(
      `it was written by a newer version of this bot (format ${written}, this one reads ${SCHEMA_VERSION})`,
    );
  }
  database.exec(written === 1 ? FROM_VERSION_1 : SCHEMA);
  database.exec('COMMIT');
}

/** What is wrong with the file, and what to do. */
function advice(file: string, fault: string): string {
  const isBroken = /not a database|malformed/.test(fault);
  if (isBroken) {
    return (
      `STORE: ${file} cannot be read as a database (${fault}). Move it away ` +
      `(mv ${file} ${file}.broken; rm -f ${file}-wal ${file}-shm) and start again: a new file is made. ` +
      'Conversations and saved plans in the broken file are lost unless you restore a copy of it.'
    );
  }
  return (
    `STORE: ${file} cannot be used (${fault}). Check that the folder ${path.dirname(path.resolve(file))} ` +
    'exists, that this user may write to it, and that the disk is neither full nor read-only.'
  );
}

function reason(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

function prepare(database: DatabaseSync): Record<keyof typeof STATEMENTS, StatementSync> {
  const { read, readWithAnswer, begin, goOn, enter, dropOldEntries, history, drop, ...rest } =
    STATEMENTS;
  return {
    read: database.prepare(read),
    readWithAnswer: database.prepare(readWithAnswer),
    begin: database.prepare(begin),
    goOn: database.prepare(goOn),
    enter: database.prepare(enter),
    dropOldEntries: database.prepare(dropOldEntries),
    history: database.prepare(history),
    drop: database.prepare(drop),
    dropPast: database.prepare(rest.dropPast),
    dropPastEntries: database.prepare(rest.dropPastEntries),
    dropEntries: database.prepare(rest.dropEntries),
    keepPlan: database.prepare(rest.keepPlan),
    recallPlan: database.prepare(rest.recallPlan),
    sweepEntries: database.prepare(rest.sweepEntries),
    sweepConversations: database.prepare(rest.sweepConversations),
    sweepPlans: database.prepare(rest.sweepPlans),
    startWriting: database.prepare(rest.startWriting),
    commit: database.prepare(rest.commit),
    checkpoint: database.prepare(rest.checkpoint),
    ping: database.prepare(rest.ping),
  };
}

const OF_KEY = 'conversation = (SELECT id FROM conversations WHERE key = ?)';
const STATEMENTS = {
  read: 'SELECT version, state FROM conversations WHERE key = ? AND gone_at > ?',
  readWithAnswer:
    'SELECT conversations.version, state, entry FROM conversations LEFT JOIN entries ON conversation = id AND message_id = ? WHERE key = ? AND gone_at > ?',
  begin:
    'INSERT INTO conversations (key, version, state, gone_at) VALUES (?, 1, ?, ?) ON CONFLICT DO NOTHING',
  goOn: 'UPDATE conversations SET version = ?, state = ?, gone_at = ? WHERE key = ? AND version = ?',
  enter: 'INSERT INTO entries SELECT id, ?, ?, ? FROM conversations WHERE key = ?',
  dropOldEntries: `DELETE FROM entries WHERE ${OF_KEY} AND version <= ?`,
  history: `SELECT entry FROM entries WHERE ${OF_KEY} ORDER BY version`,
  drop: 'DELETE FROM conversations WHERE key = ?',
  dropEntries: `DELETE FROM entries WHERE ${OF_KEY}`,
  dropPast: 'DELETE FROM conversations WHERE key = ? AND gone_at <= ?',
  dropPastEntries:
    'DELETE FROM entries WHERE conversation = (SELECT id FROM conversations WHERE key = ? AND gone_at <= ?)',
  keepPlan: 'INSERT OR REPLACE INTO plans (code_hash, plan, gone_at) VALUES (?, ?, ?)',
  recallPlan: 'SELECT plan FROM plans WHERE code_hash = ? AND gone_at > ?',
  sweepEntries:
    'DELETE FROM entries WHERE conversation IN (SELECT id FROM conversations WHERE gone_at <= ?)',
  sweepConversations: 'DELETE FROM conversations WHERE gone_at <= ?',
  sweepPlans: 'DELETE FROM plans WHERE gone_at <= ?',
  startWriting: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  checkpoint: 'PRAGMA wal_checkpoint(TRUNCATE)',
  ping: 'UPDATE health SET at = ? WHERE id = 1',
};
