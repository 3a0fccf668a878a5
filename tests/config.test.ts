import fs from 'node:fs';
import { readConfig } from '../src/config.ts';

const HASH = `scrypt:32768:8:3:${'s'.repeat(22)}:${'h'.repeat(43)}`;

test('nothing needs to be set', () => {
  expect(readConfig({})).toMatchObject({
    PORT: 3978,
    HOST: '127.0.0.1',
    STORE: 'sqlite:./data/bot.db',
    RETENTION_HOURS: 24,
    PLAN_RETENTION_DAYS: 90,
  });
});

test('an empty setting is as if it were not set', () => {
  expect(readConfig({ PORT: '', STORE: ' ' }).PORT).toBe(3978);
});

test.each([
  [{ PORT: 'http' }, /^PORT must be a whole number from 0 to 65535\.$/],
  [{ PORT: '70000' }, /^PORT must be/],
  [{ PUBLIC_URL: 'careers.example.nhs.uk' }, /^PUBLIC_URL must be a whole web address/],
  [{ STORE: 'postgres://x' }, /^STORE must be sqlite:FILE/],
  [{ STORE: 'redis://' }, /^STORE must be/],
  [{ TRUSTED_ORIGINS: 'https://a.nhs.uk/page' }, /^TRUSTED_ORIGINS must list origins/],
  [{ TRUST_PROXY: 'yes' }, /^TRUST_PROXY must be a whole number/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of debug, info/],
  [{ RETENTION_HOURS: '0' }, /^RETENTION_HOURS must be a number from/],
  [{ ALLOW_ANONYMOUS: '1' }, /^ALLOW_ANONYMOUS must be one of true, false/],
  [{ MicrosoftAppType: 'Multi' }, /^MicrosoftAppType must be one of/],
  [{ MicrosoftAppId: 'id' }, /^MicrosoftAppPassword is missing/],
  [{ MicrosoftAppPassword: 'x' }, /^MicrosoftAppId is missing/],
  [
    { MicrosoftAppId: 'id', MicrosoftAppPassword: 'x', MicrosoftAppType: 'SingleTenant' },
    /^MicrosoftAppTenantId is missing/,
  ],
])('%j is refused with a sentence that names the setting', (environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence);
});

test('all wrong settings are named at once', () => {
  expect(() => readConfig({ PORT: 'x', STORE: 'y', LOG_LEVEL: 'z' })).toThrow(
    /PORT .*\nSTORE .*\nLOG_LEVEL /,
  );
});

test('a wrong value, which may be a secret, is not repeated', () => {
  expect(() => readConfig({ STORE: 'rediss//:hunter2@host' })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
  );
});

test('.env.example explains every setting, and holds none that there is not', () => {
  const named = fs
    .readFileSync('.env.example', 'utf8')
    .split('\n')
    .flatMap((line) => /^#? ?([A-Za-z_]+)=/.exec(line)?.[1] ?? []);
  const known = [
    readConfig({
      PUBLIC_URL: 'https://a.nhs.uk',
      OPERATIONS_PORT: '3979',
      TRUST_DIR: 'trust',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: 'x',
      MicrosoftAppPassword: 'x',
      MicrosoftAppTenantId: 'x',
    }),
    readConfig({ DESK_PORT: '3990', DESK_PASSWORD: HASH }),
    readConfig({
      DESK_PORT: '3990',
      DESK_URL: 'https://desk.nhs.uk',
      DESK_OPENID_ISSUER: 'https://login.nhs.uk',
      DESK_OPENID_CLIENT_ID: 'x',
      DESK_OPENID_CLIENT_SECRET: 'x',
    }),
  ].flatMap((config) => Object.keys(config));
  expect([...named].sort()).toEqual([...new Set(known)].sort());
});

test.each([
  [{ DESK_PORT: '3990' }, /^DESK_PORT opens the desk, which needs a way to sign in/],
  [{ DESK_PORT: '3990', DESK_PASSWORD: HASH, DESK_HOST: '0.0.0.0' }, /^DESK_HOST must be 127/],
  [
    { DESK_PORT: '3990', DESK_PASSWORD: 'hunter2' },
    /^DESK_PASSWORD must be what npm run desk:password/,
  ],
  [
    { DESK_PORT: '3990', DESK_PASSWORD: HASH, DESK_OPENID_ISSUER: 'https://login.nhs.uk' },
    /^DESK_PASSWORD must not be set beside DESK_OPENID_ISSUER/,
  ],
  [
    { DESK_PORT: '3990', DESK_OPENID_ISSUER: 'https://login.nhs.uk' },
    /^DESK_OPENID_CLIENT_ID is missing.*\nDESK_OPENID_CLIENT_SECRET is missing.*\nDESK_URL is missing/,
  ],
])('a desk that cannot be opened safely stops the start: %j', (environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence);
});
