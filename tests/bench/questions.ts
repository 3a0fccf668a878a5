// npm run bench -- questions FILE: plays every conversation of a file of questions and says which answers are right.
// A line: {"id", "kind", "turns": [...], "expect": {outcome, topic, roles, dialog, must_say, must_not_say, unknown?}};
// `roles` has, for each role expected, the ids that are accepted. A file that ends in .txt has one question a line, each
// about something else than careers: none may be answered.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { play, type TurnReport } from '../../src/channels/terminal/play.ts';
import { buildConversation } from '../../src/conversation.ts';
import { loadDialogs } from '../../src/dialogs/load.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { percentile } from './timing.ts';

const questionSchema = z.object({
  id: z.string(),
  kind: z.string(),
  turns: z.array(z.string()).min(1),
  expect: z.object({
    outcome: z.string(),
    topic: z.string(),
    roles: z.array(z.array(z.string())),
    dialog: z.string().nullable(),
    must_say: z.array(z.string()),
    must_not_say: z.array(z.string()),
  }),
});
type Question = z.infer<typeof questionSchema>;

/** Topics that a fair reader takes for each other. */
const SAME_TOPICS = [
  ['entry', 'qualifications', 'experience', 'routes', 'apprenticeship', 'college', 'university'],
  ['training', 'routes', 'university', 'apprenticeship'],
  ['overview', 'duties', 'settings'],
  ['duties', 'skills'],
  ['entry', 'checks', 'registration'],
  ['apply', 'interview', 'general', 'routes'],
];
/** Topics that files of knowledge/topics have, any of which counts as `general`. */
const GENERAL = loadTopics();
/** A search is right when one of this many first roles is accepted. */
const FIRST_RESULTS = 5;

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
}

/** Everything that is wrong with the last reply. */
function faults({ expect, kind }: Question, last: TurnReport): string[] {
  const found: string[] = [];
  if (last.outcome !== expect.outcome) {
    found.push(`outcome ${last.outcome}, expected ${expect.outcome}`);
  }
  if (!sameTopic(last.topic, expect.topic) && expect.outcome !== 'dialog') {
    found.push(`topic ${last.topic}, expected ${expect.topic}`);
  }
  if (expect.dialog !== last.dialog) found.push(`dialog ${last.dialog}, expected ${expect.dialog}`);
  const ids = last.roles.map((role) => role.id);
  const isList = expect.topic === 'find-roles' || expect.outcome === 'clarify';
  const hasRoles = isList
    ? expect.roles.every((ok) => ids.slice(0, FIRST_RESULTS).some((id) => ok.includes(id)))
    : expect.roles.length > 1 || kind === 'compare' || expect.outcome === 'dialog'
      ? expect.roles.every((accepted) => ids.some((id) => accepted.includes(id)))
      : expect.roles.every((accepted) => ids[0] !== undefined && accepted.includes(ids[0]));
  if (!hasRoles) {
    const wanted = expect.roles.map((ok) => ok.slice(0, 4).join('|')).join(' + ');
    found.push(`roles ${ids.slice(0, FIRST_RESULTS).join(', ') || 'none'}, expected ${wanted}`);
  }
  for (const pattern of expect.must_say) {
    if (!new RegExp(pattern, 'i').test(last.text)) found.push(`does not say ${pattern}`);
  }
  for (const pattern of expect.must_not_say) {
    if (new RegExp(pattern, 'i').test(last.text)) found.push(`says ${pattern}`);
  }
  return found;
}

function sameTopic(given: string, expected: string): boolean {
  if (given === expected) return true;
  if (SAME_TOPICS.some((group) => group.includes(given) && group.includes(expected))) return true;
  return (
    (given === 'general' && GENERAL.has(expected)) || (expected === 'general' && GENERAL.has(given))
  );
}

function loadTopics(): Set<string> {
  return new Set([...loadKnowledge('knowledge').topics.values()].map((topic) => topic.topic));
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
