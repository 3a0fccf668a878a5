// The senders of strangers.ts, on a thread of their own so that they do not hold up the person whose time is taken.

import http from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { BODIES } from './strangers-bodies.ts';

const CONNECTIONS = 24;
const ADDRESS = '127.0.0.9';

const { url } = z.object({ url: z.string() }).parse(workerData);
const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const statuses = new Map<number, number>();
let isOn = true;

parentPort?.once('message', () => {
  isOn = false;
});
await Promise.all(Array.from({ length: CONNECTIONS }, (_, number) => sender(number)));
agent.destroy();
parentPort?.postMessage([...statuses]);

async function sender(number: number): Promise<void> {
  for (let count = number; isOn; count += 1) {
    const body = BODIES[count % BODIES.length];
    const status = body ? await send(body) : 0;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
}

/** The status, or 0 where the connection was cut off before one came. */
function send({ path, headers, body }: (typeof BODIES)[number]): Promise<number> {
  return new Promise((resolve) => {
    const request = http.request(
      url + path,
      {
        method: 'POST',
        agent,
        localAddress: ADDRESS,
        headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      },
      (response) => {
        response.resume();
        response.on('close', () => resolve(response.statusCode ?? 0));
      },
    );
    request.on('error', () => resolve(0));
    request.end(body);
  });
}
