// npm run bench -- questions FILE: plays every conversation of a file of questions and says which answers are right.
// A line: {"id", "kind", "turns": [...], "expect": {outcome, topic, roles, dialog, must_say, must_not_say, unknown?}};
// `roles` has, for each role expected, the ids that are accepted. A file that ends in .txt has one question a line, each
// about something else than careers: none may be answered.

import { readFileSync } from 'node:fs';
import { play, type TurnReport } from '../../src/channels/terminal/play.ts';
import { buildConversation } from '../../src/conversation/conversation.ts';
import { loadDialogs } from '../../src/dialogs/script/load.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { accepted } from './accepted.ts';
import { faults, questionSchema } from './scoring.ts';
import { percentile } from './timing.ts';

export function run([file = 'tests/bench/questions.jsonl']: string[]): void {
  const conversation = buildConversation(loadKnowledge('knowledge'), loadDialogs('dialogs'));
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (file.endsWith('.txt')) {
    const answered = lines.filter((line) => {
      const [report] = play(conversation, [line]);
      return report && (report.outcome === 'answer' || report.outcome === 'dialog');
    });
    for (const line of answered) {
      const [report] = play(conversation, [line]);
      console.log(`answered  ${line}\n    ${oneLine(report)}`);
    }
    console.log(`${answered.length} of ${lines.length} answered (${share(answered, lines)} %)`);
    const most = accepted.answeredOfOtherMatters[file];
    if (most !== undefined && Number(share(answered, lines)) > most) fail(`more than ${most} %`);
    return;
  }
  const times: number[] = [];
  const results = lines.map((line) => {
    const question = questionSchema.parse(JSON.parse(line));
    const reports = play(conversation, question.turns);
    times.push(...reports.map((report) => report.ms));
    const last = reports.at(-1);
    return { question, last, faults: last ? faults(question, last) : ['no reply'] };
  });
  for (const { question, last, faults } of results) {
    if (faults.length === 0) continue;
    console.log(`${question.id} ${question.kind}: ${JSON.stringify(question.turns)}`);
    for (const fault of faults) console.log(`    ${fault}`);
    console.log(`    > ${oneLine(last)}`);
  }
  for (const kind of [...new Set(results.map(({ question }) => question.kind))].sort()) {
    const ofKind = results.filter(({ question }) => question.kind === kind);
    const right = ofKind.filter((result) => result.faults.length === 0);
    console.log(`${kind}: ${right.length} of ${ofKind.length}`);
  }
  const right = results.filter((result) => result.faults.length === 0);
  console.log(
    `right ${right.length} of ${results.length} (${share(right, results)} %), a turn p50 ${percentile(times, 50).toFixed(2)} ms p99 ${percentile(times, 99).toFixed(2)} ms`,
  );
  const least = accepted.right[file];
  if (least !== undefined && Number(share(right, results)) < least) fail(`less than ${least} %`);
}

/** The run ends with an error: the figure is worse than the one that was accepted last. */
function fail(what: string): void {
  console.error(`That is ${what}, which tests/bench/accepted.json does not allow.`);
  process.exitCode = 1;
}

function oneLine(report: TurnReport | undefined): string {
  if (!report) return '';
  const { outcome, topic, roles, confidence, text } = report;
  const ids = roles.slice(0, 3).map((role) => role.id);
  return `${outcome} ${topic} [${ids.join(', ')}] ${confidence} ${text.replace(/\s+/g, ' ').slice(0, 140)}`;
}

function share(part: readonly unknown[], whole: readonly unknown[]): string {
  return ((100 * part.length) / Math.max(1, whole.length)).toFixed(1);
}
