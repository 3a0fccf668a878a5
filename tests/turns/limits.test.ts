import { buildLimit, TooManyRequests } from '../../src/turns/limits.ts';

test('lets a burst through, then as many a minute as it says', () => {
  let clock = 0;
  const limit = buildLimit('messages', 60, 3, () => clock);
  for (let count = 0; count < 3; count += 1) limit.count('a');
  expect(() => limit.count('a')).toThrow(TooManyRequests);
  clock += 1000;
  limit.count('a');
  expect(() => limit.count('a')).toThrow(TooManyRequests);
});

test('says when to come again, and then lets it through', () => {
  let clock = 0;
  const limit = buildLimit('messages', 2, 1, () => clock);
  limit.count('a');
  try {
    limit.count('a');
    throw new Error('was let through');
  } catch (thrown) {
    expect(thrown).toMatchObject({ retryAfterSeconds: 30 });
  }
  clock += 30_000;
  limit.count('a');
});

test('one key does not use up what another has', () => {
  const limit = buildLimit('messages', 60, 1, () => 0);
  limit.count('a');
  limit.count('b');
  expect(() => limit.count('b')).toThrow('Too many messages');
});

test('a refused attempt does not make the wait longer', () => {
  let clock = 0;
  const limit = buildLimit('messages', 60, 1, () => clock);
  limit.count('a');
  for (let count = 0; count < 100; count += 1) expect(() => limit.count('a')).toThrow();
  clock += 1000;
  limit.count('a');
});

test('0 a minute means no limit', () => {
  const limit = buildLimit('messages', 0, 0, () => 0);
  for (let count = 0; count < 1000; count += 1) limit.count('a');
});

test('asking whether one more may come does not count it', () => {
  const limit = buildLimit('messages', 60, 1, () => 0);
  for (let count = 0; count < 10; count += 1) limit.check('a');
  limit.count('a');
  expect(() => limit.check('a')).toThrow(TooManyRequests);
});

test('a hundred thousand keys do not wear the limit of a busy one away', () => {
  const limit = buildLimit('messages', 1, 1, () => 0);
  for (let count = 0; count < 100_000; count += 1) limit.count(`key ${count}`);
  limit.count('busy');
  expect(() => limit.count('busy')).toThrow(TooManyRequests);
});
