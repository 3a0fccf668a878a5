// `npm run ask`: one question on the command line, or with --json one conversation a line from standard input.

import { createInterface } from 'node:readline';
import { type Reply, replyText } from '../../answers/reply.ts';
import {
  buildConversation,
  type Conversation,
  type ConversationState,
} from '../../conversation.ts';
import { ContentError, loadKnowledge } from '../../knowledge/load.ts';

/** One turn's line of `--json`. */
interface TurnReport {
  turn: number;
  text: string;
  outcome: Reply['outcome'];
  topic: Reply['topic'];
  roles: Reply['roles'];
  dialog: string | null;
  choices: string[];
  confidence: number;
  ms: number;
}

/** Plays a whole conversation and reports every turn. */
export function play(conversation: Conversation, messages: readonly string[]): TurnReport[] {
  let state: ConversationState | undefined;
  return messages.map((message, turn) => {
    const start = performance.now();
    const next = conversation.turn(state, message);
    const ms = Math.round((performance.now() - start) * 1000) / 1000;
    state = next.state;
    return { turn, ...merge(next.replies), ms };
  });
}

function merge(replies: readonly Reply[]): Omit<TurnReport, 'turn' | 'ms'> {
  const [first, ...others] = replies;
  const last = others.at(-1) ?? first;
  if (!first || !last) throw new Error('a turn has at least one reply');
  return {
    text: replies.map((one) => replyText(one.blocks)).join('\n\n'),
    outcome: first.outcome,
    topic: first.topic,
    roles: first.roles,
    dialog: last.dialog,
    choices: last.choices,
    confidence: first.confidence,
  };
}

/** A line of standard input: a JSON list of strings is a conversation, anything else one message. */
export function readLine(line: string): string[] {
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
  const conversation = buildConversation(loadKnowledge('knowledge'));
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
  const [report] = play(conversation, [question]);
  if (report) console.log(report.text);
}

if (process.argv[1]?.endsWith('ask.ts')) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof ContentError ? error.message : error);
    process.exitCode = 1;
  });
}
