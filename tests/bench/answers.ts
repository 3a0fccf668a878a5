// npm run bench -- answers: what one answer costs, in process and with the whole knowledge base, beside one plain
// Fuse.js token search over the same titles and phrases, in the same run.

import { readFileSync } from 'node:fs';
import Fuse from 'fuse.js';
import { z } from 'zod';
import { begin } from '../../src/channels/terminal/play.ts';
import { buildConversation } from '../../src/conversation/conversation.ts';
import { loadDialogs } from '../../src/dialogs/script/load.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { roleTitles } from '../../src/understanding/readers/titles.ts';
import { percentile, timed } from './timing.ts';

/** Fuse.js is slow: every so many questions. */
const EVERY = 10;
const question = z.object({ turns: z.array(z.string()).min(1) });

export function run([file = 'tests/bench/questions.jsonl']: string[]): void {
  const knowledge = loadKnowledge('knowledge');
  const { result: conversation, ms: built } = timed(() =>
    buildConversation(knowledge, loadDialogs('dialogs')),
  );
  const questions = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => question.parse(JSON.parse(line)).turns);

  const titles = roleTitles(knowledge).entries.flatMap((entry) => [
    ...entry.titles,
    ...(entry.abbreviations ?? []),
    ...(entry.colloquial ?? []),
  ]);
  const phrases = [
    ...knowledge.phrasing.intents.flatMap((intent) => intent.phrases),
    ...[...knowledge.topics.values()].flatMap((topic) => [topic.title, ...topic.questions]),
  ];
  const fuse = new Fuse([...titles, ...phrases], { useTokenSearch: true, includeScore: true });

  const ours: number[] = [];
  const theirs: number[] = [];
  for (const [place, turns] of questions.entries()) {
    const say = begin(conversation);
    for (const message of turns) ours.push(timed(() => say(message)).ms);
    const [first] = turns;
    if (place % EVERY === 0 && first) theirs.push(timed(() => fuse.search(first)).ms);
  }
  const line = (name: string, times: number[]) =>
    `${name} p50 ${percentile(times, 50).toFixed(2)} ms p99 ${percentile(times, 99).toFixed(2)} ms (${times.length} searches)`;
  const share = (percent: number) =>
    ((100 * percentile(ours, percent)) / percentile(theirs, percent)).toFixed(1);
  console.log(line('answer', ours));
  console.log(line(`fuse over ${titles.length} titles and ${phrases.length} phrases`, theirs));
  console.log(
    `an answer costs ${share(50)} % of a search at the median, ${share(99)} % at the 99th`,
  );
  console.log(`built in ${built.toFixed(0)} ms`);
}
