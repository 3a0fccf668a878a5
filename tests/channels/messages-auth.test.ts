// With an app id set, only tokens that Bot Framework signed for this bot are let in: real signed tokens, and a real
// server that publishes the keys.

import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { activityOf, startServer, type TestServer } from './teams-server.ts';

const APP_ID = '11111111-2222-3333-4444-555555555555';
const ISSUER = 'https://api.botframework.com';
const SERVICE = 'https://smba.trafficmanager.net/uk/';

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

let keys: Server;
let server: TestServer;
const signingKeys = new Map<string, PrivateKey>();
let reached = 0;

beforeAll(async () => {
  // The connector prints why it refuses a token for another channel; a refusal is what these tests are about.
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const published: object[] = [];
  for (const [kid, endorsements] of [
    ['teams', ['msteams']],
    ['webchat', ['webchat']],
    ['unpublished', []],
  ] as const) {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    signingKeys.set(kid, privateKey);
    if (kid !== 'unpublished') {
      published.push({ ...(await exportJWK(publicKey)), kid, use: 'sig', endorsements });
    }
  }
  keys = createServer((request, response) => {
    const body = request.url === '/keys' ? { keys: published } : { jwks_uri: `${keysUrl()}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
  server = await startServer({
    openIdMetadataUrl: `${keysUrl()}/metadata`,
    environment: {
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'not-used-here',
      MicrosoftAppTenantId: '99999999-8888-7777-6666-555555555555',
    },
    change: (turns) => ({
      ...turns,
      take: (key, message) => {
        reached += 1;
        return turns.take(key, message);
      },
    }),
  });
});

afterAll(async () => {
  await server.close();
  await new Promise((resolve) => keys.close(resolve));
});

function keysUrl(): string {
  const address = keys.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return `http://127.0.0.1:${address.port}`;
}

interface TokenParts {
  issuer?: string;
  audience?: string;
  serviceUrl?: string;
  expires?: number;
  notBefore?: number;
  kid?: string;
  signedBy?: string;
}

async function token(parts: TokenParts = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const kid = parts.kid ?? 'teams';
  const key = signingKeys.get(parts.signedBy ?? kid);
  if (!key) throw new Error(`no key ${kid}`);
  return new SignJWT({ serviceurl: parts.serviceUrl ?? SERVICE })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(parts.issuer ?? ISSUER)
    .setAudience(parts.audience ?? APP_ID)
    .setNotBefore(parts.notBefore ?? now - 60)
    .setExpirationTime(parts.expires ?? now + 3600)
    .sign(key);
}

async function knock(authorization: string | undefined, parts: object = {}): Promise<Response> {
  const activity = activityOf({
    text: 'hello',
    deliveryMode: 'expectReplies',
    serviceUrl: SERVICE,
    ...parts,
  });
  return server.post(JSON.stringify(activity), authorization ? { authorization } : {});
}

test('a token that Bot Framework signed for this bot is let in', async () => {
  const before = reached;
  const response = await knock(`Bearer ${await token()}`);
  expect(response.status).toBe(200);
  expect(JSON.stringify(await response.json())).toContain('automated careers assistant');
  expect(reached).toBe(before + 1);
});

const HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);
const unsigned = () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: ISSUER, aud: APP_ID, serviceurl: SERVICE, exp: now() + HOUR };
  return `Bearer ${part({ alg: 'none', kid: 'teams' })}.${part(claims)}.`;
};
const tampered = async () => {
  const [header, , signature] = (await token()).split('.');
  const claims = { iss: ISSUER, aud: APP_ID, serviceurl: SERVICE, exp: now() + 9 * HOUR };
  return `Bearer ${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
};
const signedBySecret = async () => {
  const jwt = new SignJWT({ serviceurl: SERVICE })
    .setProtectedHeader({ alg: 'HS256', kid: 'teams' })
    .setIssuer(ISSUER)
    .setAudience(APP_ID)
    .setExpirationTime(now() + HOUR);
  return `Bearer ${await jwt.sign(new TextEncoder().encode('a secret of thirty-two characters'))}`;
};
const bearer = (parts: TokenParts) => async () => `Bearer ${await token(parts)}`;

describe('refused with 401 or 403, and no bot code is reached', () => {
  test.each<[string, () => Promise<string> | string | undefined, object?]>([
    ['no token', () => undefined],
    ['an empty header', () => ' '],
    ['a token that is none', () => 'Bearer hello'],
    ['another scheme', async () => `Basic ${await token()}`],
    ['a token without signature', unsigned],
    ['claims that were not signed', tampered],
    ['a token signed with a shared secret', signedBySecret],
    ['another issuer', bearer({ issuer: 'https://evil.example' })],
    [
      'the issuer of emulators',
      bearer({ issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
    ],
    ['another audience', bearer({ audience: '00000000-0000-0000-0000-000000000000' })],
    ['a key that is not published', bearer({ kid: 'unpublished' })],
    ['a published key, signed by another', bearer({ kid: 'teams', signedBy: 'unpublished' })],
    ['a key endorsed for another channel', bearer({ kid: 'webchat' })],
    ['a token past its time', bearer({ expires: now() - HOUR })],
    ['a token before its time', bearer({ notBefore: now() + HOUR })],
    ['another service address than the activity', bearer({ serviceUrl: 'https://evil.example/' })],
    [
      'a service address that is none of Bot Framework, though signed',
      bearer({ serviceUrl: 'https://evil.example/' }),
      { serviceUrl: 'https://evil.example/' },
    ],
    [
      'a service address without encryption, though signed',
      bearer({ serviceUrl: 'http://smba.trafficmanager.net/uk/' }),
      { serviceUrl: 'http://smba.trafficmanager.net/uk/' },
    ],
    ['the channel of App Service', bearer({}), { channelId: 'AseChannel' }],
  ])('%s', async (_, makeHeader, parts = {}) => {
    const before = reached;
    const response = await knock(await makeHeader(), parts);
    expect([401, 403]).toContain(response.status);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/^[A-Z][\w ]+\.$/) });
    expect(reached).toBe(before);
  });
});

/** The status of a request of which only the headers are sent, and the length of a body that never comes. */
function statusOfHeaders(authorization: string, length: number, url = server.url): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        'POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n' +
          `Authorization: ${authorization}\r\nContent-Length: ${length}\r\n\r\n`,
      ),
    );
    socket.on('error', reject);
    socket.on('data', (data) => {
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(String(data))?.[1]));
      socket.destroy();
    });
  });
}

test.each<[string, () => Promise<string> | string]>([
  ['no token', () => 'Bearer aaaa.bbbb.cccc'],
  ['another audience', bearer({ audience: '00000000-0000-0000-0000-000000000000' })],
  ['a signature that is wrong', tampered],
])('%s is refused before anything of the body is read', async (_, makeHeader) => {
  expect(await statusOfHeaders(await makeHeader(), 200_000)).toBe(401);
});

test('a large activity is taken with a token, and never without an app id', async () => {
  const large = { channelData: { padding: 'x'.repeat(100_000) } };
  expect((await knock(`Bearer ${await token()}`, large)).status).toBe(200);
  const open = await startServer();
  const body = JSON.stringify(activityOf({ text: 'hello', ...large }));
  expect((await open.post(body)).status).toBe(413);
  await open.close();
});

test('who sends wrong tokens is told to wait, and a right one from the same address is let in', async () => {
  const strict = await startServer({
    openIdMetadataUrl: `${keysUrl()}/metadata`,
    environment: {
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'not-used-here',
    },
  });
  const knocks = Array.from({ length: 150 }, () =>
    statusOfHeaders('Bearer aaaa.bbbb.cccc', 0, strict.url),
  );
  expect(new Set(await Promise.all(knocks))).toEqual(new Set([401, 429]));
  const activity = activityOf({
    text: 'hello',
    deliveryMode: 'expectReplies',
    serviceUrl: SERVICE,
  });
  const right = await strict.post(JSON.stringify(activity), {
    authorization: `Bearer ${await token()}`,
  });
  expect(right.status).toBe(200);
  await strict.close();
});

test('forged signatures of one address are soon not looked at any more', async () => {
  const header = await tampered();
  const knocks = Array.from({ length: 150 }, () => statusOfHeaders(header, 0));
  expect(new Set(await Promise.all(knocks))).toEqual(new Set([401, 429]));
});

test('when the keys cannot be read, the caller is asked to come again', async () => {
  const cut = await startServer({
    openIdMetadataUrl: 'http://127.0.0.1:9/metadata',
    environment: { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'not-used-here' },
  });
  const response = await cut.post(JSON.stringify(activityOf({ text: 'hello' })), {
    authorization: `Bearer ${await token()}`,
  });
  expect(response.status).toBe(503);
  await cut.close();
});
