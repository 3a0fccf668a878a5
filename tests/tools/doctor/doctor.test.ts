// npm run doctor and npm run teams:package as they are run: commands in a folder of their own, beside a running bot with
// the same settings. Servers of the test stand in for Microsoft's.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { type BotProcess, startBot } from '../../running/bot-process.ts';
import { freePort } from '../../store/redis-server.ts';

const RIGHT = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  MicrosoftAppPassword: 'a~Secret.Value_of-40-letters',
  MicrosoftAppTenantId: '99999999-8888-7777-6666-555555555555',
  PUBLIC_URL: 'https://careers.example.org',
};
const SECRETS = [RIGHT.MicrosoftAppPassword, '12345678-1234-1234-1234-123456789012'];

let folder: string;
let bot: BotProcess;
let openBot: BotProcess;
let microsoft: Server;
let microsoftUrl: string;
let date: Date;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'doctor-'));
  for (const name of ['src', 'node_modules', 'dialogs', 'package.json']) {
    fs.symlinkSync(path.resolve(name), path.join(folder, name));
  }
  fs.cpSync('knowledge', path.join(folder, 'knowledge'), { recursive: true });
  const trust = path.join(folder, 'knowledge', 'trust.yaml');
  fs.writeFileSync(trust, ownTrust(fs.readFileSync(trust, 'utf8')));
  fs.writeFileSync(path.join(folder, 'letter.txt'), 'Dear Sir or Madam, this is no database.');
  microsoft = createServer((request, response) => {
    response.setHeader('date', date.toUTCString());
    // Microsoft knows one tenant with one app.
    const isTenant = request.url?.includes(RIGHT.MicrosoftAppTenantId) ?? false;
    response.statusCode = request.url?.startsWith('/token') && !isTenant ? 400 : 200;
    response.end(isTenant ? '{"access_token":"t"}' : 'AADSTS90002: Tenant not found');
  });
  await new Promise<void>((resolve) => microsoft.listen(0, '127.0.0.1', resolve));
  const address = microsoft.address();
  microsoftUrl = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  [bot, openBot] = await Promise.all([startBot({ environment: RIGHT }), startBot()]);
  const packed = await run('teams:package', RIGHT);
  expect(packed.code).toBe(0);
}, 60_000);

beforeEach(() => {
  date = new Date();
});

afterAll(async () => {
  await Promise.all([bot?.end(), openBot?.end()]);
  microsoft.close();
  fs.rmSync(folder, { recursive: true });
});

async function run(script: string, settings: Record<string, string | undefined>) {
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: os.homedir(),
      NODE_OPTIONS: `--import ${path.resolve('tests/tools/doctor/stand-in.mjs')}`,
      MICROSOFT: microsoftUrl,
      BOT: bot.url,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += String(data);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

/** A trust's file that someone has filled in. */
function ownTrust(example: string): string {
  return example
    .replaceAll('Example NHS Trust', 'Ambridge NHS Trust')
    .replaceAll('example.org', 'ambridge.nhs.uk')
    .replace(/01632 96000(\d)/g, '0121 000 000$1');
}

/** What the doctor finds wrong. */
async function wrong(settings: Record<string, string | undefined>): Promise<string[]> {
  const { code, output } = await run('doctor', settings);
  const found = output.split('\n').filter((line) => line.startsWith('WRONG'));
  expect(code).toBe(found.length === 0 ? 0 : 1);
  for (const secret of SECRETS) expect(output).not.toContain(secret);
  return found.map((line) => line.replace(/^WRONG +/, ''));
}

test('where everything is right it says so and ends with 0', async () => {
  const { code, output } = await run('doctor', RIGHT);
  expect(output).toContain('credentials are accepted');
  expect(output).toContain('answers, and refuses who has no token');
  expect(output).toMatch(/\nAll good\.\n$/);
  expect(code).toBe(0);
}, 30_000);

// A wrong id is also in the token that is asked for and in the package, so one setting may be named more than once.
type Fault = [name: string, change: Record<string, string | undefined>, sentences: RegExp[]];
const FAULTS: Fault[] = [
  [
    'no app id',
    { MicrosoftAppId: undefined },
    [/^settings MicrosoftAppId is missing: MicrosoftAppPassword is of no use without it/],
  ],
  [
    "the bot's name for its app id",
    { MicrosoftAppId: 'careers-bot' },
    [/^MicrosoftAppId is no id/, /^Teams package cannot be built: MicrosoftAppId/],
  ],
  [
    'another app id than in the package',
    { MicrosoftAppId: '22222222-2222-3333-4444-555555555555' },
    [/^Teams package was built with other settings: id, bots, composeExtensions\./],
  ],
  [
    'a type that there is none of',
    { MicrosoftAppType: 'Single' },
    [/^settings MicrosoftAppType must be one of SingleTenant, UserAssignedMSI, MultiTenant/],
  ],
  [
    'no type',
    { MicrosoftAppType: undefined },
    [/^MicrosoftAppType is not set, which counts as MultiTenant/],
  ],
  [
    'the type of a managed identity beside a secret',
    { MicrosoftAppType: 'UserAssignedMSI' },
    [/^MicrosoftAppPassword must not be set with UserAssignedMSI/],
  ],
  [
    "the tenant's name for its id",
    { MicrosoftAppTenantId: 'example.org' },
    [
      /^MicrosoftAppTenantId is no id/,
      /^credentials are refused: MicrosoftAppTenantId is no tenant/,
    ],
  ],
  [
    'no tenant',
    { MicrosoftAppTenantId: undefined },
    [/^settings MicrosoftAppTenantId is missing: MicrosoftAppType=SingleTenant needs it/],
  ],
  [
    "a secret's id for its value",
    { MicrosoftAppPassword: SECRETS[1] },
    [/^MicrosoftAppPassword is the id of a client secret, not its value/],
  ],
  ['a store in memory', { STORE: 'memory:' }, [/^STORE is memory:/]],
  [
    'a folder that cannot be written',
    { STORE: 'sqlite:/dev/null/bot.db' },
    [/^STORE cannot be written: \/dev\/null\/bot\.db/],
  ],
  ['a file that is no database', { STORE: 'sqlite:letter.txt' }, [/^STORE .*letter\.txt/]],
  ['http for https', { PUBLIC_URL: 'http://careers.example.org' }, [/^PUBLIC_URL is not https/]],
  ['no public address', { PUBLIC_URL: undefined }, [/^PUBLIC_URL is not set/]],
];
/** The commonest; a command takes a second or two, so the rest is for larger runs. */
const USUAL = ['no type', "the tenant's name for its id", "a secret's id for its value"];
const isLarge = Number(process.env.TEST_SCALE ?? 1) > 1;

test.each(FAULTS.filter(([name]) => isLarge || USUAL.includes(name)))(
  '%s is named',
  async (_, change, sentences) => {
    const found = await wrong({ ...RIGHT, ...change });
    for (const sentence of sentences) {
      expect(found).toContainEqual(expect.stringMatching(sentence));
    }
  },
  30_000,
);

test('a Redis that does not answer is named with its address, without its password', async () => {
  const port = await freePort();
  const [found, ...others] = await wrong({
    ...RIGHT,
    STORE: `redis://user:${SECRETS[0]}@127.0.0.1:${port}`,
  });
  expect(found).toMatch(new RegExp(`^STORE Redis at 127\\.0\\.0\\.1:${port} cannot be used`));
  expect(others).toEqual([]);
}, 30_000);

test('a clock that is off is named with how far', async () => {
  date = new Date(Date.now() + 3_600_000);
  expect(await wrong(RIGHT)).toEqual([
    expect.stringMatching(/^clock is 3[56]\d\d seconds off, so tokens are refused/),
  ]);
}, 30_000);

test.each([
  ['nothing', async () => `http://127.0.0.1:${await freePort()}`, /cannot be reached/],
  ['another server', async () => microsoftUrl, /answers 200 where 401 is right/],
  ['the bot without its app id', async () => openBot.url, /no MicrosoftAppId/],
])(
  'that %s is at the public address is named',
  async (_, at, sentence) => {
    expect(await wrong({ ...RIGHT, BOT: await at() })).toEqual([
      expect.stringMatching(
        new RegExp(`^POST https://careers\\.example\\.org/api/messages .*${sentence.source}`),
      ),
    ]);
  },
  30_000,
);

test('a fault in the content is named, and a package that is not there', async () => {
  const wording = path.join(folder, 'knowledge', 'wording.yaml');
  const whole = fs.readFileSync(wording, 'utf8');
  fs.writeFileSync(wording, whole.replace('faults:', 'fault:'));
  expect(await wrong(RIGHT)).toEqual([
    expect.stringMatching(/^knowledge has .*faults?\. Run npm run check/),
  ]);
  fs.writeFileSync(wording, whole);
  fs.renameSync(path.join(folder, 'dist'), path.join(folder, 'away'));
  expect(await wrong(RIGHT)).toEqual([
    expect.stringMatching(/^Teams package is not there\. Run npm run teams:package/),
  ]);
  fs.renameSync(path.join(folder, 'away'), path.join(folder, 'dist'));
}, 30_000);

test('a package without its settings is not built, and all of them are named at once', async () => {
  const trust = path.join(folder, 'knowledge', 'trust.yaml');
  const whole = fs.readFileSync(trust, 'utf8');
  fs.writeFileSync(trust, whole.replace(/^terms: .*$/m, ''));
  const { code, output } = await run('teams:package', {});
  fs.writeFileSync(trust, whole);
  expect(code).toBe(1);
  expect(output).toMatch(
    /- MicrosoftAppId: .*\n- PUBLIC_URL: .*\n- terms in knowledge\/trust\.yaml/,
  );
}, 30_000);

test('a trust that is still the example is named, field by field', async () => {
  const trust = path.join(folder, 'knowledge', 'trust.yaml');
  const whole = fs.readFileSync(trust, 'utf8');
  fs.writeFileSync(trust, whole.replace(/^( +phone:).*$/m, '$1 01632 960001'));
  expect(await wrong(RIGHT)).toEqual([
    expect.stringMatching(/^knowledge\/trust\.yaml still has example data: recruitment\.phone\./),
  ]);
  fs.writeFileSync(trust, whole);
}, 30_000);
