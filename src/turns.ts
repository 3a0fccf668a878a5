// One message, answered once: reads the conversation, runs the pure turn, writes the result, and only then answers.

import { createHash, randomUUID } from 'node:crypto';
import type { Reply } from './answers/reply.ts';
import { type Conversation, LONGEST_MESSAGE, type Turn, type TurnContext } from './conversation.ts';
import { buildLimit, TooManyRequests } from './limits.ts';
import { MASK, maskPersonalDetails } from './masking.ts';
import { findPlanCode, hashPlanCode, newPlanCode } from './plan-code.ts';
import { type HistoryEntry, type Store, StoreUnavailable } from './store/store.ts';

export interface IncomingMessage {
  /** Unique in its conversation; a repeated id is answered with the replies it got before. */
  id: string;
  text: string;
  /** The network address it came from, where the channel knows it: limits count by it. */
  from?: string;
}

export interface AnsweredTurn {
  replies: Reply[];
  /** The message had been answered before. */
  isRepeat: boolean;
}

/** @throws TooManyRequests (answer it with 429 and `Retry-After`), StoreUnavailable (503). */
export interface Turns {
  /** The answer to a message of the conversation `key` (unguessable; channels hash what people hold). */
  take(key: string, message: IncomingMessage): Promise<AnsweredTurn>;
  /** Starts a conversation with the greeting, where it has not begun. */
  welcome(key: string, from?: string): Promise<Reply[]>;
  history(key: string): Promise<HistoryEntry[]>;
  forget(key: string): Promise<void>;
}

/** What there is to know of a turn without anybody's words. */
export interface TurnReport {
  turnId: string;
  milliseconds: number;
  isRepeat: boolean;
  /** How often another instance wrote first. */
  conflicts: number;
  outcome: string;
  topic: string;
  dialog: string | null;
  fault?: 'too-many' | 'store' | 'other';
}

export interface TurnOptions {
  now?: () => number;
  report?: (turn: TurnReport) => void;
  /** Messages of one conversation; 0: no limit. */
  turnsPerMinute?: number;
  /** New conversations of one network address; 0: no limit. */
  conversationsPerHour?: number;
}

/** Messages of one conversation that wait for their turn; someone who sends more than these is not reading. */
const MOST_WAITING = 20;
/** Each lost round means that another message of the conversation was answered, so this many never happens by itself. */
const MOST_CONFLICTS = 100;
/** Wrong plan codes: a person mistypes a few times; guessing needs 2 to the power of 79. */
const WRONG_CODES_AT_ONCE = 5;
const WRONG_CODES_PER_MINUTE = 0.5;
const LONGEST_MESSAGE_ID = 128;
const FORGOTTEN_REMEMBERED = 1000;

export function buildTurns(
  conversation: Conversation,
  store: Store,
  {
    now = Date.now,
    report = () => {},
    turnsPerMinute = 0,
    conversationsPerHour = 0,
  }: TurnOptions = {},
): Turns {
  const turnLimit = buildLimit('messages', turnsPerMinute, turnsPerMinute);
  const startLimit = buildLimit(
    'new conversations',
    conversationsPerHour / 60,
    conversationsPerHour,
  );
  const codeLimit = buildLimit('wrong codes', WRONG_CODES_PER_MINUTE, WRONG_CODES_AT_ONCE);
  const queue = buildQueue();
  /** The last answer of a conversation that was deleted, for the same message delivered again. */
  const forgotten = new Map<string, Reply[]>();

  async function answer(key: string, message: IncomingMessage): Promise<Answered> {
    const id = shortId(message.id);
    // Cut before anything is made of it; the conversation says that it was too long.
    const text = message.text.slice(0, LONGEST_MESSAGE + 1).toWellFormed();
    const found = findPlanCode(text);
    const { asked, said } = masked(text, found);
    let freshCode: string | undefined;
    const fresh: TurnContext = {
      // Hardly any turn needs one.
      get newPlanCode() {
        freshCode ??= newPlanCode();
        return freshCode;
      },
    };
    let isCounted = false;
    for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
      const before = await store.read(key, id);
      const known = before?.answered?.replies ?? (before ? undefined : forgotten.get(key + id));
      if (known) return { replies: known, isRepeat: true, conflicts };
      if (!isCounted) {
        turnLimit.count(key);
        if (!before && message.from !== undefined) startLimit.count(message.from);
        isCounted = true;
      }
      const recalledPlan = found && (await recall(found.code, [key, message.from ?? key]));
      const context = recalledPlan === undefined ? fresh : { ...fresh, recalledPlan };
      const turn = conversation.turn(before?.state, asked, context);
      if (turn.keepPlan) await store.keepPlan(hashPlanCode(turn.keepPlan.code), turn.keepPlan.plan);
      if (turn.forget) {
        await store.remove(key);
        remember(key + id, turn.replies);
        return { replies: turn.replies, isRepeat: false, conflicts };
      }
      const entry = { messageId: id, said, replies: turn.replies, at: now() };
      const version = (before?.version ?? 0) + 1;
      if (await store.write(key, { version, state: turn.state, entry })) {
        return { replies: turn.replies, isRepeat: false, conflicts };
      }
    }
    throw new StoreUnavailable('Another instance wrote first every time');
  }

  async function recall(code: string, guessers: string[]) {
    for (const guesser of new Set(guessers)) codeLimit.check(guesser);
    const plan = await store.recallPlan(hashPlanCode(code));
    if (!plan) for (const guesser of new Set(guessers)) codeLimit.count(guesser);
    return plan ?? null;
  }

  function remember(message: string, replies: Turn['replies']): void {
    forgotten.set(message, replies);
    const [oldest] = forgotten.keys();
    if (forgotten.size > FORGOTTEN_REMEMBERED && oldest !== undefined) forgotten.delete(oldest);
  }

  async function greet(key: string, from: string | undefined): Promise<Reply[]> {
    const replies = [conversation.welcome()];
    const entry = { messageId: 'welcome', said: '', replies, at: now() };
    const before = await store.read(key, entry.messageId);
    if (before) return before.answered?.replies ?? [];
    if (from !== undefined) startLimit.count(from);
    if (await store.write(key, { version: 1, state: undefined, entry })) return replies;
    return (await store.read(key, entry.messageId))?.answered?.replies ?? [];
  }

  return {
    async take(key, message) {
      const started = performance.now();
      const turnId = randomUUID();
      const facts = () => ({ turnId, milliseconds: performance.now() - started });
      try {
        const { replies, isRepeat, conflicts } = await queue(key, () => answer(key, message));
        const last = replies.at(-1);
        report({
          ...facts(),
          isRepeat,
          conflicts,
          outcome: last?.outcome ?? 'none',
          topic: last?.topic ?? 'none',
          dialog: last?.dialog ?? null,
        });
        return { replies, isRepeat };
      } catch (thrown) {
        const none = { outcome: 'none', topic: 'none', dialog: null };
        report({ ...facts(), isRepeat: false, conflicts: 0, ...none, fault: faultOf(thrown) });
        throw thrown;
      }
    },
    welcome: (key, from) => queue(key, () => greet(key, from)),
    history: (key) => store.history(key),
    forget: (key) => queue(key, () => store.remove(key)),
  };
}

interface Answered extends AnsweredTurn {
  conflicts: number;
}

/** Runs the work of one conversation one after the other, in the order in which it came. */
function buildQueue(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, { last: Promise<unknown>; waiting: number }>();
  return async (key, work) => {
    const line = lines.get(key) ?? { last: Promise.resolve(), waiting: 0 };
    if (line.waiting >= MOST_WAITING) throw new TooManyRequests('messages at once', 1);
    lines.set(key, line);
    line.waiting += 1;
    const result = line.last.then(work);
    line.last = result.catch(() => {});
    try {
      return await result;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(key);
    }
  };
}

/** What the conversation gets (a plan's code in its usual form) and what is kept (no code, either). */
function masked(
  text: string,
  found: { code: string; start: number; end: number } | undefined,
): { asked: string; said: string } {
  if (!found) {
    const asked = maskPersonalDetails(text);
    return { asked, said: asked };
  }
  const before = maskPersonalDetails(text.slice(0, found.start));
  const after = maskPersonalDetails(text.slice(found.end));
  return { asked: before + found.code + after, said: before + MASK + after };
}

/** Message ids come from outside and may be long. */
function shortId(id: string): string {
  if (id.length <= LONGEST_MESSAGE_ID) return id.toWellFormed();
  return createHash('sha256').update(id).digest('hex');
}

function faultOf(thrown: unknown): 'too-many' | 'store' | 'other' {
  if (thrown instanceof TooManyRequests) return 'too-many';
  return thrown instanceof StoreUnavailable ? 'store' : 'other';
}
