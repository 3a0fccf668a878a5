// Conversations in this process's memory: for tests and trials, and gone when it ends.

import type { ConversationState, SavedPlan } from '../conversation/turn.ts';
import { buildFeedback } from './feedback.ts';
import { memoryDayCounts } from './memory-day-counts.ts';
import { memoryNotes } from './memory-notes.ts';
import { type HistoryEntry, MOST_ENTRIES, type Retention, type Store } from './store.ts';

interface Kept {
  version: number;
  state: ConversationState | undefined;
  entries: HistoryEntry[];
  goneAt: number;
}

export function openMemoryStore({ conversationMs, planMs, now }: Retention): Store {
  const conversations = new Map<string, Kept>();
  const plans = new Map<string, { plan: SavedPlan; goneAt: number }>();
  const notes = memoryNotes(now);
  const { sweep: sweepCounts, ...counts } = memoryCounts(now);

  function current(key: string): Kept | undefined {
    const kept = conversations.get(key);
    return kept && kept.goneAt > now() ? kept : undefined;
  }

  return {
    async read(key, messageId) {
      const kept = current(key);
      if (!kept) return undefined;
      const answered = kept.entries.find((entry) => entry.messageId === messageId);
      return structuredClone({ version: kept.version, state: kept.state, answered });
    },
    async write(key, next) {
      const kept = current(key);
      if ((kept?.version ?? 0) !== next.version - 1) return false;
      const { version, state, entry } = structuredClone(next);
      const entries = [...(kept?.entries ?? []), entry].slice(-MOST_ENTRIES);
      conversations.set(key, { version, state, entries, goneAt: now() + conversationMs });
      return true;
    },
    async mark(key, messageId, mark) {
      const entry = current(key)?.entries.find((one) => one.messageId === messageId);
      const [name] = Object.keys(mark);
      if (!entry || name === undefined || Object.hasOwn(entry, name)) return false;
      Object.assign(entry, mark);
      return true;
    },
    history: async (key) => structuredClone(current(key)?.entries ?? []),
    async remove(key) {
      conversations.delete(key);
      return 'gone';
    },
    async keepPlan(codeHash, plan) {
      plans.set(codeHash, { plan: structuredClone(plan), goneAt: now() + planMs });
    },
    async recallPlan(codeHash) {
      const kept = plans.get(codeHash);
      return kept && kept.goneAt > now() ? structuredClone(kept.plan) : undefined;
    },
    async removePlan(codeHash) {
      plans.delete(codeHash);
      return 'gone';
    },
    notes,
    ...counts,
    async sweep() {
      const past = dropPast(conversations, now()) + dropPast(plans, now());
      return past + notes.sweep() + sweepCounts();
    },
    ping: async () => {},
    close: async () => {},
  };
}

function memoryCounts(now: () => number) {
  const rated = memoryDayCounts('feedback', now);
  const numbers = memoryDayCounts('numbers', now);
  const unanswered = memoryDayCounts('unanswered', now);
  return {
    feedback: buildFeedback(rated, now),
    numbers,
    unanswered,
    sweep: () => rated.sweep() + numbers.sweep() + unanswered.sweep(),
  };
}

function dropPast(kept: Map<string, { goneAt: number }>, now: number): number {
  const past = [...kept].filter(([, { goneAt }]) => goneAt <= now);
  for (const [key] of past) kept.delete(key);
  return past.length;
}
