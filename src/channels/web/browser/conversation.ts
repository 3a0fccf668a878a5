// The key of the conversation, shared between the tabs of this browser, and the requests made with it.

import { hasStorage, recall, remember } from './storage.ts';

const STORED = 'conversation';
/** Where messages wait to be sent. */
export const OUTBOX = 'outbox';
const KEY_BYTES = 32;
/** Too many requests; a server that is starting or cannot be reached behind its proxy. */
const NOT_NOW = [429, 502, 503, 504];

export interface Conversation {
  key(): string;
  /** It had begun before this page was opened. */
  isKnown: boolean;
  /** Posts a message; undefined where there is no connection or the server is not ready, false where it refused. */
  say(id: string, text: string): Promise<Document | undefined | false>;
  history(): Promise<Document | undefined>;
  /** Forgets the key, here and in other tabs. */
  end(): void;
}

/** Opens this tab's conversation, or joins that of another tab. `changed` is called when it went on elsewhere. */
export function openConversation(address: string, changed: () => void): Conversation {
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
      changed();
    }
  });
  if (!isOwn) tell('which');

  async function ask(body?: URLSearchParams): Promise<Response | undefined> {
    try {
      return await fetch(address, {
        method: body ? 'POST' : 'GET',
        headers: { 'X-Conversation-Key': key },
        cache: 'no-store',
        ...(body && { body }),
      });
    } catch {
      return undefined;
    }
  }

  return {
    key: () => key,
    isKnown: stored !== null,
    async say(id, text) {
      if (!isOwn && !hasStorage) tell({ key });
      isOwn = true;
      const response = await ask(new URLSearchParams({ id, text }));
      if (!response || NOT_NOW.includes(response.status)) return undefined;
      if (!response.ok) return false;
      tell('changed');
      return parse(await response.text());
    },
    async history() {
      const response = await ask();
      return response?.ok ? parse(await response.text()) : undefined;
    },
    end() {
      forget();
      tell(hasStorage ? 'ended' : { key: '' });
    },
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

function forget(): void {
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
