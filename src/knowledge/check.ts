// `npm run check`: every fault and every warning in the content. Exits with 1 where there is a fault.

import { formatProblem } from './files.ts';
import { readKnowledge } from './load.ts';
import { findWarnings } from './warnings.ts';

const { knowledge, problems } = readKnowledge('knowledge');
const warnings = knowledge ? findWarnings(knowledge, new Date()) : [];
for (const warning of warnings) console.log(`warning  ${warning.about}  ${warning.says}`);
for (const problem of problems) console.log(formatProblem(problem));
console.log(
  knowledge
    ? `${knowledge.roles.size} roles, ${knowledge.topics.size} topics: ${problems.length} faults, ${warnings.length} warnings`
    : `${problems.length} faults; warnings come when every file can be read`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
