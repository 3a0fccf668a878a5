// Conversations in Redis or Valkey, for several instances. Every conversation is one hash, so that a write is one step,
// deleting it deletes all of it, and it fits a cluster.

import { createClient } from 'redis';
import {
  type HistoryEntry,
  MOST_ENTRIES,
  type Retention,
  type Store,
  StoreUnavailable,
} from './store.ts';

const PREFIX = 'careers:';
/** A turn waits no longer than this for Redis before the person is told to try again. */
const ANSWER_WITHIN_MS = 3000;
const LONGEST_RECONNECT_PAUSE_MS = 500;

/** KEYS: conversation. ARGV: message id, now. */
const READ = `
  local kept = redis.call('HMGET', KEYS[1], 'version', 'state', 'gone_at', 'message:' .. ARGV[1])
  if not kept[1] or tonumber(kept[3]) <= tonumber(ARGV[2]) then return false end
  local answered = kept[4] and redis.call('HGET', KEYS[1], 'entry:' .. kept[4]) or ''
  return { kept[1], kept[2], answered }
`;

/** KEYS: conversation. ARGV: next version, state, message id, entry, now, retention in ms, version to drop. */
const WRITE = `
  local kept = redis.call('HMGET', KEYS[1], 'version', 'gone_at')
  local version = tonumber(kept[1] or '0')
  if kept[2] and tonumber(kept[2]) <= tonumber(ARGV[5]) then
    redis.call('DEL', KEYS[1])
    version = 0
  end
  if version ~= tonumber(ARGV[1]) - 1 then return 0 end
  redis.call('HSET', KEYS[1], 'version', ARGV[1], 'state', ARGV[2],
    'gone_at', string.format('%.0f', tonumber(ARGV[5]) + tonumber(ARGV[6])),
    'message:' .. ARGV[3], ARGV[1], 'id:' .. ARGV[1], ARGV[3], 'entry:' .. ARGV[1], ARGV[4])
  local dropped = redis.call('HGET', KEYS[1], 'id:' .. ARGV[7])
  if dropped then
    redis.call('HDEL', KEYS[1], 'id:' .. ARGV[7], 'entry:' .. ARGV[7], 'message:' .. dropped)
  end
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
  return 1
`;

/**
 * Connects.
 *
 * @throws Error that says which server cannot be reached and what to do
 */
export async function openRedisStore(
  url: string,
  { conversationMs, planMs, now }: Retention,
): Promise<Store> {
  let hasConnected = false;
  const client = createClient({
    url,
    // While the server is away a turn fails at once and the person is told, instead of waiting in a queue.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 3000,
      reconnectStrategy: (retries) =>
        hasConnected ? Math.min(50 * 2 ** retries, LONGEST_RECONNECT_PAUSE_MS) : false,
    },
  });
  // Every command reports its own failure; without a listener a lost connection would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
    hasConnected = true;
  } catch (fault) {
    client.destroy();
    throw new Error(
      `STORE: Redis at ${hostOf(url)} cannot be used (${reason(fault)}). Start it, correct the address or password, ` +
        'or keep conversations in a file with STORE=sqlite:./data/bot.db.',
      { cause: fault },
    );
  }

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_WITHIN_MS);
    });
    try {
      return await Promise.race([work(), tooLate]);
    } catch (fault) {
      throw new StoreUnavailable(`Redis failed: ${reason(fault)}`, fault);
    } finally {
      clearTimeout(timer);
    }
  }

  const conversation = (key: string) => `${PREFIX}conversation:${key}`;
  const plan = (codeHash: string) => `${PREFIX}plan:${codeHash}`;

  return {
    read: (key, messageId) =>
      guarded(async () => {
        const kept: unknown = await client.eval(READ, {
          keys: [conversation(key)],
          arguments: [messageId, String(now())],
        });
        if (!Array.isArray(kept)) return undefined;
        const [version, state, answered] = kept.map(String);
        return {
          version: Number(version),
          state: state ? JSON.parse(state) : undefined,
          answered: answered ? JSON.parse(answered) : undefined,
        };
      }),
    write: (key, { version, state, entry }) =>
      guarded(async () => {
        const written = await client.eval(WRITE, {
          keys: [conversation(key)],
          arguments: [
            String(version),
            state === undefined ? '' : JSON.stringify(state),
            entry.messageId,
            JSON.stringify(entry),
            String(now()),
            String(conversationMs),
            String(version - MOST_ENTRIES),
          ],
        });
        return written === 1;
      }),
    history: (key) =>
      guarded(async () => {
        const kept = await client.hGetAll(conversation(key));
        if (Number(kept.gone_at ?? 0) <= now()) return [];
        return Object.entries(kept)
          .filter(([field]) => field.startsWith('entry:'))
          .sort(([first], [second]) => versionOf(first) - versionOf(second))
          .map(([, entry]): HistoryEntry => JSON.parse(entry));
      }),
    remove: (key) =>
      guarded(async () => {
        await client.del(conversation(key));
      }),
    keepPlan: (codeHash, kept) =>
      guarded(async () => {
        const value = JSON.stringify({ plan: kept, goneAt: now() + planMs });
        await client.set(plan(codeHash), value, { expiration: { type: 'PX', value: planMs } });
      }),
    recallPlan: (codeHash) =>
      guarded(async () => {
        const value = await client.get(plan(codeHash));
        const kept = value === null ? undefined : JSON.parse(value);
        return kept && kept.goneAt > now() ? kept.plan : undefined;
      }),
    // Redis removes what is past its time by itself.
    sweep: async () => 0,
    ping: () =>
      guarded(async () => {
        await client.set(`${PREFIX}health`, String(now()));
      }),
    async close() {
      if (client.isOpen) client.destroy();
    },
  };
}

function versionOf(field: string): number {
  return Number(field.slice('entry:'.length));
}

/** The server's name and port: the address may hold a password. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'that address';
}

function reason(fault: unknown): string {
  if (fault instanceof AggregateError) return fault.errors.map(reason).join('; ');
  return fault instanceof Error ? fault.message : String(fault);
}
