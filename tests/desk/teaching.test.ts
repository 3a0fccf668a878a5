// How what was taught is written into a file of the trust's.

import { fileOf, type Lesson, write } from '../../src/desk/teaching.ts';

const phrase = (target: Extract<Lesson, { kind: 'phrase' }>['target'], text: string): Lesson => ({
  kind: 'phrase',
  phrase: text,
  target,
});
const pay = { of: 'intent', id: 'pay' } as const;

test('a phrase goes into a file that adds to the shared one', () => {
  const lesson = phrase(pay, 'what do {role} take home: before tax');
  expect(fileOf(lesson)).toBe('phrasing/intents/pay.yaml');
  expect(write(lesson, undefined)).toBe(
    'extends: pay\nadd:\n  phrases:\n    - "what do {role} take home: before tax"\n',
  );
});

test('comments, order and everything else in the file stay', () => {
  const text =
    '# ours, by Ada\nextends: pay # the shared one\n\nadd:\n  # from the open day\n  phrases:\n    - one # first\n';
  expect(write(phrase(pay, 'two'), text)).toBe(text.replace('# first\n', '# first\n    - two\n'));
});

test("a list that is the trust's own from the beginning is added to where it is", () => {
  expect(write(phrase(pay, 'two'), 'intent: pay\nphrases:\n  - one\n')).toBe(
    'intent: pay\nphrases:\n  - one\n  - two\n',
  );
});

test('a phrase for a subject goes to its questions, one for a small question to how it is asked', () => {
  expect(write(phrase({ of: 'topic', id: 'interviews' }, 'x'), undefined)).toBe(
    'extends: interviews\nadd:\n  questions:\n    - x\n',
  );
  const leave = { of: 'question', id: 'leave-jury', theme: 'annual-leave' } as const;
  const first = write(phrase(leave, 'one'), undefined);
  expect(first).toBe(
    'extends: annual-leave\nadd:\n  questions:\n    - id: leave-jury\n      asked:\n        - one\n',
  );
  expect(write(phrase(leave, 'two'), first)).toBe(`${first}        - two\n`);
});

test("a job's other name goes to the everyday names", () => {
  const lesson: Lesson = { kind: 'name', name: 'bunion wizard', role: 'podiatrist' };
  const first = write(lesson, undefined);
  expect(first).toBe('extends: colloquial-titles\nadd:\n  podiatrist:\n    - bunion wizard\n');
  expect(write({ ...lesson, name: 'corn lord' }, first)).toBe(`${first}    - corn lord\n`);
});

test('small questions are written into a theme of their own', () => {
  const lesson: Lesson = {
    kind: 'question',
    id: 'our-parking',
    title: 'Where do I park?',
    says: 'In car park B.',
    asked: ['parking', 'where to park'],
    source: { title: 'Parking', url: 'https://example.org/parking' },
    month: '2026-11',
  };
  const first = write(lesson, undefined);
  expect(first).toContain('theme: our-questions\ntitle: Our own questions\nchecked: 2026-11\n');
  const second = write({ ...lesson, id: 'our-bikes', month: '2026-12' }, first);
  expect(second).toContain('checked: 2026-12\n');
  expect(second).toContain('- id: our-parking\n');
  expect(second).toContain('- id: our-bikes\n');
});
