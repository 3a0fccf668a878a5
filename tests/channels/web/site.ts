// The whole site on a free port, for tests: real knowledge, real turns, a real server.

import type { AddressInfo } from 'node:net';
import { addChannels } from '../../../src/channels/channels.ts';
import { type Config, readConfig } from '../../../src/config.ts';
import { buildConversation } from '../../../src/conversation/conversation.ts';
import type { Conversation } from '../../../src/conversation/turn.ts';
import { buildServer } from '../../../src/http/server.ts';
import type { Knowledge } from '../../../src/knowledge/load.ts';
import { buildMask } from '../../../src/safety/masking.ts';
import { openMemoryStore } from '../../../src/store/memory.ts';
import type { Store } from '../../../src/store/store.ts';
import { buildTurns } from '../../../src/turns/turns.ts';
import { realConversation, realKnowledge, realScripts } from '../../careers.ts';

export interface RunningSite {
  url: string;
  port: number;
  store: Store;
  stop(): Promise<void>;
}

export interface SiteOptions {
  knowledge?: Knowledge;
  conversation?: Conversation;
  store?: Store;
  /** 0: any free port. */
  port?: number;
  environment?: Record<string, string>;
}

const running = new Set<RunningSite>();
// A test that fails must not leave a server that keeps the run from ending.
if (typeof afterAll === 'function') {
  afterAll(async () => {
    for (const site of running) await site.stop();
  });
}

const HOUR = 3_600_000;

/** A store in memory that keeps things longer than any test takes. */
export function memoryStore(): Store {
  return openMemoryStore({ conversationMs: HOUR, planMs: HOUR, now: Date.now });
}

/** Starts the site. */
export async function startSite(options: SiteOptions = {}): Promise<RunningSite> {
  const knowledge = options.knowledge ?? realKnowledge();
  const conversation =
    options.conversation ??
    (options.knowledge ? buildConversation(options.knowledge, realScripts()) : realConversation());
  const store = options.store ?? memoryStore();
  const config: Config = readConfig({
    LOG_LEVEL: 'silent',
    REQUESTS_PER_MINUTE: '0',
    ...options.environment,
  });
  const mask = buildMask(knowledge.phrasing.personalDetails);
  const turns = buildTurns(conversation, store, mask);
  const server = buildServer({ config, knowledge, turns }, addChannels);
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve());
  });
  const { port }: AddressInfo = addressOf(server.address());
  const site: RunningSite = {
    url: `http://127.0.0.1:${port}`,
    port,
    store,
    stop: () =>
      new Promise((resolve) => {
        running.delete(site);
        server.close(() => resolve());
        server.server.closeAllConnections();
      }),
  };
  running.add(site);
  return site;
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}
