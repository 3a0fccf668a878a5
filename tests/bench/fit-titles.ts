// Fits the weights of src/matching/calibration.ts on half of the samples and prints them, to be copied there.
//
//     npm run bench -- fit-titles
//
// A sample is right when one of its ids gets the probability (of one without ids: "none" does). The weights are
// drawn towards those in use, so that evidence that few samples have keeps a sensible weight.

import { WORTH } from '../../src/matching/calibration.ts';
import { EVIDENCE, type EvidenceName } from '../../src/matching/evidence.ts';
import { buildTitleJudge, type TitleJudge } from '../../src/matching/judge.ts';
import { ELSEWHERE, jobId, roleTitles } from '../../src/understanding/readers/titles.ts';
import { readTitleKnowledge } from './title-knowledge.ts';
import { makeSamples, type Sample } from './title-samples.ts';

const ROUNDS = 400;
const STEP = 0.05;
const DRAWN_TO_START = 0.0005;
const MOST_CANDIDATES = 15;

/** All other evidence speaks against a title. */
const SPEAKS_FOR: ReadonlySet<string> = new Set(['bias', 'exact']);

/**
 * Set by hand, for the samples do not show what matters: most talk is not about jobs at all, so an everyday word
 * alone proves little; and who asks here sooner means a job that is described here than one elsewhere.
 */
const FIXED: Partial<Record<EvidenceName, number>> = { everyday: -4, backgroundUnlike: -8 };

interface Case {
  evidence: Float64Array[];
  ids: string[];
  right: ReadonlySet<string>;
}

export function run(): void {
  const knowledge = readTitleKnowledge('knowledge');
  const samples = makeSamples(knowledge);
  const { entries, options } = roleTitles(knowledge);
  const leftOut = new Set([...samples.leftOut].map((job) => ELSEWHERE + jobId(job)));
  const judge = buildTitleJudge(
    entries.filter((entry) => !leftOut.has(entry.id)),
    options,
  );
  const cases = samples.fitting.flatMap((sample) => casesOf(sample, judge));
  const held = samples.reporting.flatMap((sample) => casesOf(sample, judge));
  const start = Float64Array.from(EVIDENCE, (name) => FIXED[name] ?? WORTH[name]);
  console.log(
    `${cases.length} cases for fitting, loss ${loss(cases, start).toFixed(4)}; ${held.length} held out, loss ${loss(held, start).toFixed(4)}`,
  );
  const fitted = fitWeights(cases, start);
  console.log(
    `fitted: loss ${loss(cases, fitted).toFixed(4)}; held out ${loss(held, fitted).toFixed(4)}`,
  );
  EVIDENCE.forEach((name, place) => {
    console.log(`  ${name}: ${(fitted[place] ?? 0).toFixed(2)},`);
  });
}

/** What the index would decide about for a sample: the whole text, or each stretch that it finds in a sentence. */
function casesOf(sample: Sample, judge: TitleJudge): Case[] {
  if (!sample.sentence) return [toCase(judge.whole(sample.text), sample.ids)];
  return judge.inside(sample.text).map(({ start, end, judged }) => {
    const isThere = start < sample.end && end > sample.start;
    return toCase(judged, isThere ? sample.ids : new Set());
  });
}

function toCase(judged: ReturnType<TitleJudge['whole']>, right: ReadonlySet<string>): Case {
  const evidence: Float64Array[] = [];
  const ids: string[] = [];
  for (const one of judged.slice(0, MOST_CANDIDATES)) {
    evidence.push(Float64Array.from(one.evidence.figures));
    ids.push(one.title.id);
  }
  return { evidence, ids, right };
}

function fitWeights(cases: readonly Case[], start: Float64Array): Float64Array {
  const weights = Float64Array.from(start);
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = slopeOf(cases, weights);
    for (let place = 0; place < weights.length; place++) {
      const pull = DRAWN_TO_START * ((weights[place] ?? 0) - (start[place] ?? 0));
      const value = (slope[place] ?? 0) + pull;
      mean[place] = 0.9 * (mean[place] ?? 0) + 0.1 * value;
      square[place] = 0.99 * (square[place] ?? 0) + 0.01 * value * value;
      const move =
        (mean[place] ?? 0) /
        (1 - 0.9 ** round) /
        (Math.sqrt((square[place] ?? 0) / (1 - 0.99 ** round)) + 1e-8);
      const weight = (weights[place] ?? 0) - STEP * move;
      const name = EVIDENCE[place];
      if (name === undefined || name in FIXED) continue;
      weights[place] = SPEAKS_FOR.has(name) ? Math.max(0, weight) : Math.min(0, weight);
    }
  }
  return weights;
}

function slopeOf(cases: readonly Case[], weights: Float64Array): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const one of cases) {
    const { probabilities, places, right } = judge(one, weights);
    places.forEach((candidate, at) => {
      const probability = probabilities[at] ?? 0;
      const isRight = one.right.has(one.ids[candidate] ?? '');
      const wanted = isRight ? probability / Math.max(right, 1e-9) : 0;
      const evidence = one.evidence[candidate];
      for (let place = 0; place < slope.length; place++) {
        slope[place] =
          (slope[place] ?? 0) + ((probability - wanted) * (evidence?.[place] ?? 0)) / cases.length;
      }
    });
  }
  return slope;
}

function loss(cases: readonly Case[], weights: Float64Array): number {
  return (
    cases.reduce((sum, one) => sum - Math.log(Math.max(1e-9, judge(one, weights).right)), 0) /
    cases.length
  );
}

/** The probability of each entry's best title, and of a right answer. */
function judge(
  one: Case,
  weights: Float64Array,
): { places: number[]; probabilities: number[]; right: number } {
  const best = new Map<string, { candidate: number; worth: number }>();
  one.evidence.forEach((evidence, candidate) => {
    let worth = 0;
    for (let place = 0; place < weights.length; place++)
      worth += (weights[place] ?? 0) * (evidence[place] ?? 0);
    const id = one.ids[candidate] ?? '';
    const known = best.get(id);
    if (!known || worth > known.worth) best.set(id, { candidate, worth });
  });
  const places = [...best.values()].map(({ candidate }) => candidate);
  const powers = [...best.values()].map(({ worth }) => Math.exp(Math.min(worth, 50)));
  const whole = powers.reduce((sum, power) => sum + power, 1);
  const probabilities = powers.map((power) => power / whole);
  let right = one.right.size === 0 ? 1 / whole : 0;
  places.forEach((candidate, at) => {
    if (one.right.has(one.ids[candidate] ?? '')) right += probabilities[at] ?? 0;
  });
  if (one.right.size > 0 && !one.ids.some((id) => one.right.has(id))) right = 0;
  return { places, probabilities, right };
}
