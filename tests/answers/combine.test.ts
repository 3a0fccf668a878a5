// Answers to several questions become one reply, and what they share stands in it once.

import { combine } from '../../src/answers/combine.ts';
import { type Block, paragraph, type Reply, reply } from '../../src/answers/reply.ts';

function replyOf(...blocks: Block[]): Reply {
  return reply({ outcome: 'answer', blocks });
}

test('blocks keep the order of the questions, and one that both answers have is given once', () => {
  const shared = paragraph('To be sure, ask your line manager.');
  const one = replyOf(paragraph('Band 5.'), shared);
  const other = replyOf(paragraph('Three years.'), shared);
  expect(combine([one, other]).blocks).toEqual([
    paragraph('Band 5.'),
    shared,
    paragraph('Three years.'),
  ]);
});

test('sources come last, each once', () => {
  const source: Block = {
    kind: 'source',
    lead: 'Source',
    citations: [{ title: 'Pay rates' }],
    checked: '2026-11',
  };
  const both = combine([
    replyOf(paragraph('Band 5.'), source),
    replyOf(paragraph('Three years.'), source),
  ]);
  expect(both.blocks.filter(({ kind }) => kind === 'source')).toEqual([source]);
  expect(both.blocks.at(-1)).toEqual(source);
});

test('what is folded under both answers is folded once', () => {
  const more = [paragraph('Nights pay more.')];
  const both = combine([
    { ...replyOf(paragraph('Band 5.')), more },
    { ...replyOf(paragraph('Three years.')), more },
  ]);
  expect(both.more).toEqual(more);
});
