// The desk and the public site of one bot on free ports, for tests: real knowledge, a real store, real servers.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import pino from 'pino';
import { addChannels } from '../../../src/channels/channels.ts';
import { openDesk } from '../../../src/channels/desk/open.ts';
import { readConfig } from '../../../src/config.ts';
import { type LiveContent, liveConversation } from '../../../src/desk/live-content.ts';
import { switchableTurns } from '../../../src/desk/switchable-turns.ts';
import { startWatching } from '../../../src/desk/watching.ts';
import { buildServer } from '../../../src/http/server.ts';
import { buildMask } from '../../../src/safety/masking.ts';
import type { Store } from '../../../src/store/store.ts';
import { buildTurns } from '../../../src/turns/turns.ts';
import { realConversation, realKnowledge } from '../../careers.ts';
import { memoryStore } from '../web/site.ts';

export const PASSWORD = 'three small words';
/** Its hash, made with next to no work: one as `hashPassword` makes takes a tenth of a second at each signing in. */
export const PASSWORD_HASH =
  'scrypt:16:8:1:ZGVzay10ZXN0LXNhbHQ:QI79p0kVIeq2hb9SL2r6I-kBSVvMNm97ix1ULR8_Iv8';

export interface RunningDesk {
  url: string;
  /** Where people ask. */
  site: string;
  store: Store;
  /** What was logged, line by line. */
  logged: string[];
  /** Writes what was counted. */
  flush(): Promise<void>;
  /** Says something in a conversation, a new one where none is named. */
  say(text: string, conversation?: string): Promise<string>;
  stop(): Promise<void>;
}

export interface DeskOptions {
  environment?: Record<string, string>;
  store?: Store;
  live?: LiveContent;
}

const running = new Set<RunningDesk>();
if (typeof afterAll === 'function') {
  afterAll(async () => {
    for (const desk of running) await desk.stop();
  });
}

/** What the bot knows as the files say, which no reload changes. */
export function fixedContent(): LiveContent {
  const knowledge = realKnowledge();
  const conversation = realConversation();
  const mask = buildMask(knowledge.phrasing.personalDetails);
  const current = { knowledge, conversation, mask, since: Date.now() };
  return { current: () => current, reload: async () => current };
}

/** Opens a desk; with a password unless the settings name another way to sign in. */
export async function startDesk(options: DeskOptions = {}): Promise<RunningDesk> {
  const { environment = {}, store = memoryStore(), live = fixedContent() } = options;
  const signIn = 'DESK_OPENID_ISSUER' in environment ? {} : { DESK_PASSWORD: PASSWORD_HASH };
  const config = readConfig({
    REQUESTS_PER_MINUTE: '0',
    DESK_PORT: '0',
    ...signIn,
    ...environment,
  });
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const watch = await startWatching(config, store, live, (fault) => log.error(String(fault)));
  const desk = await openDesk({ config, store, live, log });
  const { isOff } = desk;
  const turns = switchableTurns(
    buildTurns(liveConversation(live), store, (text) => live.current().mask(text), {
      ...(watch && { watch }),
    }),
    isOff,
  );
  const services = {
    config,
    get knowledge() {
      return live.current().knowledge;
    },
    isOff,
    turns,
  };
  const site = buildServer(services, addChannels, { log });
  if (!desk.server) throw new Error('The desk is not switched on.');
  const opened: RunningDesk = {
    url: await listen(desk.server),
    site: await listen(site.server),
    store,
    logged,
    flush: async () => watch?.flush(),
    async say(text, conversation = randomUUID()) {
      const response = await fetch(`${opened.site}/chat`, {
        method: 'POST',
        body: new URLSearchParams({ id: randomUUID(), text }),
        headers: { 'X-Conversation-Key': conversation.replaceAll('-', '0').padEnd(43, 'k') },
      });
      return wordsOf(await response.text());
    },
    async stop() {
      running.delete(opened);
      desk.stop();
      site.server.close();
      site.server.closeAllConnections();
    },
  };
  running.add(opened);
  return opened;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
}

/** A browser without scripts: it keeps cookies and fills in forms. */
export interface Visitor {
  cookies: Map<string, string>;
  get(address: string): Promise<Answered>;
  /** Posts fields as they are. */
  post(
    address: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Answered>;
  /** Posts the form of the page `at` that leads to `address`, with its hidden fields, and follows. */
  submit(at: string, address: string, fields?: Record<string, string>): Promise<Answered>;
}

export function visit(base: string): Visitor {
  const cookies = new Map<string, string>();

  async function ask(address: string, init: RequestInit = {}): Promise<Answered> {
    const headers = new Headers(init.headers);
    if (!headers.has('cookie')) {
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    headers.set('accept', 'text/html');
    const response = await fetch(new URL(address, base), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (pair.slice(at + 1) === '') cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  const visitor: Visitor = {
    cookies,
    get: (address) => ask(address),
    post: (address, fields, headers = {}) =>
      ask(address, { method: 'POST', body: new URLSearchParams(fields), headers }),
    async submit(at, address, fields = {}) {
      const { text } = await visitor.get(at);
      const form = formOf(text, address);
      const answer = await visitor.post(address, { ...form, ...fields });
      const next = answer.headers.get('location');
      return next === null ? answer : visitor.get(next);
    },
  };
  return visitor;
}

/** The hidden fields of the form that leads to an address. @throws Error where the page has none */
export function formOf(page: string, address: string): Record<string, string> {
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => one.includes(`method="post" action="${address}"`));
  if (form === undefined) throw new Error(`no form to ${address} in\n${page}`);
  const hidden = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries(Array.from(hidden, ([, name = '', value = '']) => [name, value]));
}

/** Someone who is signed in with the password. */
export async function signedIn(desk: RunningDesk, name = 'Ada Obi'): Promise<Visitor> {
  const visitor = visit(desk.url);
  const page = await visitor.submit('/sign-in', '/sign-in', { name, password: PASSWORD });
  if (page.status !== 200) throw new Error(page.text);
  return visitor;
}

/** What a page says, without its markup. */
export function wordsOf(page: string): string {
  return page
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
