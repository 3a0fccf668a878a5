// npm run bench -- calibration FILE…: whether the confidence of an answer can be believed. Answers are sorted into ten
// bins by confidence; in each, the share that is right should be the mean confidence. Prints the bins and the expected
// calibration error (Naeini, Cooper and Hauskrecht 2015): the mean distance of the two, weighed by the bins' sizes.

import { readFileSync } from 'node:fs';
import { play } from '../../src/channels/terminal/play.ts';
import { buildConversation } from '../../src/conversation/conversation.ts';
import { loadDialogs } from '../../src/dialogs/script/load.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { faults, questionSchema } from './scoring.ts';

const BINS = 10;
/** Replies that claim something; a dialog and a question back have no confidence to check. */
const CLAIMS = new Set(['answer']);

export function run(files: string[]): void {
  const conversation = buildConversation(loadKnowledge('knowledge'), loadDialogs('dialogs'));
  const bins = Array.from({ length: BINS }, () => ({ count: 0, right: 0, confidence: 0 }));
  for (const file of files.length > 0 ? files : ['tests/bench/questions-blind.jsonl']) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.trim() === '') continue;
      const question = questionSchema.parse(JSON.parse(line));
      const last = play(conversation, question.turns).at(-1);
      if (!last || !CLAIMS.has(last.outcome)) continue;
      const bin = bins[Math.min(BINS - 1, Math.floor(last.confidence * BINS))];
      if (!bin) continue;
      bin.count++;
      bin.confidence += last.confidence;
      bin.right += Number(faults(question, last).length === 0);
    }
  }
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  let error = 0;
  for (const { count, right, confidence } of bins) {
    if (count === 0) continue;
    error += Math.abs(right - confidence) / all;
    console.log(
      `${count} answers, confidence ${(confidence / count).toFixed(2)}, right ${(right / count).toFixed(2)}`,
    );
  }
  console.log(`${all} answers, calibration error ${error.toFixed(3)}`);
}
