// Where a request comes from, for limits and for what only this machine may do.

import type { IncomingMessage } from 'node:http';
import type { Config } from './config.ts';

/**
 * The network address that limits count by. `X-Forwarded-For` is believed for as many proxies as TRUST_PROXY says:
 * anyone can write more into it. Of an IPv6 address the first half counts, since one line has the whole second half.
 */
export function addressOf(request: IncomingMessage, { TRUST_PROXY }: Config): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const told = TRUST_PROXY > 0 ? forwarded.at(-TRUST_PROXY)?.trim() : undefined;
  const address = told || request.socket.remoteAddress || 'unknown';
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return plain.includes(':') ? firstHalf(plain) : plain;
}

/** Whether a program on this machine asks, and not a proxy on it for somebody else. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  if (request.headers['x-forwarded-for'] || request.headers.forwarded) return false;
  return /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
}

function firstHalf(address: string): string {
  const [left = '', right] = address.split('::');
  const head = left.split(':').filter((part) => part !== '');
  if (right === undefined) return head.slice(0, 4).join(':');
  const tail = right.split(':').filter((part) => part !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
