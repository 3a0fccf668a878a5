// The chat in a real browser: asking, going on after a reload, another tab, a lost connection, a restart.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openMemoryStore } from '../../src/store/memory.ts';
import { RETENTION, type RunningSite, startSite } from '../channels/web/site.ts';
import { launchChromium } from './chromium.ts';
import { answer, conversation, focused, picture, say } from './person.ts';

let browser: Browser;
let site: RunningSite;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launchChromium();
  site = await startSite();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  context.setDefaultTimeout(15_000);
  faults = [];
  context.on('page', (opened) => opened.on('pageerror', (error) => faults.push(error.message)));
  context.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  page = await context.newPage();
  await page.goto(`${site.url}/chat`);
});
afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

test('a question is answered, and the field is ready for the next one', async () => {
  expect(await say(page, 'what skills does a podiatrist need')).toContain(
    'Skills for a podiatrist',
  );
  expect(await page.locator('#text').inputValue()).toBe('');
  expect((await focused(page)).id).toBe('text');
});

test('a title that several jobs have is asked back and answered by a button', async () => {
  await say(page, 'what does a support worker earn');
  const before = await page.locator('.entry--answer').count();
  const choice = page.locator('.choice').first();
  const title = await choice.textContent();
  await choice.click();
  await answer(page, before);
  expect(await page.locator('.entry--said').last().textContent()).toContain(title);
  expect(await page.locator('.entry--answer').count()).toBe(before + 1);
});

test('after a pressed button the focus is on the answer, not lost', async () => {
  const before = await page.locator('.entry--answer').count();
  await page.locator('.choice').first().click();
  await answer(page, before);
  await page.waitForFunction("document.activeElement.className.includes('entry--answer')");
  expect((await focused(page)).text).toContain(
    (await page.locator('.entry--answer').last().textContent()) ?? '',
  );
});

test('a follow-up is understood after a reload in the middle', async () => {
  await say(page, 'what skills does a podiatrist need');
  await page.reload();
  await page.getByText('Skills for a podiatrist').waitFor();
  expect(await say(page, 'and what does it pay')).toContain('Pay of a podiatrist');
});

test('the conversation is there again after reading a page about a job', async () => {
  await say(page, 'jobs like podiatrist');
  await page.locator('.entry--answer a').first().click();
  await page.locator('h1').waitFor();
  await page.goto(`${site.url}/chat`);
  await page.getByText('jobs like podiatrist').first().waitFor();
  expect(await conversation(page)).toContain('jobs like podiatrist');
});

test('a second tab joins the conversation, and what is said in one is seen in the other', async () => {
  await say(page, 'what skills does a podiatrist need');
  const second = await context.newPage();
  await second.goto(`${site.url}/chat`);
  await second.getByText('Skills for a podiatrist').waitFor();
  expect(await say(second, 'and what does it pay')).toContain('Pay of a podiatrist');
  await page.getByText('Pay of a podiatrist').waitFor();
});

test('a message said without a connection waits, says so, and is sent once when it is back', async () => {
  await say(page, 'what skills does a podiatrist need');
  await context.setOffline(true);
  await page.locator('#text').fill('and what does it pay');
  await page.locator('#text').press('Enter');
  await page.getByText('Your message is waiting').waitFor();
  await picture(page, 'waiting');
  await context.setOffline(false);
  await page.getByText('Pay of a podiatrist').waitFor();
  await page.reload();
  await page.getByText('Pay of a podiatrist').waitFor();
  expect((await conversation(page)).split('and what does it pay')).toHaveLength(2);
  expect(await page.locator('#status').textContent()).toBe('');
});

test('a message whose answer was lost on the way is answered once', async () => {
  let isLost = false;
  await page.route('**/chat', async (route) => {
    if (route.request().method() !== 'POST' || isLost) return route.continue();
    isLost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.locator('#text').fill('what skills does a podiatrist need');
  await page.locator('#text').press('Enter');
  await page.getByText('Skills for a podiatrist').waitFor();
  expect(isLost).toBe(true);
  await page.reload();
  await page.getByText('Skills for a podiatrist').waitFor();
  expect(await page.locator('.entry--said').count()).toBe(1);
});

test('the conversation goes on when the server was restarted in the middle', async () => {
  const store = openMemoryStore(RETENTION);
  const first = await startSite({ store });
  await page.goto(`${first.url}/chat`);
  await say(page, 'what skills does a podiatrist need');
  await first.stop();
  await page.locator('#text').fill('and what does it pay');
  await page.locator('#text').press('Enter');
  await page.getByText('Your message is waiting').waitFor();
  const second = await startSite({ store, port: first.port });
  await page.getByText('Pay of a podiatrist').waitFor();
  await page.goto('about:blank');
  await second.stop();
});

test('two quick presses of Enter send one message', async () => {
  await page.locator('#text').fill('what skills does a podiatrist need');
  await page.locator('#text').press('Enter');
  await page.locator('#text').press('Enter');
  await page.getByText('Skills for a podiatrist').waitFor();
  expect(await page.locator('.entry--said').count()).toBe(1);
});

test('messages said quickly one after the other are answered in their order', async () => {
  for (const text of ['what skills does a podiatrist need', 'what does a porter do', 'thanks']) {
    await page.locator('#text').fill(text);
    await page.locator('#text').press('Enter');
  }
  await page.locator('.entry--answer').nth(3).waitFor();
  const texts = await page.locator('.entry').allInnerTexts();
  const order = texts.map(
    (text) => /skills does|Skills for|porter do|What a porter|thanks|welcome/.exec(text)?.[0],
  );
  expect(order.slice(1)).toEqual([
    'skills does',
    'Skills for',
    'porter do',
    'What a porter',
    'thanks',
    'welcome',
  ]);
});

test('a deleted chat is gone here, in the other tab and after a reload', async () => {
  await say(page, 'what skills does a podiatrist need');
  const second = await context.newPage();
  await second.goto(`${site.url}/chat`);
  await second.getByText('Skills for a podiatrist').waitFor();
  await page.locator('.chat-more summary').click();
  await page.getByRole('button', { name: 'Delete my chat' }).click();
  await page.getByText('Your chat has been deleted').waitFor();
  expect(await page.locator('.entry--said').count()).toBe(0);
  await second.locator('.entry--said').waitFor({ state: 'detached' });
  await page.reload();
  expect(await page.locator('.entry--said').count()).toBe(0);
});

test('the conversation can be saved as a file', async () => {
  await say(page, 'what skills does a podiatrist need');
  await page.locator('.chat-more summary').click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save this conversation' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('nhs-careers-conversation.txt');
  expect(await conversation(page)).toContain('Skills for a podiatrist');
});

test('what a person types is shown as text and runs nothing', async () => {
  await say(page, '<img src=x onerror="document.title=1"> what skills does a podiatrist need');
  await page.reload();
  await page.getByText('Skills for a podiatrist').waitFor();
  expect(await page.locator('#log img').count()).toBe(0);
  expect(await page.locator('.entry--said').textContent()).toContain('<img src=x');
});

test('the key stands in no address', async () => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url(), request.headers().referer ?? ''));
  await say(page, 'jobs like podiatrist');
  const key = String(await page.evaluate("sessionStorage.getItem('conversation')"));
  await page.locator('.entry--answer a').first().click();
  await page.locator('h1').waitFor();
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(urls.filter((url) => url.includes(key))).toEqual([]);
});

describe('with scripts off', () => {
  let plain: BrowserContext;
  let sheet: Page;
  beforeEach(async () => {
    plain = await browser.newContext({ javaScriptEnabled: false });
    sheet = await plain.newPage();
    await sheet.goto(`${site.url}/chat`);
  });
  afterEach(() => plain.close());

  const tell = async (text: string) => {
    await sheet.locator('#text').fill(text);
    await sheet.locator('#text').press('Enter');
    await sheet.waitForLoadState();
  };

  test('a question and a follow-up are answered', async () => {
    await tell('what skills does a podiatrist need');
    await tell('and what does it pay');
    const said = await conversation(sheet);
    expect(said).toContain('Skills for a podiatrist');
    expect(said).toContain('Pay of a podiatrist');
    await picture(sheet, 'no-script');
  });

  test('a button answers', async () => {
    await sheet.locator('.choice').first().click();
    await sheet.waitForLoadState();
    expect(await sheet.locator('.entry--said').count()).toBe(1);
  });

  test('a reload sends nothing again', async () => {
    await tell('what skills does a podiatrist need');
    await sheet.reload();
    expect(await sheet.locator('.entry--said').count()).toBe(1);
  });

  test('a second tab joins the conversation', async () => {
    await tell('what skills does a podiatrist need');
    const second = await plain.newPage();
    await second.goto(`${site.url}/chat`);
    expect(await conversation(second)).toContain('Skills for a podiatrist');
  });

  test('the chat can be deleted', async () => {
    await tell('what skills does a podiatrist need');
    await sheet.locator('.chat-more summary').click();
    await sheet.getByRole('button', { name: 'Delete my chat' }).click();
    await sheet.getByText('Your chat has been deleted').waitFor();
    await sheet.goto(`${site.url}/chat`);
    expect(await sheet.locator('.entry--said').count()).toBe(0);
  });
});
