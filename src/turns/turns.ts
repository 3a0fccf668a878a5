// One message, answered once: reads the conversation, runs the pure turn, writes the result, and only then answers.

import { createHash, randomUUID } from 'node:crypto';
import type { Reply } from '../answers/reply.ts';
import {
  type Conversation,
  LONGEST_MESSAGE,
  type OpenedPlan,
  type Turn,
  type TurnContext,
} from '../conversation/turn.ts';
import type { Mask } from '../safety/masking.ts';
import { findPlanCode, hashPlanCode, newPlanCode } from '../safety/plan-code.ts';
import { dayOf } from '../store/day-counts.ts';
import { type Erasure, type HistoryEntry, type Store, StoreUnavailable } from '../store/store.ts';
import { buildLimit, TooManyRequests } from './limits.ts';
import { buildRecall, masked } from './plan-codes.ts';
import { buildQueue } from './queue.ts';
import type { TurnReport, TurnWatch } from './watch.ts';

export interface IncomingMessage {
  /** Unique in its conversation; a repeated id is answered with the replies it got before. */
  id: string;
  text: string;
  /** Others read along where it was said and where it will be answered. */
  isShared?: boolean;
  /** Ids of the jobs that the message it replies to is about, where the channel knows which that is. */
  about?: readonly string[];
  /** The network address it came from, where the channel knows it: limits count by it. */
  from?: string;
}

export interface AnsweredTurn {
  replies: Reply[];
  /** What the person said, personal details masked: the one form in which it may be shown or kept. */
  said: string;
  /** The message had been answered before. */
  isRepeat: boolean;
  /** Set when the conversation was deleted, and how far. */
  forgotten?: Erasure;
}

/** @throws TooManyRequests (answer it with 429 and `Retry-After`), StoreUnavailable (503). */
export interface Turns {
  /** The answer to a message of the conversation `key` (unguessable; channels hash what people hold). */
  take(key: string, message: IncomingMessage): Promise<AnsweredTurn>;
  /** Starts a conversation with the greeting, where it has not begun. */
  welcome(key: string, from?: string): Promise<Reply[]>;
  history(key: string): Promise<HistoryEntry[]>;
  /** Help for words of distress, where no conversation may be read or kept; undefined: there are none. */
  care?: Conversation['care'];
  forget(key: string): Promise<Erasure>;
  /** The plan of a conversation; undefined where it has none. */
  plan(key: string): Promise<KeptPlan | undefined>;
  /**
   * The plan under a code; undefined where none is kept.
   *
   * @param whose the conversation that asks, where there is one: wrong codes are counted by it
   */
  planOf(code: string, whose: { key?: string; from?: string }): Promise<KeptPlan | undefined>;
  /** Deletes the plan under a code. */
  forgetPlan(code: string): Promise<Erasure>;
  /** Counts whether an answer was useful, once; false where there is none that can be counted. */
  rate(key: string, messageId: string, isUseful: boolean): Promise<boolean>;
  /** Remembers the id under which the answer to a message was sent. */
  sent(key: string, messageId: string, sentAs: string): Promise<void>;
}

/** A plan to be shown as a document. */
export interface KeptPlan extends OpenedPlan {
  /** Where it is kept; undefined: it is not. */
  code?: string;
  /** It has changed since it was kept. */
  hasChanged?: true;
}

export interface TurnOptions {
  now?: () => number;
  report?: (turn: TurnReport) => void;
  watch?: TurnWatch;
  /** Someone said whether an answer was useful. */
  rated?: (answer: string, isUseful: boolean) => void;
  /** Messages of one conversation; 0: no limit. */
  turnsPerMinute?: number;
  /** New conversations of one network address; 0: no limit. */
  conversationsPerHour?: number;
}

/** Each lost round means that another message of the same conversation was answered: so many never happen by chance. */
const MOST_CONFLICTS = 100;
const LONGEST_MESSAGE_ID = 128;
const FORGOTTEN_REMEMBERED = 1000;

export function buildTurns(
  conversation: Conversation,
  store: Store,
  mask: Mask,
  {
    now = Date.now,
    report = () => {},
    watch,
    rated = () => {},
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
  const recall = buildRecall(store);
  const queue = buildQueue();
  /** The last answer of a conversation that was deleted, for the same message delivered again. */
  const forgotten = new Map<string, { replies: Reply[]; forgotten: Erasure }>();

  async function answer(key: string, message: IncomingMessage): Promise<Answered> {
    const id = shortId(message.id);
    // Cut before anything is made of it; the conversation says that it was too long.
    const text = message.text.slice(0, LONGEST_MESSAGE + 1).toWellFormed();
    const isLongAndInDistress =
      message.text.length > LONGEST_MESSAGE && conversation.care?.(message.text) !== undefined;
    const found = findPlanCode(text);
    const isShared = message.isShared === true;
    const { asked, said } = masked(text, found, mask);
    let freshCode: string | undefined;
    const fresh: TurnContext = {
      // Hardly any turn needs one.
      get newPlanCode() {
        freshCode ??= newPlanCode();
        return freshCode;
      },
      today: dayOf(now()),
      ...(isShared && { isShared }),
      ...(message.about && { about: message.about }),
    };
    let isCounted = false;
    for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
      const before = await store.read(key, id);
      const answered = before?.answered;
      const known = before ? answered && { replies: answered.replies } : forgotten.get(key + id);
      if (known) {
        return { ...known, said: answered?.said ?? said, isRepeat: true, conflicts };
      }
      if (!isCounted) {
        turnLimit.count(key);
        if (!before && message.from !== undefined) startLimit.count(message.from);
        isCounted = true;
      }
      const recalledPlan = found && !isShared && (await recall(found.code, key, message.from));
      const context =
        recalledPlan === undefined || recalledPlan === false ? fresh : { ...fresh, recalledPlan };
      const turn = conversation.turn(
        before?.state,
        // Looked through for words of distress to its end; nothing of it is kept or answered.
        isLongAndInDistress ? message.text : asked,
        context,
      );
      if (turn.keepPlan) await store.keepPlan(hashPlanCode(turn.keepPlan.code), turn.keepPlan.plan);
      for (const hash of turn.erasePlans ?? []) await store.removePlan(hash);
      if (turn.forget) {
        return { ...(await forgetWith(key, id, turn)), said, isRepeat: false, conflicts };
      }
      const entry = { messageId: id, said, replies: turn.replies, at: now() };
      const version = (before?.version ?? 0) + 1;
      if (await store.write(key, { version, state: turn.state, entry })) {
        const { replies, isInDistress = false } = turn;
        const isFirst = before?.state === undefined;
        await watch?.taken({ key, messageId: id, said, replies, version, isFirst, isInDistress });
        return { replies: turn.replies, said, isRepeat: false, conflicts };
      }
    }
    throw new StoreUnavailable('Another instance wrote first every time');
  }

  /** Deletes the conversation and gives its last answer, which stays for the same message delivered again. */
  async function forgetWith(key: string, id: string, { replies, ifTraces }: Turn) {
    const erasure = await forget(key);
    const more = erasure === 'traces' && ifTraces ? [ifTraces] : [];
    const answer = { replies: [...replies, ...more], forgotten: erasure };
    remember(key + id, answer);
    return answer;
  }

  function remember(message: string, answer: { replies: Reply[]; forgotten: Erasure }): void {
    forgotten.set(message, answer);
    const [oldest] = forgotten.keys();
    if (forgotten.size > FORGOTTEN_REMEMBERED && oldest !== undefined) forgotten.delete(oldest);
  }

  async function forget(key: string): Promise<Erasure> {
    await watch?.forgetting(key);
    return store.remove(key);
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

  async function rate(key: string, messageId: string, isUseful: boolean): Promise<boolean> {
    const history = await store.history(key);
    const entry = history.find((one) => one.messageId === shortId(messageId));
    const subject = entry && subjectIn(entry);
    if (!entry || subject === undefined) return false;
    const mark = { rated: isUseful ? ('useful' as const) : ('not-useful' as const) };
    if (!(await store.mark(key, entry.messageId, mark))) return false;
    await store.feedback.count(subject, isUseful);
    rated(subject, isUseful);
    return true;
  }

  return {
    rate,
    async sent(key, messageId, sentAs) {
      await store.mark(key, shortId(messageId), { sentAs });
    },
    async take(key, message) {
      const started = performance.now();
      const turnId = randomUUID();
      const facts = () => ({ turnId, milliseconds: performance.now() - started });
      try {
        const { conflicts, ...answered } = await queue(key, () => answer(key, message));
        const { replies, isRepeat } = answered;
        const last = replies.at(-1);
        report({
          ...facts(),
          isRepeat,
          conflicts,
          outcome: last?.outcome ?? 'none',
          topic: last?.topic ?? 'none',
          dialog: last?.dialog ?? null,
        });
        return answered;
      } catch (thrown) {
        const none = { outcome: 'none', topic: 'none', dialog: null };
        report({ ...facts(), isRepeat: false, conflicts: 0, ...none, fault: faultOf(thrown) });
        // No limit, no store that is away and no fault of ours keeps help from someone in distress.
        const help = conversation.care?.(message.text);
        if (!help) throw thrown;
        const said = mask(message.text.slice(0, LONGEST_MESSAGE).toWellFormed());
        return { replies: [help], said, isRepeat: false };
      }
    },
    welcome: (key, from) => queue(key, () => greet(key, from)),
    history: (key) => store.history(key),
    ...(conversation.care && { care: conversation.care }),
    forget: (key) => queue(key, () => forget(key)),
    async plan(key) {
      const own = (await store.read(key, ''))?.state?.plan;
      if (!own) return undefined;
      const { code, ...plan } = own;
      const opened = conversation.open?.(plan);
      if (!opened) return undefined;
      const kept = code === undefined ? undefined : await store.recallPlan(hashPlanCode(code));
      if (code === undefined || !kept) return opened;
      const hasChanged = JSON.stringify(kept) !== JSON.stringify(plan);
      return { ...opened, code, ...(hasChanged && { hasChanged }) };
    },
    async planOf(code, { key, from }) {
      const plan = await recall(code, key, from);
      const opened = plan ? conversation.open?.(plan) : undefined;
      return opened && { ...opened, code };
    },
    forgetPlan: (code) => store.removePlan(hashPlanCode(code)),
  };
}

/** What the answer to a message was about, where it can be called useful. */
function subjectIn({ replies }: Pick<HistoryEntry, 'replies'>): string | undefined {
  return replies.find(({ subject }) => subject !== undefined)?.subject;
}

interface Answered extends AnsweredTurn {
  conflicts: number;
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
