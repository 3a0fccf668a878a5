// Accessibility in a real browser: axe, the keyboard, what is announced, small and large, forced colours.

import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type RunningSite, startSite } from '../channels/web/site.ts';
import { launchChromium } from './chromium.ts';
import { answer, picture, say } from './person.ts';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = { width: 1024, height: 768 };
const PAPER_MARGINS = { top: '12mm', right: '12mm', bottom: '12mm', left: '12mm' };
const PHONE = { width: 375, height: 720 };

let browser: Browser;
let site: RunningSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await startSite();
}, 300_000);
afterAll(() => browser?.close());
beforeEach(() => open({ viewport: DESKTOP }));
afterEach(() => context.close());

async function open(options: BrowserContextOptions): Promise<void> {
  await context?.close();
  context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  await page.goto(`${site.url}/chat`);
}

/** The rules of WCAG 2.2 AA and the best practices of axe that the page breaks, with where. */
async function broken(): Promise<string[]> {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.html)))`);
  return Array.isArray(found) ? found.map(String) : ['axe gave nothing'];
}

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const)('axe finds nothing, %s', (theme, colours) => {
  beforeEach(() => page.emulateMedia(colours));

  test.each([
    '/',
    '/chat',
    '/chat?embedded',
    '/roles',
    '/roles?q=fizio&entry=degree',
    '/roles/podiatrist',
    '/fields/nursing',
    '/compare?id=podiatrist&id=physiotherapist',
    '/accessibility',
    '/nope',
  ])('on %s', async (path) => {
    await page.goto(site.url + path);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    expect(await broken()).toEqual([]);
  });

  test.each([
    ['wide', DESKTOP],
    ['narrow', PHONE],
  ])('in a conversation with every kind of answer, %s', async (width, viewport) => {
    const size = `${theme.replace(' ', '-')}-${width}`;
    await page.setViewportSize(viewport);
    for (const [name, text] of [
      ['answer', 'what skills does a podiatrist need'],
      ['comparison', 'compare podiatrist and physiotherapist'],
      ['ladder', 'where can a podiatrist go next'],
      ['list-of-jobs', 'jobs with children'],
      ['distress', 'i want to kill myself'],
      ['not-understood', 'qwertz uiop'],
      ['dialog-step', 'how do i start'],
      ['question-back', 'what does a support worker earn'],
    ] as const) {
      await say(page, text);
      await picture(page, `${name}-${size}`);
    }
    await page.locator('.chat-more summary').click();
    await page.locator('#text').fill('word '.repeat(401));
    expect(await broken()).toEqual([]);
    await picture(page, `too-long-${size}`);
  });

  test('in the opened launcher', async () => {
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Ask about NHS jobs' }).click();
    await page.frameLocator('iframe').locator('#text').waitFor();
    expect(await broken()).toEqual([]);
  });
});

describe('what is announced', () => {
  /** The accessibility tree, as assistive technology has it. */
  async function tree() {
    const session = await context.newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes;
  }

  /** Counts, from now on, how often each text is added inside a live region. */
  async function listen(): Promise<() => Promise<string[]>> {
    await page.evaluate(`(() => {
      window.announced = [];
      new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes) {
          const element = target.nodeType === 1 ? target : target.parentElement;
          const live = element?.closest('[aria-live], [role=status], [role=log], [role=alert]');
          if (!live || live.getAttribute('aria-live') === 'off') continue;
          for (const node of addedNodes) if (node.textContent) window.announced.push(node.textContent.trim());
        }
      }).observe(document, { childList: true, subtree: true });
    })()`);
    return async () => {
      const texts: unknown = await page.evaluate('window.announced');
      return Array.isArray(texts) ? texts.map(String) : [];
    };
  }

  test('the conversation is a polite log in the accessibility tree', async () => {
    const log = (await tree()).find((node) => node.role?.value === 'log');
    const live = log?.properties?.find((property) => property.name === 'live');
    expect(log?.name?.value).toBe('Conversation');
    expect(live?.value.value).toBe('polite');
  });

  test('each new message once, and it stands once in the accessibility tree', async () => {
    const announced = await listen();
    await say(page, 'what skills does a podiatrist need');
    const texts = await announced();
    expect(texts.filter((text) => text.includes('Skills for a podiatrist'))).toHaveLength(1);
    expect(
      texts.filter((text) => text.includes('what skills does a podiatrist need')),
    ).toHaveLength(1);
    const headings = (await tree()).filter(
      (node) => node.role?.value === 'heading' && node.name?.value === 'Skills for a podiatrist',
    );
    expect(headings).toHaveLength(1);
  });

  test('nothing of the conversation before, after a reload', async () => {
    await say(page, 'what skills does a podiatrist need');
    await page.route('**/chat', async (route) => {
      if (route.request().headers()['x-conversation-key'])
        await new Promise((go) => setTimeout(go, 500));
      await route.continue();
    });
    await page.reload();
    const announced = await listen();
    await page.getByText('Skills for a podiatrist').waitFor();
    expect(await announced()).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('that a message waits', async () => {
    const announced = await listen();
    await context.setOffline(true);
    await page.locator('#text').fill('hello');
    await page.locator('#text').press('Enter');
    await page.getByText('Your message is waiting').waitFor();
    const waiting = (await announced()).filter((text) => text.includes('is waiting'));
    expect(waiting).toHaveLength(1);
  });
});

describe('the keyboard alone', () => {
  /** Presses Tab, backwards if need be, until the element with this text has the focus. */
  async function tabTo(selector: string, key = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press(key);
      if (
        await page.locator(selector).evaluateAll((all) => all.some((one) => one.matches(':focus')))
      )
        return;
    }
    throw new Error(`No way to ${selector} with ${key}.`);
  }

  /** The share of the focused element that can be seen. */
  function visible(): Promise<number> {
    return page.evaluate(`(() => {
      const box = document.activeElement.getBoundingClientRect();
      let seen = 0;
      for (const [dx, dy] of [[0.1, 0.5], [0.5, 0.2], [0.5, 0.5], [0.5, 0.8], [0.9, 0.5]]) {
        const top = document.elementFromPoint(box.left + box.width * dx, box.top + box.height * dy);
        if (top && (top === document.activeElement || document.activeElement.contains(top) || top.contains(document.activeElement))) seen += 1;
      }
      return seen / 5;
    })()`);
  }

  test('is enough for the whole of "how do I start", by buttons', async () => {
    await page.locator('#text').focus();
    await page.keyboard.type('how do i start');
    await page.keyboard.press('Enter');
    await answer(page, 1);
    await page.keyboard.type('podiatrist');
    await page.keyboard.press('Enter');
    await answer(page, 2);
    // A dialog of a dozen steps at most; each is answered by its first button until there is a plan.
    const plan = page.getByRole('button', { name: 'Open my plan' });
    for (let step = 0; step < 20 && (await plan.count()) === 0; step += 1) {
      const before = await page.locator('.entry--answer').count();
      if ((await page.getByRole('checkbox').count()) > 0) {
        await tabTo('input[type=checkbox]');
        await page.keyboard.press('Space');
      }
      await tabTo('.choice', step === 0 ? 'Shift+Tab' : 'Tab');
      expect(await visible()).toBeGreaterThan(0.5);
      await page.keyboard.press('Enter');
      await answer(page, before);
    }
    expect(await plan.count()).toBe(1);
    await picture(page, 'dialog-by-keyboard');
  }, 60_000);

  test('reaches everything on a page and never hides what has the focus', async () => {
    await say(page, 'where can a podiatrist go next');
    await page.locator('h1').click();
    const seen = new Set<string>();
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const name = String(await page.evaluate('document.activeElement.outerHTML.slice(0, 200)'));
      if (seen.has(name)) break;
      seen.add(name);
      if (name.startsWith('<body')) continue;
      expect([name, await visible()]).not.toEqual([name, 0]);
      // What is folded is opened by a key, and then it is next.
      if (name.includes('More about this')) await page.keyboard.press('Enter');
    }
    const all = [...seen].join('\n');
    for (const part of [
      'id="scroll"',
      'href="/roles/',
      'class="choice"',
      'id="text"',
      'composer__send',
      '<summary',
    ]) {
      expect(all).toContain(part);
    }
  });

  test('is not caught by the launcher, and what lies under it can be seen', async () => {
    await page.setViewportSize({ width: 375, height: 500 });
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Ask about NHS jobs' }).waitFor();
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press('Tab');
      const place = String(await page.evaluate('document.activeElement.outerHTML.slice(0, 80)'));
      const isHidden = await page.evaluate(`(() => {
        const host = document.querySelector('careers-assistant');
        const button = host.shadowRoot.querySelector('.launch');
        const [a, b] = [document.activeElement, button].map((one) => one.getBoundingClientRect());
        const inside = a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
        return document.activeElement !== host && inside && button.style.opacity !== '0';
      })()`);
      expect([place, isHidden]).toEqual([place, false]);
    }
  });

  test('the skip link leads past the header', async () => {
    await page.goto(`${site.url}/roles`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
  });
});

describe('small, large and in other colours', () => {
  const PATHS = [
    '/',
    '/chat',
    '/roles',
    '/roles?q=nurse',
    '/roles/podiatrist',
    '/fields/nursing',
    '/compare?id=podiatrist&id=physiotherapist',
    '/accessibility',
    '/nope',
  ];

  /** Whether something makes the page wider than the window. */
  const isWide = () =>
    page.evaluate('document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth');

  test('nothing scrolls sideways at 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of PATHS) {
      await page.goto(site.url + path);
      expect([path, await isWide()]).toEqual([path, false]);
    }
    await page.goto(`${site.url}/chat`);
    for (const text of [
      'compare podiatrist and physiotherapist',
      'where can a podiatrist go next',
    ]) {
      await say(page, text);
      expect(await isWide()).toBe(false);
      expect(
        await page.evaluate(
          "(() => { const s = document.getElementById('scroll'); return s.scrollWidth > s.clientWidth; })()",
        ),
      ).toBe(false);
    }
    await picture(page, 'narrow-320');
  });

  test('at 400 % zoom of a 1280 by 1024 window the chat can be used and nothing covers the messages', async () => {
    await open({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
    await say(page, 'what skills does a podiatrist need');
    expect(await isWide()).toBe(false);
    const bottom = await page
      .locator('.chat-bottom')
      .evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).position);
    expect(bottom).toBe('static');
    await page.locator('#text').press('Shift+Tab');
    await page.keyboard.press('Tab');
    const box = await page.locator('#text').boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= 256).toBe(true);
    await picture(page, 'zoom-400');
  });

  test('text spacing as WCAG 1.4.12 has it cuts nothing off', async () => {
    await page.goto(`${site.url}/roles/podiatrist`);
    await page.setViewportSize(PHONE);
    await page.evaluate(`(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
      document.adoptedStyleSheets = [sheet];
    })()`);
    expect(await isWide()).toBe(false);
  });

  test('everything that can be pressed is at least 24 by 24 pixels, links inside sentences apart', async () => {
    await page.setViewportSize(PHONE);
    for (const path of PATHS) {
      await page.goto(site.url + path);
      if (path === '/chat') await say(page, 'jobs with children');
      await page.evaluate(
        "document.querySelectorAll('details').forEach((one) => (one.open = true))",
      );
      const small: unknown =
        await page.evaluate(`[...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]
        .filter((one) => one.checkVisibility() && !one.matches('.nhsuk-skip-link'))
        .filter((one) => !(one.tagName === 'A' && [...one.parentElement.childNodes].some((node) => node !== one && node.textContent.trim() !== '')))
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 24 || box.width < 24)
        .map(({ one, box }) => one.outerHTML.slice(0, 80) + ' ' + box.width + 'x' + box.height)`);
      expect([path, small]).toEqual([path, []]);
    }
  });

  test('in forced colours buttons keep a border, the ladder its lines, and the focus shows', async () => {
    await open({ viewport: PHONE, forcedColors: 'active' });
    await say(page, 'where can a podiatrist go next');
    const style = (selector: string, name: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}'))['${name}']`);
    expect(await style('.choice', 'borderTopStyle')).toBe('solid');
    expect(await style('.ladder__drawing line', 'stroke')).not.toBe('none');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe(
      'solid',
    );
    await picture(page, 'forced-colours');
  });

  test('nothing moves for those who want no motion', async () => {
    await say(page, 'what skills does a podiatrist need');
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    expect(
      await page.evaluate("getComputedStyle(document.getElementById('scroll')).scrollBehavior"),
    ).toBe('auto');
  });

  test.each(['healthcare-assistant', 'adult-nurse', 'podiatrist'])(
    'the page of a job prints on two pages: %s',
    async (id) => {
      await page.goto(`${site.url}/roles/${id}`);
      const paper = await page.pdf({ format: 'A4', margin: PAPER_MARGINS });
      expect([...paper.toString('latin1').matchAll(/\/Type \/Page\b/g)].length).toBeLessThanOrEqual(
        2,
      );
    },
  );

  test('on paper there is the conversation and no button', async () => {
    await say(page, 'what skills does a podiatrist need');
    await page.emulateMedia({ media: 'print' });
    const shown = async (selector: string) => page.locator(selector).first().isVisible();
    expect(await shown('.entry--answer')).toBe(true);
    expect(await shown('.composer')).toBe(false);
    expect(
      await page.evaluate(
        'document.body.scrollHeight > 0 && getComputedStyle(document.getElementById("scroll")).overflowY',
      ),
    ).toBe('visible');
    await picture(page, 'print-chat');
    await page.goto(`${site.url}/roles/podiatrist`);
    expect(await shown('.site-header')).toBe(false);
    expect(await shown('.role__deeds')).toBe(false);
    await picture(page, 'print-role');
  });
});
