// npm run bench -- wrapping FILE: plays every question of a file of questions in 18 wrappings, in which people put a
// question and which ask nothing, and says how many of them are still right. Ends with an error when a wrapping costs
// more points than tests/bench/accepted.json allows.

import { readFileSync } from 'node:fs';
import { play } from '../../src/channels/terminal/play.ts';
import { buildConversation } from '../../src/conversation/conversation.ts';
import { loadDialogs } from '../../src/dialogs/script/load.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { accepted } from './accepted.ts';
import { faults, questionSchema } from './scoring.ts';

const WRAPPINGS: Readonly<Record<string, (question: string) => string>> = {
  'as it is': (question) => question,
  'two blanks': (question) => question.replaceAll(' ', '  '),
  'a newline': (question) => question.replace(' ', '\n'),
  'in capitals': (question) => question.toUpperCase(),
  'a kiss': (question) => `${question} x`,
  'quick question': (question) => `quick question - ${question}`,
  'hey siri': (question) => `hey siri ${question}`,
  silly: (question) => `sorry if this is a silly question but ${question}`,
  'um so like': (question) => `um so like ${question}`,
  'for a mate': (question) => `asking for a mate, ${question}`,
  'for my daughter': (question) => `asking for my daughter: ${question}`,
  'my son wants to know': (question) => `my son wants to know ${question}`,
  'right place': (question) => `not sure if this is the right place but ${question}`,
  daft: (question) => `I know this sounds daft but ${question}`,
  'been meaning to ask': (question) => `been meaning to ask, ${question}`,
  'new here': (question) => `new here. ${question}`,
  'thanks in advance': (question) => `${question} thanks in advance`,
  'a letter': (question) =>
    `Dear careers team,\nI hope you are well. ${question}\nKind regards,\nPriya Shah`,
  'many thanks': (question) => `${question}\n\nMany thanks, Priya`,
};
const OUTCOMES = new Set(['answer', 'dialog']);

export function run([file = 'tests/bench/questions-blind.jsonl']: string[]): void {
  const conversation = buildConversation(loadKnowledge('knowledge'), loadDialogs('dialogs'));
  const questions = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => questionSchema.parse(JSON.parse(line)))
    .filter(({ turns, expect }) => turns.length === 1 && OUTCOMES.has(expect.outcome));
  const shares = Object.entries(WRAPPINGS).map(([name, wrap]) => {
    const right = questions.filter((question) => {
      const last = play(conversation, question.turns.map(wrap)).at(-1);
      return last !== undefined && faults(question, last).length === 0;
    });
    return { name, share: (100 * right.length) / questions.length };
  });
  const plain = shares[0]?.share ?? 0;
  for (const { name, share } of shares)
    console.log(`${name}: ${share.toFixed(1)} % (${(share - plain).toFixed(1)})`);
  const most = Math.max(...shares.map(({ share }) => plain - share));
  console.log(`${questions.length} questions; a wrapping costs ${most.toFixed(1)} points at most`);
  if (most > accepted.wrappingCosts) {
    console.error(`That is more than ${accepted.wrappingCosts} points.`);
    process.exitCode = 1;
  }
}
