// The bodies that cost most to read, parse or check, as someone without credentials sends them to a registered bot.

export const APP_ID = '11111111-2222-3333-4444-555555555555';
/** As large as the largest activity may be. */
const BYTES = 255 * 1024;

/** A token that says the right things, with a signature that nobody made. */
const FORGED = [
  { alg: 'RS256', kid: 'any' },
  {
    iss: 'https://api.botframework.com',
    aud: APP_ID,
    exp: 4_000_000_000,
    serviceurl: 'https://smba.trafficmanager.net/uk/',
  },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('c2lnbmF0dXJl')
  .join('.');

const json = { 'Content-Type': 'application/json', Authorization: 'Bearer aaaa.bbbb.cccc' };
const ACTIVITY =
  '"type":"message","channelId":"msteams","from":{"id":"u"},"conversation":{"id":"c"}';
export const BODIES: { path: string; headers: Record<string, string>; body: string }[] = [
  {
    path: '/api/messages',
    headers: json,
    body: `{${ACTIVITY},"entities":[${'0,'.repeat(BYTES / 2 - 100)}0]}`,
  },
  {
    path: '/api/messages',
    headers: json,
    body: `{${Array.from({ length: 26_000 }, (_, number) => `"k${number}":0`).join()}}`,
  },
  {
    path: '/api/messages',
    headers: json,
    body: '['.repeat(BYTES / 2) + ']'.repeat(BYTES / 2),
  },
  {
    path: '/api/messages',
    headers: { ...json, Authorization: `Bearer ${FORGED}` },
    body: `{${ACTIVITY},"text":"${'x'.repeat(BYTES - 200)}"}`,
  },
  {
    path: '/chat',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: '%C3%A9&='.repeat(8000),
  },
];
