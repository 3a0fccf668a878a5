// The desk in a real browser: axe, a phone's width, no scripts, the way from the sign-in to a deed.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DAY_MS, dayOf } from '../../src/store/day-counts.ts';
import { PASSWORD, PASSWORD_HASH, type RunningDesk, startDesk } from '../channels/desk/desk.ts';
import { type BotProcess, startBot } from '../running/bot-process.ts';
import { launchChromium } from './chromium.ts';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

let browser: Browser;
let desk: RunningDesk;
/** A bot that can be taught, in a folder of its own. */
let bot: BotProcess;
let folder: string;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  folder = teachingFolder();
  const environment = { DESK_PORT: '0', DESK_PASSWORD: PASSWORD_HASH, TRUST_DIR: 'trust' };
  bot = await startBot({ folder, environment });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await bot?.end();
  rmSync(folder, { recursive: true, force: true });
});

/** What axe finds, and whether the page is wider than the window. */
async function broken(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.html)))`);
  const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  return [
    ...(Array.isArray(found) ? found.map(String) : ['axe gave nothing']),
    ...(Number(over) > 0 ? [`${over} px too wide`] : []),
  ];
}

test.each(Object.entries(SIZES))(
  'every page is accessible, %s',
  async (_, viewport) => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
    });
    const look = async (where: string) => (await broken(page)).map((one) => `${where}: ${one}`);
    await page.goto(desk.url);
    const found = await look('sign-in');
    await page.click('main button');
    found.push(...(await look('sign-in with faults')));
    await page.fill('#name', 'Ada Obi');
    await page.fill('#password', PASSWORD);
    await page.click('main button');
    found.push(...(await look('assistant')));
    await page.click('.nhsuk-button--warning');
    found.push(...(await look('assistant with faults')));
    await page.fill('#reason', 'wrong figures');
    await page.click('.nhsuk-button--warning');
    found.push(...(await look('switched off')));
    await page.click('text=Switch the assistant on');
    for (const address of ['/audit', '/review', '/nowhere']) {
      await page.goto(desk.url + address);
      found.push(...(await look(address)));
    }
    await context.close();
    expect(found).toEqual([]);
    expect(refused).toEqual([]);
  },
  120_000,
);

test.each(Object.entries(SIZES))(
  'every page for teaching is accessible, %s',
  async (size, viewport) => {
    const url = /"desk":"(http:[^"]+)"/.exec(bot.output())?.[1] ?? '';
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(120_000);
    const found: string[] = [];
    const look = async (where: string) => {
      found.push(...(await broken(page)).map((one) => `${where}: ${one}`));
    };
    await page.goto(url);
    await page.fill('#name', 'Ada Obi');
    await page.fill('#password', PASSWORD);
    await page.click('main button');
    await page.goto(`${url}/teach`);
    await look('teach');
    for (const form of ['/teach/name', '/teach/question']) {
      await page.goto(url + form);
      await page.click('main .nhsuk-button');
      await look(form);
    }
    await page.goto(`${url}/teach/phrase?phrase=is+there+parking`);
    await page.click('form[method=post] .nhsuk-button');
    await look('/teach/phrase');
    await page.goto(`${url}/teach/name`);
    await page.fill('#name', `bunion wizard ${size}`);
    await page.selectOption('#role', 'podiatrist');
    await page.click('main .nhsuk-button');
    await page.waitForSelector('form[action="/teach/publish"]');
    await look('what it would change');
    await page.click('form[action="/teach/publish"] button');
    await look('published');
    await page.close();
    expect(found).toEqual([]);
  },
  300_000,
);

/** The content with one example, so that trying a change takes no longer than reading it. */
function teachingFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'desk-browser-'));
  for (const content of ['knowledge', 'dialogs']) {
    cpSync(content, path.join(folder, content), { recursive: true });
  }
  rmSync(path.join(folder, 'knowledge/examples'), { recursive: true });
  mkdirSync(path.join(folder, 'trust/examples'), { recursive: true });
  const example = 'examples:\n  - say: [what does a bunion wizard do]\n';
  writeFileSync(path.join(folder, 'trust/examples/ours.yaml'), example);
  return folder;
}

test.each(Object.entries(SIZES))(
  'questions without an answer and numbers are accessible, and reached by keyboard alone, %s',
  async (_, viewport) => {
    const kept = await startDesk({
      environment: { KEEP_UNANSWERED: 'yes', TRUST_DIR: teachingFolder() },
    });
    for (const text of [
      'is there a sauna for staff',
      'do you have a staff sauna',
      'can staff use a sauna',
    ]) {
      await kept.say(text);
    }
    const days = Array.from({ length: 100 }, (_, back) => dayOf(Date.now() - back * DAY_MS));
    for (const [nth, day] of days.entries()) {
      const names = ['conversations', 'fate:answered', 'fate:unanswered', 'topic:pay'];
      const counts = names.map((name, place) => [name, (nth * (place + 3)) % 1000]);
      await kept.store.numbers.add(day, Object.fromEntries(counts));
    }
    for (let times = 0; times < 9; times += 1)
      await kept.store.feedback.count('role/porter/pay', true);
    const page = await browser.newPage({ viewport });
    const found: string[] = [];
    const press = async (what: string) => {
      const focused = `document.activeElement.id + ' ' + (document.activeElement.getAttribute('href') ?? '')`;
      do await page.keyboard.press('Tab');
      while (!String(await page.evaluate(focused)).includes(what));
    };
    const open = async (address: string) => {
      await press(address);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      found.push(...(await broken(page)).map((one) => `${address}: ${one}`));
    };
    await page.goto(kept.url);
    await press('name');
    await page.keyboard.type('Ada Obi');
    await press('password');
    await page.keyboard.type(PASSWORD);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    for (const address of [
      '/numbers',
      'by=weeks',
      '/unanswered',
      '/teach/phrase?',
      '/teach/question?',
    ]) {
      await open(address);
    }
    expect(await page.inputValue('#asked')).toContain('sauna');
    await page.close();
    await kept.stop();
    expect(found).toEqual([]);
  },
  120_000,
);

test('it works without scripts', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(desk.url);
  await page.fill('#name', 'Ada Obi');
  await page.fill('#password', PASSWORD);
  await page.click('main button');
  await page.fill('#reason', 'wrong figures');
  await page.click('.nhsuk-button--warning');
  expect(await page.textContent('main')).toContain('Ada Obi switched it off');
  await page.click('text=Switch the assistant on');
  expect(await page.textContent('main')).toContain('The assistant is switched on');
  await context.close();
});
