// The whole site on a free port, for tests: real knowledge, real turns, a real server.

import type { AddressInfo } from 'node:net';
import { type Config, readConfig } from '../../../src/config.ts';
import { buildConversation, type Conversation } from '../../../src/conversation.ts';
import { loadDialogs } from '../../../src/dialogs/load.ts';
import { type Knowledge, loadKnowledge } from '../../../src/knowledge/load.ts';
import { buildServer } from '../../../src/server.ts';
import { openMemoryStore } from '../../../src/store/memory.ts';
import type { Store } from '../../../src/store/store.ts';
import { buildTurns } from '../../../src/turns.ts';

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

/** For stores of tests that do not wait for anything to expire. */
export const RETENTION = { conversationMs: 3_600_000, planMs: 3_600_000, now: Date.now };

const running = new Set<RunningSite>();
// A test that fails must not leave a server that keeps the run from ending.
if (typeof afterAll === 'function') {
  afterAll(async () => {
    for (const site of running) await site.stop();
  });
}

let shared: { knowledge: Knowledge; conversation: Conversation } | undefined;

/** The knowledge base and a conversation over it, built once for a test file. */
export function careers(): { knowledge: Knowledge; conversation: Conversation } {
  if (!shared) {
    const knowledge = loadKnowledge('knowledge');
    shared = { knowledge, conversation: buildConversation(knowledge, loadDialogs('dialogs')) };
  }
  return shared;
}

/** Starts the site. */
export async function startSite(options: SiteOptions = {}): Promise<RunningSite> {
  const knowledge = options.knowledge ?? careers().knowledge;
  const conversation =
    options.conversation ??
    (options.knowledge
      ? buildConversation(options.knowledge, loadDialogs('dialogs'))
      : careers().conversation);
  const store = options.store ?? openMemoryStore(RETENTION);
  const config: Config = readConfig({ LOG_LEVEL: 'silent', ...options.environment });
  const server = buildServer({ config, knowledge, turns: buildTurns(conversation, store) });
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
