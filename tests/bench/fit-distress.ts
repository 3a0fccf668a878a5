// npm run bench -- fit-distress [ROUNDS]: fits the weights by which distress is heard in what a message says as a whole
// (src/safety/distress/weights.json): multinomial logistic regression with a penalty on large weights, by Adam. It learns
// from the lists in tests/safety that are not named "blind", from sentences made of tests/safety/distress-made.yaml, and
// from the questions about careers and other things beside this file.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { type Knowledge, loadKnowledge } from '../../src/knowledge/load.ts';
import { knownWords } from '../../src/language/ordinary-words.ts';
import { buildDistressReader } from '../../src/safety/distress/reader.ts';
import { BASE, OUTCOMES, type Outcome } from '../../src/safety/distress/weigh.ts';
import { linesOf, sectionsOf } from '../safety/distress-lists.ts';
import { type Random, seeded } from './random.ts';
import { questionSchema } from './scoring.ts';

const WEIGHTS = 'src/safety/distress/weights.json';
const MADE = 'tests/safety/distress-made.yaml';
const QUESTIONS = ['questions', 'questions-tuning', 'questions-everyday', 'questions-strangers'];
const SITUATIONS = ['situations', 'situations-labelled'];
const OTHER_THINGS = ['not-careers-own', 'not-careers-tuning', 'unknown-jobs'];

const ROUNDS = 220;
const STEP = 0.05;
/** Of the mean loss of an example. */
const PENALTY = 0.00002;
/** Sentences made of each frame of slots, and how much one of them counts. */
const MADE_OF_EACH = 40;
const WEIGHT_OF_MADE = 0.5;
/** Example phrases and what is said in transcripts are many and mostly short: at more than this they hush a hard time. */
const WEIGHT_OF_SHORT = 0.25;
/** Smaller weights change little and are left out of the file. */
const LEAST_WEIGHT = 0.15;
/** A mark that is rarer says nothing. */
const LEAST_OFTEN = 2;

interface Told {
  text: string;
  outcome: Outcome;
  weight: number;
}

interface Example {
  /** Of its marks. */
  places: Int32Array;
  scale: number;
  outcome: number;
  weight: number;
}

export function run([rounds]: string[]): void {
  const knowledge = loadKnowledge('knowledge');
  const reader = buildDistressReader(knowledge, knownWords);
  const told = toldBy(knowledge, seeded(1));
  const examples = told.flatMap(({ text, outcome, weight }) => {
    // Of what is no distress, no passage is; of distress, the whole tells.
    const passages = reader.passages(text);
    const read = outcome === 'none' ? passages : passages.slice(0, 1);
    return read.map(({ marks, scale }) => ({
      names: marks.map(({ name }) => name),
      scale,
      outcome,
      weight,
    }));
  });
  const counts = new Map<string, number>();
  for (const example of examples)
    for (const name of example.names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = [...counts].flatMap(([name, count]) => (count >= LEAST_OFTEN ? [name] : []));
  const names = [BASE, ...often];
  const places = new Map(names.map((name, place) => [name, place]));
  const weights = fit(
    examples.map((example) => ({
      ...example,
      places: Int32Array.from(example.names.flatMap((name) => places.get(name) ?? [])),
      outcome: OUTCOMES.indexOf(example.outcome),
    })),
    names.length,
    Number(rounds ?? ROUNDS),
  );
  const file = Object.fromEntries(
    OUTCOMES.map((outcome, at) => [
      outcome,
      Object.fromEntries(
        names
          .map((name, place): [string, number] => [
            name,
            Number((weights[at]?.[place] ?? 0).toFixed(2)),
          ])
          .filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      ),
    ]),
  );
  writeFileSync(WEIGHTS, `${JSON.stringify(file, null, 2)}\n`);
  console.log(`${examples.length} examples, ${names.length} marks; now npm test -- tests/safety`);
}

/** What is said in the conversations of tests/transcripts, those about distress left out. */
function saidInTranscripts(): string[] {
  return readdirSync(TRANSCRIPTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !ABOUT_DISTRESS.test(file))
    .map((file) => transcriptSchema.parse(load(readFileSync(path.join(TRANSCRIPTS, file), 'utf8'))))
    .flatMap(({ turns }) => turns.filter(({ outcome }) => outcome !== 'signpost'))
    .map(({ say }) => say);
}
const TRANSCRIPTS = 'tests/transcripts';
const ABOUT_DISTRESS = /distress|crisis|danger|low-mood/;
const transcriptSchema = z.object({
  turns: z.array(z.object({ say: z.string(), outcome: z.string().optional() })),
});

/** All that is learned from. */
function toldBy(knowledge: Knowledge, random: Random): Told[] {
  const danger = [...sectionsOf('danger.txt')].flatMap(([outcome, lines]) =>
    lines.map((text) => ({ text, outcome: z.enum(OUTCOMES).parse(outcome), weight: 1 })),
  );
  const low = linesOf('low-mood.txt').map((text): Told => ({ text, outcome: 'low', weight: 1 }));
  const isDistress = new Set([...danger, ...low].map(({ text }) => text));
  const asked = QUESTIONS.flatMap((name) => read(`${name}.jsonl`))
    .map((line) => questionSchema.parse(JSON.parse(line)))
    .filter(({ expect }) => expect.outcome !== 'signpost')
    .flatMap(({ turns }) => turns)
    .concat(SITUATIONS.flatMap((name) => read(`${name}.jsonl`)).map(textOf))
    .concat([...knowledge.questions.values()].flatMap(({ asked }) => asked))
    .filter((text) => !isDistress.has(text));
  const calm = [...linesOf('sounds-like.txt'), ...asked].map(
    (text): Told => ({ text, outcome: 'none', weight: 1 }),
  );
  const short = [
    ...knowledge.phrasing.intents.flatMap(({ phrases }) => phrases),
    ...saidInTranscripts(),
  ]
    .filter((text) => !isDistress.has(text))
    .map((text): Told => ({ text, outcome: 'none', weight: WEIGHT_OF_SHORT }));
  const other = [...OTHER_THINGS.flatMap((name) => read(`${name}.txt`)), ...erasing()].map(
    (text): Told => ({ text, outcome: 'none', weight: 1 }),
  );
  // A question about careers before or behind takes nothing away.
  const beside = [...danger, ...low].map(({ text, outcome }): Told => {
    const question = random.pick(asked);
    return {
      text: random.chance(0.5) ? `${text} ${question}` : `${question} ${text}`,
      outcome,
      weight: WEIGHT_OF_MADE,
    };
  });
  // What people put around a message says nothing of how they are.
  const wrapped = calm.map(
    ({ text, outcome }): Told => ({
      text: inWrapping(knowledge, text, random),
      outcome,
      weight: WEIGHT_OF_MADE,
    }),
  );
  return [...danger, ...low, ...calm, ...short, ...other, ...beside, ...wrapped, ...madeBy(random)];
}

/** A message behind an opening or inside a letter. */
function inWrapping({ phrasing }: Knowledge, text: string, random: Random): string {
  const { who, openings, signing } = phrasing.wrapping;
  if (random.chance(0.3))
    return `Dear ${random.pick(['team', 'careers team', 'Sir or Madam'])},\nI hope you are well. ${text}\n${random.pick(signing)},\n${random.pick(NAMES)}`;
  return `${random.pick(openings).replaceAll('{who}', random.pick(who))} ${text}`;
}
/** No name means anything. */
const NAMES = ['Sam Price', 'Priya', 'Aisha Khan', 'Tom', 'Grace Okoro', 'Lee'];

/** What people say of deleting a chat or a plan. */
function erasing(): string[] {
  return readFileSync('tests/safety/erasure.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => line.split(/: (.*)/)[1] ?? []);
}

const situationSchema = z.object({ text: z.string() });
function textOf(line: string): string {
  return situationSchema.parse(JSON.parse(line)).text;
}

function read(name: string): string[] {
  return readFileSync(`tests/bench/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

const madeSchema = z.strictObject({
  slots: z.record(z.string(), z.array(z.string())),
  made: z.partialRecord(z.enum(OUTCOMES), z.array(z.string())),
});

/** Sentences of the frames, each slot filled at random. */
function madeBy(random: Random): Told[] {
  const { slots, made } = madeSchema.parse(load(readFileSync(MADE, 'utf8')));
  const fill = (frame: string): string => {
    const chosen = frame.replace(/\[([^\]]*)\]/g, (_, options: string) =>
      random.pick(options.split('|')),
    );
    return chosen.replace(/\{([^}]*)\}/g, (_, slot: string) =>
      fill(random.pick(slots[slot] ?? [''])),
    );
  };
  return OUTCOMES.flatMap((outcome) =>
    (made[outcome] ?? []).flatMap((frame) =>
      Array.from({ length: MADE_OF_EACH }, () => ({
        text: fill(frame).replace(/\s+/g, ' ').trim(),
        outcome,
        weight: WEIGHT_OF_MADE,
      })),
    ),
  );
}

/** The weights of each outcome, mark by mark. */
function fit(examples: readonly Example[], size: number, rounds: number): Float64Array[] {
  const zeros = () => OUTCOMES.map(() => new Float64Array(size));
  const [weights, mean, spread] = [zeros(), zeros(), zeros()];
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= rounds; round++) {
    const gradient = zeros();
    let loss = 0;
    for (const { places, scale, outcome, weight } of examples) {
      const sums = weights.map((own) => {
        let sum = 0;
        for (const place of places) sum += own[place] ?? 0;
        return (own[0] ?? 0) + scale * sum;
      });
      const most = Math.max(...sums);
      const powers = sums.map((sum) => Math.exp(sum - most));
      const all = powers.reduce((one, other) => one + other, 0);
      loss -= weight * Math.log((powers[outcome] ?? 0) / all);
      for (const [at, own] of gradient.entries()) {
        const push = weight * ((powers[at] ?? 0) / all - (at === outcome ? 1 : 0));
        if (Math.abs(push) < 1e-5) continue;
        own[0] = (own[0] ?? 0) + push;
        for (const place of places) own[place] = (own[place] ?? 0) + scale * push;
      }
    }
    for (const [at, own] of weights.entries()) {
      const [slopes, means, spreads] = [gradient[at], mean[at], spread[at]];
      if (!slopes || !means || !spreads) continue;
      for (let place = 0; place < size; place++) {
        const slope = (slopes[place] ?? 0) / total + PENALTY * (own[place] ?? 0);
        means[place] = 0.9 * (means[place] ?? 0) + 0.1 * slope;
        spreads[place] = 0.999 * (spreads[place] ?? 0) + 0.001 * slope * slope;
        const step = (means[place] ?? 0) / (1 - 0.9 ** round);
        const scale = Math.sqrt((spreads[place] ?? 0) / (1 - 0.999 ** round)) + 1e-8;
        own[place] = (own[place] ?? 0) - (STEP * step) / scale;
      }
    }
    if (round % 50 === 0) console.log(`round ${round}: loss ${(loss / total).toFixed(4)}`);
  }
  return weights;
}
