// Requests that no client of ours makes, in endless variety and the same in every run.

import type { Random } from '../bench/random.ts';

export interface Malformed {
  /** What is wrong with it. */
  kind: string;
  /** The bytes of the whole request. */
  bytes: Buffer;
  /** Nothing but a refusal is right; otherwise only faults of the server and inner detail are wrong. */
  mustBeRefused: boolean;
}

const PATHS = [
  '/api/messages',
  '/chat',
  '/',
  '/roles',
  '/roles/podiatrist',
  '/healthz',
  '/metrics',
];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'];
const KEY = `X-Conversation-Key: ${'k'.repeat(43)}\r\n`;

const KINDS: Record<string, (random: Random) => Omit<Malformed, 'kind'>> = {
  'random bytes': (random) => refused(Buffer.concat([noise(random, 200), Buffer.from('\r\n\r\n')])),
  'unknown method': (random) =>
    refused(request(word(random).toUpperCase() || 'X', random.pick(PATHS))),
  'unknown path': (random) =>
    refused(request(random.pick(['GET', 'POST']), `/${encoded(anyText(random))}x/y/z`)),
  'broken path': (random) =>
    allowed(
      request(
        'GET',
        `/${random.pick(['%', '%ff', '%zz', '..%2f..%2fetc/passwd', '%00', '//', '\\'])}${word(random)}`,
      ),
    ),
  'wrong method': (random) => allowed(request(random.pick(METHODS), random.pick(PATHS))),
  'giant header': (random) =>
    refused(request('GET', random.pick(PATHS), `X-${word(random)}: ${'a'.repeat(20_000)}\r\n`)),
  'broken header': (random) =>
    refused(
      request(
        'GET',
        random.pick(PATHS),
        `${random.pick(['a b: c', ': c', 'é: x', 'x\0: y', 'nocolon'])}\r\n`,
      ),
    ),
  'broken length': (random) =>
    refused(
      request(
        'POST',
        random.pick(PATHS),
        random.pick([
          'Content-Length: -1\r\n',
          'Content-Length: 1e3\r\n',
          'Content-Length: 5\r\nContent-Length: 6\r\n',
          'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
          'Transfer-Encoding: chunked, identity\r\n',
        ]),
      ),
    ),
  'broken chunk': (random) =>
    allowed(
      Buffer.concat([
        request(
          'POST',
          random.pick(PATHS),
          'Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n',
        ),
        Buffer.from(`${random.pick(['zz', '-1', 'fffffffffffffffff'])}\r\nabc\r\n0\r\n\r\n`),
      ]),
    ),
  'packed body': (random) =>
    refused(
      withBody(
        random.pick(['/api/messages', '/chat']),
        'application/json',
        noise(random, 100),
        `Content-Encoding: ${random.pick(['gzip', 'br', 'deflate', 'zstd'])}\r\n`,
      ),
    ),
  'too large': (random) =>
    refused(
      request('POST', random.pick(['/api/messages', '/chat']), 'Content-Length: 99999999\r\n'),
    ),
  'no JSON': (random) =>
    refused(
      withBody(
        '/api/messages',
        'application/json',
        Buffer.from(random.pick(['{', '', 'nul', '{"a":}', "{'a':1}", '\ufeff{}', '[1,]'])),
      ),
    ),
  'deep JSON': (random) =>
    refused(
      withBody(
        '/api/messages',
        'application/json',
        Buffer.from(random.pick(['[', '{"a":']).repeat(20_000)),
      ),
    ),
  'closed deep JSON': (random) => {
    const depth = 1000 + Math.floor(20_000 * random.number());
    return refused(
      withBody(
        '/api/messages',
        'application/json',
        Buffer.from('['.repeat(depth) + ']'.repeat(depth)),
      ),
    );
  },
  'bad UTF-8': (random) =>
    allowed(
      withBody(
        random.pick(['/api/messages', '/chat']),
        random.pick(['application/json', FORM]),
        noise(random, 300),
        KEY,
      ),
    ),
  'another type of body': (random) =>
    allowed(
      withBody(random.pick(['/api/messages', '/chat']), word(random), Buffer.from(anyText(random))),
    ),
  'activity of wrong types': (random) =>
    allowed(
      withBody('/api/messages', 'application/json', Buffer.from(JSON.stringify(activity(random)))),
    ),
  'activity with prototype keys': (random) =>
    allowed(
      withBody(
        '/api/messages',
        'application/json',
        Buffer.from(
          `{"__proto__":{"type":"message"},"constructor":{"prototype":{"x":1}},"type":${JSON.stringify(anyValue(random, 2))}}`,
        ),
      ),
    ),
  'strange form': (random) =>
    allowed(
      withBody(
        '/chat',
        FORM,
        Buffer.from(
          `${random.pick(['text', 'id', 'key', 'do', '__proto__', 'text[]', ''])}=${random.pick(['%', '%ff%fe', '%00', encoded(anyText(random))])}&text=${encoded(anyText(random))}`,
        ),
        random.chance(0.5)
          ? KEY
          : `X-Conversation-Key: ${word(random)}\r\nCookie: conversation=${word(random)}; =; ;\r\n`,
      ),
    ),
};
const FORM = 'application/x-www-form-urlencoded';

/** The next malformed request. */
export function malformed(random: Random): Malformed {
  const kind = random.pick(Object.keys(KINDS));
  const made = KINDS[kind]?.(random) ?? refused(Buffer.alloc(0));
  return { kind, ...made };
}

function refused(bytes: Buffer): Omit<Malformed, 'kind'> {
  return { bytes, mustBeRefused: true };
}

function allowed(bytes: Buffer): Omit<Malformed, 'kind'> {
  return { bytes, mustBeRefused: false };
}

function request(method: string, path: string, headers = ''): Buffer {
  return Buffer.from(
    `${method} ${path} HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n${headers}\r\n`,
  );
}

function withBody(path: string, type: string, body: Buffer, headers = ''): Buffer {
  const head = `Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n${headers}`;
  return Buffer.concat([request('POST', path, head), body]);
}

function noise(random: Random, most: number): Buffer {
  return Buffer.from(
    Array.from({ length: 1 + Math.floor(most * random.number()) }, () =>
      Math.floor(256 * random.number()),
    ),
  );
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function word(random: Random): string {
  return Array.from({ length: 1 + Math.floor(12 * random.number()) }, () =>
    random.pick([...'abcdefghijklmnopqrstuvwxyz']),
  ).join('');
}

function anyText(random: Random): string {
  return random.pick([
    word(random),
    '<script>alert(1)</script>',
    "'; DROP TABLE conversations; --",
    '\0\u202e\ud800',
    '{{constructor.constructor("return 1")()}}',
    'é'.repeat(1 + Math.floor(3000 * random.number())),
    '🩺'.repeat(500),
    '((((((((((((((((((((a+)+)+',
    '../../../etc/passwd',
  ]);
}

function anyValue(random: Random, depth: number): unknown {
  const plain = [null, true, -1, 1e308, 0, '', [], {}, anyText(random), word(random)];
  if (depth === 0 || random.chance(0.6)) return random.pick(plain);
  if (random.chance(0.5)) return Array.from({ length: 3 }, () => anyValue(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: 3 }, () => [word(random), anyValue(random, depth - 1)]),
  );
}

/** An activity in which some fields are right and some anything. */
function activity(random: Random): Record<string, unknown> {
  const right: Record<string, unknown> = {
    type: random.pick([
      'message',
      'invoke',
      'conversationUpdate',
      'messageReaction',
      'event',
      'typing',
    ]),
    id: word(random),
    channelId: random.pick(['msteams', 'emulator', 'webchat']),
    serviceUrl: 'http://127.0.0.1:9/',
    deliveryMode: 'expectReplies',
    from: { id: 'user' },
    recipient: { id: 'bot' },
    conversation: { id: word(random), conversationType: 'personal' },
    text: anyText(random),
    name: random.pick([
      'composeExtension/query',
      'adaptiveCard/action',
      'task/fetch',
      word(random),
    ]),
    value: {},
    membersAdded: [{ id: 'user' }],
    entities: [],
    attachments: [],
    channelData: {},
  };
  return Object.fromEntries(
    Object.entries(right).flatMap(([name, value]) => {
      if (random.chance(0.1)) return [];
      return [[name, random.chance(0.25) ? anyValue(random, 3) : value]];
    }),
  );
}
