// One connection to Redis that is given up for a new one when it no longer leads to a server that answers and takes
// writes. The client alone only notices a connection that is closed.

import { createClient } from 'redis';

const CONNECT_WITHIN_MS = 3000;
const LONGEST_RECONNECT_PAUSE_MS = 500;
/** A connection is asked for a sign of life, and given up when none comes. */
const PING_EVERY_MS = 1000;
/** A server may take a connection and say nothing. */
const READY_WITHIN_MS = 3000;
/** A turn waits no longer than this for Redis before the person is told to try again. */
const ANSWER_WITHIN_MS = 3000;
/** Waiting is counted in steps of this length, so that a busy process of ours is not taken for a silent Redis. */
const COUNTED_MS = 100;
/** What a server says that was the primary before a failover, or lost its own. */
const OF_A_REPLICA = /\b(READONLY|MASTERDOWN)\b/;

export type RedisClient = ReturnType<typeof buildClient>;

export interface RedisConnection {
  /** The client to send commands by, until they fail. */
  client(): RedisClient;
  /** Runs commands by the client. @throws what they fail with; the next ones then have a new connection where that helps */
  run<Result>(work: (client: RedisClient) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** Connects. @throws Error of the client */
export async function connectToRedis(url: string): Promise<RedisConnection> {
  let hasConnected = false;
  let current = buildClient(url, () => hasConnected);
  try {
    await current.connect();
    await current.ping();
    hasConnected = true;
  } catch (fault) {
    current.destroy();
    throw fault;
  }

  /** Other commands on the same connection may have failed before and had it given up. */
  function giveUp(client: RedisClient): void {
    if (client !== current) return;
    current = buildClient(url, () => hasConnected);
    // It goes on trying by itself, and the commands that come meanwhile fail.
    current.connect().catch(() => {});
    client.destroy();
  }

  async function run<Result>(work: (client: RedisClient) => Promise<Result>): Promise<Result> {
    const client = current;
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      let waited = 0;
      timer = setInterval(() => {
        waited += COUNTED_MS;
        if (waited < ANSWER_WITHIN_MS) return;
        // What is sent after an answer that never comes would wait for that, too. One that is still being made has
        // times of its own.
        if (client.isReady) giveUp(client);
        reject(new Error('no answer in time'));
      }, COUNTED_MS);
    });
    try {
      return await Promise.race([work(client), tooLate]);
    } catch (fault) {
      if (fault instanceof Error && OF_A_REPLICA.test(fault.message)) giveUp(client);
      throw fault;
    } finally {
      clearInterval(timer);
    }
  }

  let notReadyFor = 0;
  const watching = setInterval(() => {
    notReadyFor = current.isReady ? 0 : notReadyFor + PING_EVERY_MS;
    if (current.isReady) {
      // A ping that fails has done what it is for.
      run((client) => client.ping()).catch(() => {});
    } else if (notReadyFor > READY_WITHIN_MS) {
      notReadyFor = 0;
      giveUp(current);
    }
  }, PING_EVERY_MS).unref();

  return {
    client: () => current,
    run,
    close() {
      clearInterval(watching);
      if (current.isOpen) current.destroy();
    },
  };
}

function buildClient(url: string, isToReconnect: () => boolean) {
  const client = createClient({
    url,
    // While the server is away a turn fails at once and the person is told, instead of waiting in a queue.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_WITHIN_MS,
      reconnectStrategy: (retries) =>
        isToReconnect() ? Math.min(50 * 2 ** retries, LONGEST_RECONNECT_PAUSE_MS) : false,
    },
  });
  // Every command reports its own failure; without a listener a lost connection would end the process.
  client.on('error', () => {});
  return client;
}
