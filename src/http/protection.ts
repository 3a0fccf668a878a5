// What every request must pass before a channel sees it, and the headers that every response has.

import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import { buildLimit, TooManyRequests } from '../turns/limits.ts';
import { addressOf, isFromThisMachine } from './address.ts';
import { Refusal } from './failures.ts';
import { ALIVE, METRICS, READY } from './operations.ts';

/** Far above a message of 2,000 characters in any encoding; Teams' activities with cards and quotes need more. */
const MOST_BODY_BYTES = 64 * 1024;
const MOST_ACTIVITY_BYTES = 256 * 1024;
const LONGEST_PATH = 2048;

/** The one thing that a request may expect is the word to go on. */
const EXPECTS_ANOTHER = /^(?!100-continue$)./i;

const MESSAGES = '/api/messages';
const CHAT = '/chat';
const OPERATIONS = new Set([READY, METRICS]);

/** The strictest of each; a page or script that needs more says so itself. */
export function securityHeaders({ PUBLIC_URL }: Config): Record<string, string> {
  return {
    'Content-Security-Policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex',
    'Cache-Control': 'no-store',
    ...(PUBLIC_URL?.startsWith('https:') && {
      'Strict-Transport-Security': 'max-age=31536000',
    }),
  };
}

const overLimit = new WeakMap<IncomingMessage, TooManyRequests>();

/**
 * The refusal that a message has earned which was let through all the same, so that it can be looked at for words of
 * distress: those pass every limit. Throw it where there are none.
 */
export function earnedRefusal(request: IncomingMessage): TooManyRequests | undefined {
  return overLimit.get(request);
}

/** A check that lets a request through or throws the refusal it gets. */
export function buildDoor(config: Config): (request: IncomingMessage) => void {
  const requests = buildLimit('requests', config.REQUESTS_PER_MINUTE, config.REQUESTS_PER_MINUTE);
  const isOpen = Boolean(config.MicrosoftAppId) || config.ALLOW_ANONYMOUS === 'true';

  function countRequest(request: IncomingMessage, path: string): void {
    try {
      requests.count(addressOf(request, config));
    } catch (thrown) {
      const isMessage = request.method === 'POST' && path === CHAT;
      if (!isMessage || !(thrown instanceof TooManyRequests)) throw thrown;
      overLimit.set(request, thrown);
    }
  }

  return (request) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    if ((request.url ?? '').length > LONGEST_PATH) throw new Refusal(414);
    const isMessages = path === MESSAGES;
    // Machines ask often, and always from the same address.
    const isMachine = path === ALIVE || (OPERATIONS.has(path) && isFromThisMachine(request));
    // The Bot Connector speaks for everybody in Teams from a few addresses, and proves who it is.
    const isProved = isMessages && Boolean(config.MicrosoftAppId);
    if (!isMachine && !isProved) countRequest(request, path);
    if (isMessages && !isOpen && !isFromThisMachine(request)) throw new Refusal(403);
    if (EXPECTS_ANOTHER.test(request.headers.expect ?? '')) throw new Refusal(417);
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') throw new Refusal(415);
    const length = Number(request.headers['content-length'] ?? 0);
    if (length > (isMessages ? MOST_ACTIVITY_BYTES : MOST_BODY_BYTES)) throw new Refusal(413);
  };
}
