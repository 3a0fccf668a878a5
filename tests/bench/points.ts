// How often the right small question comes first, and whether its probability can be believed.
//
//     npm run bench -- points            on two phrasings of each question that the index did not have
//     npm run bench -- points situations on situations written before the answers, one line each
//     npm run bench -- points labelled   on situations whose right answers are labelled; weights fitted on others
//     npm run bench -- points fit        fits the weights of src/matching/points.ts on all of these, and prints them
//
// The phrasings held out are known to the word vectors: what is right of them is flattered. The situations are not.
// For each situation there is one like it whose questions the index does not have: "none" is right there.

import { readFileSync } from 'node:fs';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { SmallQuestion } from '../../src/knowledge/questions.ts';
import {
  NONE_FEATURES,
  NONE_WEIGHTS,
  POINT_FEATURES,
  POINT_WEIGHTS,
} from '../../src/matching/point-weights.ts';
import type { PointEvidence, PointIndex } from '../../src/matching/points.ts';
import { indexQuestions } from '../../src/understanding/readers/small-questions.ts';
import { wordVectors } from '../../src/understanding/readers/word-vectors.ts';

const ROUNDS = 250;
const STEP = 0.1;
const DRAWN_TO_ZERO = 0.0005;
const LABELLED = 'tests/bench/situations-labelled.jsonl';
/** A situation for each question, written with its answer in view and put aside: no phrasing, and in no word's vector. */
const TOLD = 'tests/bench/situations-told.jsonl';
const QUESTION = 'question:';
const SITUATIONS = 'tests/bench/situations.jsonl';
/** A bot acts on what it is this sure of. */
const SURE = 0.5;

interface Sample {
  text: string;
  want: readonly string[];
}

export function run([what = 'held-out']: string[]): void {
  const knowledge = loadKnowledge('knowledge');
  const questions = [...knowledge.questions.values()];
  if (what === 'situations') {
    reportSituations(indexQuestions(questions, knowledge.phrasing, wordVectors()));
    return;
  }
  if (what === 'fit' || what === 'labelled') {
    const index = indexQuestions(questions, knowledge.phrasing, wordVectors());
    const [told, labelled] = [casesOf(index, TOLD), casesOf(index, LABELLED)];
    if (what === 'labelled') reportPlaces(labelled, told);
    else print(fit([...told, ...labelled]));
    return;
  }
  const { kept, samples } = holdOut(questions);
  report(indexQuestions(kept, knowledge.phrasing, wordVectors()), samples);
}

/** The situations that a small question answers, with what speaks for each candidate. */
function casesOf(index: PointIndex, file: string): Case[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      const { text, right }: { text: string; right: string[] } = JSON.parse(line);
      const want = right
        .filter((label) => label.startsWith(QUESTION))
        .map((label) => label.slice(QUESTION.length));
      return want.length > 0 ? [{ evidence: index.weigh(text), want }] : [];
    });
}

/** What comes first with the weights that stand in the source, and with weights fitted on other cases. */
function reportPlaces(cases: readonly Case[], others: readonly Case[]): void {
  const places = (some: readonly Case[], weights: Float64Array) =>
    some.map(({ evidence, want }) => {
      const { rows } = toRows({ evidence, want: [] });
      const worth = chances(rows, weights);
      return evidence.points
        .map(({ id }, place) => ({ id, worth: worth[place] ?? 0 }))
        .sort((a, b) => b.worth - a.worth)
        .findIndex(({ id }) => want.includes(id));
    });
  const tell = (name: string, found: readonly number[]) => {
    const within = (most: number) => found.filter((place) => place >= 0 && place < most).length;
    console.log(
      `${name}: of ${found.length} first ${within(1)}, among three ${within(3)}, among the candidates ${within(Infinity)}`,
    );
  };
  tell('as it stands', places(cases, startingWeights()));
  tell('fitted on others', places(cases, fit(others)));
}

/** Two phrasings of each question are taken from it, chosen by its place among all. */
function holdOut(questions: readonly SmallQuestion[]): {
  kept: SmallQuestion[];
  samples: Sample[];
} {
  const samples: Sample[] = [];
  const kept = questions.map((question, place) => {
    const { asked, id } = question;
    const first = place % asked.length;
    const out = new Set([first, (first + 3) % asked.length]);
    for (const number of out) samples.push({ text: asked[number] ?? '', want: [id] });
    return { ...question, asked: asked.filter((_, number) => !out.has(number)) };
  });
  return { kept, samples };
}

function report(index: PointIndex, samples: readonly Sample[]): void {
  let first = 0;
  let near = 0;
  const bins = Array.from({ length: 10 }, () => ({ count: 0, right: 0, promised: 0 }));
  const start = process.cpuUsage();
  for (const { text, want } of samples) {
    const found = index.find(text, 10);
    const [best] = found;
    const right = best !== undefined && want.includes(best.id);
    if (right) first++;
    if (found.some(({ id }) => want.includes(id))) near++;
    const bin = bins[Math.min(9, Math.floor((best?.score ?? 0) * 10))];
    if (!bin) continue;
    bin.count++;
    bin.promised += best?.score ?? 0;
    if (right) bin.right++;
  }
  const { user, system } = process.cpuUsage(start);
  const perText = (user + system) / 1000 / samples.length;
  console.log(
    `${samples.length} phrasings held out: right first ${percent(first, samples.length)}, among ten ${percent(near, samples.length)}; ${perText.toFixed(2)} ms of processor time each`,
  );
  console.log('probability   texts   right');
  for (const { count, right, promised } of bins) {
    if (count === 0) continue;
    console.log(
      `${(promised / count).toFixed(2).padStart(11)} ${String(count).padStart(7)} ${percent(right, count).padStart(7)}`,
    );
  }
}

interface Situation {
  id: string;
  theme: string;
  kind: string;
  text: string;
  /** The questions that answer it; none where no question does. */
  want?: string[];
}

function reportSituations(index: PointIndex): void {
  const samples = readFileSync(SITUATIONS, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Situation => JSON.parse(line));
  const tally = { first: 0, five: 0, sureRight: 0, sureWrong: 0, noContent: 0 };
  for (const { id, text, want = [] } of samples) {
    const found = index.find(text, 5);
    const [best] = found;
    const right = best !== undefined && want.includes(best.id);
    if (right) tally.first++;
    if (found.some((one) => want.includes(one.id))) tally.five++;
    if (best && best.score >= SURE) tally[right ? 'sureRight' : 'sureWrong']++;
    if (want.length === 0) tally.noContent++;
    const mark = right ? 'right' : want.length === 0 ? 'none ' : 'wrong';
    console.log(
      `${mark} ${best?.score.toFixed(2)} ${id} ${text} -> ${found
        .map((one) => one.id)
        .slice(0, 3)
        .join(', ')}`,
    );
  }
  console.log(`${samples.length} situations`, tally);
}

interface Case {
  evidence: PointEvidence;
  want: readonly string[];
}

function startingWeights(): Float64Array {
  return Float64Array.from([
    ...POINT_FEATURES.map((name) => POINT_WEIGHTS[name]),
    ...NONE_FEATURES.map((name) => NONE_WEIGHTS[name]),
  ]);
}

function print(weights: Float64Array): void {
  [...POINT_FEATURES, ...NONE_FEATURES].forEach((name, place) => {
    console.log(`  ${name}: ${(weights[place] ?? 0).toFixed(2)},`);
  });
}

function fit(cases: readonly Case[]): Float64Array {
  const without = cases.map(({ evidence, want }) => ({
    evidence: { ...evidence, points: evidence.points.filter(({ id }) => !want.includes(id)) },
    want: [],
  }));
  const all = [...cases, ...without].map(toRows);
  const weights = startingWeights();
  console.log(`before: loss ${loss(all, weights).toFixed(4)}`);
  // Adam: each weight has a step of its own, for some features are much smaller than others.
  const mean = new Float64Array(weights.length);
  const spread = new Float64Array(weights.length);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = slopeOf(all, weights);
    for (let place = 0; place < weights.length; place++) {
      const down = slope[place] ?? 0;
      mean[place] = 0.9 * (mean[place] ?? 0) + 0.1 * down;
      spread[place] = 0.99 * (spread[place] ?? 0) + 0.01 * down * down;
      const step = (mean[place] ?? 0) / (1 - 0.9 ** round);
      const size = Math.sqrt((spread[place] ?? 0) / (1 - 0.99 ** round)) + 1e-8;
      weights[place] = (weights[place] ?? 0) - (STEP * step) / size;
    }
  }
  console.log(`after: loss ${loss(all, weights).toFixed(4)}`);
  return weights;
}

interface Rows {
  /** One row of evidence for each candidate, and the last for none. */
  rows: number[][];
  /** The places of those any of which is right. */
  right: number[];
}

function toRows({ evidence, want }: Case): Rows {
  const blanks = NONE_FEATURES.map(() => 0);
  const rows = evidence.points.map(({ features }) => [
    ...POINT_FEATURES.map((name) => features[name]),
    ...blanks,
  ]);
  rows.push([...POINT_FEATURES.map(() => 0), ...NONE_FEATURES.map((name) => evidence.none[name])]);
  const right = evidence.points.flatMap(({ id }, place) => (want.includes(id) ? place : []));
  return { rows, right: right.length > 0 ? right : [rows.length - 1] };
}

function chances(rows: readonly number[][], weights: Float64Array): number[] {
  const worth = rows.map((row) =>
    row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0),
  );
  const highest = Math.max(...worth);
  const powers = worth.map((value) => Math.exp(value - highest));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

function loss(all: readonly Rows[], weights: Float64Array): number {
  const total = all.reduce(
    (sum, { rows, right }) => sum - Math.log(ofThese(right, chances(rows, weights)) + 1e-9),
    0,
  );
  return total / all.length;
}

function slopeOf(all: readonly Rows[], weights: Float64Array): Float64Array {
  const slope = weights.map((weight) => DRAWN_TO_ZERO * weight);
  for (const { rows, right } of all) {
    const likely = chances(rows, weights);
    const good = ofThese(right, likely) + 1e-9;
    likely.forEach((chance, place) => {
      const push = (chance - (right.includes(place) ? chance / good : 0)) / all.length;
      rows[place]?.forEach((value, at) => {
        slope[at] = (slope[at] ?? 0) + push * value;
      });
    });
  }
  return slope;
}

function ofThese(places: readonly number[], values: readonly number[]): number {
  return places.reduce((sum, place) => sum + (values[place] ?? 0), 0);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / (whole || 1)).toFixed(1)} %`;
}
