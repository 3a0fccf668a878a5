// The port for the machines around the bot.

import { once } from 'node:events';
import { buildMetrics } from '../../src/http/metrics.ts';
import { buildOperationsServer, type Watched } from '../../src/http/operations.ts';

let close = () => {};
afterEach(() => close());

async function serve(watched: Partial<Watched> = {}): Promise<string> {
  const server = buildOperationsServer({
    ping: async () => {},
    isStopping: () => false,
    metrics: buildMetrics(),
    roles: () => 3,
    ...watched,
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

test('it says that the bot lives, that it can answer, and what it counted', async () => {
  const url = await serve();
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready', roles: 3 });
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('process_resident_memory_bytes');
});

test('it is not ready while the store is away, nor while it stops, and lives all the same', async () => {
  const away = await serve({
    ping: async () => {
      throw new Error('secret inner detail');
    },
  });
  const response = await fetch(`${away}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain('secret');
  expect((await fetch(`${away}/healthz`)).status).toBe(200);
  close();

  const stopping = await serve({ isStopping: () => true });
  expect((await fetch(`${stopping}/readyz`)).status).toBe(503);
  expect((await fetch(`${stopping}/healthz`)).status).toBe(200);
});

test('it has nothing else', async () => {
  const url = await serve();
  expect((await fetch(`${url}/chat`)).status).toBe(404);
  expect((await fetch(`${url}/readyz`, { method: 'POST' })).status).toBe(404);
});
