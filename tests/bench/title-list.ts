// npm run bench -- title-list FILE [FILE ...]: searches the knowledge base for each line of a list,
// `query<TAB>role ids joined by |<TAB>kind` (NONE: no such job here), and prints by kind how often it is right.

import { readFileSync } from 'node:fs';
import { SURE } from '../../src/matching/title-index.ts';
import { buildRoleTitleIndex, ELSEWHERE } from '../../src/understanding/readers/titles.ts';
import { percentile, timed } from './timing.ts';
import { readTitleKnowledge } from './title-knowledge.ts';

interface Tally {
  lines: number;
  first: number;
  three: number;
  wrongButSure: number;
}

export function run(files: string[]): void {
  if (files.length === 0) throw new Error('Name a list: npm run bench -- title-list FILE');
  const knowledge = readTitleKnowledge('knowledge');
  const { result: index, ms: buildTime } = timed(() => buildRoleTitleIndex(knowledge));
  const byKind = new Map<string, Tally>();
  const times: number[] = [];
  for (const [query = '', ids = '', kind = ''] of files.flatMap(readLines)) {
    const { result: matches, ms } = timed(() => index.search(query, 3));
    times.push(ms);
    const right = new Set(ids.split('|'));
    const isNone = ids === 'NONE';
    const best = matches[0];
    const isKnownHere = best !== undefined && !best.id.startsWith(ELSEWHERE);
    const isFirst = isNone
      ? !(isKnownHere && best.score >= SURE)
      : best !== undefined && right.has(best.id);
    const isSure = isKnownHere && best.score >= SURE;
    for (const name of [kind, isNone ? 'all NONE' : 'all titles']) {
      const tally = byKind.get(name) ?? { lines: 0, first: 0, three: 0, wrongButSure: 0 };
      byKind.set(name, tally);
      tally.lines++;
      if (isFirst) tally.first++;
      if (isNone ? isFirst : matches.some((match) => right.has(match.id))) tally.three++;
      if (isSure && !isFirst) tally.wrongButSure++;
    }
  }
  const kinds = [...byKind.keys()].sort(
    (a, b) => Number(a.startsWith('all')) - Number(b.startsWith('all')) || a.localeCompare(b),
  );
  for (const kind of kinds) console.log(describe(kind, byKind.get(kind)));
  console.log(
    `build ${buildTime.toFixed(0)} ms, query p50 ${percentile(times, 50).toFixed(2)} ms p99 ${percentile(times, 99).toFixed(2)} ms`,
  );
}

function describe(kind: string, tally: Tally | undefined): string {
  if (!tally) return kind;
  const share = (count: number): string => `${((100 * count) / tally.lines).toFixed(1)} %`;
  return `${kind}: ${tally.lines} lines, right first ${share(tally.first)}, among three ${share(tally.three)}, wrong but sure ${share(tally.wrongButSure)}`;
}

function readLines(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((field) => field.trim()));
}
