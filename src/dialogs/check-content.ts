// `npm run check`: every fault and every warning in knowledge/ and dialogs/. Exits with 1 where there is a fault.

import { formatProblem, type Problem } from '../knowledge/files.ts';
import { type Knowledge, readKnowledge } from '../knowledge/load.ts';
import { findWarnings } from '../knowledge/warnings.ts';
import { readDialogs, type Scripts } from './load.ts';

const { knowledge, problems } = readKnowledge('knowledge');
const dialogs = readDialogs('dialogs');
problems.push(...dialogs.problems, ...unknownTopics(knowledge, dialogs.dialogs));
const warnings = knowledge ? findWarnings(knowledge, new Date()) : [];
for (const warning of warnings) console.log(`warning  ${warning.about}  ${warning.says}`);
for (const problem of problems) console.log(formatProblem(problem));
console.log(
  knowledge && dialogs.dialogs
    ? `${knowledge.roles.size} roles, ${knowledge.topics.size} topics, ${dialogs.dialogs.scripts.size} dialogs: ${problems.length} faults, ${warnings.length} warnings`
    : `${problems.length} faults; warnings come when every file can be read`,
);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Topic files that the wording of plans takes its sources from. */
function unknownTopics(known: Knowledge | undefined, scripts: Scripts | undefined): Problem[] {
  if (!known || !scripts) return [];
  const { plan, ladder } = scripts.wording;
  return [...Object.values(plan.closingTopics), ladder.topic]
    .filter((topic) => !known.topics.has(topic))
    .map((topic) => ({
      file: 'dialogs/wording.yaml',
      line: 1,
      column: 1,
      says: `names the topic "${topic}", which knowledge/topics does not have`,
    }));
}
