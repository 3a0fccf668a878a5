// npm run bench -- fit [ROUNDS]: fits the weights by which one of the things that a message may mean is chosen
// (src/understanding/weights.json), on the questions that are for tuning. Each proposal is answered, and counts as right
// when the answer is what the question expects; the weights make the right ones likely (conditional logit with a
// penalty on large weights, by Adam). Prints the share that is right on files that are not fitted on.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { merge } from '../../src/channels/terminal/play.ts';
import { buildConversation } from '../../src/conversation/conversation.ts';
import type { ConversationState } from '../../src/conversation/turn.ts';
import { loadDialogs } from '../../src/dialogs/script/load.ts';
import type { Request } from '../../src/ground/request.ts';
import { topicOf } from '../../src/knowledge/aspects.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { namedFor } from '../../src/understanding/choose.ts';
import type { Features, Proposal } from '../../src/understanding/proposal.ts';
import { faults, type Question, questionSchema, sameTopic } from './scoring.ts';

const TUNED_ON = [
  'tests/bench/questions-tuning.jsonl',
  'tests/bench/questions-strangers.jsonl',
  'tests/bench/questions-everyday.jsonl',
  'tests/bench/questions.jsonl',
  'tests/bench/not-careers-own.txt',
  'tests/bench/not-careers-tuning.txt',
  'tests/bench/unknown-jobs.txt',
];
/** Here a job that is in no file must be said to be unknown. */
const UNKNOWN_JOBS = 'unknown-jobs.txt';
/** Each with every reply that answers its very point, and how many questions one of them counts as: told at length and
 * seldom naming a job, at their full number they cost the short questions. */
const LABELLED = {
  'tests/bench/situations-labelled.jsonl': 0.3,
  'tests/bench/situations-told.jsonl': 0.15,
};
const TRANSCRIPTS = 'tests/transcripts/answers';
/** A turn of a transcript counts as so many questions: follow-ups are rare among those. */
const TIMES = 8;
const HELD_OUT = ['tests/bench/questions-blind.jsonl', 'tests/bench/questions-held-out.jsonl'];
const WEIGHTS = 'src/understanding/weights.json';

const ROUNDS = 400;
const STEP = 0.03;
/** Of the mean loss of an example; found by trying 0.0001 to 0.003 on held-out questions. */
const PENALTY = Number(process.env.PENALTY ?? 0.0004);
/** Weights smaller than this change nothing and are left out of the file. */
const LEAST_WEIGHT = 0.005;

interface Example {
  name: string;
  /** Counts as so many. */
  times: number;
  /** Figures that proposals share stand here once: the places of their weights, and their values. */
  parts: { places: Int32Array; values: Float64Array }[];
  /** `of`: which parts each has. */
  proposals: { of: number[]; isRight: boolean; request: Request }[];
}

export function run([rounds]: string[]): void {
  const names = new Map<string, number>();
  const turns = turnsOf(TRANSCRIPTS, names);
  const tuned = [
    ...TUNED_ON.flatMap((file) => examplesOf(file, names)),
    ...turns,
    ...Object.entries(LABELLED).flatMap(([file, times]) => labelledOf(file, times, names)),
  ];
  const fitted = fit(tuned, names.size, Number(rounds ?? ROUNDS));
  const share = (examples: readonly Example[]) => {
    const right = sumOf(examples.filter((one) => isRight(one, fitted)));
    const all = sumOf(examples);
    return `${right} of ${all} (${((100 * right) / all).toFixed(1)} %)`;
  };
  console.log(`${names.size} weights; fitted on ${share(tuned)}`);
  for (const file of HELD_OUT) {
    const examples = examplesOf(file, names);
    console.log(`${file}: ${share(examples)}`);
    tell(examples, fitted);
  }
  tell(tuned, fitted);
  const weights = Object.fromEntries(
    [...names]
      .map(([name, place]): [string, number] => [name, Number((fitted[place] ?? 0).toFixed(3))])
      .filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  writeFileSync(WEIGHTS, `${JSON.stringify(weights, null, 2)}\n`);
}

/** What was chosen wrongly, what would have been right, and what no proposal answers. */
function tell(examples: readonly Example[], weights: Float64Array): void {
  const wrong = examples.filter((one) => !isRight(one, weights));
  const unreachable = wrong.filter(({ proposals }) => !proposals.some((one) => one.isRight));
  console.log(`${wrong.length} wrong, of these ${unreachable.length} with no right proposal`);
  if (!process.env.BENCH_TELL) return;
  for (const example of wrong) {
    const scores = scoresOf(example, weights);
    const order = scores.map((_, at) => at).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const best = order[0] ?? 0;
    const right = order.find((at) => example.proposals[at]?.isRight);
    const show = (at: number | undefined) =>
      at === undefined
        ? 'nothing'
        : `${JSON.stringify(example.proposals[at]?.request).slice(0, 130)} ${(scores[at] ?? 0).toFixed(2)}`;
    console.log(`${example.name}\n    chose ${show(best)}\n    right ${show(right)}`);
  }
}

/** Plays every conversation of a file up to its last message and answers each thing that may mean. */
function examplesOf(file: string, names: Map<string, number>): Example[] {
  const conversation = buildConversation(knowledge(), loadDialogs('dialogs'));
  const isElsewhere = file.endsWith('.txt');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line): Example[] => {
      const question = questionSchema.parse(
        isElsewhere
          ? {
              id: line,
              kind: 'elsewhere',
              turns: [line],
              expect: {
                outcome: 'out-of-scope',
                topic: 'none',
                roles: [],
                dialog: null,
                must_say: [],
                must_not_say: [],
              },
            }
          : JSON.parse(line),
      );
      let state: ConversationState | undefined;
      for (const message of question.turns.slice(0, -1))
        state = conversation.turn(state, message).state;
      if (state?.dialog && !state.dialog.isDone) return [];
      const last = question.turns.at(-1) ?? '';
      if (state?.ground.offered) return [];
      const isSafety = conversation.turn(state, last).replies[0]?.outcome === 'signpost';
      if (isSafety) return [];
      const { proposals, take } = conversation.inspect(state, last);
      const example = {
        name: last,
        times: 1,
        ...encode(proposals, names, ({ request }) => {
          if (!mayBeRight(request, question)) return false;
          const report = merge(take(request).replies);
          return isElsewhere
            ? request.kind === 'unknown-job' ||
                (!file.endsWith(UNKNOWN_JOBS) &&
                  (report.outcome === 'out-of-scope' || report.outcome === 'smalltalk'))
            : faults(question, report).length === 0 &&
                (request.kind === 'several') === (question.kind === 'multi-intent');
        }),
      };
      // A job that nothing tells to be one can only be declined.
      if (file.endsWith(UNKNOWN_JOBS) && !example.proposals.some((one) => one.isRight))
        for (const one of example.proposals) one.isRight = one.request.kind === 'elsewhere';
      // Where only an answer to several questions is right, or only one to the main one, that is right.
      if (!example.proposals.some((one) => one.isRight))
        for (const [at, { request }] of proposals.entries()) {
          const one = example.proposals[at];
          if (one && !isElsewhere && mayBeRight(request, { ...question, kind: 'multi-intent' }))
            one.isRight = faults(question, merge(take(request).replies)).length === 0;
        }
      return [example];
    });
}

const transcriptSchema = z.object({
  turns: z.array(
    z.object({
      say: z.coerce.string(),
      outcome: z.string().optional(),
      topic: z.string().optional(),
      roles: z.array(z.string()).optional(),
      says: z.array(z.string()).optional(),
      notSays: z.array(z.string()).optional(),
      choices: z.array(z.coerce.string()).optional(),
      dialog: z.string().nullable().optional(),
    }),
  ),
});

/** The turns of the transcripts outside dialogs; each goes on from the right answer to the one before. */
function turnsOf(folder: string, names: Map<string, number>): Example[] {
  const conversation = buildConversation(knowledge(), loadDialogs('dialogs'));
  return readdirSync(folder).flatMap((file) => {
    const { turns } = transcriptSchema.parse(load(readFileSync(path.join(folder, file), 'utf8')));
    let state: ConversationState | undefined;
    const examples: Example[] = [];
    for (const expected of turns) {
      const before = conversation.turn(state, expected.say);
      const isOutside =
        before.replies[0]?.outcome !== 'signpost' &&
        !(state?.dialog && !state.dialog.isDone) &&
        state?.ground.offered === undefined &&
        !(expected.dialog && expected.outcome === undefined);
      if (!isOutside) {
        state = before.state;
        continue;
      }
      const { proposals, take } = conversation.inspect(state, expected.say);
      const encoded = encode(
        proposals,
        names,
        ({ request }) =>
          asksWell(request, expected) && fits(merge(take(request).replies), expected),
      );
      examples.push({ name: `${file}: ${expected.say}`, times: TIMES, ...encoded });
      const right = encoded.proposals.find(({ isRight }) => isRight);
      state = (right ? take(right.request) : before).state;
    }
    return examples;
  });
}

/** Any question back would do for a transcript that only wants one; what is no language is not understood. */
function asksWell(request: Request, expected: { outcome?: string | undefined; says?: unknown }) {
  if (expected.outcome !== 'clarify' || expected.says !== undefined) return true;
  return request.kind !== 'which-job' && request.kind !== 'what-to-find';
}

function fits(
  report: ReturnType<typeof merge>,
  expected: z.infer<typeof transcriptSchema>['turns'][number],
): boolean {
  const says = (pattern: string) => new RegExp(pattern, 'i').test(report.text);
  return (
    (expected.outcome === undefined || report.outcome === expected.outcome) &&
    (expected.topic === undefined || report.topic === expected.topic) &&
    (expected.dialog === undefined || report.dialog === expected.dialog) &&
    (expected.roles ?? []).every((id, place) => report.roles[place]?.id === id) &&
    (expected.says ?? []).every(says) &&
    !(expected.notSays ?? []).some(says) &&
    (expected.choices ?? []).every((choice) => report.choices.includes(choice))
  );
}

/** Situations of which the right replies are named: `question:ID`, `topic:ID`, `role:ID:ASPECT`, `could-i:ID`, `dialog:ID` or a kind. */
function labelledOf(file: string, times: number, names: Map<string, number>): Example[] {
  const conversation = buildConversation(knowledge(), loadDialogs('dialogs'));
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { text, right } = labelledSchema.parse(JSON.parse(line));
      const { proposals } = conversation.inspect(undefined, text);
      const isLabelled = ({ request }: Proposal) => right.includes(labelOf(request));
      return { name: text, times, ...encode(proposals, names, isLabelled) };
    });
}
const labelledSchema = z.object({ text: z.string(), right: z.array(z.string()).min(1) });

/** How a request is named among the right replies of a situation. */
function labelOf(request: Request): string {
  switch (request.kind) {
    case 'question':
      return `question:${request.question}`;
    case 'topic':
      return `topic:${request.topic}`;
    case 'role':
      return `role:${request.role}:${request.ask}`;
    case 'could-i':
      return `could-i:${request.role}`;
    case 'dialog':
      return `dialog:${request.script}`;
    default:
      return request.kind;
  }
}

let loaded: ReturnType<typeof loadKnowledge> | undefined;
function knowledge() {
  loaded ??= loadKnowledge('knowledge');
  return loaded;
}

/** Whether the answer to a request can have the outcome and topic that are expected: most need not be answered to tell. */
function mayBeRight(
  request: Request,
  { expect, kind }: Pick<Question, 'expect' | 'kind'>,
): boolean {
  if (kind === 'elsewhere') return !ANSWERED.has(request.kind);
  switch (request.kind) {
    case 'role':
      return (
        expect.outcome === 'answer' &&
        sameTopic(topicOf(request.ask), expect.topic) &&
        (expect.roles.length === 0 ||
          expect.roles.some((ok) =>
            [request.role, ...request.others].some((id) => ok.includes(id)),
          ))
      );
    case 'could-i':
      return expect.outcome === 'answer' && sameTopic('entry', expect.topic);
    case 'several':
      return (
        kind === 'multi-intent' && request.requests.some((one) => mayBeRight(one, { expect, kind }))
      );
    case 'dialog':
      return expect.dialog === request.script;
    case 'search':
      return expect.topic === 'find-roles';
    case 'compare':
      return expect.topic === 'compare';
    case 'question':
      // Without words that must be said any small question would do.
      return (
        expect.outcome === 'answer' &&
        expect.must_say.length > 0 &&
        expect.roles.every((ok) => request.role !== undefined && ok.includes(request.role))
      );
    case 'which-job':
    case 'what-to-find':
      return expect.outcome === 'clarify' && kind !== 'gibberish';
    case 'social':
      return expect.outcome === 'smalltalk';
    default:
      return true;
  }
}
const ANSWERED: ReadonlySet<Request['kind']> = new Set([
  'question',
  'role',
  'could-i',
  'topic',
  'search',
  'compare',
  'dialog',
  'several',
  'band',
  'term',
]);

/** Proposals by the places of their weights; figures that several share are there once. */
function encode(
  proposals: readonly Proposal[],
  names: Map<string, number>,
  isRight: (proposal: Proposal) => boolean,
): Pick<Example, 'parts' | 'proposals'> {
  const parts: Example['parts'] = [];
  const known = new Map<string | Features, number>();
  const partOf = (key: string | Features, features: Features) => {
    const place = known.get(key) ?? parts.push(encodeFeatures(features, names)) - 1;
    known.set(key, place);
    return place;
  };
  const encoded = proposals.map((proposal) => {
    const { kind, common, own, request } = proposal;
    const of = own.map((part) => partOf(part, part));
    if (!known.has(kind)) partOf(kind, namedFor(kind, common));
    return { of: [partOf(kind, common), ...of], isRight: isRight(proposal), request };
  });
  return { parts, proposals: encoded };
}

function encodeFeatures(features: Features, names: Map<string, number>) {
  const entries = Object.entries(features)
    .filter(([, value]) => value !== 0)
    .map(([name, value]): [number, number] => {
      const place = names.get(name) ?? names.size;
      names.set(name, place);
      return [place, value];
    });
  return {
    places: Int32Array.from(entries, ([place]) => place),
    values: Float64Array.from(entries, ([, value]) => value),
  };
}

function scoresOf({ parts, proposals }: Example, weights: Float64Array): number[] {
  const worth = parts.map(({ places, values }) => {
    let sum = 0;
    for (let at = 0; at < places.length; at++)
      sum += (values[at] ?? 0) * (weights[places[at] ?? 0] ?? 0);
    return sum;
  });
  return proposals.map(({ of }) => of.reduce((sum, part) => sum + (worth[part] ?? 0), 0));
}

function sumOf(examples: readonly Example[]): number {
  return examples.reduce((sum, { times }) => sum + times, 0);
}

function isRight(example: Example, weights: Float64Array): boolean {
  const scores = scoresOf(example, weights);
  const best = scores.indexOf(Math.max(...scores));
  return example.proposals[best]?.isRight === true;
}

function fit(examples: readonly Example[], size: number, rounds: number): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  const usable = examples.filter(({ proposals }) => proposals.some((one) => one.isRight));
  const count = sumOf(usable);
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(size);
    let loss = 0;
    for (const example of usable) {
      const scores = scoresOf(example, weights);
      const most = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - most));
      const all = shares.reduce((a, b) => a + b, 0);
      const right = shares.reduce(
        (sum, share, at) => sum + (example.proposals[at]?.isRight ? share : 0),
        0,
      );
      loss -= example.times * Math.log(right / all);
      const pushes = new Float64Array(example.parts.length);
      for (const [at, { of, isRight }] of example.proposals.entries()) {
        const share = shares[at] ?? 0;
        const push = share / all - (isRight ? share / right : 0);
        for (const part of of) pushes[part] = (pushes[part] ?? 0) + example.times * push;
      }
      for (const [part, { places, values }] of example.parts.entries()) {
        const push = pushes[part] ?? 0;
        for (let i = 0; i < places.length; i++) {
          const place = places[i] ?? 0;
          gradient[place] = (gradient[place] ?? 0) + push * (values[i] ?? 0);
        }
      }
    }
    for (let place = 0; place < size; place++) {
      const weight = weights[place] ?? 0;
      const slope = (gradient[place] ?? 0) / count + PENALTY * weight;
      mean[place] = 0.9 * (mean[place] ?? 0) + 0.1 * slope;
      spread[place] = 0.999 * (spread[place] ?? 0) + 0.001 * slope * slope;
      const step = (mean[place] ?? 0) / (1 - 0.9 ** round);
      const scale = Math.sqrt((spread[place] ?? 0) / (1 - 0.999 ** round)) + 1e-8;
      weights[place] = weight - (STEP * step) / scale;
    }
    if (round % 50 === 0) console.log(`round ${round}: loss ${(loss / count).toFixed(4)}`);
  }
  return weights;
}
