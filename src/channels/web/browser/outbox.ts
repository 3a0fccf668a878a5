// Messages on their way: sent one after the other, kept over a reload and a lost connection, answered once each.

import { type Conversation, OUTBOX } from './conversation.ts';
import { recall, remember } from './storage.ts';

/** Between tries while there is no connection, though the browser may not have noticed that it is back. */
const RETRY = 4000;

interface Message {
  id: string;
  text: string;
}

interface Events {
  answered(id: string, part: Document): void;
  waiting(): void;
  failed(id: string, text: string): void;
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
      if (part === undefined) {
        events.waiting();
        retry = setTimeout(() => void send(), RETRY);
        break;
      }
      messages.shift();
      keep();
      if (part === false) events.failed(message.id, message.text);
      else events.answered(message.id, part);
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
