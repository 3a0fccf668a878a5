// One address holds more half requests than the process may open files, and goes on making new ones: people at other
// addresses are answered all the same, and the log says what happened.

import http from 'node:http';
import net from 'node:net';
import { type BotProcess, startBot } from '../running/bot-process.ts';

const OPEN_FILES = 1024;
const HALVES = 1100;
const NEW_EVERY_MS = 25;
const PEOPLE = 20;
const HALF = 'POST /chat HTTP/1.1\r\nHost: bot\r\nX-Half: ';

let bot: BotProcess;
const sockets = new Set<net.Socket>();
let timer: NodeJS.Timeout;

beforeAll(async () => {
  bot = await startBot({
    through: ['bash', '-c', `ulimit -n ${OPEN_FILES}; exec "$@"`, 'bash'],
  });
}, 120_000);

afterAll(async () => {
  clearInterval(timer);
  for (const socket of sockets) socket.destroy();
  await bot.end();
});

function sendHalf(): void {
  const { port } = new URL(bot.url);
  const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(HALF));
  sockets.add(socket);
  socket.on('error', () => {});
  socket.on('close', () => sockets.delete(socket));
}

/** The status that someone at another address of this machine gets. */
function statusFor(localAddress: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    http
      .get(bot.url + path, { localAddress, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject);
  });
}

test('others are answered while it lasts', async () => {
  for (let count = 0; count < HALVES; count += 1) sendHalf();
  timer = setInterval(sendHalf, NEW_EVERY_MS);
  for (let person = 0; person < PEOPLE; person += 1) {
    const address = `127.0.1.${person + 1}`;
    expect(await statusFor(address, '/chat')).toBe(200);
    expect(await statusFor(address, '/roles')).toBe(200);
  }
  expect(bot.output()).toContain('connections refused');
}, 120_000);
