// A conversation belongs to whoever holds its key. The key comes from the script in a header, from a form
// in a field, or, with scripts off, in a cookie; only its hash goes further.

import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Where the script sends the key. Not a simple header, so no other site can send it without being asked. */
const KEY_HEADER = 'x-conversation-key';
const COOKIE = 'conversation';
/** At least 128 bits in base64url. */
const KEY = /^[A-Za-z0-9_-]{22,86}$/;
const KEY_BYTES = 32;

export interface HeldKey {
  key: string;
  from: 'header' | 'cookie' | 'field';
}

export function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

/** The key under which a conversation is stored: no one can get from it to the key that people hold. */
export function storedKey(key: string): string {
  return `web-${hash('sha256', key, 'base64url')}`;
}

/** The key of a request. A cookie goes before a field: a second tab joins the conversation of the first. */
export function heldKey(
  request: IncomingMessage,
  isHttps: boolean,
  field = '',
): HeldKey | undefined {
  const header = request.headers[KEY_HEADER];
  if (typeof header === 'string' && KEY.test(header)) return { key: header, from: 'header' };
  const cookie = readCookie(request.headers.cookie ?? '', cookieName(isHttps));
  if (KEY.test(cookie)) return { key: cookie, from: 'cookie' };
  return KEY.test(field) ? { key: field, from: 'field' } : undefined;
}

function readCookie(header: string, wanted: string): string {
  for (const pair of header.split(';')) {
    const [name = '', value = ''] = pair.trim().split('=', 2);
    if (name === wanted) return value;
  }
  return '';
}

/** Over https the name keeps other hosts of the same domain from setting it. */
function cookieName(isHttps: boolean): string {
  return isHttps ? `__Host-${COOKIE}` : COOKIE;
}

/** Set-Cookie for a browser without scripts; it goes when the browser is closed. */
export function keyCookie(key: string, request: IncomingMessage, isHttps: boolean): string {
  const reach =
    isHttps && request.headers['sec-fetch-dest'] === 'iframe'
      ? 'SameSite=None; Partitioned'
      : 'SameSite=Lax';
  const age = key === '' ? '; Max-Age=0' : '';
  return `${cookieName(isHttps)}=${key}; Path=/; HttpOnly; ${reach}${isHttps ? '; Secure' : ''}${age}`;
}

/**
 * The id of a message. The text is part of it: the same page sent twice is one message, but another text
 * sent from a page that the person went back to is a new one.
 */
export function messageId(id: string, text: string): string {
  return hash('sha256', `${id}\n${text}`, 'base64url').slice(0, 22);
}
