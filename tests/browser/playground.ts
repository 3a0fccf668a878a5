// Microsoft's emulator of Teams around the real bot, in a real browser, all on this machine and without the network.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import net from 'node:net';
import type { Browser, Locator, Page } from 'playwright-core';
import { startServer, type TestServer } from '../channels/teams-server.ts';
import { launchChromium } from './chromium.ts';

const EMULATOR = 'node_modules/@microsoft/m365agentsplayground/cli.js';
const SCREENSHOTS = 'tests/browser/screenshots';
const LONGEST_START = 60_000;
const LONGEST_WAIT = 30_000;

export interface Playground {
  page: Page;
  /** Opens one of the emulator's chats: "Personal Chat", "Group Chat", "General". */
  open(chat: string): Promise<void>;
  /** Types into the open chat and sends; with a mention, the bot is chosen from the emulator's list first. */
  say(text: string, options?: { mention?: boolean }): Promise<void>;
  /** What is shown of a kind in the open chat. */
  shown(selector: string): Locator;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function startPlayground(): Promise<Playground> {
  const bot = await startServer();
  const port = await freePort();
  const emulator = spawn(
    process.execPath,
    [
      EMULATOR,
      'start',
      '-e',
      `${bot.url}/api/messages`,
      '-c',
      'msteams',
      '-p',
      String(port),
      '--dt',
    ],
    { stdio: 'ignore' },
  );
  await listening(port);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  page.setDefaultTimeout(LONGEST_WAIT);
  // The emulator looks for fonts and pictures on the web; nothing of it is needed.
  await page.route(
    ({ hostname }) => hostname !== 'localhost',
    (route) => route.abort(),
  );
  await page.goto(`http://localhost:${port}/`, {
    waitUntil: 'domcontentloaded',
    timeout: LONGEST_START,
  });
  return describePage(page, () => closeAll(browser, emulator, bot));
}

function describePage(page: Page, close: () => Promise<void>): Playground {
  const shown = (selector: string) => page.locator(selector).filter({ visible: true });
  const box = () => shown('[contenteditable=true]').first();
  mkdirSync(SCREENSHOTS, { recursive: true });
  return {
    page,
    shown,
    async open(chat) {
      await page.getByRole('treeitem').filter({ hasText: chat }).click();
      await box().waitFor();
    },
    async say(text, { mention = false } = {}) {
      await box().click();
      if (mention) {
        await page.keyboard.type('@');
        await shown('[role=menuitem]').filter({ hasText: 'Test Bot' }).click();
      }
      await page.keyboard.type(mention ? ` ${text}` : text);
      await shown('button')
        .filter({ hasText: 'Post' })
        .or(shown('[aria-label="Send Message"]'))
        .first()
        .click();
    },
    screenshot: async (name) => {
      await page.screenshot({ path: `${SCREENSHOTS}/teams-${name}.png` });
    },
    close,
  };
}

async function closeAll(browser: Browser, emulator: ChildProcess, bot: TestServer): Promise<void> {
  await browser.close();
  emulator.kill();
  await bot.close();
}

/** A port that nothing listens on at the moment; the emulator takes no 0. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

async function listening(port: number): Promise<void> {
  const until = Date.now() + LONGEST_START;
  while (Date.now() < until) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, 'localhost', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.end());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the emulator did not start');
}
