// The bot in Microsoft's emulator of Teams: personal chat, group chat, channel and message extension, seen by a browser.

import { type Reply, replyText } from '../../src/answers/reply.ts';
import { begin } from '../../src/channels/terminal/play.ts';
import { realConversation } from '../careers.ts';
import { knowledge } from '../channels/teams-server.ts';
import { type Playground, startPlayground } from './playground.ts';

let teams: Playground;
beforeAll(async () => {
  teams = await startPlayground();
}, 120_000);
afterAll(() => teams?.close(), 60_000);

const text = (words: string) => teams.page.getByText(words).filter({ visible: true }).first();
const button = (words: string) =>
  teams.page.getByRole('button', { name: words, exact: true }).filter({ visible: true }).last();

/** Half a minute each, and close to another one: for runs with TEST_SCALE above 1, as before a change lands. */
const inLargerRuns = Number(process.env.TEST_SCALE ?? 1) > 1 ? test : test.skip;

test('in a personal chat it greets, answers, and its buttons say their text', async () => {
  await teams.open('Personal Chat');
  await text('I am an automated careers assistant').waitFor();
  await teams.say('what is a podiatrist');
  await text('You find and treat problems of the feet').first().waitFor();
  await teams.screenshot('personal');
  await button('What skills does a podiatrist need?').click();
  await text('Skills for a podiatrist').waitFor();
  await teams.screenshot('personal-button');
}, 120_000);

test('two jobs side by side read well on a phone', async () => {
  await teams.open('Personal Chat');
  await teams.say('compare a podiatrist and a dietitian');
  await button('How do I become a dietitian?').waitFor();
  await teams.screenshot('comparison');
}, 120_000);

test('in a channel it answers in the thread when mentioned', async () => {
  await teams.open('General');
  await teams.say('what does a midwife earn', { mention: true });
  await text('Pay of a midwife').waitFor();
  await teams.screenshot('channel');
}, 120_000);

test('in a group chat it answers when mentioned', async () => {
  await teams.open('Group Chat');
  await teams.say('how do i become a paramedic', { mention: true });
  await text('How to become a paramedic').waitFor();
  await teams.screenshot('group');
}, 120_000);

test('a few letters in the message box find a role, and its card goes into the chat', async () => {
  await teams.open('Personal Chat');
  await teams.shown('[aria-label="Trigger Message Extension App"]').first().click();
  await teams.page.getByRole('menuitem', { name: 'Search Command' }).click();
  await teams.shown('[placeholder="Enter a search term"]').fill('audiolog');
  await text('Audiologist').waitFor();
  await teams.screenshot('extension-search');
  await text('Audiologist').click();
  await teams.screenshot('extension-chosen');
  await teams.shown('[aria-label="Send Message"]').first().click();
  const summary = knowledge.roles.get('audiologist')?.summary ?? '';
  await text(summary.slice(0, 40)).waitFor();
  // The card asks nothing: what is said next is the next thing that is answered.
  await teams.say('what does a midwife earn');
  await text('Pay of a midwife').waitFor();
  expect(await text('I cannot help with that').count()).toBe(0);
  await teams.screenshot('extension-card');
}, 120_000);

/** Presses a button of the newest card, or takes the choice from its list where there are too many for buttons. */
async function choose(words: string): Promise<void> {
  const card = teams.shown('.ac-adaptiveCard').last();
  const asButton = card.getByRole('button', { name: words, exact: true });
  const inList = card
    .getByRole('radio', { name: words, exact: true })
    .or(card.getByRole('checkbox', { name: words }));
  await asButton.or(inList).first().waitFor();
  if ((await asButton.count()) > 0) return asButton.click();
  await inList.check();
  await card.getByRole('button', { name: knowledge.wording.teams.choose.button }).click();
}

const firstWords = ([first]: readonly Reply[]) =>
  replyText(first?.blocks.slice(0, 1) ?? []).slice(0, 60);
const PLAN = /^Your plan/;

test('a whole guided dialog, from "How do I start?" to the plan, by buttons alone', async () => {
  await teams.open('Personal Chat');
  await teams.say('delete my chat');
  await text('Delete everything you said here?').last().waitFor();
  await teams.say('yes');
  await text('Everything that you said in this chat is deleted').waitFor();
  await teams.say('help');
  const inProcess = begin(realConversation());
  inProcess('help');
  const pressed: string[] = [];
  for (let press = 'How do I start?', isPlan = false; !isPlan; ) {
    await choose(press);
    pressed.push(press);
    const replies = inProcess(press);
    await text(firstWords(replies)).waitFor();
    if (pressed.length === 4) await teams.screenshot('dialog-step');
    isPlan = PLAN.test(firstWords(replies));
    press = replies.at(-1)?.choices[0] ?? '';
  }
  // What started the dialog closes nothing; every press after it answers a step, which then has no buttons left.
  expect(pressed.length).toBeGreaterThan(8);
  for (const press of pressed.slice(1)) await text(`You said: "${press}"`).waitFor();
  expect(await teams.shown('.ac-adaptiveCard').getByRole('radio').count()).toBe(0);
  await button('Save my plan').click();
  await text('Your plan is kept').waitFor();
  await teams.screenshot('dialog-plan-by-buttons');
}, 120_000);

inLargerRuns(
  'a whole guided dialog by words alone, in a group chat, each with a mention',
  async () => {
    await teams.open('Group Chat');
    await teams.say('delete my chat', { mention: true });
    await text('Delete everything you said here?').last().waitFor();
    await teams.say('yes', { mention: true });
    await text('Everything that you said in this chat is deleted').waitFor();
    const inProcess = begin(realConversation());
    const words = [
      'how do i start',
      'a porter i think',
      'at school',
      '6 gcses',
      'mostly 5s',
      'nope',
    ];
    for (const said of [...words, 'earn while i learn']) {
      await teams.say(said, { mention: true });
      await text(firstWords(inProcess(said))).waitFor();
    }
    for (const said of words.slice(1)) await text(`You said: "${said}"`).waitFor();
    await teams.screenshot('dialog-plan-by-words');
  },
  120_000,
);
