import { choose, lead } from '../../src/understanding/choose.ts';
import type { Proposal } from '../../src/understanding/proposal.ts';

const social = (which: string, own: Proposal['common']): Proposal => ({
  request: { kind: 'social', which },
  kind: 'social',
  common: {},
  own: [own],
  left: 0,
});

test('probabilities add up to 1, the likeliest first', () => {
  const readings = choose([social('thanks', { a: 1 }), social('goodbye', { a: 2 })], { a: 1 });
  expect(readings.map(({ request }) => request)).toEqual([
    { kind: 'social', which: 'goodbye' },
    { kind: 'social', which: 'thanks' },
  ]);
  expect(readings.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
  expect(readings[0]?.probability).toBeCloseTo(Math.E / (1 + Math.E));
});

test('proposals of the same request are one reading', () => {
  const readings = choose(
    [social('thanks', { a: 1 }), social('thanks', { a: 1 }), social('goodbye', { a: 1 })],
    { a: 1 },
  );
  expect(readings).toHaveLength(2);
  expect(readings[0]?.probability).toBeCloseTo(2 / 3);
});

test('figures without a weight count nothing', () => {
  const [first, second] = choose([social('thanks', { b: 9 }), social('goodbye', {})], { a: 1 });
  expect(first?.probability).toBeCloseTo(second?.probability ?? 0);
});

test('what makes the likeliest lead is told, the largest first', () => {
  const proposals = [social('thanks', { a: 1, b: 1 }), social('goodbye', { a: 2, c: 1 })];
  expect(lead(proposals, { a: 3, b: 1, c: 0.5 })).toEqual([
    { name: 'a', gain: 3 },
    { name: 'b', gain: -1 },
    { name: 'c', gain: 0.5 },
  ]);
});

test('a figure of the whole message has a weight for each kind of request', () => {
  const common = { foreign: 1 };
  const proposals: Proposal[] = [
    { ...social('thanks', {}), common },
    { request: { kind: 'elsewhere' }, kind: 'elsewhere', common, own: [], left: 0 },
  ];
  const [first] = choose(proposals, { 'elsewhere:foreign': 2 });
  expect(first?.request).toEqual({ kind: 'elsewhere' });
});
