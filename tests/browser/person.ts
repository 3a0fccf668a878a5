// What a person does in the browser: open the chat, say something, look at what came.

import { mkdirSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

const SCREENSHOTS = 'tests/browser/screenshots';

/** A page, or the frame that the chat is in. */
export type Chat = Page | Frame;

/** Types a message, sends it with Enter and waits for the answer; gives back the answer's text. */
export async function say(chat: Chat, text: string): Promise<string> {
  const before = await chat.locator('.entry--answer').count();
  await chat.locator('#text').fill(text);
  await chat.locator('#text').press('Enter');
  return answer(chat, before);
}

/** Waits until there are more answers than before. */
export async function answer(chat: Chat, before: number): Promise<string> {
  const next = chat.locator('.entry--answer').nth(before);
  await next.waitFor();
  await chat.locator('.entry--sending').waitFor({ state: 'detached' });
  return (await chat.locator('.entry--answer').last().textContent()) ?? '';
}

/** All that was said and answered. */
export async function conversation(chat: Chat): Promise<string> {
  return (await chat.locator('#log').textContent()) ?? '';
}

/** What has the focus, as its tag, its id and its text. */
export function focused(page: Chat): Promise<{ tag: string; id: string; text: string }> {
  return page.locator('*:focus').evaluate((element) => ({
    tag: element.tagName.toLowerCase(),
    id: element.id,
    text: element.textContent ?? '',
  }));
}

/** Keeps a picture of the page for people to look at, in runs with TEST_SCALE above 1. */
export async function picture(page: Page, name: string): Promise<void> {
  if (Number(process.env.TEST_SCALE ?? 1) <= 1) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png` });
}
