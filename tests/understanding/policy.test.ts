import type { Request } from '../../src/ground/request.ts';
import { settle } from '../../src/understanding/policy.ts';

const reading = (request: Request, probability: number) => ({ request, probability, left: 0 });
const band = reading({ kind: 'band', band: '5' }, 0.6);
const of = (ask: 'pay' | 'entry'): Request => ({
  kind: 'role',
  role: 'porter',
  ask,
  meant: 'named',
  others: [],
});
const short = { isOfField: false, words: 6 };
const ofField = { isOfField: true, words: 6 };
const story = { isOfField: true, words: 40 };

test('the likeliest reading is acted on', () => {
  expect(settle([band, reading({ kind: 'elsewhere' }, 0.4)], short)).toBe(band);
});

test('what is not likely enough gives way to the likeliest that claims nothing', () => {
  const unlikely = { ...band, probability: 0.2 };
  const modest = reading({ kind: 'not-understood' }, 0.1);
  expect(settle([unlikely, reading({ kind: 'band', band: '6' }, 0.15), modest], short)).toBe(
    modest,
  );
});

test('nothing is settled where nothing was read', () => {
  expect(settle([], short)).toBeUndefined();
});

test('a message with words of the field is not sent away unless it is surely about something else', () => {
  const away = (probability: number) => reading({ kind: 'elsewhere' }, probability);
  const unknown = reading({ kind: 'not-in-files', offers: [] }, 0.05);
  expect(settle([away(0.5), unknown], ofField)).toBe(unknown);
  expect(settle([away(0.5), unknown], short)?.request).toEqual({ kind: 'elsewhere' });
  expect(settle([away(0.9), unknown], ofField)?.request).toEqual({ kind: 'elsewhere' });
});

test('a job that most readings are about is spoken of, though none of them is likely by itself', () => {
  const about = (ask: 'pay' | 'entry', probability: number) => reading(of(ask), probability);
  const unknown = reading({ kind: 'not-in-files', offers: [] }, 0.28);
  const pay = about('pay', 0.25);
  expect(settle([unknown, pay, about('entry', 0.2)], ofField)).toBe(pay);
  expect(settle([unknown, about('pay', 0.15), about('entry', 0.1)], ofField)).toBe(unknown);
  const both = reading(
    { kind: 'several', requests: [pay.request, about('entry', 0).request] },
    0.26,
  );
  expect(settle([unknown, both, about('pay', 0.15)], ofField)).toBe(both);
});

test('where something near can be offered it is, unless the message is very surely about something else', () => {
  const away = (probability: number) => reading({ kind: 'elsewhere' }, probability);
  const near = reading({ kind: 'not-in-files', offers: [of('pay')] }, 0.01);
  expect(settle([away(0.8), near], short)).toBe(near);
  expect(settle([away(0.9), near], short)?.request).toEqual({ kind: 'elsewhere' });
  expect(settle([reading({ kind: 'not-understood' }, 0.9), near], short)).toBe(near);
});

test('a story is answered from a higher confidence on than a few words', () => {
  const pay = reading(of('pay'), 0.31);
  expect(settle([pay, reading({ kind: 'topic', topic: 'bursary' }, 0.2)], short)).toBe(pay);
  expect(
    settle([pay, reading({ kind: 'topic', topic: 'bursary' }, 0.2)], story)?.request.kind,
  ).toBe('not-in-files');
});

test('where small questions beside a job are likely, the page about the job is not given', () => {
  const small = (question: string, probability: number) =>
    reading({ kind: 'question', question, role: 'porter', person: {} }, probability);
  const [first, second] = [small('band-first-pay', 0.28), small('band-unsocial-hours', 0.27)];
  const readings = [first, second, reading(of('entry'), 0.05)];
  expect(settle(readings, short)?.request).not.toEqual(of('entry'));
});

test('in a story what is unlikely is offered and not given, though most of it is about one job', () => {
  const [pay, entry] = [reading(of('pay'), 0.2), reading(of('entry'), 0.18)];
  const unlikely = reading({ kind: 'topic', topic: 'bursary' }, 0.03);
  expect(settle([pay, entry, unlikely], story)?.request).toEqual({
    kind: 'not-in-files',
    offers: [of('pay'), of('entry')],
  });
  expect(settle([pay, entry, reading(of('pay'), 0.1)], short)).toBe(pay);
});
