// `npm run check`: every fault and every warning in knowledge/ and dialogs/. Exits with 1 where there is a fault.
// `npm run check -- questions` prints the figures of the small questions as well, `-- gaps` what roles lack.

import { trustFolder } from '../../config.ts';
import { readExamples } from '../../desk/examples.ts';
import { readDialogs, type Scripts } from '../../dialogs/script/load.ts';
import { formatProblem, type Problem } from '../../knowledge/files.ts';
import { type Knowledge, readKnowledge } from '../../knowledge/load.ts';
import { findGaps, gapLines } from './gaps.ts';
import { findAlikePhrasings, findHardAnswers, questionFigures } from './questions.ts';
import { findWarnings } from './warnings.ts';

const { knowledge, themes, problems } = readKnowledge('knowledge', trustFolder());
const dialogs = readDialogs('dialogs');
problems.push(...dialogs.problems, ...unknownTopics(knowledge, dialogs.dialogs));
problems.push(...findAlikePhrasings(themes));
const examples = readExamples('knowledge', trustFolder(), problems);
const questions = [...(knowledge?.questions.values() ?? [])];
const warnings = knowledge
  ? [...findWarnings(knowledge, new Date()), ...findHardAnswers(questions)]
  : [];
for (const warning of warnings) console.log(`warning  ${warning.about}  ${warning.says}`);
for (const problem of problems) console.log(formatProblem(problem));
if (process.argv.includes('gaps') && knowledge) {
  console.log(gapLines(findGaps([...knowledge.roles.values()])).join('\n'));
}
if (process.argv.includes('questions')) console.log(questionFigures(questions).join('\n'));
console.log(
  knowledge && dialogs.dialogs
    ? `${knowledge.roles.size} roles, ${knowledge.topics.size} topics, ${questions.length} small questions, ${dialogs.dialogs.scripts.size} dialogs, ${examples.length} examples: ${problems.length} faults, ${warnings.length} warnings`
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
