// The file of the SQLite store: opened, checked, and brought to today's tables.

import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { networkFileSystemOf } from './network-file-system.ts';
import { DAY_COUNTS_SCHEMA, FROM_FEEDBACK_TABLE } from './sqlite-day-counts.ts';
import { NOTES_SCHEMA } from './sqlite-notes.ts';

const SCHEMA_VERSION = 2;
/** Entries refer to a conversation by its number, not its key: numbers rise, so recent entries share pages of the file. */
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
  ${NOTES_SCHEMA}
  ${DAY_COUNTS_SCHEMA}
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

const HAS_FEEDBACK_TABLE =
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'feedback'";

/** 40 MB: with SQLite's usual 4 MB a busy bot would move pages from the log into the file ten times a second. */
const LOG_PAGES = 10_000;

/** Two processes wait for each other's writes, which take less than a millisecond. */
export const WAIT_FOR_A_WRITE_MS = 5000;

/** A whole check of a file of this size takes about a tenth of a second; a larger one is opened without. */
const LARGEST_CHECKED_BYTES = 64 * 1024 * 1024;

/** @throws Error that names what is wrong with the file and what to do */
export function openDatabase(file: string): DatabaseSync {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const network = networkFileSystemOf(path.dirname(file));
    if (network) throw new Error(`it is on a network file system, ${network}`);
    // For this user alone.
    fs.closeSync(fs.openSync(file, 'a', 0o600));
    const database = new DatabaseSync(file, { timeout: WAIT_FOR_A_WRITE_MS });
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
  if (database.prepare(HAS_FEEDBACK_TABLE).get()) database.exec(FROM_FEEDBACK_TABLE);
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
    'exists, that this user may write to it, and that the disk is neither full nor read-only. It must be a disk of ' +
    'this machine: on a network file system (NFS, SMB, Azure Files) the locks of SQLite do not hold. Without such a ' +
    'disk, keep conversations in Redis with STORE=redis://HOST:PORT.'
  );
}

export function reason(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
