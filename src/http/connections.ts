// What holds for every connection before a request is read: how many, how long, and an answer to whatever comes.

import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Config } from '../config.ts';
import { networkOf } from './address.ts';
import { lookForSlowSendersEvery } from './inner-settings.ts';
import { securityHeaders } from './protection.ts';

/** Of the files that the process may open; the rest is for the store, the log and calls to Bot Framework. */
const SHARE_OF_OPEN_FILES = 0.8;
/** What is left unread of a refused request is not read to its end, however slowly that comes. */
const LINGER_MS = 1000;

const CLIENT_FAULTS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Slow and endless senders are cut off; what Node itself refuses gets the same headers as everything else. */
export function guardConnections(
  http: Server,
  config: Config,
  onRefused: () => void = () => {},
): void {
  http.headersTimeout = 10_000;
  http.requestTimeout = 20_000;
  // Nothing goes either way: someone who never asks, or never reads the answers.
  http.timeout = 30_000;
  lookForSlowSendersEvery(http, 1000);
  // Above the usual 60 s of a balancer, which then never writes into a connection that is being closed.
  http.keepAliveTimeout = 65_000;
  http.maxHeadersCount = 100;

  const always = Object.entries(securityHeaders(config));
  const headers = always.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  http.on('clientError', (fault: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || fault.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const status = CLIENT_FAULTS[fault.code ?? ''] ?? '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`);
    // Closing with bytes unread would take the answer away from the client, so a moment is left to read it.
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
  // A request with a body that nobody read leaves it in the connection; Node reads on without an end.
  http.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of always) response.setHeader(name, value);
    response.once('finish', () => {
      if (!request.complete) request.socket.destroySoon();
    });
  });

  // Restify listens for upgrades and does nothing with them: they would never be answered, and a reset would be an
  // uncaught error. With no listener Node answers them like any other request (RFC 9110, 7.8).
  http.removeAllListeners('upgrade');
  // Every request goes one way, also one with an Expect header, which restify and Node would answer elsewhere.
  for (const event of ['checkContinue', 'checkExpectation']) {
    http.removeAllListeners(event);
    http.on(event, (request: IncomingMessage, response: ServerResponse) =>
      http.emit('request', request, response),
    );
  }
  countConnections(http, config, onRefused);
}

/**
 * So many connections of one address, and so many in all. Whoever has too many loses the oldest on which nothing is
 * being answered: of an address that many people share, one sender does not take it from the others.
 */
function countConnections(
  http: Server,
  { CONNECTIONS_PER_ADDRESS, TRUST_PROXY }: Config,
  onRefused: () => void,
): void {
  // Behind a proxy every connection is the proxy's, and the proxy counts (deploy/nginx.conf).
  const mostOfOne =
    TRUST_PROXY > 0 || CONNECTIONS_PER_ADDRESS === 0 ? Infinity : CONNECTIONS_PER_ADDRESS;
  const mostOfAll = Math.floor(openFiles() * SHARE_OF_OPEN_FILES);
  const byAddress = new Map<string, Set<Socket>>();
  const answering = new Map<Socket, IncomingMessage>();
  let total = 0;

  function forget(address: string, socket: Socket): void {
    const own = byAddress.get(address);
    if (!own?.delete(socket)) return;
    total -= 1;
    answering.delete(socket);
    if (own.size === 0) byAddress.delete(address);
  }

  /** Whether a connection of this address was given up. */
  function release(address: string): boolean {
    for (const socket of byAddress.get(address) ?? []) {
      // A body that is still coming is not being answered.
      if (answering.get(socket)?.complete) continue;
      forget(address, socket);
      socket.destroy();
      return true;
    }
    return false;
  }

  http.prependListener('connection', (socket: Socket) => {
    const address = networkOf(socket.remoteAddress);
    const isOverOfOne = (byAddress.get(address)?.size ?? 0) >= mostOfOne;
    if (isOverOfOne || total >= mostOfAll) {
      onRefused();
      if (!release(isOverOfOne ? address : largest(byAddress))) {
        socket.destroy();
        return;
      }
    }
    byAddress.set(address, (byAddress.get(address) ?? new Set()).add(socket));
    total += 1;
    socket.once('close', () => forget(address, socket));
  });
  http.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    answering.set(socket, request);
    response.once('close', () => {
      if (answering.get(socket) === request) answering.delete(socket);
    });
  });
}

/** The address that has most. */
function largest(byAddress: ReadonlyMap<string, Set<Socket>>): string {
  let found = '';
  let most = 0;
  for (const [address, { size }] of byAddress) {
    if (size > most) [found, most] = [address, size];
  }
  return found;
}

/** How many files this process may have open, on Linux; elsewhere that is not asked. */
function openFiles(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity);
  } catch {
    return Infinity;
  }
}
