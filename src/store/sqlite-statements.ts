// Every statement of the SQLite store, prepared once.

import type { DatabaseSync, StatementSync } from 'node:sqlite';

export function prepare(database: DatabaseSync): Record<keyof typeof STATEMENTS, StatementSync> {
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
    mark: database.prepare(rest.mark),
    dropPast: database.prepare(rest.dropPast),
    dropPastEntries: database.prepare(rest.dropPastEntries),
    dropEntries: database.prepare(rest.dropEntries),
    keepPlan: database.prepare(rest.keepPlan),
    recallPlan: database.prepare(rest.recallPlan),
    dropPlan: database.prepare(rest.dropPlan),
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
  mark: `UPDATE entries SET entry = json_set(entry, ?, ?) WHERE ${OF_KEY} AND message_id = ? AND json_extract(entry, ?) IS NULL`,
  drop: 'DELETE FROM conversations WHERE key = ?',
  dropEntries: `DELETE FROM entries WHERE ${OF_KEY}`,
  dropPast: 'DELETE FROM conversations WHERE key = ? AND gone_at <= ?',
  dropPastEntries:
    'DELETE FROM entries WHERE conversation = (SELECT id FROM conversations WHERE key = ? AND gone_at <= ?)',
  keepPlan: 'INSERT OR REPLACE INTO plans (code_hash, plan, gone_at) VALUES (?, ?, ?)',
  recallPlan: 'SELECT plan FROM plans WHERE code_hash = ? AND gone_at > ?',
  dropPlan: 'DELETE FROM plans WHERE code_hash = ?',
  sweepEntries:
    'DELETE FROM entries WHERE conversation IN (SELECT id FROM conversations WHERE gone_at <= ?)',
  sweepConversations: 'DELETE FROM conversations WHERE gone_at <= ?',
  sweepPlans: 'DELETE FROM plans WHERE gone_at <= ?',
  startWriting: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  checkpoint: 'PRAGMA wal_checkpoint(TRUNCATE)',
  ping: 'UPDATE health SET at = ? WHERE id = 1',
};
