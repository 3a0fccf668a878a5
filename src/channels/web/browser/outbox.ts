// Messages on their way: sent one after the other, kept over a reload and a lost connection, answered once each.

import { type Conversation, OUTBOX } from './conversation.ts';
import { recall, remember } from './storage.ts';

/** Time between tries without a connection: a browser does not always notice that it is back. */
const RETRY = 4000;
/** A server that is busy for longer is asked again all the same. */
const LONGEST_WAIT = 60_000;

interface Message {
  id: string;
  text: string;
}

/** Why messages wait: there is no connection, or the server is too busy. */
export type Wait = 'offline' | 'busy';

interface Events {
  answered(id: string, part: Document): void;
  waiting(why: Wait): void;
  /** The server takes no more of these messages now; `sentence` is for people. */
  refused(id: string, sentence: string): void;
  failed(id: string, text: string, isTooBig: boolean): void;
}

export interface Outbox {
  add(text: string): Message;
  send(): void;
  waiting(): readonly Message[];
}

export function openOutbox(conversation: Conversation, events: Events): Outbox {
  const messages: Message[] = JSON.parse(recall(OUTBOX) || '[]');
  let isSending = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const keep = () => remember(OUTBOX, JSON.stringify(messages));

  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    clearTimeout(retry);
    for (let message = messages[0]; message; message = messages[0]) {
      const part = await conversation.say(message.id, message.text);
      if ('why' in part && (part.why === 'offline' || part.why === 'busy')) {
        events.waiting(part.why);
        const wait = part.why === 'busy' ? Math.min(part.seconds * 1000, LONGEST_WAIT) : RETRY;
        retry = setTimeout(() => void send(), wait);
        break;
      }
      messages.shift();
      keep();
      if (!('why' in part)) events.answered(message.id, part);
      else if (part.why === 'answered') events.refused(message.id, part.sentence);
      else if (part.why === 'refused') events.failed(message.id, message.text, part.isTooBig);
    }
    isSending = false;
  }
  addEventListener('online', () => void send());

  return {
    add(text) {
      const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join(
        '',
      );
      const message = { id, text };
      messages.push(message);
      keep();
      return message;
    },
    send: () => void send(),
    waiting: () => messages,
  };
}
