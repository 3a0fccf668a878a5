// Run as an author runs it: as a program. What it says is what the conversation says.

import { execFileSync } from 'node:child_process';
import { replyText } from '../../src/answers/reply.ts';
import { realConversation } from '../careers.ts';

function read(...messages: string[]): string {
  return execFileSync(
    'node_modules/.bin/node',
    ['--import', './src/compile-cache.mjs', 'src/tools/read.ts', ...messages],
    { encoding: 'utf8' },
  );
}

function said(...messages: string[]): string {
  let turn = realConversation().turn(undefined, messages[0] ?? '');
  for (const message of messages.slice(1)) turn = realConversation().turn(turn.state, message);
  return turn.replies.map(({ blocks }) => replyText(blocks)).join('\n\n');
}

test('what stands in a message, its readings with their probabilities, and why', () => {
  const printed = read('how do I become a podiatrist');
  expect(printed).toMatch(/What stands in it[\s\S]*podiatrist/i);
  expect(printed).toMatch(/What it may mean/);
  expect(printed).toMatch(/Why the likeliest leads the next/);
});

test.each([
  [['how do I become a podiatrist']],
  // The likeliest reading is not sure enough: the bot asks back, and this is what has to be shown.
  [['Is it cheating if ChatGPT writes my supporting info']],
  // The answer to the second message hangs on the first.
  [['how do I become a podiatrist', 'what does it pay']],
])('what is said to %j is what the bot would say', (messages) => {
  expect(
    read(...messages)
      .split('What is said\n')[1]
      ?.trim(),
  ).toBe(said(...messages).trim());
});

test('without a message it says what to give', () => {
  expect(() => read()).toThrow('Say what to read');
});
