// A personal detail of every kind goes through every way in, with either store; then it is looked for wherever anything
// is kept or shown, also when the store is away.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MASK } from '../../src/safety/masking.ts';
import { realKnowledge } from '../careers.ts';
import { type BotProcess, startBot } from '../running/bot-process.ts';
import { type RedisServer, startRedis } from '../store/redis-server.ts';
import { marked } from './identifier-lists.ts';

const { kinds } = realKnowledge().phrasing.personalDetails;
const MARKERS = kinds.map(({ kind, examples }) => ({ kind, ...marked(examples[0] ?? '') }));
/** What is masked is masked before any store sees it: with Redis every kind only in runs with TEST_SCALE above 1. */
const SOME = MARKERS.filter(
  (_, place) => Number(process.env.TEST_SCALE ?? 1) > 1 || place % 5 === 0,
);

let bot: BotProcess;
/** Where the store keeps everything, in plain text. */
let folder: string;
let redis: RedisServer | undefined;
/** Everything that was answered in a test, whoever asked. */
let shown: string[] = [];
let count = 0;

beforeEach(() => {
  shown = [];
});

async function start(store: string): Promise<void> {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'markers-'));
  redis = store === 'Redis' ? await startRedis(undefined, folder) : undefined;
  const limits = { TURNS_PER_MINUTE: '0', CONVERSATIONS_PER_HOUR: '0', REQUESTS_PER_MINUTE: '0' };
  const STORE = redis?.url ?? `sqlite:${folder}/bot.db`;
  bot = await startBot({ environment: { ...limits, STORE } });
}

async function end(): Promise<void> {
  await bot.end();
  await redis?.stop();
  fs.rmSync(folder, { recursive: true });
}

const keyOf = (person: string) => createHash('sha256').update(person).digest('base64url');

async function onTheWeb(person: string, text: string): Promise<void> {
  count += 1;
  const response = await fetch(`${bot.url}/chat`, {
    method: 'POST',
    headers: { 'x-conversation-key': keyOf(person) },
    body: new URLSearchParams({ id: `m${count}`, text }),
  });
  shown.push(await response.text());
}

async function inTeams(conversation: object, parts: object): Promise<void> {
  count += 1;
  const activity = {
    type: 'message',
    id: `message-${count}`,
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    from: { id: '29:sam' },
    recipient: { id: '28:bot', name: 'Careers' },
    deliveryMode: 'expectReplies',
    conversation,
    ...parts,
  };
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  shown.push(await response.text());
}

/** What the store wrote, in whichever files. */
function kept(): string {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

function expectNowhere(details: readonly string[]): void {
  const places = { shown: shown.join('\n'), log: bot.output(), files: kept() };
  for (const [place, text] of Object.entries(places)) {
    const small = text.toLowerCase();
    for (const detail of details)
      expect([place, small.includes(detail.toLowerCase())]).toEqual([place, false]);
  }
}

const mention = [{ type: 'mention', text: '<at>Careers</at>', mentioned: { id: '28:bot' } }];
const personal = { id: 'a:sam', conversationType: 'personal' };
const shared = [
  { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true },
  { id: '19:channel@thread.tacv2', conversationType: 'channel', isGroup: true },
  { id: '19:meeting', conversationType: 'meeting' },
];

describe.each([
  ['SQLite', MARKERS],
  ['Redis', SOME],
] as const)('with %s', (store, markers) => {
  beforeAll(() => start(store), 120_000);
  afterAll(end);

  test.each(markers)(
    'what is typed of the kind $kind is kept and shown nowhere',
    async ({ kind, text, details }) => {
      const dialog = ['how do i start', 'porter', text, `no, ${text}`, 'save my plan', text];
      const said = [text, `what does a midwife do, ${text}`, `${text} ${'so '.repeat(900)}`];
      for (const one of [...said, ...dialog]) await onTheWeb(kind, one);
      for (const one of [text, 'how do i start', text]) {
        await inTeams(personal, { text: one });
        for (const conversation of shared) {
          await inTeams(conversation, { text: `<at>Careers</at> ${one}`, entities: mention });
        }
      }
      await inTeams(personal, { text: 'x', value: { say: text } });
      const query = { parameters: [{ name: 'q', value: text }] };
      await inTeams(personal, { type: 'invoke', name: 'composeExtension/query', value: query });
      const message = { messagePayload: { body: { content: text } } };
      await inTeams(personal, {
        type: 'invoke',
        name: 'composeExtension/fetchTask',
        value: message,
      });
      for (const page of ['/metrics', '/readyz']) {
        shown.push(await (await fetch(bot.url + page)).text());
      }
      const history = await fetch(`${bot.url}/chat`, {
        headers: { 'x-conversation-key': keyOf(kind) },
      });
      shown.push(await history.text());

      expect(shown.join('\n')).toContain(MASK);
      expect(kept()).toContain(MASK);
      expectNowhere(details);
    },
    120_000,
  );
});

describe('while the store is away', () => {
  beforeAll(() => start('Redis'), 120_000);
  afterAll(end);

  test.each(MARKERS)(
    'what is typed of the kind $kind is in no refusal and in no log',
    async ({ kind, text, details }) => {
      await redis?.stop();
      await onTheWeb(kind, text);
      await inTeams(personal, { text });
      expect(shown).toHaveLength(2);
      expectNowhere(details);
    },
  );
});
