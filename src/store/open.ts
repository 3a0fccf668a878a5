// Opens the store that the setting STORE names. Redis's client is loaded only where it is used.

import { openMemoryStore } from './memory.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Retention, Store } from './store.ts';

/** `address`: `sqlite:FILE`, `redis://…`, `rediss://…` or `memory:`. @throws Error that says what to do */
export async function openStore(address: string, retention: Retention): Promise<Store> {
  if (address === 'memory:') return openMemoryStore(retention);
  if (address.startsWith('sqlite:')) {
    return openSqliteStore(address.slice('sqlite:'.length), retention);
  }
  const { openRedisStore } = await import('./redis.ts');
  return openRedisStore(address, retention);
}
