// A proxy in front of Redis, as a managed Redis has one: new connections may lead to another server while open ones stay,
// and it may stop passing bytes on without closing anything.

import net from 'node:net';

export interface RedisProxy {
  url: string;
  /** Where connections lead that are made from now on. */
  leadTo(port: number): void;
  /** Nothing passes any more, on connections that are open now. */
  muteOpen(): void;
  /** Nothing passes on connections that are made from now on, either. */
  muteNew(isMute: boolean): void;
  /** How many connections were made. */
  made(): number;
  close(): Promise<void>;
}

export async function startRedisProxy(port: number): Promise<RedisProxy> {
  let target = port;
  let isMute = false;
  let made = 0;
  const pairs = new Set<[net.Socket, net.Socket]>();

  const server = net.createServer((near) => {
    made += 1;
    const far = net.connect(target, '127.0.0.1');
    const pair: [net.Socket, net.Socket] = [near, far];
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('error', () => {});
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
    if (isMute) return;
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();

  return {
    url: `redis://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    leadTo(next) {
      target = next;
    },
    muteOpen() {
      for (const [near, far] of pairs) {
        near.unpipe(far).resume();
        far.unpipe(near).resume();
      }
    },
    muteNew(next) {
      isMute = next;
    },
    made: () => made,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const [near, far] of pairs) {
        near.destroy();
        far.destroy();
      }
      await closed;
    },
  };
}
