// The bot in Microsoft's emulator of Teams: personal chat, group chat, channel and message extension, seen by a browser.

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

test('in a personal chat it greets, answers, and its buttons say their text', async () => {
  await teams.open('Personal Chat');
  await text('I am an automated careers assistant').waitFor();
  await teams.say('what is a podiatrist');
  await text('At a glance').or(text('Pay band')).first().waitFor();
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
  await teams.screenshot('extension-card');
}, 120_000);

test('a step of a guided dialog is answered by its button and closed in the same message', async () => {
  await teams.open('Personal Chat');
  await teams.say('how do i start');
  await teams.page.waitForTimeout(2000);
  await teams.shown('.ac-actionSet').last().getByRole('button').first().click();
  await teams.page
    .getByText(/You said: "/)
    .filter({ visible: true })
    .first()
    .waitFor();
  await teams.screenshot('dialog');
}, 120_000);
