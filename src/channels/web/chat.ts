// GET and POST /chat: one request a turn.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { paragraph, type Reply, reply } from '../../answers/reply.ts';
import { smalltalk } from '../../answers/smalltalk.ts';
import { LONGEST_MESSAGE } from '../../conversation/turn.ts';
import { SwitchedOff } from '../../desk/switchable-turns.ts';
import { addressOf } from '../../http/address.ts';
import { SWITCHED_OFF_RETRY_SECONDS, switchedOffSentence } from '../../http/failures.ts';
import { earnedRefusal } from '../../http/protection.ts';
import type { Services } from '../../http/services.ts';
import { fill } from '../../knowledge/fill.ts';
import { IDLE_MINUTES } from '../../knowledge/running.ts';
import type { Erasure, HistoryEntry } from '../../store/store.ts';
import { type HeldKey, heldKey, keyCookie, messageId, newKey, storedKey } from './key.ts';
import type { Site } from './page.ts';
import { type ChatView, chatFragment, chatPage } from './pages/chat.ts';
import { isHttps, query } from './request.ts';
import { type SendPage, sendStatus, toChat } from './respond.ts';
import { type Rating, ratingIn, readSentForm, saidIn } from './sent-form.ts';
import { transcript } from './transcript.ts';

/** What a form may ask for besides sending a message. */
const DEEDS = ['start-again', 'delete', 'save'] as const;

/** Messages on the page before someone asks for older ones: a page of 100 answers is 257 KB. */
const SHOWN_AT_FIRST = 10;
const MORE_AT_A_TIME = 20;

export interface ChatHandlers {
  show(request: IncomingMessage, response: ServerResponse): Promise<void>;
  post(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function buildChat(services: Services, site: Site, send: SendPage): ChatHandlers {
  const { config, turns } = services;
  const isOff = () => services.isOff?.() === true;
  const { webWording: words } = site.knowledge;
  const { erasure } = site.knowledge.wording;
  const { plans, idle } = site.knowledge.running;
  const usualGreeting = greetingOf(site);
  const offSentence = switchedOffSentence(site.knowledge);
  const offGreeting = reply({ outcome: 'out-of-scope', blocks: [paragraph(offSentence)] });
  const greeting = () => (isOff() ? offGreeting : usualGreeting);
  /** What the buttons say that ask for something in words. */
  const deedWords = { 'start-again': erasure.startAnew, delete: erasure.deleteChat };
  const deleted = fill(words.chat.deleted, { plans });
  /** By what the address says, after something was done. */
  const notices: ReadonlyMap<string, string> = new Map([
    ['deleted', deleted],
    ['deleted-soon', `${deleted} ${erasure.traces}`],
  ]);

  async function show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = query(request);
    const isSecure = isHttps(request, config);
    const { status, retry } = isOff() ? SWITCHED_OFF : SWITCHED_ON;
    const found = heldKey(request, isSecure);
    const kept = found ? await turns.history(storedKey(found.key)) : [];
    const opens = found?.from === 'cookie' || asked.has('opening');
    const isLeft = opens && isLeftAlone(kept);
    const history = isLeft ? [] : kept;
    if (found?.from === 'header') {
      const headers = isLeft ? { [ENDED]: 'left', ...retry } : retry;
      send(request, response, status, fragment(request, history), headers);
      return;
    }
    if (isLeft) response.setHeader('Set-Cookie', keyCookie('', request, isSecure));
    const held = isLeft ? undefined : found;
    const isLost = asked.has('kept') && !found;
    const notice = isLost
      ? words.chat.noCookies
      : isLeft
        ? fill(words.chat.leftAlone, { idle })
        : isOff() && history.length > 0
          ? offSentence
          : notices.get(asked.get('said') ?? '');
    const draft = asked.get('ask')?.slice(0, 200) ?? '';
    const isAsked = draft !== '';
    const page = whole(request, history, held, { notice, draft, isAsked });
    send(request, response, status, page, retry);
  }

  async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await readSentForm(request, response, { config, site, send });
    if (!sent) return;
    const { form } = sent;
    const held: HeldKey = sent.held ?? { key: newKey(), from: 'field' };
    const rating = ratingIn(form);
    if (rating) {
      await rate(request, response, held, rating);
      return;
    }
    const deed = deedOf(form);
    const refusal = earnedRefusal(request) ?? (isOff() && !deed ? new SwitchedOff() : undefined);
    if (refusal) {
      careOrRefuse(request, response, held, deed ? '' : (form.get('text') ?? ''), refusal);
      return;
    }
    const key = storedKey(held.key);
    if (deed === 'save') {
      save(response, await turns.history(key));
      return;
    }
    if (deed === 'start-again' && (await turns.history(key)).length === 0) {
      toChat(request, response, '');
      return;
    }
    if (deed && isOff()) {
      // Nobody can be asked back now.
      ended(request, response, held, await turns.forget(key));
      return;
    }
    // The buttons ask as the words do, and are asked back.
    const text = deed ? deedWords[deed] : saidIn(form);
    if (text === undefined) {
      if (held.from === 'cookie') toChat(request, response, 'kept', 'choices');
      else send(request, response, 200, whole(request, await turns.history(key), held));
      return;
    }
    await say(request, response, held, { text, id: form.get('id') ?? undefined });
  }

  /** Counts whether an answer was useful. */
  async function rate(
    request: IncomingMessage,
    response: ServerResponse,
    held: HeldKey,
    { messageId: rated, isUseful }: Rating,
  ): Promise<void> {
    const refused = earnedRefusal(request);
    if (refused) throw refused;
    const key = storedKey(held.key);
    const isCounted = await turns.rate(key, rated, isUseful);
    if (held.from === 'header') sendStatus(response, isCounted ? 204 : 404);
    else if (held.from === 'cookie') toChat(request, response, 'kept', `useful-${rated}`);
    else send(request, response, 200, whole(request, await turns.history(key), held));
  }

  /** Help for words of distress, which nothing may refuse; everything else gets its refusal. */
  function careOrRefuse(
    request: IncomingMessage,
    response: ServerResponse,
    held: HeldKey,
    text: string,
    refusal: Error,
  ): void {
    const help = turns.care?.(text);
    if (!help) throw refusal;
    const id = messageId(randomBytes(16).toString('hex'), text);
    const history = [{ messageId: id, said: text, replies: [help], at: 0 }];
    const isLive = held.from === 'header';
    const page = isLive ? fragment(request, history) : whole(request, history, held);
    send(request, response, 200, page);
  }

  /** Takes a message and answers it as the browser wants it: a piece of the page, the page, or the way to it. */
  async function say(
    request: IncomingMessage,
    response: ServerResponse,
    held: HeldKey,
    message: { text: string; id: string | undefined },
  ): Promise<void> {
    const { text } = message;
    const key = storedKey(held.key);
    const id = messageId(message.id ?? randomBytes(16).toString('hex'), text);
    const from = addressOf(request, config);
    const { replies, said, forgotten } = await turns.take(key, { id, text, from });
    const entry = { messageId: id, said, replies, at: 0 };
    if (forgotten) {
      ended(request, response, held, forgotten, [entry]);
      return;
    }
    if (held.from === 'header') {
      send(request, response, 200, fragment(request, [entry]));
      return;
    }
    if (held.from === 'field') {
      response.setHeader('Set-Cookie', keyCookie(held.key, request, isHttps(request, config)));
    }
    // A browser may keep no cookie for a frame from elsewhere; then the key travels in the page, from form to form.
    const isFramed = held.from === 'field' && request.headers['sec-fetch-dest'] === 'iframe';
    // What was too long is in the field again, to be made shorter.
    const isTooLong = text.length > LONGEST_MESSAGE;
    if (isFramed || isTooLong) {
      const draft = isTooLong ? text : '';
      send(request, response, 200, whole(request, await turns.history(key), held, { draft }));
      return;
    }
    toChat(request, response, 'kept');
  }

  /** What a form asks for besides sending a message; while the bot is switched off, also by the words of a button. */
  function deedOf(form: URLSearchParams): (typeof DEEDS)[number] | undefined {
    if (isOff() && Object.values(deedWords).includes(form.get('text') ?? '')) return 'delete';
    return DEEDS.find((one) => one === form.get('do'));
  }

  /** The conversation was deleted: the browser lets go of it. */
  function ended(
    request: IncomingMessage,
    response: ServerResponse,
    held: HeldKey,
    erasure: Erasure,
    entries: HistoryEntry[] = [],
  ): void {
    const done = erasure === 'gone' ? 'deleted' : 'deleted-soon';
    if (held.from === 'header') {
      send(request, response, 200, fragment(request, entries), { [ENDED]: done });
      return;
    }
    response.setHeader('Set-Cookie', keyCookie('', request, isHttps(request, config)));
    toChat(request, response, `said=${done}`);
  }

  function whole(
    request: IncomingMessage,
    history: HistoryEntry[],
    held: HeldKey | undefined,
    more: Pick<ChatView, 'notice' | 'draft' | 'isAsked'> = {},
  ) {
    const isByCookie = held?.from === 'cookie';
    return chatPage(site, {
      ...newest(request, history),
      greeting: greeting(),
      messageId: randomBytes(16).toString('base64url'),
      key: isByCookie ? undefined : (held?.key ?? newKey()),
      isEmbedded: query(request).has('embedded'),
      isByCookie,
      ...more,
    });
  }

  function fragment(request: IncomingMessage, history: HistoryEntry[]) {
    return chatFragment(site, {
      ...newest(request, history),
      greeting: greeting(),
      isEmbedded: query(request).has('embedded'),
    });
  }

  function save(response: ServerResponse, history: HistoryEntry[]): void {
    response.writeHead(200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${words.chat.savedFile}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(transcript(site, usualGreeting, history));
  }

  return { show, post };
}

/** The end of a conversation, and the address that shows more of it. */
function newest(
  request: IncomingMessage,
  history: readonly HistoryEntry[],
): Pick<ChatView, 'history' | 'earlier'> {
  const asked = query(request);
  const wanted = Number.parseInt(asked.get('show') ?? '', 10) || 0;
  const count = Math.max(SHOWN_AT_FIRST, wanted);
  if (history.length <= count) return { history };
  const embedded = asked.has('embedded') ? 'embedded&' : '';
  return {
    history: history.slice(-count),
    earlier: `/chat?${embedded}show=${count + MORE_AT_A_TIME}`,
  };
}

/** Whether nobody has used a conversation for so long that a browser that opens it again may be someone else's. */
function isLeftAlone(history: readonly HistoryEntry[]): boolean {
  const last = history.at(-1);
  return last !== undefined && Date.now() - last.at > IDLE_MINUTES * MINUTE;
}
const MINUTE = 60_000;
/** What /chat is answered with besides the page. */
const SWITCHED_ON = { status: 200, retry: {} };
const SWITCHED_OFF = { status: 503, retry: { 'Retry-After': String(SWITCHED_OFF_RETRY_SECONDS) } };
/** Tells the page's script that the conversation is over, and how. */
const ENDED = 'X-Conversation-Ended';

/** A conversation begins with the greeting; it is the same for all, so it is not kept with each. */
function greetingOf({ knowledge }: Site): Reply {
  const greeting = smalltalk(knowledge, 'greeting');
  if (!greeting) throw new Error('There is no greeting among the answers to small talk.');
  return greeting;
}
