// A real server with the whole bot on a free port, and activities shaped as Teams sends them.

import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import pino from 'pino';
import restify from 'restify';
import { z } from 'zod';
import type { MessagesOptions } from '../../src/channels/messages.ts';
import { messagesRoute } from '../../src/channels/messages-route.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { Conversation } from '../../src/conversation/turn.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { buildMask } from '../../src/safety/masking.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { buildTurns, type Turns } from '../../src/turns/turns.ts';
import { realConversation, realKnowledge } from '../careers.ts';

export const knowledge: Knowledge = realKnowledge();
const LIFETIMES = { conversationMs: 3_600_000, planMs: 3_600_000, now: Date.now };

export interface TestServer {
  url: string;
  store: Store;
  /** What was logged, line by line. */
  logged: string[];
  /** Sends a body to /api/messages as it is. */
  post(body: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends an activity and gives back what the bot replied, by `expectReplies`. */
  say(activity: Partial<Activity>): Promise<Partial<Activity>[]>;
  close(): Promise<void>;
}

export interface TestSettings extends MessagesOptions {
  environment?: Record<string, string>;
  conversation?: Conversation;
  change?: (turns: Turns) => Turns;
  isOff?: () => boolean;
}

export async function startServer(settings: TestSettings = {}): Promise<TestServer> {
  const {
    environment = {},
    conversation = realConversation(),
    change = (turns: Turns) => turns,
    isOff = () => false,
    ...options
  } = settings;
  const config: Config = readConfig(environment);
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const server = restify.createServer();
  const store = openMemoryStore(LIFETIMES);
  const turns = change(
    buildTurns(conversation, store, buildMask(knowledge.phrasing.personalDetails)),
  );
  messagesRoute(server, { config, knowledge, turns, isOff }, { log, ...options });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo = server.address();
  const url = `http://127.0.0.1:${address.port}`;
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  return {
    url,
    store,
    logged,
    post,
    async say(activity) {
      const response = await post(
        JSON.stringify(activityOf({ deliveryMode: 'expectReplies', ...activity })),
      );
      return expectedReplies.parse(await response.json()).activities;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const expectedReplies = z.object({ activities: z.array(z.custom<Partial<Activity>>()) });

let count = 0;

/** A message in a personal chat, unless told otherwise. */
export function activityOf(parts: object = {}): object {
  count += 1;
  return {
    type: 'message',
    id: `message-${count}`,
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    from: { id: '29:sam', name: 'Sam' },
    recipient: { id: '28:bot', name: 'Careers' },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId: 'tenant' },
    timestamp: '2026-11-24T10:00:00.000Z',
    ...parts,
  };
}
