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

/** Style sheets of pages that would move, hide, clip or restyle the launcher if they could. */
const HOSTILE = [
  'body > * { position: relative }',
  'body > div, body > * { max-width: 600px; margin: 0 auto; position: static }',
  'body { letter-spacing: 0.5em; text-transform: uppercase; line-height: 3 }',
  'body > :not(h1) { display: none !important; opacity: 0 !important }',
  'body { transform: translateX(40px); overflow: hidden; height: 100px }',
  '* { all: unset !important }',
  'body > * { transform: scale(0.5) !important; filter: blur(3px); clip-path: inset(50%) !important }',
  'html { font-size: 6px; zoom: 1 } button { display: none !important } iframe { width: 1px !important }',
  'body { visibility: hidden; pointer-events: none } h1 { position: fixed; inset: 0; z-index: 2147483647; background: red }',
  'body { contain: layout paint; will-change: transform; writing-mode: vertical-rl; direction: rtl; columns: 3 }',
];

/** A trust's page that allows nothing but itself and the careers server. */
function trustPage(careers: () => string): Server {
  return createServer((request, response) => {
    const policy = `default-src 'none'; script-src ${careers()}; frame-src ${careers()}; require-trusted-types-for 'script'`;
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Content-Type', 'text/html');
    if (request.url === '/stranger') {
      response.removeHeader('Content-Security-Policy');
      response.end(`<!DOCTYPE html><html lang="en"><title>Trust</title><h1>Trust</h1>
<script src="${stranger.url}/embed.js" defer data-label="Ask us"></script></html>`);
      return;
    }
    const hostile = HOSTILE[Number(/^\/hostile-(\d+)/.exec(request.url ?? '')?.[1])];
    if (hostile !== undefined) {
      const open = `default-src 'none'; style-src 'unsafe-inline'; script-src ${careers()}; frame-src ${careers()}`;
      response.setHeader('Content-Security-Policy', open);
      response.end(`<!DOCTYPE html><html lang="en"><title>Trust</title><style>${hostile}</style><body><h1>Trust</h1><p><a href="#">A link</a></p>
<script src="${careers()}/embed.js" defer data-label="Ask us"></script></body></html>`);
      return;
    }
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
  return frameOf();
}

/** The frame with the chat in it, ready to type in. */
async function frameOf(): Promise<Frame> {
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

test('the chat stays open on the next page, with its conversation, and does not take the focus', async () => {
  await say(await open(), 'what skills does a podiatrist need');
  await page.goto(`${home}/next`);
  const frame = await frameOf();
  await frame.getByText('Skills for a podiatrist').waitFor();
  expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY');
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

describe.each(HOSTILE.map((style, index) => [style, index] as const))(
  'on a page with %s',
  (_, index) => {
    test.each([
      [1024, 768],
      [360, 640],
    ])('the launcher and the chat are where they belong, %d by %d', async (width, height) => {
      await page.setViewportSize({ width, height });
      await page.goto(`${home}/hostile-${index}`);
      const launch = page.locator('careers-assistant .launch');
      await launch.waitFor();
      const button = await launch.boundingBox();
      const edges = { right: width - 16, bottom: height - 16 };
      expect(button && [button.x + button.width, button.y + button.height]).toEqual([
        edges.right,
        edges.bottom,
      ]);
      expect(button?.height).toBeLessThan(60);
      // A press that does not land on the button fails.
      await launch.click();
      const frame = await frameOf();
      const panel = await page.locator('careers-assistant dialog').boundingBox();
      expect(panel).toEqual(
        width === 360
          ? { x: 0, y: 0, width, height }
          : { x: edges.right - 440, y: edges.bottom - 720, width: 440, height: 720 },
      );
      await frame.locator('#text').click();
    });
  },
);

test('on a phone the launcher is a round mark that hides few words and keeps its name', async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(home);
  const launch = page.getByRole('button', { name: 'Ask us' });
  const box = await launch.boundingBox();
  expect(box?.width).toBe(box?.height);
  expect(box?.width).toBeGreaterThanOrEqual(48);
  expect(box?.width).toBeLessThan(60);
});

test('the full-screen chat keeps the keyboard; Escape closes it', async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  const frame = await open();
  await frame.locator('#text').focus();
  const places = new Set<string>();
  for (const key of [...Array(12).fill('Shift+Tab'), ...Array(24).fill('Tab')]) {
    await page.keyboard.press(key);
    places.add(String(await page.evaluate('document.activeElement.tagName')));
  }
  // BODY: the focus is in the browser's own frame between the last and the first place.
  expect([...places].filter((place) => !['CAREERS-ASSISTANT', 'BODY'].includes(place))).toEqual([]);
  await page.locator('careers-assistant .close').focus();
  await page.keyboard.press('Escape');
  await page.locator('iframe').waitFor({ state: 'hidden' });
});

test('beside the page, Escape closes the chat from the page too', async () => {
  await open();
  await page.getByRole('link', { name: 'A link' }).focus();
  await page.keyboard.press('Escape');
  await page.locator('iframe').waitFor({ state: 'hidden' });
});

test('a window made narrow turns the open chat into a full screen that holds the focus', async () => {
  const frame = await open();
  await say(frame, 'what skills does a podiatrist need');
  await page.setViewportSize({ width: 360, height: 640 });
  await page.locator('careers-assistant dialog:modal').waitFor();
  expect(await conversation(frame)).toContain('Skills for a podiatrist');
});

test('where the frame is refused there is a link instead', async () => {
  await page.goto(`${home}/stranger`);
  await page.getByRole('button', { name: 'Ask us' }).click();
  const link = page.getByRole('link', { name: 'Open the careers assistant in a new tab' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(`${stranger.url}/chat`);
  expect(await page.locator('iframe').isVisible()).toBe(false);
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
  // Chromium shows a page of its own in a frame that was refused.
  const refused = page.waitForEvent('framenavigated', {
    predicate: (frame) => frame !== page.mainFrame() && frame.url().startsWith('chrome-error:'),
  });
  await page.evaluate(`(() => {
    const frame = document.createElement('iframe');
    frame.src = '${stranger.url}/chat?embedded';
    document.body.append(frame);
  })()`);
  await refused;
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
  // Listeners are called in the order in which they were added, so the launcher has heard it when this one has.
  await page.evaluate(`new Promise((heard) => {
    window.addEventListener('message', heard, { once: true });
    window.postMessage('careers-chat-close', '*');
  })`);
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
    await frame.getByRole('button', { name: 'Send' }).click({ noWaitAfter: true });
    await frame.locator('.entry--said').last().getByText(text).waitFor();
  }
  expect(await frame.locator('#log').textContent()).toContain('Pay of a podiatrist');
  await plain.close();
});
