import fc from 'fast-check';
import { findPlanCode, hashPlanCode, newPlanCode } from '../../src/safety/plan-code.ts';

test('a code has four groups of four unmistakable characters', () => {
  for (let count = 0; count < 200; count += 1) {
    expect(newPlanCode()).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
  }
});

test('every character is as likely as any other', () => {
  const counts = new Map<string, number>();
  for (let count = 0; count < 4000; count += 1) {
    for (const character of newPlanCode().replaceAll('-', '')) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  expect(counts.size).toBe(32);
  // 64,000 draws of 32: 2,000 each, give or take 44; these bounds are eight times that. (The check is as evenly spread.)
  for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(352);
});

test('a code is found in a sentence, in either case, with hyphens, spaces or nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('-', ' ', ''),
      fc.boolean(),
      fc.constantFrom('', 'my plan is ', 'Hello. It is: '),
      fc.constantFrom('', ' please', '.', ', thanks'),
      (separator, isLower, before, after) => {
        const code = newPlanCode();
        const typed = code.replaceAll('-', separator);
        const text = before + (isLower ? typed.toLowerCase() : typed) + after;
        const found = findPlanCode(text);
        expect(found?.code).toBe(code);
        expect(text.slice(found?.start, found?.end).toUpperCase()).toBe(typed);
      },
    ),
  );
});

test.each([
  'want that back when',
  'what does that mean for band five',
  'K7QM-2XHD-9RTW',
  'K7QM-2XHD-9RTW-4FNP-AAAA',
  '2023 2024 2025 2026',
  'i left on 27th June last year',
  'I left on the 27th June, then 28th July last year',
  'from 22nd June 29th July',
  'i work 27th June last year',
  'my card is 4444 5555 6666 7777',
  '4444-5555-6666-7777',
  '4444555566667777',
  'band 5678 gets 2345',
  'what does that mean 23rd week this year',
  'nurs 2345 that when',
  '',
])('"%s" has no code in it', (text) => {
  expect(findPlanCode(text)).toBeUndefined();
});

test('the hash does not contain the code', () => {
  const code = newPlanCode();
  expect(hashPlanCode(code)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashPlanCode(code)).toBe(hashPlanCode(code));
  expect(hashPlanCode(code)).not.toBe(hashPlanCode(newPlanCode()));
});

test('a word of four letters before or after a spaced code is no part of it', () => {
  expect(findPlanCode('show my plan k7qm 2xhd 9rtw 4fnp')?.code).toBe('K7QM-2XHD-9RTW-4FNP');
  expect(findPlanCode('k7qm 2xhd 9rtw 4fnp show that')?.code).toBe('K7QM-2XHD-9RTW-4FNP');
});

test.each(['k7qm 2xhd 9rtw 4fnp', ' K7QM2XHD9RTW4FNP.', 'QKRM-XXHD-RRTW-FFNP'])(
  'a code from before codes had check characters is found alone: "%s"',
  (text) => expect(findPlanCode(text)).toBeDefined(),
);

test('of words with a date among them hardly any has the check characters of a code', () => {
  const days = Array.from({ length: 8 }, (_, day) => `${day + 22}th`);
  const months = ['June', 'July', 'Sept'];
  const words = ['last', 'next', 'that', 'when', 'then', 'they', 'went', 'back', 'year', 'week'];
  const texts = days.flatMap((day) =>
    months.flatMap((month) =>
      words.flatMap((one) => words.map((other) => `it was ${day} ${month} ${one} ${other} ok`)),
    ),
  );
  // 2,400 texts, each with a chance of 1 in 1,024.
  expect(texts.filter((text) => findPlanCode(text)).length).toBeLessThan(12);
});
