// npm run bench -- answer-first FILE: whether an answer stands on a phone's first screen. A line of the file is a question
// with the phrases that its answer must have: {"turns": ["how old must a porter be"], "phrases": ["18"]}. Phrases are
// regular expressions, whatever the case; only what stands before the fold counts, and of that the first 90 words.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { inOrder, type Reply, replyText } from '../../src/answers/reply.ts';
import { MOST_WORDS } from '../../src/answers/shape.ts';
import { begin } from '../../src/channels/terminal/play.ts';
import { buildConversation } from '../../src/conversation/conversation.ts';
import { loadDialogs } from '../../src/dialogs/script/load.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { percentile } from './timing.ts';

const lineSchema = z.object({
  turns: z.array(z.string()).min(1),
  phrases: z.array(z.string()).min(1),
});

export function run([file = 'tests/bench/answer-first.jsonl']: string[]): void {
  const conversation = buildConversation(loadKnowledge('knowledge'), loadDialogs('dialogs'));
  const questions = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));
  const lengths: number[] = [];
  let right = 0;
  let late = 0;
  for (const { turns, phrases } of questions) {
    const say = begin(conversation);
    const replies = turns.map(say).at(-1) ?? [];
    const words = replies.flatMap(wordsBefore);
    lengths.push(words.length);
    const first = words.slice(0, MOST_WORDS).join(' ');
    const missing = phrases.filter((phrase) => !has(first, phrase));
    if (missing.length === 0) {
      right++;
      continue;
    }
    const all = replies.flatMap(({ blocks, more = [] }) => [...blocks, ...more]);
    const isLate = missing.every((phrase) => has(replyText(all), phrase));
    if (isLate) late++;
    console.log(`${isLate ? 'late' : 'not said'}  ${JSON.stringify(turns)}: ${missing.join(', ')}`);
    console.log(`    > ${first.slice(0, 200)}`);
  }
  const share = ((100 * right) / Math.max(1, questions.length)).toFixed(1);
  console.log(
    `${right} of ${questions.length} (${share} %) have it all in the first ${MOST_WORDS} words, ${late} have it later; ` +
      `words before the fold: median ${percentile(lengths, 50)}, most ${Math.max(...lengths)}`,
  );
}

function wordsBefore(reply: Reply): string[] {
  return replyText(inOrder(reply).before).split(/\s+/).filter(Boolean);
}

function has(text: string, phrase: string): boolean {
  return new RegExp(phrase, 'i').test(text);
}
