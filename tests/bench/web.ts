// npm run bench -- web [turns]: bytes, time to the first answer on a slow phone, turns a second.

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import autocannon from 'autocannon';
import type { Page, Request } from 'playwright-core';
import { z } from 'zod';
import type { ConversationState } from '../../src/conversation/turn.ts';
import { launchChromium } from '../browser/chromium.ts';
import { realConversation, realKnowledge } from '../built-once.ts';
import { startSite } from '../channels/web/site.ts';
import { type BotProcess, startBot } from '../running/bot-process.ts';
import { processorSeconds } from './process-use.ts';
import { percentile } from './timing.ts';

const OUTPUT = path.join(import.meta.dirname, 'output');
const WEB_CHAT = 'botframework-webchat@4.18.0';
/** A slow phone: 400 kbit/s and 400 ms there and back. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SECONDS = 4;
const ROUNDS = 5;
const WARM_UP_SECONDS = 4;
/** As many as keep both bots busy all the time: with 8 they wait for the next message. */
const CONNECTIONS = 32;
const UNLIMITED = { TURNS_PER_MINUTE: '0', REQUESTS_PER_MINUTE: '0', CONVERSATIONS_PER_HOUR: '0' };

/** `turns` leaves out what needs a browser. */
export async function run([part]: string[]): Promise<void> {
  if (part !== 'turns') await bytesAndFirstAnswer();
  await turnsPerSecond();
}

async function bytesAndFirstAnswer(): Promise<void> {
  const stock = await serveWebChat();
  const site = await startSite({
    knowledge: realKnowledge(),
    conversation: realConversation(),
    environment: { TRUSTED_ORIGINS: stock.url },
  });
  stock.frame(site.url);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 375, height: 720 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const finished: Request[] = [];
    page.on('requestfinished', (request) => finished.push(request));
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW);

    await page.goto(`${stock.url}/trust`);
    const launcher = page.getByRole('button', { name: 'Ask about NHS jobs' });
    await launcher.waitFor();
    const before = finished.length;
    const opened = performance.now();
    await launcher.click();
    const frame = page.frameLocator('iframe');
    await frame.locator('#text').fill('how do I become a podiatrist');
    const ready = performance.now();
    await frame.locator('#text').press('Enter');
    // Asked at each frame that is drawn: none is while the page waits for its style sheet.
    await page
      .frame({ url: /\/chat/ })
      ?.waitForFunction(
        () => Reflect.get(globalThis, 'document').querySelectorAll('.entry--answer').length > 1,
        undefined,
        { polling: 'raf' },
      );
    const answered = performance.now();
    await page.waitForLoadState('networkidle');
    console.log('bytes over the wire, with headers, brotli');
    let total = 0;
    for (const [index, request] of finished.entries()) {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      const bytes = responseBodySize + responseHeadersSize;
      if (index >= before && request.method() === 'GET') total += bytes;
      line(`${request.method()} ${new URL(request.url()).pathname}`, `${bytes}`);
    }
    line('opened chat with everything', `${total}`);
    line('stock Web Chat, script alone', `${stock.bytes}`);
    const download = await webChatDownload(page, session.send.bind(session), stock.url);
    console.log('400 kbit/s, 400 ms');
    line('press on the launcher to a chat that takes text', seconds(ready - opened));
    line('press on the launcher to the first answer', seconds(answered - opened));
    line('stock Web Chat, download of the script alone', seconds(download));
    line('times sooner', (download / (answered - opened)).toFixed(1));
  } finally {
    await browser.close();
    await site.stop();
    stock.close();
  }
}

/** Loads the script of stock Web Chat on the same slow line; milliseconds until it has come. */
async function webChatDownload(
  page: Page,
  send: (method: 'Network.emulateNetworkConditions', conditions: typeof SLOW) => Promise<unknown>,
  url: string,
): Promise<number> {
  await page.goto(url);
  await send('Network.emulateNetworkConditions', SLOW);
  page.setDefaultTimeout(120_000);
  const started = performance.now();
  await page.addScriptTag({ url: `${url}/webchat.js` });
  return performance.now() - started;
}

/** The package is only fetched for this comparison; it would bring several hundred others as a dependency. */
async function serveWebChat() {
  mkdirSync(OUTPUT, { recursive: true });
  const file = path.join(OUTPUT, 'package/dist/webchat.js');
  if (!existsSync(file)) {
    const shell = process.platform === 'win32';
    const name = execFileSync('npm', ['pack', WEB_CHAT, '--silent'], {
      cwd: OUTPUT,
      encoding: 'utf8',
      shell,
    }).trim();
    execFileSync('tar', ['xzf', name, 'package/dist/webchat.js'], { cwd: OUTPUT });
  }
  const body = brotliCompressSync(readFileSync(file));
  let launcher = '';
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    if (request.url === '/trust') return response.end(launcher);
    if (request.url !== '/webchat.js') return response.end('<!DOCTYPE html><title>-</title>');
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Encoding': 'br' });
    return response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    bytes: body.length,
    /** A bare page of a trust with the launcher on it is served at /trust. */
    frame: (careers: string) => {
      launcher = `<!DOCTYPE html><html lang="en"><title>Trust</title><script src="${careers}/embed.js" defer></script></html>`;
    },
    close: () => server.close(),
  };
}

async function turnsPerSecond(): Promise<void> {
  const talks = conversations();
  console.log(
    `turns a second: ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each, medians; ${talks.flat().length} messages of questions.jsonl, in turn`,
  );
  const connector = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end('{"id":"1"}');
    });
  }).listen(0, '127.0.0.1');
  await once(connector, 'listening');
  const address = connector.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'web-bench-'));
  const bots = await Promise.all([
    startBot({ environment: { ...UNLIMITED, STORE: `sqlite:${folder}/bot.db` } }),
    startBot({ script: path.resolve('tests/bench/bare-echo-bot.ts') }),
  ]);
  const [careersBot, echoBot] = bots;
  const web = buildLoad(careersBot, talks, webRequest);
  // Replies in the response: hardly any channel asks for this, but it is the least an echo bot can do.
  const quick = buildLoad(echoBot, talks, echoRequest('expectReplies', 'http://127.0.0.1'));
  // As every channel of Azure does it: the bot posts its reply to the channel's service.
  const echo = buildLoad(echoBot, talks, echoRequest('normal', `http://127.0.0.1:${port}`));
  try {
    for (const load of [web, quick, echo]) await load.warmUp();
    for (let round = 0; round < ROUNDS; round++) {
      for (const load of [web, quick, echo]) await load.measure();
    }
  } finally {
    await Promise.all(bots.map((bot) => bot.end()));
    connector.close();
    rmSync(folder, { recursive: true });
  }
  lineOf('web channel, SQLite', web);
  lineOf('bare echo bot, replies in the response', quick);
  line('times that', (web.median() / quick.median()).toFixed(2));
  lineOf('bare echo bot, replies to the channel', echo);
  line('times that', (web.median() / echo.median()).toFixed(2));
  line('a message that nobody sent before, ms more', conversationAlone(talks).toFixed(2));
}

/** What people say, one list a conversation: questions to test answers with, in their own words. */
function conversations(): string[][] {
  return readFileSync('tests/bench/questions.jsonl', 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => z.object({ turns: z.array(z.string()) }).parse(JSON.parse(row)).turns);
}

/** Milliseconds that a turn takes the pure conversation, without server and store. */
function conversationAlone(talks: string[][]): number {
  const conversation = realConversation();
  const play = () => {
    for (const talk of talks) {
      talk.reduce<ConversationState | undefined>(
        (state, text) => conversation.turn(state, text).state,
        undefined,
      );
    }
  };
  play();
  const started = performance.now();
  play();
  return (performance.now() - started) / talks.flat().length;
}

interface Message {
  /** Different for every conversation of a load. */
  conversation: string;
  id: string;
  text: string;
}

/** Sends a bot all messages again and again, each conversation's in order; every connection has conversations of its own. */
function buildLoad(
  { url, process: { pid } }: BotProcess,
  talks: string[][],
  requestOf: (message: Message) => autocannon.Request,
) {
  const perSecond: number[] = [];
  const processorMs: number[] = [];
  let begun = 0;
  const next = () => {
    const number = begun++;
    return (talks[number % talks.length] ?? []).map((text, place) => ({
      conversation: `bench-key-of-a-conversation-${number}`,
      id: `${number}-${place}`,
      text,
    }));
  };
  const send = async (duration: number) => {
    const before = processorSeconds(pid);
    const { non2xx, errors, requests } = await autocannon({
      url,
      connections: CONNECTIONS,
      duration,
      setupClient(client) {
        let waiting: Message[] = [];
        const setupRequest = (request: autocannon.Request) => {
          if (waiting.length === 0) waiting = next();
          const [message, ...others] = waiting;
          waiting = others;
          return message ? { ...request, ...requestOf(message) } : request;
        };
        client.setRequests([{ setupRequest }]);
      },
    });
    if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused, ${errors} failed`);
    const used = processorSeconds(pid) - before;
    return { perSecond: requests.total / duration, processorMs: (used * 1000) / requests.total };
  };
  return {
    warmUp: () => send(WARM_UP_SECONDS),
    async measure() {
      const measured = await send(SECONDS);
      perSecond.push(measured.perSecond);
      processorMs.push(measured.processorMs);
    },
    median: () => percentile(perSecond, 50),
    processorMs: () => percentile(processorMs, 50),
  };
}

/** As the chat's script sends it. */
function webRequest({ conversation, id, text }: Message): autocannon.Request {
  return {
    method: 'POST',
    path: '/chat',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Conversation-Key': conversation,
    },
    body: new URLSearchParams({ id, text }).toString(),
  };
}

function echoRequest(deliveryMode: string, serviceUrl: string) {
  return ({ conversation, id, text }: Message): autocannon.Request => ({
    method: 'POST',
    path: '/api/messages',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id,
      channelId: 'test',
      serviceUrl,
      deliveryMode,
      conversation: { id: conversation },
      from: { id: 'person' },
      recipient: { id: 'bot' },
      text,
    }),
  });
}

function lineOf(what: string, load: ReturnType<typeof buildLoad>): void {
  line(
    what,
    `${load.median().toFixed(0)} (${load.processorMs().toFixed(2)} ms of processor a turn)`,
  );
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function line(what: string, figure: string): void {
  console.log(`  ${what.padEnd(50)} ${figure}`);
}
