// `npm run chat`: a conversation in the terminal, choices numbered; works in a plain pipe too.

import { createInterface } from 'node:readline';
import { type Reply, wholeText } from '../../answers/reply.ts';
import { trustFolder } from '../../config.ts';
import { buildConversation } from '../../conversation/conversation.ts';
import { loadDialogs } from '../../dialogs/script/load.ts';
import { ContentError, loadKnowledge } from '../../knowledge/load.ts';
import type { Wording } from '../../knowledge/wording/wording.ts';
import { begin } from './play.ts';

/** What a turn looks like in the terminal: the text, then the choices where the text does not list them itself. */
export function show(replies: readonly Reply[], { fold }: Pick<Wording, 'fold'>): string {
  const text = replies.map((one) => wholeText(one, fold.inText)).join('\n\n');
  const choices = replies.at(-1)?.choices ?? [];
  const isListed = choices[0] !== undefined && text.includes(`1. ${choices[0]}`);
  if (choices.length === 0 || isListed) return text;
  return `${text}\n\n${choices.map((choice, place) => `  [${place + 1}] ${choice}`).join('\n')}`;
}

/** A number stands for the choice that it was shown with. */
export function meant(typed: string, choices: readonly string[]): string {
  const number = /^\s*\[?(\d{1,2})[\].)]?\s*$/.exec(typed);
  return (number && choices[Number(number[1]) - 1]) ?? typed;
}

async function main(): Promise<void> {
  const knowledge = loadKnowledge('knowledge', trustFolder());
  const conversation = buildConversation(knowledge, loadDialogs('dialogs'));
  const say = begin(conversation);
  let replies: Reply[] = [conversation.welcome()];
  console.log(show(replies, knowledge.wording));
  const prompt = process.stdin.isTTY ? '\n> ' : '\n';
  const lines = createInterface({ input: process.stdin });
  process.stdout.write(prompt);
  for await (const line of lines) {
    if (line.trim() !== '') {
      replies = say(meant(line, replies.at(-1)?.choices ?? []));
      console.log(`\n${show(replies, knowledge.wording)}`);
    }
    process.stdout.write(prompt);
  }
}

if (process.argv[1]?.endsWith('chat.ts')) {
  main().catch((error: unknown) => {
    console.error(error instanceof ContentError ? error.message : error);
    process.exitCode = 1;
  });
}
