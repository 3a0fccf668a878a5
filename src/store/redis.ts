// Conversations in Redis or Valkey, for several instances. Every conversation is one hash, so that a write is one step,
// deleting it deletes all of it, and it fits a cluster.

import { buildFeedback } from './feedback.ts';
import { connectToRedis, type RedisClient } from './redis-connection.ts';
import { redisDayCounts } from './redis-day-counts.ts';
import { redisNotes } from './redis-notes.ts';
import {
  type Erasure,
  type HistoryEntry,
  MOST_ENTRIES,
  type Retention,
  type Store,
  StoreUnavailable,
} from './store.ts';

const PREFIX = 'careers:';

/**
 * What expired is still in the append-only file until Redis writes that anew. Between this and the next rewriting lies
 * at most this time; what someone deleted does not wait for it.
 */
const REWRITE_EVERY_MS = 60 * 60_000;
/** So that many deletions at once cost one rewriting. */
const REWRITES_APART_MS = 10_000;

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
    redis.call('HDEL', KEYS[1], 'id:' .. ARGV[7], 'entry:' .. ARGV[7], 'message:' .. dropped,
      'rated:' .. ARGV[7], 'sentAs:' .. ARGV[7], 'noted:' .. ARGV[7])
  end
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
  return 1
`;

/** KEYS: conversation. ARGV: message id, name of the mark, its value, now. */
const MARK = `
  local kept = redis.call('HMGET', KEYS[1], 'gone_at', 'message:' .. ARGV[1])
  if not kept[1] or tonumber(kept[1]) <= tonumber(ARGV[4]) or not kept[2] then return 0 end
  return redis.call('HSETNX', KEYS[1], ARGV[2] .. ':' .. kept[2], ARGV[3])
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
  const connection = await connectToRedis(url).catch((fault: unknown) => {
    throw new Error(
      `STORE: Redis at ${hostOf(url)} cannot be used (${reason(fault)}). Start it, correct the address or password, ` +
        'or keep conversations in a file with STORE=sqlite:./data/bot.db.',
      { cause: fault },
    );
  });

  async function guarded<T>(work: (client: RedisClient) => Promise<T>): Promise<T> {
    try {
      return await connection.run(work);
    } catch (fault) {
      throw new StoreUnavailable(`Redis failed: ${reason(fault)}`, fault);
    }
  }

  let isAppendOnly: boolean | undefined;
  let rewrittenAt = Number.NEGATIVE_INFINITY;
  let rewriting: NodeJS.Timeout | undefined;
  /** The rewriting of the append-only file that was asked for and refused, for the sweep to report. */
  let refused: unknown;

  /** Whether this server writes down every command, and so what was deleted, too. A server that does not say may. */
  async function keepsCommands(client: RedisClient): Promise<boolean> {
    isAppendOnly ??= !/^aof_enabled:0/m.test(await client.info('persistence').catch(() => ''));
    return isAppendOnly;
  }

  /** Has Redis write its append-only file anew: what was deleted or has expired is then no longer in it. */
  async function rewrite(): Promise<void> {
    rewriting = undefined;
    try {
      await connection.client().bgRewriteAof();
      rewrittenAt = performance.now();
      refused = undefined;
    } catch (fault) {
      // While one runs, or a snapshot is being made, another cannot start.
      if (/already in progress|in progress/i.test(reason(fault))) rewriteSoon();
      else refused = fault;
    }
  }

  function rewriteSoon(): void {
    const pause = Math.max(0, rewrittenAt + REWRITES_APART_MS - performance.now());
    rewriting ??= setTimeout(() => void rewrite(), pause).unref();
  }

  async function erase(client: RedisClient, name: string): Promise<Erasure> {
    await client.del(name);
    return wipe(client);
  }

  /** Has what was deleted leave the append-only file. */
  async function wipe(client: RedisClient): Promise<Erasure> {
    if (!(await keepsCommands(client))) return 'gone';
    rewriteSoon();
    return 'traces';
  }

  const conversation = (key: string) => `${PREFIX}conversation:${key}`;
  const plan = (codeHash: string) => `${PREFIX}plan:${codeHash}`;

  const work = { guarded, wipe, prefix: PREFIX };

  return {
    read: (key, messageId) =>
      guarded(async (client) => {
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
      guarded(async (client) => {
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
      guarded(async (client) => {
        const kept = await client.hGetAll(conversation(key));
        if (Number(kept.gone_at ?? 0) <= now()) return [];
        return Object.entries(kept)
          .filter(([field]) => field.startsWith('entry:'))
          .sort(([first], [second]) => versionOf(first) - versionOf(second))
          .map(
            ([field, entry]): HistoryEntry => ({
              ...JSON.parse(entry),
              ...marksOf(kept, versionOf(field)),
            }),
          );
      }),
    mark: (key, messageId, mark) =>
      guarded(async (client) => {
        const [[name = '', value = ''] = []] = Object.entries(mark);
        const marked = await client.eval(MARK, {
          keys: [conversation(key)],
          arguments: [messageId, name, value, String(now())],
        });
        return marked === 1;
      }),
    remove: (key) => guarded((client) => erase(client, conversation(key))),
    keepPlan: (codeHash, kept) =>
      guarded(async (client) => {
        const value = JSON.stringify({ plan: kept, goneAt: now() + planMs });
        await client.set(plan(codeHash), value, { expiration: { type: 'PX', value: planMs } });
      }),
    recallPlan: (codeHash) =>
      guarded(async (client) => {
        const value = await client.get(plan(codeHash));
        const kept = value === null ? undefined : JSON.parse(value);
        return kept && kept.goneAt > now() ? kept.plan : undefined;
      }),
    removePlan: (codeHash) => guarded((client) => erase(client, plan(codeHash))),
    notes: redisNotes(guarded, PREFIX, now),
    feedback: buildFeedback(redisDayCounts(work, 'feedback', now), now),
    numbers: redisDayCounts(work, 'numbers', now),
    unanswered: redisDayCounts(work, 'unanswered', now),
    // Redis itself removes what is past its time, but not from its append-only file.
    sweep: () =>
      guarded(async (client) => {
        if (!(await keepsCommands(client))) return 0;
        const isDue = await client.set(`${PREFIX}rewritten`, '', {
          condition: 'NX',
          expiration: { type: 'PX', value: REWRITE_EVERY_MS },
        });
        if (isDue) rewriteSoon();
        if (refused) throw new Error(REFUSED, { cause: refused });
        return 0;
      }),
    ping: () =>
      guarded(async (client) => {
        await client.set(`${PREFIX}health`, String(now()));
      }),
    async close() {
      if (rewriting) {
        clearTimeout(rewriting);
        await connection
          .client()
          .bgRewriteAof()
          .catch(() => {});
      }
      connection.close();
    },
  };
}

const REFUSED =
  'it does not let the bot have its append-only file written anew (BGREWRITEAOF), so what was deleted stays in that ' +
  'file. Allow the command, or turn the file off.';

function marksOf(kept: Readonly<Record<string, string>>, version: number): Partial<HistoryEntry> {
  const {
    [`rated:${version}`]: rated,
    [`sentAs:${version}`]: sentAs,
    [`noted:${version}`]: noted,
  } = kept;
  return {
    ...(rated === 'useful' || rated === 'not-useful' ? { rated } : {}),
    ...(sentAs === undefined ? {} : { sentAs }),
    ...(noted === undefined ? {} : { noted }),
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
