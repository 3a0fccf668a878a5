// GET and POST /chat: one request a turn.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressOf } from '../../address.ts';
import type { Reply } from '../../answers/reply.ts';
import { smalltalk } from '../../answers/smalltalk.ts';
import type { Services } from '../../services.ts';
import type { HistoryEntry } from '../../store/store.ts';
import { type HeldKey, heldKey, keyCookie, messageId, newKey, storedKey } from './key.ts';
import type { Site } from './page.ts';
import { type ChatView, chatFragment, chatPage } from './pages/chat.ts';
import { problemPage } from './pages/problem.ts';
import { isFromHere, isHttps, query, readForm } from './request.ts';
import type { SendPage } from './respond.ts';
import { transcript } from './transcript.ts';

/** What a form asks for that is no message. */
const DEEDS = ['start-again', 'delete', 'save'] as const;

export interface ChatHandlers {
  show(request: IncomingMessage, response: ServerResponse): Promise<void>;
  post(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function buildChat({ config, turns }: Services, site: Site, send: SendPage): ChatHandlers {
  const { webWording: words } = site.knowledge;
  const greeting = greetingOf(site);

  async function show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = query(request);
    const held = heldKey(request, isHttps(request, config));
    const history = held ? await turns.history(storedKey(held.key)) : [];
    if (held?.from === 'header') {
      send(request, response, 200, fragment(request, history));
      return;
    }
    const isLost = asked.has('kept') && !held;
    const said = asked.get('said');
    const notice = isLost
      ? words.chat.noCookies
      : said === 'deleted'
        ? words.chat.deleted
        : said === 'begun-again'
          ? words.chat.begunAgain
          : undefined;
    const draft = asked.get('ask')?.slice(0, 200) ?? '';
    send(request, response, 200, whole(request, history, held, { notice, draft }));
  }

  async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromHere(request, config)) {
      send(request, response, 403, problemPage(site, 'elsewhere'));
      return;
    }
    const form = await readForm(request);
    if (!form) {
      send(request, response, 413, problemPage(site, 'tooBig'), { Connection: 'close' });
      return;
    }
    const isSecure = isHttps(request, config);
    const held = heldKey(request, isSecure, form.get('key') ?? '') ?? {
      key: newKey(),
      from: 'field',
    };
    const key = storedKey(held.key);
    const deed = DEEDS.find((one) => one === form.get('do'));
    if (deed === 'save') {
      save(response, await turns.history(key));
      return;
    }
    if (deed) {
      await turns.forget(key);
      const said = deed === 'delete' ? 'deleted' : 'begun-again';
      response.setHeader('Set-Cookie', keyCookie('', request, isSecure));
      redirect(response, request, `said=${said}`);
      return;
    }
    const text = form.get('text') ?? '';
    const id = messageId(form.get('id') ?? randomBytes(16).toString('hex'), text);
    const { replies } = await turns.take(key, {
      id,
      text,
      from: addressOf(request, config),
    });
    if (held.from === 'header') {
      const entry = { messageId: id, said: text, replies, at: 0 };
      send(request, response, 200, fragment(request, [entry]));
      return;
    }
    if (held.from === 'field') {
      response.setHeader('Set-Cookie', keyCookie(held.key, request, isSecure));
      // A browser may keep no cookie for a frame from elsewhere; then the key travels in the page, from form to form.
      if (request.headers['sec-fetch-dest'] === 'iframe') {
        send(request, response, 200, whole(request, await turns.history(key), held));
        return;
      }
    }
    redirect(response, request, 'kept');
  }

  function whole(
    request: IncomingMessage,
    history: HistoryEntry[],
    held: HeldKey | undefined,
    more: Pick<ChatView, 'notice' | 'draft'> = {},
  ) {
    const isByCookie = held?.from === 'cookie';
    return chatPage(site, {
      history,
      greeting,
      messageId: randomBytes(16).toString('base64url'),
      key: isByCookie ? undefined : (held?.key ?? newKey()),
      isEmbedded: query(request).has('embedded'),
      isByCookie,
      ...more,
    });
  }

  function fragment(request: IncomingMessage, history: HistoryEntry[]) {
    return chatFragment(site, {
      history,
      greeting,
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
    response.end(transcript(site, greeting, history));
  }

  return { show, post };
}

function redirect(response: ServerResponse, request: IncomingMessage, found: string): void {
  const embedded = query(request).has('embedded') ? 'embedded&' : '';
  response.writeHead(303, {
    Location: `/chat?${embedded}${found}#latest`,
    'Cache-Control': 'no-store',
    'Content-Length': 0,
  });
  response.end();
}

/** A conversation begins with the greeting; it is the same for all, so it is not kept with each. */
function greetingOf({ knowledge }: Site): Reply {
  const greeting = smalltalk(knowledge, 'greeting');
  if (!greeting) throw new Error('There is no greeting among the answers to small talk.');
  return greeting;
}
