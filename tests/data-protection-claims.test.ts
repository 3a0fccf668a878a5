// The claims of docs/data-protection.md that can be tried: what stands in the store, its log and its freed pages after a
// conversation, after deletion, and after its time.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { replyText } from '../src/answers/reply.ts';
import { storedKey } from '../src/channels/web/key.ts';
import { readConfig } from '../src/config.ts';
import { LONGEST_MESSAGE } from '../src/conversation/turn.ts';
import { IDLE_MINUTES } from '../src/knowledge/running.ts';
import { buildMask } from '../src/safety/masking.ts';
import { findPlanCode } from '../src/safety/plan-code.ts';
import { openStore } from '../src/store/open.ts';
import { MOST_ENTRIES, type Store } from '../src/store/store.ts';
import { buildTurns, type Turns } from '../src/turns/turns.ts';
import { realConversation, realKnowledge } from './careers.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const document = fs.readFileSync('docs/data-protection.md', 'utf8');
const knowledge = realKnowledge();
const conversation = realConversation();
const mask = buildMask(knowledge.phrasing.personalDetails);
const { RETENTION_HOURS, PLAN_RETENTION_DAYS } = readConfig({});

/** None of these may be found in a store, whatever is said with them. */
const DETAILS = ['07700 900123', 'zq.jo@example.org', '943 476 5919', 'AB 12 34 56 C', 'LS1 4AP'];
/** This is kept with the message, until it is deleted. */
const STORY = 'my sister Zebedina has epilepsy';
const BROWSER_KEY = 'k'.repeat(43);
const KEY = storedKey(BROWSER_KEY);

let folder: string;
let store: Store;
let turns: Turns;
let clock: number;
let count: number;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'claims-'));
  clock = Date.now();
  count = 0;
  store = await openStore(`sqlite:${path.join(folder, 'bot.db')}`, {
    conversationMs: RETENTION_HOURS * HOUR,
    planMs: PLAN_RETENTION_DAYS * DAY,
    now: () => clock,
  });
  turns = buildTurns(conversation, store, mask, { now: () => clock });
});

afterEach(async () => {
  await store.close();
  fs.rmSync(folder, { recursive: true });
});

async function say(...texts: string[]): Promise<string> {
  let answer = '';
  for (const text of texts) {
    count += 1;
    const { replies } = await turns.take(KEY, { id: `m${count}`, text, from: '192.0.2.77' });
    answer = replies.map(({ blocks }) => replyText(blocks)).join('\n');
  }
  return answer;
}

/** A plan is made and kept; its code. */
async function savePlan(): Promise<string> {
  await say('how do i start', 'porter', 'at school', 'none', 'no', 'now');
  return findPlanCode(await say('save my plan'))?.code ?? '';
}

/** Every byte of the file, its log and its index. */
const bytes = () =>
  fs
    .readdirSync(folder)
    .map((file) => fs.readFileSync(path.join(folder, file), 'latin1'))
    .join('\n');

test('after a conversation the story is kept, and no personal detail, browser key or network address', async () => {
  await say(...DETAILS.map((detail) => `${STORY}, reach me at ${detail}. what does a porter do`));
  expect(bytes()).toContain(STORY);
  for (const detail of [...DETAILS, BROWSER_KEY, '192.0.2.77'])
    expect(bytes()).not.toContain(detail);
});

test('what someone says when asked about deleting is gone with the rest after a yes', async () => {
  await say(`${STORY}, what does a porter do`, 'how do i start', 'porter', 'delete my chat');
  expect(bytes()).toContain('Zebedina');
  expect(await say('yes')).toContain('is deleted');
  expect(bytes()).not.toContain('Zebedina');
  expect(bytes()).not.toContain(KEY);
});

test('a question about deleting leaves everything where it is', async () => {
  await say(STORY, 'when do you delete my chat', "don't delete my chat", 'delete my chat', 'no');
  expect(bytes()).toContain('Zebedina');
});

test('when its time is over a conversation is in no byte of the file and its log', async () => {
  await say(`${STORY}, what does a porter do`);
  clock += RETENTION_HOURS * HOUR - 1;
  await store.sweep();
  expect(bytes()).toContain('Zebedina');
  clock += 1;
  await store.sweep();
  expect(bytes()).not.toContain('Zebedina');
  expect(bytes()).not.toContain(KEY);
});

test('a saved plan outlives its chat, is found by its code alone, and goes by its code after a yes', async () => {
  const code = await savePlan();
  await say('delete my chat', 'Yes, delete it');
  expect(bytes()).not.toContain(code);
  expect(bytes()).toContain('how-do-i-start');
  expect(await say(`show my plan ${code}`)).toContain('Your plan: porter');
  expect(await say(`delete my plan ${code}`)).toContain('Delete the plan that you saved?');
  expect(await say('yes')).toContain('The saved plan is deleted');
  expect(await say(`show my plan ${code}`)).toContain('no plan with that code');
  expect(await say('delete my chat', 'yes')).toContain('is deleted');
  expect(bytes()).not.toContain('how-do-i-start');
});

test('a saved plan goes with its chat where someone says so', async () => {
  const code = await savePlan();
  expect(await say('delete my chat')).toContain('The plan that you saved stays');
  await say('Yes, and my saved plan');
  expect(bytes()).not.toContain('how-do-i-start');
  expect(await say(`show my plan ${code}`)).toContain('no plan with that code');
});

test('a saved plan goes by its button', async () => {
  const code = await savePlan();
  await say('Delete my saved plan', 'Yes, delete it');
  expect(await say(`show my plan ${code}`)).toContain('no plan with that code');
});

test('a saved plan goes when its time is over', async () => {
  await savePlan();
  await say('delete my chat', 'yes');
  clock += PLAN_RETENTION_DAYS * DAY;
  await store.sweep();
  expect(bytes()).not.toContain('how-do-i-start');
});

test("only the bot's own user may read the file", () => {
  expect(fs.statSync(path.join(folder, 'bot.db')).mode & 0o777).toBe(0o600);
});

test.each([
  `kept for ${RETENTION_HOURS} hours after their last message`,
  `\`PLAN_RETENTION_DAYS\` (${PLAN_RETENTION_DAYS})`,
  `the last ${MOST_ENTRIES} messages`,
  `${LONGEST_MESSAGE.toLocaleString('en-GB')} characters at most`,
  `not used for ${IDLE_MINUTES} minutes`,
])('the document says "%s", as the program has it', (claim) => {
  expect(document).toContain(claim);
});
