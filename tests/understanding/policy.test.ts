import type { Request } from '../../src/ground/request.ts';
import { settle } from '../../src/understanding/policy.ts';

const reading = (request: Request, probability: number) => ({ request, probability, left: 0 });
const band = reading({ kind: 'band', band: '5' }, 0.6);

test('the likeliest reading is acted on', () => {
  expect(settle([band, reading({ kind: 'elsewhere' }, 0.4)], false)).toBe(band);
});

test('what is not likely enough gives way to the likeliest that claims nothing', () => {
  const unlikely = { ...band, probability: 0.2 };
  const modest = reading({ kind: 'not-understood' }, 0.1);
  expect(settle([unlikely, reading({ kind: 'band', band: '6' }, 0.15), modest], false)).toBe(
    modest,
  );
});

test('nothing is settled where nothing was read', () => {
  expect(settle([], false)).toBeUndefined();
});

test('a message with words of the field is not sent away unless it is surely about something else', () => {
  const away = (probability: number) => reading({ kind: 'elsewhere' }, probability);
  const unknown = reading({ kind: 'not-in-files', near: [], jobs: [] }, 0.05);
  expect(settle([away(0.5), unknown], true)).toBe(unknown);
  expect(settle([away(0.5), unknown], false)?.request).toEqual({ kind: 'elsewhere' });
  expect(settle([away(0.9), unknown], true)?.request).toEqual({ kind: 'elsewhere' });
});

test('a job that most readings are about is spoken of, though none of them is likely by itself', () => {
  const about = (ask: 'pay' | 'entry', probability: number) =>
    reading({ kind: 'role', role: 'porter', ask, meant: 'named', others: [] }, probability);
  const unknown = reading({ kind: 'not-in-files', near: [], jobs: [] }, 0.28);
  const pay = about('pay', 0.25);
  expect(settle([unknown, pay, about('entry', 0.2)], true)).toBe(pay);
  expect(settle([unknown, about('pay', 0.15), about('entry', 0.1)], true)).toBe(unknown);
  const both = reading(
    { kind: 'several', requests: [pay.request, about('entry', 0).request] },
    0.26,
  );
  expect(settle([unknown, both, about('pay', 0.15)], true)).toBe(both);
});

test('where something near can be offered it is, unless the message is very surely about something else', () => {
  const away = (probability: number) => reading({ kind: 'elsewhere' }, probability);
  const near = reading({ kind: 'not-in-files', near: [], jobs: ['porter'] }, 0.01);
  expect(settle([away(0.8), near], false)).toBe(near);
  expect(settle([away(0.9), near], false)?.request).toEqual({ kind: 'elsewhere' });
  expect(settle([reading({ kind: 'not-understood' }, 0.9), near], false)).toBe(near);
});
