// What a request brings: its form, where it came from, how it reached us.

import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.ts';

/** A message may have 2,000 characters; written as %XX%XX%XX each takes up to nine bytes, plus the other fields. */
const MOST_FORM_BYTES = 32 * 1024;

/** The fields of a posted form, or undefined where the body has more bytes than that. */
export function readForm(
  request: IncomingMessage,
  most = MOST_FORM_BYTES,
): Promise<URLSearchParams | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
    });
    request.on('end', () => {
      const isTooLarge = size > most;
      resolve(isTooLarge ? undefined : new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
    });
    request.on('error', reject);
    request.on('close', () => reject(new Error('The request ended before its form had come.')));
  });
}

/** Whether a post comes from a page of ours. Browsers name the origin of every post; other programs need not. */
export function isFromHere(request: IncomingMessage, config: Config): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  const sender = URL.parse(origin);
  const known = [host, config.PUBLIC_URL && URL.parse(config.PUBLIC_URL)?.host];
  return sender !== null && known.includes(sender.host);
}

/** Whether people reach this server over https: as PUBLIC_URL says, or the proxy in front of it. */
export function isHttps(request: IncomingMessage, config: Config): boolean {
  if (config.PUBLIC_URL) return config.PUBLIC_URL.startsWith('https:');
  return request.headers['x-forwarded-proto'] === 'https';
}

/** The query of a request. */
export function query(request: IncomingMessage): URLSearchParams {
  return new URLSearchParams(request.url?.split('?')[1] ?? '');
}
