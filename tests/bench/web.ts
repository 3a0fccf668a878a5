// npm run bench -- web: bytes, time to the first answer on a slow phone, turns a second.

import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import autocannon from 'autocannon';
import type { Page, Request } from 'playwright-core';
import type { ConversationState } from '../../src/conversation.ts';
import { launchChromium } from '../browser/chromium.ts';
import { careers, startSite } from '../channels/web/site.ts';

const OUTPUT = path.join(import.meta.dirname, 'output');
const WEB_CHAT = 'botframework-webchat@4.18.0';
/** A slow phone: 400 kbit/s and 400 ms there and back. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SECONDS = 6;
const CONNECTIONS = 8;
/** Turns before a new conversation begins, as people have them. */
const TURNS_IN_CONVERSATION = 6;

const QUESTIONS = [
  'how do I become a podiatrist',
  'and what does it pay',
  'what skills does a physiotherapist need',
  'jobs with children',
  'compare podiatrist and physiotherapist',
  'thanks',
];

export async function run(): Promise<void> {
  await bytesAndFirstAnswer();
  await turnsPerSecond();
}

async function bytesAndFirstAnswer(): Promise<void> {
  const stock = await serveWebChat();
  const site = await startSite({ environment: { TRUSTED_ORIGINS: stock.url } });
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
    await frame.locator('.entry--answer').nth(1).waitFor();
    const answered = performance.now();
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
  console.log(`turns a second, ${CONNECTIONS} connections, ${SECONDS} s`);
  const web = await measure('web', webRequest);
  line('web channel', web.toFixed(0));
  line('the conversation alone, without server or store', conversationAlone().toFixed(0));
  const connector = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end('{"id":"1"}');
    });
  }).listen(0, '127.0.0.1');
  await once(connector, 'listening');
  const address = connector.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  // As every channel of Azure does it: the bot posts its reply to the channel's service.
  const echo = await measure('echo', echoRequest('normal', `http://127.0.0.1:${port}`));
  connector.close();
  line('bare echo bot behind CloudAdapter', echo.toFixed(0));
  line('times the echo bot', (web / echo).toFixed(1));
  // Hardly any channel asks for this, but it is the least an echo bot can do.
  const quick = await measure('echo', echoRequest('expectReplies', 'http://127.0.0.1'));
  line('bare echo bot, replies in the response', quick.toFixed(0));
  line('times that', (web / quick).toFixed(1));
}

/** How many turns a second the pure conversation takes on one core. */
function conversationAlone(): number {
  const { conversation } = careers();
  const took = (rounds: number): number => {
    const started = performance.now();
    for (let round = 0; round < rounds; round += 1) {
      QUESTIONS.reduce<ConversationState | undefined>(
        (state, question) => conversation.turn(state, question).state,
        undefined,
      );
    }
    return performance.now() - started;
  };
  took(20);
  return (100 * QUESTIONS.length * 1000) / took(100);
}

type MakeRequest = (count: number) => autocannon.Request;

async function measure(name: string, make: MakeRequest): Promise<number> {
  const server = fork(path.join(import.meta.dirname, 'web-servers.ts'), [name]);
  const [url] = await once(server, 'message');
  let count = 0;
  const load = (duration: number) =>
    autocannon({
      url: String(url),
      connections: CONNECTIONS,
      duration,
      requests: [{ setupRequest: (request) => ({ ...request, ...make(count++) }) }],
    });
  await load(2);
  const result = await load(SECONDS);
  server.kill();
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name}: ${result.non2xx} failed`);
  return result.requests.average;
}

function webRequest(count: number): autocannon.Request {
  const conversation = Math.floor(count / TURNS_IN_CONVERSATION);
  const text = QUESTIONS[count % QUESTIONS.length] ?? '';
  return {
    method: 'POST',
    path: '/chat',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Conversation-Key': `bench-key-of-a-conversation-${conversation}`,
    },
    body: new URLSearchParams({ id: String(count), text }).toString(),
  };
}

function echoRequest(deliveryMode: string, serviceUrl: string): MakeRequest {
  return (count) => ({
    method: 'POST',
    path: '/api/messages',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: String(count),
      channelId: 'test',
      serviceUrl,
      deliveryMode,
      conversation: { id: `conversation-${Math.floor(count / TURNS_IN_CONVERSATION)}` },
      from: { id: 'person' },
      recipient: { id: 'bot' },
      text: QUESTIONS[count % QUESTIONS.length],
    }),
  });
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function line(what: string, figure: string): void {
  console.log(`  ${what.padEnd(50)} ${figure}`);
}
