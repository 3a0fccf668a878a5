import { restoreAccount, withTold } from '../../src/ground/account.ts';
import type { Fact, Told } from '../../src/knowledge/fact.ts';

const has = (fact: Fact): Told => ({ fact, of: 'self', polarity: 'has' });
const tell = (...facts: Fact[]) => ({ told: facts.map(has), avoid: [] });

test('what is told later holds, and single subjects stand beside each other', () => {
  const first = withTold(
    undefined,
    tell({ kind: 'gcses', count: 4 }, { kind: 'subject', subject: 'maths', grade: 3 }),
  );
  const then = withTold(
    first,
    tell({ kind: 'gcses', count: 5 }, { kind: 'subject', subject: 'English', grade: 5 }),
  );
  expect(then?.told.map(({ fact }) => fact)).toEqual([
    { kind: 'subject', subject: 'maths', grade: 3 },
    { kind: 'gcses', count: 5 },
    { kind: 'subject', subject: 'English', grade: 5 },
  ]);
});

test('nobody’s health, record or family is kept, and nothing that is only asked about', () => {
  const asked: Told = { fact: { kind: 'degree' }, of: 'self', polarity: 'asked-about' };
  const facts: Fact[] = [
    { kind: 'condition', condition: 'epilepsy' },
    { kind: 'record' },
    { kind: 'family', what: 'single-parent' },
  ];
  expect(withTold(undefined, { told: [...facts.map(has), asked], avoid: [] })).toBeUndefined();
});

test('limits add up over messages', () => {
  const first = withTold(undefined, { told: [], avoid: ['nights'] });
  expect(withTold(first, { told: [], avoid: ['blood', 'nights'] })?.avoid).toEqual([
    'nights',
    'blood',
  ]);
});

test('what a store gives back is held against what there is', () => {
  const kept = { told: [has({ kind: 'age', years: 17 }), { fact: 'x' }], avoid: ['nights', 'joy'] };
  expect(restoreAccount({ ...kept, own: 'gone' }, () => false)).toEqual({
    told: [has({ kind: 'age', years: 17 })],
    avoid: ['nights'],
  });
  expect(restoreAccount('text', () => true)).toBeUndefined();
});
