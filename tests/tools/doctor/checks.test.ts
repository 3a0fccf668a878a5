// The doctor against deployments with one thing wrong, and a local stand-in for Microsoft's addresses.

import { createServer, type Server } from 'node:http';
import { readConfig } from '../../../src/config.ts';
import { buildManifest } from '../../../src/tools/app-package/manifest.ts';
import {
  checkAddress,
  checkClock,
  checkCredentials,
  checkDesk,
  checkPackage,
  checkToken,
  type Finding,
} from '../../../src/tools/doctor/checks.ts';
import { checkStore } from '../../../src/tools/doctor/store-check.ts';
import { realKnowledge } from '../../careers.ts';
import { startServer } from '../../channels/teams-server.ts';

const ID = '11111111-2222-3333-4444-555555555555';
const TENANT = '99999999-8888-7777-6666-555555555555';
const right = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: ID,
  MicrosoftAppPassword: 'a~Secret.Value_of-40-letters',
  MicrosoftAppTenantId: TENANT,
  PUBLIC_URL: 'https://careers.example.org',
};
const wrong = (findings: readonly Finding[]) =>
  findings.filter(({ isGood }) => !isGood).map(({ what, says }) => `${what} ${says}`);

test('nothing is wrong with credentials that look right', () => {
  expect(wrong(checkCredentials(readConfig(right)))).toEqual([]);
});

test.each([
  [{ MicrosoftAppId: 'careers-bot' }, /^MicrosoftAppId is no id/],
  [{ MicrosoftAppType: 'MultiTenant' }, /^MicrosoftAppType is MultiTenant/],
  [{ MicrosoftAppTenantId: 'example.org' }, /^MicrosoftAppTenantId is no id/],
  [{ MicrosoftAppTenantId: ID }, /^MicrosoftAppTenantId is the same as MicrosoftAppId/],
  [
    { MicrosoftAppPassword: '12345678-1234-1234-1234-123456789012' },
    /^MicrosoftAppPassword is the id of a client secret, not its value/,
  ],
  [{ MicrosoftAppPassword: '"quoted"' }, /^MicrosoftAppPassword has blanks or quotation marks/],
  [{ MicrosoftAppType: 'UserAssignedMSI' }, /^MicrosoftAppPassword must not be set/],
])('%p is named', (change, finding) => {
  const found = wrong(checkCredentials(readConfig({ ...right, ...change })));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(finding);
});

describe('asked of Microsoft', () => {
  let microsoft: Server;
  let url: string;
  let answer: { status: number; body: string };
  beforeAll(async () => {
    microsoft = createServer((_, response) => {
      response.statusCode = answer.status;
      response.end(answer.body);
    });
    await new Promise<void>((resolve) => microsoft.listen(0, '127.0.0.1', resolve));
    const address = microsoft.address();
    url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  });
  afterAll(() => new Promise((resolve) => microsoft.close(resolve)));

  test.each([
    [200, '{"access_token":"t"}', /are accepted/],
    [401, 'AADSTS7000215: Invalid client secret', /MicrosoftAppPassword is wrong/],
    [401, 'AADSTS7000222: The provided client secret keys are expired', /has expired/],
    [400, 'AADSTS700016: Application not found', /MicrosoftAppId is not in the tenant/],
    [400, 'AADSTS90002: Tenant not found', /MicrosoftAppTenantId is no tenant/],
    [400, 'AADSTS1234: Something else', /AADSTS1234/],
  ])('%d "%s" is put into words', async (status, body, says) => {
    answer = { status, body };
    const finding = await checkToken(readConfig(right), { tokenUrl: url });
    expect(finding.says).toMatch(says);
    expect(finding.isGood).toBe(status === 200);
  });

  test('a clock that is off is named with how far', async () => {
    answer = { status: 200, body: '{}' };
    const reach = (off: number) => ({ openIdMetadataUrl: url, now: () => Date.now() + off });
    expect((await checkClock(reach(0))).isGood).toBe(true);
    const finding = await checkClock(reach(-3_600_000));
    expect(finding.isGood).toBe(false);
    expect(finding.says).toMatch(/^is 3\d{3} seconds off/);
  });

  test('an address where something else answers is named', async () => {
    answer = { status: 404, body: '' };
    const found = wrong(await checkAddress(readConfig({ ...right, PUBLIC_URL: url })));
    expect(found.join('\n')).toMatch(/is not https.*answers 404 where 401 is right/s);
  });
});

test('at its own address the bot with credentials is known by its refusal', async () => {
  const bot = await startServer({ environment: right });
  const [, finding] = await checkAddress(readConfig({ ...right, PUBLIC_URL: bot.url }));
  expect(finding?.isGood).toBe(true);
  await bot.close();
});

test('an address that cannot be reached is named', async () => {
  const found = wrong(
    await checkAddress(readConfig({ ...right, PUBLIC_URL: 'http://127.0.0.1:9' })),
  );
  expect(found.at(-1)).toMatch(/cannot be reached/);
});

test('a package is held against the settings of now', () => {
  const knowledge = realKnowledge();
  const config = readConfig(right);
  const packed = buildManifest({ config, knowledge, version: '0.1.0' });
  expect(checkPackage(config, knowledge, '0.1.0', packed).isGood).toBe(true);
  expect(checkPackage(config, knowledge, '0.2.0', packed).says).toMatch(/other settings/);
  expect(checkPackage(config, knowledge, '0.1.0', undefined).says).toMatch(/is not there/);
});

test.each([
  ['memory:', false],
  ['sqlite:./data/bot.db', true],
  ['sqlite:/dev/null/bot.db', false],
  ['redis://127.0.0.1:9', false],
])('the store %s is good: %p', async (store, isGood) => {
  expect((await checkStore(readConfig({ STORE: store }))).isGood).toBe(isGood);
});

describe('the desk', () => {
  let provider: Server;
  let url: string;
  let issuer: string;
  beforeAll(async () => {
    provider = createServer((_, response) => response.end(JSON.stringify({ issuer })));
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    const address = provider.address();
    url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  });
  afterAll(() => new Promise((resolve) => provider.close(resolve)));

  const desk = (issuerUrl: string) =>
    readConfig({
      DESK_PORT: '3990',
      DESK_URL: 'https://desk.example.org',
      DESK_OPENID_ISSUER: issuerUrl,
      DESK_OPENID_CLIENT_ID: 'desk',
      DESK_OPENID_CLIENT_SECRET: 'secret',
    });

  test('is said to be switched off where it is', async () => {
    expect(await checkDesk(readConfig({}))).toMatchObject({ isGood: true, what: 'DESK_PORT' });
  });

  test('names the redirect URI to register', async () => {
    issuer = url;
    const finding = await checkDesk(desk(url));
    expect(finding.says).toContain('https://desk.example.org/sign-in/return');
    expect(finding.isGood).toBe(true);
  });

  test('with the address of another tenant is named', async () => {
    issuer = 'https://login.example.org/other';
    expect(await checkDesk(desk(url))).toMatchObject({
      isGood: false,
      what: 'DESK_OPENID_ISSUER',
      says: expect.stringContaining('https://login.example.org/other'),
    });
  });

  test('with a provider that does not answer is named', async () => {
    expect(await checkDesk(desk('http://127.0.0.1:1'))).toMatchObject({ isGood: false });
  });
});
