// Sends a page: security headers, compression.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Config } from '../../config.ts';
import type { Html } from './html.ts';
import { query } from './request.ts';

/** Below this a compressed answer is hardly smaller: it fits in one packet as it is. */
const WORTH_COMPRESSING = 700;
/** On answers of this size brotli's 4 is quicker than gzip and smaller; 11 would take twenty times as long. */
const BROTLI_QUALITY = 4;

/** The headers of every page. No inline script or style, nothing from elsewhere, framed only where it is trusted. */
export function pageHeaders(config: Config): Record<string, string> {
  const policy = [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    `frame-ancestors ${["'self'", ...trustedOrigins(config)].join(' ')}`,
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    // With no-referrer a browser would send "Origin: null" with our own forms.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  };
}

/** The origins of TRUSTED_ORIGINS, spaces or commas between them; what is no origin is left out. */
function trustedOrigins({ TRUSTED_ORIGINS }: Config): string[] {
  return TRUSTED_ORIGINS.split(/[\s,]+/).flatMap((text) => {
    const url = URL.parse(text);
    return url && ['http:', 'https:'].includes(url.protocol) ? url.origin : [];
  });
}

export type SendPage = (
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  page: Html | string,
  headers?: Readonly<Record<string, string>>,
) => void;

/** A function that sends pages with this configuration's headers. */
export function buildSendPage(config: Config): SendPage {
  const usual = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    ...pageHeaders(config),
    Vary: 'Accept-Encoding',
  };
  return (request, response, status, page, headers = {}) => {
    const { body, encoding } = compressed(request, page.toString());
    // Pages say in their markup whether search engines may list them.
    response.removeHeader('X-Robots-Tag');
    response.writeHead(status, {
      ...usual,
      ...headers,
      ...(encoding && { 'Content-Encoding': encoding }),
      'Content-Length': Buffer.byteLength(body),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/** A page that stays as it is remains a string: Node then sends it with its headers in one piece. */
function compressed(
  request: IncomingMessage,
  body: string,
): { body: Buffer | string; encoding?: string } {
  if (body.length < WORTH_COMPRESSING) return { body };
  const accepted = request.headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(String(accepted))) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    return { body: brotliCompressSync(body, { params }), encoding: 'br' };
  }
  if (/\bgzip\b/.test(String(accepted))) return { body: gzipSync(body), encoding: 'gzip' };
  return { body };
}

/** An answer that is a status alone. */
export function sendStatus(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Cache-Control': 'no-store' });
  response.end();
}

/**
 * The way to the page of the chat.
 *
 * @param found what is said in its query
 * @param place the element that the browser goes to
 */
export function toChat(
  request: IncomingMessage,
  response: ServerResponse,
  found: string,
  place = 'latest',
): void {
  const parts = [query(request).has('embedded') ? 'embedded' : '', found].filter(Boolean);
  const search = parts.length > 0 ? `?${parts.join('&')}` : '';
  response.writeHead(303, {
    Location: `/chat${search}#${encodeURIComponent(place)}`,
    'Cache-Control': 'no-store',
    'Content-Length': 0,
  });
  response.end();
}
