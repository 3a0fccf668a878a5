// The key of the conversation, shared between the tabs of this browser, and the requests made with it.

import { hasStorage, recall, remember } from './storage.ts';
import { forgetTicks } from './ticks.ts';

const STORED = 'conversation';
/** Where messages wait to be sent. */
export const OUTBOX = 'outbox';
const KEY_BYTES = 32;
/** A server that is starting or cannot be reached behind its proxy. */
/** The assistant is switched off by a person: a message that waited would be answered when nobody waits any more. */
const SWITCHED_OFF = 'X-Switched-Off';
const NOT_NOW = [502, 503, 504];
/** The server's word on this message: sent again, it would only keep the next ones back. */
const TOO_MANY = 429;
const TOO_BIG = 413;
/** Where a busy server does not say when to come back. */
const USUAL_SECONDS = 4;

/** The server's word that the conversation is over: deleted, or left alone for too long. */
const ENDED = 'X-Conversation-Ended';

export type Unanswered =
  | { why: 'offline' }
  | { why: 'busy'; seconds: number }
  | { why: 'answered'; sentence: string }
  | { why: 'refused'; isTooBig: boolean };

export interface Conversation {
  key(): string;
  /** It had begun before this page was opened. */
  isKnown: boolean;
  address: string;
  /** Posts a message; or says why there is no answer: no connection, not now, refused. */
  say(id: string, text: string): Promise<Document | Unanswered>;
  /** Whether it could be counted that an answer was useful (`yes`) or not (`no`). */
  rate(verdict: string, answer: string): Promise<boolean>;
  /** What was said before; from another address, more of it. */
  history(from?: string): Promise<Document | undefined>;
  /** What was said before this page was opened; 'left-alone' where that was too long ago, and a new conversation begins. */
  open(): Promise<Document | 'left-alone' | undefined>;
  /** Forgets the key, here and in other tabs. */
  end(): void;
}

/**
 * Opens this tab's conversation, or joins that of another tab. `changed` is called when it went on elsewhere, `joined`
 * when another tab, or the page around, gave this one its conversation.
 */
export function openConversation(
  address: string,
  changed: () => void,
  joined: () => void,
): Conversation {
  const stored = recall(STORED);
  let key = stored ?? newKey();
  let isOwn = stored !== null;
  remember(STORED, key);
  const tell = openTabs((said) => {
    if (said === 'which' && isOwn) tell({ key });
    else if (said === 'changed') changed();
    else if (said === 'ended') {
      forget();
      location.replace(address);
    } else if (hasKey(said) && !isOwn) {
      isOwn = true;
      key = said.key;
      remember(STORED, key);
      joined();
    }
  });
  if (!isOwn) tell('which');

  async function ask(from: string, body?: URLSearchParams): Promise<Response | undefined> {
    try {
      return await fetch(from, {
        method: body ? 'POST' : 'GET',
        headers: { 'X-Conversation-Key': key },
        cache: 'no-store',
        ...(body && { body }),
      });
    } catch {
      return undefined;
    }
  }

  function end(): void {
    forget();
    tell(hasStorage ? 'ended' : { key: '' });
  }

  const withQuery = (query: string) => `${address}${address.includes('?') ? '&' : '?'}${query}`;

  return {
    address,
    key: () => key,
    isKnown: stored !== null,
    async say(id, text) {
      if (!isOwn && !hasStorage) tell({ key });
      isOwn = true;
      const response = await ask(address, new URLSearchParams({ id, text }));
      if (!response) return { why: 'offline' };
      if (response.headers.has(SWITCHED_OFF)) {
        return { why: 'answered', sentence: await sentenceOf(response) };
      }
      if (NOT_NOW.includes(response.status)) {
        const seconds = Number(response.headers.get('Retry-After')) || USUAL_SECONDS;
        return { why: 'busy', seconds };
      }
      if (response.status === TOO_MANY) {
        return { why: 'answered', sentence: await sentenceOf(response) };
      }
      if (!response.ok) return { why: 'refused', isTooBig: response.status === TOO_BIG };
      const ended = response.headers.get(ENDED);
      if (ended) {
        end();
        location.replace(withQuery(`said=${ended}`));
      } else tell('changed');
      return parse(await response.text());
    },
    async rate(verdict, answer) {
      const response = await ask(address, new URLSearchParams({ [verdict]: answer }));
      if (response?.ok) tell('changed');
      return response?.ok ?? false;
    },
    async open() {
      const response = await ask(withQuery('opening'));
      if (response?.headers.get(ENDED)) {
        key = newKey();
        remember(STORED, key);
        return 'left-alone';
      }
      return response?.ok ? parse(await response.text()) : undefined;
    },
    async history(from = address) {
      const response = await ask(from);
      return response?.ok ? parse(await response.text()) : undefined;
    },
    end,
  };
}

/** The other tabs, or, in a frame that may keep nothing, the launcher in the page around; gives back how to tell them. */
function openTabs(hear: (said: unknown) => void): (said: unknown) => void {
  if (hasStorage) {
    const tabs = new BroadcastChannel('careers-chat');
    tabs.onmessage = ({ data }) => hear(data);
    return (said) => tabs.postMessage(said);
  }
  addEventListener('message', ({ source, data }) => {
    if (source === parent) hear(data);
  });
  // Only trusted origins may frame this page (frame-ancestors).
  return (said) => parent.postMessage(said, '*');
}

function hasKey(said: unknown): said is { key: string } {
  const key: unknown = typeof said === 'object' && said !== null && Reflect.get(said, 'key');
  return typeof key === 'string' && key !== '';
}

/** What the server says for people; nothing where a proxy before it refused. */
async function sentenceOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const sentence: unknown = typeof body === 'object' && body !== null && Reflect.get(body, 'error');
  return typeof sentence === 'string' ? sentence : '';
}

function forget(): void {
  forgetTicks();
  remember(STORED, '');
  remember(OUTBOX, '');
}

function parse(markup: string): Document {
  return new DOMParser().parseFromString(markup, 'text/html');
}

/** A key that no one can guess, in base64url. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
