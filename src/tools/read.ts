// npm run read -- "what a person said" ["and then" …]: what stands in the last message, and what it may mean.
// For whoever wonders why an answer came: the message's evidence, the likeliest readings, and the reply.

import { replyText } from '../answers/reply.ts';
import { trustFolder } from '../config.ts';
import { buildConversation } from '../conversation/conversation.ts';
import type { ConversationState } from '../conversation/turn.ts';
import { loadDialogs } from '../dialogs/script/load.ts';
import { loadKnowledge } from '../knowledge/load.ts';

const READINGS_SHOWN = 6;
const LARGEST_FIGURES = 8;

const messages = process.argv.slice(2);
const last = messages.at(-1);
if (last === undefined) {
  console.error('Say what to read: npm run read -- "how do I become a podiatrist"');
  process.exitCode = 1;
} else {
  const conversation = buildConversation(
    loadKnowledge('knowledge', trustFolder()),
    loadDialogs('dialogs'),
  );
  let state: ConversationState | undefined;
  for (const message of messages.slice(0, -1)) state = conversation.turn(state, message).state;
  const { evidence, readings, why } = conversation.inspect(state, last);
  console.log('What stands in it');
  for (const job of evidence.jobs) {
    const signs = [
      job.isOwn && 'their own',
      job.isRuledOut && 'ruled out',
      job.isRequired && 'asked about as a condition',
      job.isElsewhere && 'not in the files',
    ].filter(Boolean);
    const roles = job.roles.map(({ id }) => id).slice(0, 4);
    console.log(
      `  job "${job.text}": ${roles.join(', ')} ${figure(job.score)} ${signs.join(', ')}`,
    );
  }
  const described = evidence.described.slice(0, 3);
  for (const { role, likeness } of described)
    console.log(`  described: ${role.id} ${figure(likeness)}`);
  for (const [place, { intent, score, text, others }] of evidence.asks.entries()) {
    const next = others.slice(0, 3).map(({ label, score }) => `${label} ${figure(score)}`);
    const part = place === 0 ? 'the whole' : `"${text}"`;
    console.log(`  asks, ${part}: ${intent} ${figure(score)}; ${next.join(', ')}`);
  }
  const { must, mustNot } = evidence.wishes;
  if (must.length + mustNot.length > 0)
    console.log(`  wishes: ${JSON.stringify(must)} not ${JSON.stringify(mustNot)}`);
  if (Object.keys(evidence.person).length > 0)
    console.log(`  of themselves: ${JSON.stringify(evidence.person)}`);
  console.log(`  signs: ${[...evidence.cues].join(', ')}`);
  console.log('What it may mean');
  for (const { request, probability, left } of readings.slice(0, READINGS_SHOWN))
    console.log(`  ${figure(probability)} left ${figure(left)} ${JSON.stringify(request)}`);
  console.log('Why the likeliest leads the next');
  for (const { name, gain } of why.slice(0, LARGEST_FIGURES))
    console.log(`  ${gain > 0 ? '+' : ''}${figure(gain)} ${name}`);
  const { replies } = conversation.turn(state, last);
  console.log(`What is said\n${replies.map(({ blocks }) => replyText(blocks)).join('\n\n')}`);
}

function figure(value: number): string {
  return value.toFixed(2);
}
