// Conversations in this process's memory: for tests, and gone when it ends.

import type { SavedPlan } from '../conversation.ts';
import type { Store, StoredConversation } from './store.ts';

export function openMemoryStore(): Store {
  const conversations = new Map<string, StoredConversation>();
  const plans = new Map<string, SavedPlan>();
  return {
    read: async (key) => structuredClone(conversations.get(key)),
    async write(key, next) {
      if ((conversations.get(key)?.version ?? 0) !== next.version - 1) return false;
      conversations.set(key, structuredClone(next));
      return true;
    },
    async remove(key) {
      conversations.delete(key);
    },
    async keepPlan(codeHash, plan) {
      plans.set(codeHash, plan);
    },
    recallPlan: async (codeHash) => plans.get(codeHash),
    sweep: async () => 0,
    ping: async () => {},
    close: async () => {},
  };
}
