// One suite of conversations, played in the terminal's way and through /api/messages: both say the same.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { play } from '../../src/channels/terminal/play.ts';
import { realConversation, startServer, type TestServer } from './teams-server.ts';

const TRANSCRIPTS = 'tests/transcripts';
const transcript = z.object({ title: z.string(), turns: z.array(z.object({ say: z.string() })) });
const question = z.object({ id: z.string(), turns: z.array(z.string()) });

/**
 * Every transcript, and every tenth question of the benchmark. Where a plan is saved, the server gives a fresh code
 * each time, which the terminal's player cannot know.
 */
function conversations(): [string, string[]][] {
  const scripts = listYaml(TRANSCRIPTS).map((file): [string, string[]] => {
    const { title, turns } = transcript.parse(parse(readFileSync(file, 'utf8')));
    return [title, turns.map(({ say }) => say)];
  });
  const questions = readFileSync('tests/bench/questions.jsonl', 'utf8')
    .split('\n')
    .filter((line, index) => line !== '' && index % 10 === 0)
    .map((line): [string, string[]] => {
      const { id, turns } = question.parse(JSON.parse(line));
      return [`question ${id}`, turns];
    });
  return [...scripts, ...questions].filter(
    ([, turns]) => !turns.some((say) => /\bsave (?:my|the|this) plan\b/i.test(say)),
  );
}

function listYaml(folder: string): string[] {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files.filter((file) => file.endsWith('.yaml')).map((file) => path.join(folder, file));
  } catch {
    return [];
  }
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test.each(conversations())('%s', async (title, turns) => {
  const inTerminal = play(realConversation, turns);
  for (const [index, text] of turns.entries()) {
    const replies = await server.say({
      text,
      conversation: { id: title, name: '', isGroup: false, conversationType: 'personal' },
    });
    const inTeams = replies.map((reply) => reply.text).join('\n\n');
    expect(inTeams).toBe(inTerminal[index]?.text);
    const last = replies.at(-1);
    const card = last?.attachments?.[0]?.content;
    const suggested = last?.suggestedActions?.actions.map(({ title: shown }) => shown);
    const buttons = card?.actions?.map((action: { data: { say?: string } }) => action.data.say);
    const listed = card?.body?.at(-1)?.choices?.map((one: { value: string }) => one.value);
    expect(suggested ?? listed ?? buttons ?? []).toEqual(inTerminal[index]?.choices);
  }
});
