// A plan in a real browser: opened from the chat, kept, brought back, printed; for the eye, the keyboard and paper.

import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { realKnowledge } from '../careers.ts';
import { type RunningSite, startSite } from '../channels/web/site.ts';
import { launchChromium } from './chromium.ts';
import { say } from './person.ts';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 360, height: 740 };
const words = realKnowledge().webWording.plan;
const MOST_QUESTIONS = 10;

let browser: Browser;
let site: RunningSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await startSite();
}, 300_000);
afterAll(() => browser?.close());
afterEach(() => context.close());

async function open(options: BrowserContextOptions = {}): Promise<void> {
  context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  await page.goto(`${site.url}/chat`);
}

/** Makes a plan in the chat and opens its page. */
async function openPlan(): Promise<void> {
  const button = page.getByRole('button', { name: words.open });
  await say(page, 'make me a plan to become a paramedic');
  for (let asked = 0; (await button.count()) === 0 && asked < MOST_QUESTIONS; asked += 1)
    await say(page, 'skip');
  await button.click();
  await page.getByRole('heading', { level: 1, name: 'Your plan: paramedic' }).waitFor();
}

async function savePlan(): Promise<string> {
  await page.getByRole('button', { name: words.save }).click();
  return (await page.locator('.code__value').textContent()) ?? '';
}

async function broken(): Promise<string[]> {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.html)))`);
  return Array.isArray(found) ? found.map(String) : ['axe gave nothing'];
}

test.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const)(
  'axe finds nothing on the plan, its form and the question with boxes to tick, %s',
  async (_, colours) => {
    await open(colours);
    await say(page, 'what job would suit me');
    await page.getByRole('checkbox').first().check();
    expect(await broken()).toEqual([]);
    await say(page, 'stop');
    await openPlan();
    await savePlan();
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    expect(await broken()).toEqual([]);
    await page.goto(`${site.url}/plan`);
    await page.locator('#code').fill('nothing');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await broken()).toEqual([]);
  },
);

test('by the keyboard alone: boxes are ticked and sent together, the plan is opened and saved', async () => {
  await open();
  await say(page, 'what job would suit me');
  await page.getByRole('checkbox', { name: 'Science and medicines' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.locator('.entry--said', { hasText: 'Science and medicines; ' }).waitFor();
  await say(page, 'stop');
  await openPlan();
  await page.getByRole('button', { name: words.save }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.code__value').waitFor();
  await page.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('details').first().getAttribute('open')).not.toBeNull();
});

test('the code is copied with a button, and a link with it fills the form without keeping it in the address', async () => {
  await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await openPlan();
  const code = await savePlan();
  await page.getByRole('button', { name: words.copy }).click();
  await page.getByText(words.copied).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(code);

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  // Another tab, as a link in a message opens one.
  await page.goto('about:blank');
  await page.goto(`${site.url}/plan#${code}`);
  expect(await page.locator('#code').inputValue()).toBe(code);
  expect(page.url()).toBe(`${site.url}/plan`);
  await page.getByRole('button', { name: words.openByCode }).click();
  await page.getByRole('heading', { level: 1, name: 'Your plan: paramedic' }).waitFor();
  expect(asked.filter((url) => new URL(url).pathname.includes(code) || url.includes('?'))).toEqual(
    [],
  );
});

test('the plan fits on one sheet of A4, with its code, and with everything opened on three', async () => {
  await open();
  await openPlan();
  await savePlan();
  expect(await pages()).toBe(1);
  await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
  expect(await pages()).toBeLessThanOrEqual(3);
});

async function pages(): Promise<number> {
  const margin = { top: '12mm', right: '12mm', bottom: '12mm', left: '12mm' };
  const pdf = await page.pdf({ format: 'A4', margin });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('nothing is wider than the phone', async () => {
  await open({ viewport: { width: 320, height: 640 } });
  await openPlan();
  await savePlan();
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow).toBe(0);
});

test('without scripts the plan is opened from the chat, saved, and brought back by its code', async () => {
  await open({ javaScriptEnabled: false });
  const send = async (text: string) => {
    await page.locator('#text').fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
  };
  await send('make me a plan to become a paramedic');
  const button = page.getByRole('button', { name: words.open });
  for (let asked = 0; (await button.count()) === 0 && asked < MOST_QUESTIONS; asked += 1)
    await send('skip');
  await button.click();
  const code = await savePlan();
  expect(await page.getByRole('button', { name: words.copy }).count()).toBe(0);
  await page.goto(`${site.url}/plan`);
  await page.locator('#code').fill(code);
  await page.getByRole('button', { name: words.openByCode }).click();
  await page.getByRole('heading', { level: 1, name: 'Your plan: paramedic' }).waitFor();
});

test('what is ticked stays ticked in this browser, and its store says nothing in words', async () => {
  await open();
  await openPlan();
  const code = await savePlan();
  const tick = page.locator('.tasks__tick');
  await tick.nth(1).check();
  const kept = await page.evaluate("localStorage.getItem('plan-ticks')");
  expect(kept).not.toMatch(/paramedic/i);
  expect(kept).not.toContain(code);
  await page.goto(`${site.url}/plan`);
  await page.locator('#code').fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Your plan: paramedic' }).waitFor();
  expect(await tick.nth(1).isChecked()).toBe(true);
  expect(await tick.nth(0).isChecked()).toBe(false);
});
