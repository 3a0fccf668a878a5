import fs from 'node:fs';
import { readConfig } from '../src/config.ts';

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
  const known = Object.keys(
    readConfig({
      PUBLIC_URL: 'https://a.nhs.uk',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: 'x',
      MicrosoftAppPassword: 'x',
      MicrosoftAppTenantId: 'x',
    }),
  );
  expect([...named].sort()).toEqual([...known].sort());
});
