// A thread that reads content with a trust's folder over it, builds the conversation and plays all examples: the bot goes on
// answering meanwhile.

import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { buildConversation } from '../conversation/conversation.ts';
import { readContent } from '../dialogs/content.ts';
import { formatProblem, type Problem } from '../knowledge/files.ts';
import { ContentError } from '../knowledge/load.ts';
import { type Example, readExamples } from './examples.ts';
import type { Played } from './rehearsal.ts';
import { playExample } from './rehearse.ts';

const askedSchema = z.object({
  own: z.string(),
  taught: z.array(z.string()),
  lately: z.array(z.string()),
});

function play(asked: unknown): Played {
  const { own, taught, lately } = askedSchema.parse(asked);
  try {
    const problems: Problem[] = [];
    const examples = readExamples('knowledge', own, problems);
    const { knowledge, scripts } = readContent(own);
    if (problems.length > 0) return { faults: problems.map(formatProblem) };
    const conversation = buildConversation(knowledge, scripts);
    const all: Example[] = [
      ...taught.map((said) => ({ say: [said] })),
      ...lately.map((said) => ({ say: [said], isLately: true as const })),
      ...examples,
    ];
    return { examples: all, answers: all.map((example) => playExample(conversation, example)) };
  } catch (fault) {
    if (fault instanceof ContentError) return { faults: fault.problems.map(formatProblem) };
    throw fault;
  }
}

parentPort?.on('message', (asked) => parentPort?.postMessage(play(asked)));
