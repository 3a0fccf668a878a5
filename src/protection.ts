// What every request must pass before a channel sees it, and the headers that every response has.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { addressOf, isFromThisMachine } from './address.ts';
import type { Config } from './config.ts';
import { Refusal } from './failures.ts';
import { buildLimit } from './limits.ts';

/** Far above a message of 2,000 characters in any encoding; Teams' activities with cards and quotes need more. */
const MOST_BODY_BYTES = 64 * 1024;
const MOST_ACTIVITY_BYTES = 256 * 1024;
const LONGEST_PATH = 2048;

const MESSAGES = '/api/messages';
/** Asked by the machines around the bot, often and always from the same address. */
const OPERATIONS = new Set(['/healthz', '/readyz', '/metrics']);

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

/** Slow and endless senders are cut off; what Node itself refuses gets the same headers as everything else. */
export function limitConnections(http: Server, config: Config): void {
  http.headersTimeout = 10_000;
  http.requestTimeout = 20_000;
  // Nothing goes either way: someone who never asks, or never reads the answers.
  http.timeout = 30_000;
  // Node looks for those who are too slow every half minute; an option of createServer, which restify does not pass on.
  Reflect.set(http, 'connectionsCheckingInterval', 1000);
  // Above the usual 60 s of a balancer, which then never writes into a connection that is being closed.
  http.keepAliveTimeout = 65_000;
  http.maxHeadersCount = 100;
  http.maxRequestsPerSocket = 10_000;
  const always = Object.entries(securityHeaders(config));
  const headers = always.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  http.on('clientError', (fault: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || fault.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const status = CLIENT_FAULTS[fault.code ?? ''] ?? '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  // A request with a body that nobody read leaves it in the connection; Node reads on without an end.
  http.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of always) response.setHeader(name, value);
    response.once('finish', () => {
      if (!request.complete) request.socket.destroySoon();
    });
  });
}

const CLIENT_FAULTS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** A check that lets a request through or throws the refusal it gets. */
export function buildDoor(config: Config): (request: IncomingMessage) => void {
  const requests = buildLimit('requests', config.REQUESTS_PER_MINUTE, config.REQUESTS_PER_MINUTE);
  const isOpen = Boolean(config.MicrosoftAppId) || config.ALLOW_ANONYMOUS === 'true';

  return (request) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    if ((request.url ?? '').length > LONGEST_PATH) throw new Refusal(414);
    const isMessages = path === MESSAGES;
    // The Bot Connector speaks for everybody in Teams from a few addresses, and proves who it is.
    if (!OPERATIONS.has(path) && !(isMessages && isOpen)) {
      requests.count(addressOf(request, config));
    }
    if (isMessages && !isOpen && !isFromThisMachine(request)) throw new Refusal(403);
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') throw new Refusal(415);
    const length = Number(request.headers['content-length'] ?? 0);
    if (length > (isMessages ? MOST_ACTIVITY_BYTES : MOST_BODY_BYTES)) throw new Refusal(413);
  };
}
