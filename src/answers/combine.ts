// Several answers to one message become one reply: answers in the order of the questions, each source once.

import type { Block, Reply } from './reply.ts';

const MOST_CHOICES = 4;

export function combine(answers: readonly Reply[]): Reply {
  // Two questions may have one answer: "can I train as …" is both how to get in and whether one can.
  const replies = [...new Map(answers.map((one) => [JSON.stringify(one.blocks), one])).values()];
  const [first, ...others] = replies;
  if (!first) throw new Error('combine needs at least one reply');
  if (others.length === 0) return first;
  // What two answers share is said once: a source, a caution, whom to ask.
  const blocks = distinct(replies.flatMap((one) => one.blocks));
  const isSource = (block: Block) => block.kind === 'source';
  const more = distinct(replies.flatMap((one) => one.more ?? []));
  const roles = new Map(replies.flatMap((one) => one.roles).map((role) => [role.id, role]));
  return {
    ...first,
    roles: [...roles.values()],
    blocks: [...blocks.filter((block) => !isSource(block)), ...blocks.filter(isSource)],
    ...(more.length > 0 ? { more } : {}),
    choices: [...new Set(replies.flatMap((one) => one.choices))].slice(0, MOST_CHOICES),
    confidence: Math.min(...replies.map((one) => one.confidence)),
  };
}

function distinct(blocks: readonly Block[]): Block[] {
  return [...new Map(blocks.map((block) => [JSON.stringify(block), block])).values()];
}
