// The style sheet and the scripts. They are built by `npm run build:web` and kept in public/, so that a start needs
// no compiler and no wait; a test fails when they are older than their sources.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const PUBLIC = path.join(import.meta.dirname, '../../../public');
const YEAR_SECONDS = 31_536_000;
/** The launcher's address never changes, so browsers ask again after a while. */
const LAUNCHER_SECONDS = 600;
const HASH_LENGTH = 10;
/** Stands in embed.js where its words and its look go. */
const LAUNCHER_SETTINGS = 'LAUNCHER_SETTINGS';

export interface Asset {
  /** Where it is served; the hash of the content is in it. */
  url: string;
  type: string;
  body: Buffer;
  hash: string;
}

export interface Assets {
  style: Asset;
  chat: Asset;
  plan: Asset;
  /** Any trust page loads this one; it is served at /embed.js. */
  launcher: Asset;
  icon: Asset;
}

/** Reads the files; the settings go into the launcher, the trust's colour into the style sheet. */
export function loadAssets(
  launcherSettings: Readonly<Record<string, string>>,
  colour: string,
): Assets {
  const launcher = read('embed.js').replace(LAUNCHER_SETTINGS, () =>
    JSON.stringify(launcherSettings),
  );
  return {
    style: asset('site', 'css', 'text/css', `:root{--brand:${colour}}${read('site.css')}`),
    chat: asset('chat', 'js', 'text/javascript', read('chat.js')),
    plan: asset('plan', 'js', 'text/javascript', read('plan.js')),
    launcher: asset('embed', 'js', 'text/javascript', launcher),
    icon: asset('icon', 'svg', 'image/svg+xml', read('icon.svg')),
  };
}

/** The style sheet of the desk, which no page for people loads. */
export function loadDeskStyle(): Asset {
  return asset('desk', 'css', 'text/css', read('desk.css'));
}

function read(name: string): string {
  return readFileSync(path.join(PUBLIC, name), 'utf8');
}

function asset(name: string, ending: string, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
  return {
    url: `/assets/${name}.${hash}.${ending}`,
    type: `${type}; charset=utf-8`,
    body: Buffer.from(text),
    hash,
  };
}

/** A handler for one asset. It is compressed as far as possible when it is first asked for, and kept. */
export function serveAsset(asset: Asset, isImmutable: boolean) {
  const kept = new Map<string, Buffer>([['', asset.body]]);
  const compress = (encoding: string): Buffer =>
    encoding === 'br'
      ? brotliCompressSync(asset.body, {
          params: { [constants.BROTLI_PARAM_SIZE_HINT]: asset.body.length },
        })
      : gzipSync(asset.body, { level: 9 });
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : '';
    const body = kept.get(encoding) ?? compress(encoding);
    kept.set(encoding, body);
    const etag = `"${asset.hash}${encoding && `-${encoding}`}"`;
    const headers = {
      'Content-Type': asset.type,
      'Cache-Control': isImmutable
        ? `public, max-age=${YEAR_SECONDS}, immutable`
        : `public, max-age=${LAUNCHER_SECONDS}`,
      ETag: etag,
      Vary: 'Accept-Encoding',
      'X-Content-Type-Options': 'nosniff',
      // Any page may load these files; they hold nothing of anyone.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers);
      response.end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      ...(encoding && { 'Content-Encoding': encoding }),
      'Content-Length': body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}
