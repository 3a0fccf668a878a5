// The chat in a real browser: asking, going on after a reload, another tab, a lost connection, a restart.

import type { Browser, BrowserContext, Page, Route } from 'playwright-core';

import { storedKey } from '../../src/channels/web/key.ts';
import { memoryStore, type RunningSite, startSite } from '../channels/web/site.ts';
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

test('the focus is never lost on the way from a pressed button to the answer', async () => {
  await page.evaluate(`(() => {
    window.lost = 0;
    addEventListener('focusout', ({ relatedTarget }) => { if (!relatedTarget) window.lost += 1; });
  })()`);
  const before = await page.locator('.entry--answer').count();
  await page.locator('.choice').first().focus();
  await page.keyboard.press('Enter');
  await answer(page, before);
  await page.waitForFunction("document.activeElement.className.includes('entry--answer')");
  expect(await page.evaluate('window.lost')).toBe(0);
});

test('a paste over the limit is kept and counted, also when it was sent', async () => {
  await page.locator('#text').fill(`${'word '.repeat(400)}porter`);
  await page.getByText('You have 6 characters too many').first().waitFor();
  await page.locator('#text').press('Enter');
  await answer(page, 1);
  expect(await page.locator('#text').inputValue()).toMatch(/porter$/);
  await page.locator('#text').fill('what does a porter do');
  expect(await page.locator('#count').textContent()).not.toContain('too many');
});

test('a paste larger than any message is kept, and it is said that it is too long', async () => {
  await page.locator('#text').fill('word '.repeat(20_000));
  await page.locator('#text').press('Enter');
  await page.getByText('That is too long for this page').waitFor();
  expect(await page.locator('#text').inputValue()).toHaveLength(100_000);
});

test('the field grows with its text up to five lines; Shift and Enter begin a new one', async () => {
  const field = page.locator('#text');
  const height = async () => (await field.boundingBox())?.height ?? 0;
  const one = await height();
  await field.focus();
  await page.keyboard.type('one');
  for (const word of ['two', 'three']) {
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type(word);
  }
  const three = await height();
  await field.fill('line\n'.repeat(12));
  const most = await height();
  await field.fill('');
  expect(three).toBeGreaterThan(one * 1.8);
  expect(most).toBeGreaterThan(three);
  expect(most).toBeLessThan(one * 5);
  expect(await height()).toBe(one);
});

test('a long conversation shows its older part on request, and what was read stays in place', async () => {
  for (let count = 0; count < 12; count += 1) await say(page, `band ${(count % 8) + 2} pay`);
  await page.reload();
  await page.locator('.entry--said').nth(9).waitFor();
  expect(await page.locator('.entry--said').count()).toBe(10);
  await page.getByRole('link', { name: 'Show earlier messages' }).click();
  await page.locator('.entry--said').nth(11).waitFor();
  expect(await page.locator('.entry--said').count()).toBe(12);
  expect(await page.getByRole('link', { name: 'Show earlier messages' }).count()).toBe(0);
  expect(await page.locator('.entry--answer').count()).toBe(13);
}, 60_000);

test.each([
  ['cannot be reached', (route: Route) => route.abort(), 'No connection at the moment'],
  [
    'is too busy',
    (route: Route) => route.fulfill({ status: 503, headers: { 'Retry-After': '1' } }),
    'Very many people are asking',
  ],
])('what waits says why: the server %s', async (_, refuse, sentence) => {
  let tries = 0;
  await page.route('**/chat', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    tries += 1;
    return tries === 1 ? refuse(route) : route.continue();
  });
  await page.locator('#text').fill('what skills does a podiatrist need');
  await page.locator('#text').press('Enter');
  await page.getByText(sentence).waitFor();
  await page.getByText('Skills for a podiatrist').waitFor();
  expect(await page.locator('#status').textContent()).toBe('');
});

test('who asks too much is told so below the message, and the next one is answered at once', async () => {
  const sentence = 'That was a lot at once. Please wait 119 seconds.';
  let tries = 0;
  await page.route('**/chat', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    tries += 1;
    return tries === 1
      ? route.fulfill({
          status: 429,
          headers: { 'Retry-After': '119', 'Content-Type': 'application/json' },
          body: JSON.stringify({ error: sentence }),
        })
      : route.continue();
  });
  await page.locator('#text').fill('show my plan k7qm 2xhd 9rtw 4fnp');
  await page.locator('#text').press('Enter');
  await page.locator('#text').fill('what skills does a podiatrist need');
  await page.locator('#text').press('Enter');
  await page.getByText('Skills for a podiatrist').waitFor();
  expect(await page.locator('#log > article > p:last-child').allTextContents()).toContain(sentence);
  expect(tries).toBe(2);
  expect(await page.locator('.entry--sending').count()).toBe(0);
});

test('what was said is shown with personal details masked', async () => {
  await say(page, 'my name is Zqjo Smith, what does a podiatrist do');
  expect(await page.locator('.entry--said').last().textContent()).toContain(
    'my name is •••, what does a podiatrist do',
  );
  expect(await page.content()).not.toContain('Zqjo');
});

test('an example on the home page is asked by one press', async () => {
  await page.goto(site.url);
  await page.getByRole('link', { name: 'How do I become a paramedic?' }).click();
  await page.locator('.entry--answer').nth(1).waitFor();
  expect(await page.locator('.entry--said').count()).toBe(1);
  await page.reload();
  await page.locator('.entry--answer').nth(1).waitFor();
  expect(await page.locator('.entry--said').count()).toBe(1);
});

test('a link from elsewhere only fills the field', async () => {
  await page.goto(`${site.url}/chat?ask=delete%20my%20chat`);
  await page.locator('#text:focus').waitFor();
  expect(await page.locator('#text').inputValue()).toBe('delete my chat');
  expect(await page.locator('.entry--said').count()).toBe(0);
});

test('an arrow stands below while there is more of the answer', async () => {
  expect(await page.locator('#below').isVisible()).toBe(false);
  await page.setViewportSize({ width: 360, height: 500 });
  await say(page, 'what skills does a podiatrist need');
  await page.locator('#below').waitFor();
  await page.locator('#scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.locator('#below').waitFor({ state: 'hidden' });
});

test('"Was this useful?" is answered with the keyboard, thanked for in place, and counted once', async () => {
  await say(page, 'what does a dietitian earn');
  const line = page.locator('.entry--answer .useful');
  await line.getByRole('button', { name: 'Was this useful? Yes' }).press('Enter');
  await line.getByText('Thank you').waitFor();
  expect((await focused(page)).text).toContain('Thank you');
  const day = new Date().toISOString().slice(0, 10);
  const dietitian = (await site.store.feedback.since(day)).filter(
    ({ answer }) => answer === 'role/dietitian/pay',
  );
  expect(dietitian).toEqual([{ day, answer: 'role/dietitian/pay', useful: 1, notUseful: 0 }]);
  await page.reload();
  await line.getByText('Thank you').waitFor();
  expect(await line.getByRole('button').count()).toBe(0);
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
  const store = memoryStore();
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

test('a chat that was left alone for more than half an hour is not brought back', async () => {
  await say(page, 'what skills does a podiatrist need');
  const key = storedKey(await page.evaluate(() => sessionStorage.getItem('conversation') ?? ''));
  const version = ((await site.store.read(key, ''))?.version ?? 0) + 1;
  const entry = { messageId: 'old', said: 'hello', replies: [], at: Date.now() - 31 * 60_000 };
  await site.store.write(key, { version, state: undefined, entry });
  await page.reload();
  await page.getByText('left alone for more than 30 minutes').waitFor();
  expect(await page.locator('.entry--said').count()).toBe(0);
  await say(page, 'what does a porter do');
  expect(await conversation(page)).not.toContain('podiatrist');
});

test('a deleted chat is gone here, in the other tab and after a reload', async () => {
  await say(page, 'what skills does a podiatrist need');
  const second = await context.newPage();
  await second.goto(`${site.url}/chat`);
  await second.getByText('Skills for a podiatrist').waitFor();
  await page.getByRole('button', { name: 'Delete my chat' }).click();
  await page.getByText('Delete everything you said here?').waitFor();
  await page.getByRole('button', { name: 'Yes, delete it' }).click();
  await page.getByText('Your chat has been deleted').waitFor();
  expect(await page.locator('.entry--said').count()).toBe(0);
  await second.locator('.entry--said').waitFor({ state: 'detached' });
  await page.reload();
  expect(await page.locator('.entry--said').count()).toBe(0);
});

test('"Start again" asks before it deletes', async () => {
  await say(page, 'what skills does a podiatrist need');
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByText('Start again with an empty chat?').waitFor();
  expect(await conversation(page)).toContain('Skills for a podiatrist');
  await page.getByRole('button', { name: 'Yes, start again' }).click();
  await page.getByText('Your chat has been deleted').waitFor();
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
    await sheet.getByRole('button', { name: 'Send' }).click();
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

  test('one lands at the start of the answer', async () => {
    await sheet.setViewportSize({ width: 360, height: 640 });
    await tell('what skills does a podiatrist need');
    const box = await sheet.locator('.entry--answer').last().boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(200);
  });

  test('a message that is too long stands in the field again, whole', async () => {
    await tell(`${'word '.repeat(400)}porter`);
    expect(await sheet.locator('#text').inputValue()).toMatch(/porter$/);
    expect(await sheet.locator('.entry--answer').last().textContent()).toContain('too long');
  });

  test('"Was this useful?" is answered, and one lands at the thanks', async () => {
    await tell('what does a dietitian earn');
    await sheet.getByRole('button', { name: 'Was this useful? No' }).click();
    await sheet.waitForURL(/#useful-/);
    expect(await sheet.locator('.useful').textContent()).toContain('Thank you');
    expect(await sheet.locator('.useful:target').count()).toBe(1);
  });

  test('older answers are behind a link', async () => {
    for (let count = 0; count < 12; count += 1) await tell(`band ${(count % 8) + 2} pay`);
    expect(await sheet.locator('.entry--said').count()).toBe(10);
    await sheet.getByRole('link', { name: 'Show earlier messages' }).click();
    await sheet.waitForLoadState();
    expect(await sheet.locator('.entry--said').count()).toBe(12);
  }, 60_000);

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
    await sheet.getByRole('button', { name: 'Delete my chat' }).click();
    await sheet.getByRole('button', { name: 'Yes, delete it' }).click();
    await sheet.getByText('Your chat has been deleted').waitFor();
    await sheet.goto(`${site.url}/chat`);
    expect(await sheet.locator('.entry--said').count()).toBe(0);
  });
});
