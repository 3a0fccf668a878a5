// What holds the bot's own process up is not taken for a Redis that is silent.

import { connectToRedis } from '../../src/store/redis-connection.ts';
import { type RedisServer, startRedis } from './redis-server.ts';

/** Longer than a connection may be silent. */
const HELD_UP_MS = 5000;

let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(() => redis.stop());

function holdUp(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, HELD_UP_MS);
}

test('a command under way while the process is held up is answered, and so is the next one', async () => {
  const connection = await connectToRedis(redis.url);
  try {
    const first = connection.client();
    const held = connection.run(async (client) => {
      const reply = client.ping();
      // The command is on its way before nothing more runs.
      await new Promise(setImmediate);
      holdUp();
      return reply;
    });
    await expect(held).resolves.toBe('PONG');
    await expect(connection.run((client) => client.ping())).resolves.toBe('PONG');
    expect(connection.client()).toBe(first);
  } finally {
    connection.close();
  }
}, 30_000);
