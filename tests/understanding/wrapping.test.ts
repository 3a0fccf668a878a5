import { buildUnwrap } from '../../src/understanding/wrapping.ts';
import { realKnowledge } from '../careers.ts';

const unwrap = buildUnwrap(realKnowledge().phrasing);

test.each([
  [
    'Hi! Asking for a mate, what does a porter earn? Many thanks, Priya',
    'what does a porter earn?',
  ],
  ['Dear team,\nHow do I become a midwife?\nKind regards,\nJo Smith', 'How do I become a midwife?'],
  ['um so like is there a test', 'is there a test'],
  ['sorry if this is a silly question but do porters lift', 'do porters lift'],
  ['hello  what are  the hours x', 'what are the hours'],
  ['what\ndoes a porter earn', 'what does a porter earn'],
  ['my wife wants to know if midwives work nights xx', 'midwives work nights'],
  ['quick question - pay of a nurse? ta', 'pay of a nurse?'],
])('%j is %j and its wrapping', (message, core) => {
  expect(unwrap(message)).toBe(core);
});

test.each([
  'hello',
  'thanks a lot',
  'hi, thanks',
  'what does a porter earn',
  'I like people',
  "I'm a porter called Priya",
])('%j stays as it is', (message) => {
  expect(unwrap(message)).toBe(message);
});
