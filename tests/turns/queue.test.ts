// The work of one conversation is done in order; of different ones at the same time; and not without end.

import { TooManyRequests } from '../../src/turns/limits.ts';
import { buildQueue } from '../../src/turns/queue.ts';

/** Work that is done when it is told to be. */
function held() {
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { finish, work: () => done };
}

test('work of one conversation waits for the work before it, also when that fails', async () => {
  const queue = buildQueue();
  const order: string[] = [];
  const first = held();
  const failing = queue('one', async () => {
    await first.work();
    order.push('first');
    throw new Error('failed');
  });
  const second = queue('one', async () => order.push('second'));
  await queue('other', async () => order.push('other'));
  first.finish();
  await expect(failing).rejects.toThrow('failed');
  await second;
  expect(order).toEqual(['other', 'first', 'second']);
});

test('what waits is limited, and there is room again once it is done', async () => {
  const queue = buildQueue();
  const first = held();
  const waiting = [queue('one', first.work)];
  let refused: unknown;
  for (let count = 0; count < 100 && refused === undefined; count++) {
    const next = queue('one', async () => {});
    next.catch((fault: unknown) => {
      refused = fault;
    });
    waiting.push(next.catch(() => {}));
    await Promise.resolve();
  }
  expect(refused).toBeInstanceOf(TooManyRequests);
  first.finish();
  await Promise.all(waiting);
  expect(await queue('one', async () => 'answered')).toBe('answered');
});
