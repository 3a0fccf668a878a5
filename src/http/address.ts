// Where a request comes from, for limits and for what only this machine may do.

import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';

/**
 * The network address that limits count by. `X-Forwarded-For` is believed for as many proxies as TRUST_PROXY says:
 * anyone can write more into it.
 */
export function addressOf(request: IncomingMessage, { TRUST_PROXY }: Config): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const told = TRUST_PROXY > 0 ? forwarded.at(-TRUST_PROXY)?.trim() : undefined;
  return networkOf(told || request.socket.remoteAddress);
}

/** An address as limits count it. Of an IPv6 address the first half, since one line has the whole second half. */
export function networkOf(address = 'unknown'): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return plain.includes(':') ? firstHalf(plain) : plain;
}

/** What proxies add to the requests that they pass on. */
const PASSED_ON = /^(forwarded|via|x-real-ip|x-forwarded-.+)$/;

/** Whether a program on this machine asks, and not a proxy on it for somebody else. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  if (Object.keys(request.headers).some((name) => PASSED_ON.test(name))) return false;
  return isThisMachine(request.socket.remoteAddress ?? '');
}

/** Whether a host's name or address is this machine's own, whatever network it is in. */
export function isThisMachine(host: string): boolean {
  return /^(localhost|(::ffff:)?127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** Whether the bot calls back programs on this machine: it is not registered and listens to this machine alone. */
export function callsThisMachine({ MicrosoftAppId, HOST }: Config): boolean {
  return !MicrosoftAppId?.trim() && isThisMachine(HOST);
}

function firstHalf(address: string): string {
  const [left = '', right] = address.split('::');
  const head = left.split(':').filter((part) => part !== '');
  if (right === undefined) return head.slice(0, 4).join(':');
  const tail = right.split(':').filter((part) => part !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
