// The launcher on a page of another origin with a strict content security policy of its own.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { type RunningSite, startSite } from '../channels/web/site.ts';
import { launchChromium } from './chromium.ts';
import { conversation, picture, say } from './person.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let trust: Server;
let site: RunningSite;
let stranger: RunningSite;
let faults: string[];
let home = '';

/** A trust's page that allows nothing but itself and the careers server. */
function trustPage(careers: () => string): Server {
  return createServer((request, response) => {
    const policy = `default-src 'none'; script-src ${careers()}; frame-src ${careers()}; require-trusted-types-for 'script'`;
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Content-Type', 'text/html');
    if (request.url === '/framed') {
      response.end(`<iframe src="${careers()}/chat?embedded" width="600" height="600"></iframe>`);
      return;
    }
    response.end(`<!DOCTYPE html><html lang="en"><title>Trust</title><h1>Trust</h1><a href="#">A link</a>
<script src="${careers()}/embed.js" defer data-label="Ask us"></script></html>`);
  });
}

beforeAll(async () => {
  browser = await launchChromium();
  trust = trustPage(() => site.url);
  await new Promise<void>((resolve) => trust.listen(0, '127.0.0.1', () => resolve()));
  const address: AddressInfo | string | null = trust.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  // localhost and 127.0.0.1 are different sites for a browser.
  home = `http://localhost:${address.port}`;
  site = await startSite({ environment: { TRUSTED_ORIGINS: home } });
  stranger = await startSite();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  trust?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  context.setDefaultTimeout(20_000);
  faults = [];
  context.on('console', (message) => {
    if (/Content.Security.Policy|Trusted/i.test(message.text())) faults.push(message.text());
  });
  page = await context.newPage();
});
afterEach(() => context.close());

async function open(): Promise<Frame> {
  await page.goto(home);
  await page.getByRole('button', { name: 'Ask us' }).click();
  const element = await page.locator('iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('There is no frame.');
  await frame.locator('#text').waitFor();
  return frame;
}

test('nothing but the launcher is loaded until someone opens it', async () => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.goto(home);
  await page.getByRole('button', { name: 'Ask us' }).waitFor();
  expect(urls.filter((url) => url.startsWith(site.url))).toEqual([`${site.url}/embed.js`]);
});

test('the chat answers in the frame, and breaks no policy of the page', async () => {
  const frame = await open();
  expect(await say(frame, 'what skills does a podiatrist need')).toContain(
    'Skills for a podiatrist',
  );
  expect(await page.locator('iframe').getAttribute('title')).toContain('NHS careers assistant');
  await picture(page, 'embedded-desktop');
  expect(faults).toEqual([]);
});

test('the conversation is there again on the next page', async () => {
  await say(await open(), 'what skills does a podiatrist need');
  const frame = await open();
  await frame.getByText('Skills for a podiatrist').waitFor();
  expect(await say(frame, 'and what does it pay')).toContain('Pay of a podiatrist');
});

test('Escape closes the chat, from inside the frame too, and the focus goes back to the button', async () => {
  const frame = await open();
  await frame.locator('#text').press('Escape');
  await page.locator('iframe').waitFor({ state: 'hidden' });
  expect(await page.evaluate('document.activeElement.shadowRoot.activeElement.textContent')).toBe(
    'Ask us',
  );
  await page.keyboard.press('Enter');
  await page.locator('iframe').waitFor();
  await frame.locator('#text:focus').waitFor();
  expect(await page.evaluate('document.activeElement.shadowRoot.activeElement.tagName')).toBe(
    'IFRAME',
  );
});

test('on a phone the chat fills the screen', async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open();
  const box = await page.locator('iframe').boundingBox();
  expect(box?.width).toBe(360);
  await picture(page, 'embedded-phone');
});

test('links of an answer open beside the page, so that the chat stays', async () => {
  const frame = await open();
  await say(frame, 'jobs like podiatrist');
  const opened = context.waitForEvent('page');
  await frame.locator('.entry--answer a').first().click();
  const tab = await opened;
  await tab.waitForLoadState();
  expect(tab.url()).toContain('/roles/');
  expect(await conversation(frame)).toContain('jobs like podiatrist');
});

test('an origin that is not trusted cannot frame the chat', async () => {
  await page.goto(home);
  await page.evaluate(`(() => {
    const frame = document.createElement('iframe');
    frame.src = '${stranger.url}/chat?embedded';
    document.body.append(frame);
  })()`);
  await page.waitForTimeout(500);
  const texts = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) => frame.locator('#text').count()),
  );
  expect(texts).toEqual([0]);
});

test('a message that pretends to come from the chat does not close it', async () => {
  await open();
  await page.evaluate("window.postMessage('careers-chat-close', '*')");
  await page.waitForTimeout(100);
  expect(await page.locator('iframe').isVisible()).toBe(true);
});

test('with scripts off in the frame and cookies of other sites blocked, the thread is kept', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  plain.setDefaultTimeout(20_000);
  const sheet = await plain.newPage();
  await sheet.goto(`${home}/framed`);
  const frame = sheet.frameLocator('iframe');
  for (const text of ['what skills does a podiatrist need', 'and what does it pay']) {
    await frame.locator('#text').fill(text);
    // What follows waits for the new page; waiting for the navigation as well has hung on a busy machine.
    await frame.locator('#text').press('Enter', { noWaitAfter: true });
    await frame.locator('.entry--said').last().getByText(text).waitFor();
  }
  expect(await frame.locator('#log').textContent()).toContain('Pay of a podiatrist');
  await plain.close();
});
