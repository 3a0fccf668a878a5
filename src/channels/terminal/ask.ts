// `npm run ask`: one question on the command line, or with --json one conversation a line from standard input.

import { createInterface } from 'node:readline';
import { wholeText } from '../../answers/reply.ts';
import { trustFolder } from '../../config.ts';
import { buildConversation } from '../../conversation/conversation.ts';
import { loadDialogs } from '../../dialogs/script/load.ts';
import { ContentError, loadKnowledge } from '../../knowledge/load.ts';
import { begin, play } from './play.ts';

/** A line of standard input: a JSON list of strings is a conversation, anything else one message. */
function readLine(line: string): string[] {
  if (line.trimStart().startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(line);
      if (Array.isArray(parsed) && parsed.every((one) => typeof one === 'string')) return parsed;
    } catch {
      // Not JSON: a message that starts with a bracket.
    }
  }
  return [line];
}

async function main(args: readonly string[]): Promise<void> {
  const knowledge = loadKnowledge('knowledge', trustFolder());
  const conversation = buildConversation(knowledge, loadDialogs('dialogs'));
  if (args.includes('--json')) {
    for await (const line of createInterface({ input: process.stdin })) {
      console.log(JSON.stringify({ replies: play(conversation, readLine(line)) }));
    }
    return;
  }
  const question = args.join(' ').trim();
  if (question === '') {
    console.error('Ask something: npm run --silent ask -- "how do I become a podiatrist"');
    process.exitCode = 2;
    return;
  }
  const replies = begin(conversation)(question);
  console.log(replies.map((one) => wholeText(one, knowledge.wording.fold.inText)).join('\n\n'));
}

if (process.argv[1]?.endsWith('ask.ts')) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof ContentError ? error.message : error);
    process.exitCode = 1;
  });
}
