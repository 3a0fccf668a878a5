// npm run bench -- title-calibration: how right the title index is about noisy titles that its weights were not
// fitted on, and whether its scores are probabilities: of the answers scored 0.9, nine in ten should be right.

import { ASK, buildTitleIndex, SURE, type TitleIndex } from '../../src/matching/title-index.ts';
import { ELSEWHERE, jobId, roleTitles } from '../../src/understanding/readers/titles.ts';
import { readTitleKnowledge } from './title-knowledge.ts';
import { makeSamples, type Sample } from './title-samples.ts';

interface Answer {
  sample: Sample;
  id: string | undefined;
  score: number;
  /** How probable it is that the answer is right: a name that two roles share is right half the time. */
  right: number;
}

const BINS = 10;
const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9];

export function run(): void {
  const knowledge = readTitleKnowledge('knowledge');
  const { reporting, leftOut } = makeSamples(knowledge);
  const { entries, options } = roleTitles(knowledge);
  const unknown = new Set([...leftOut].map((job) => ELSEWHERE + jobId(job)));
  const index = buildTitleIndex(
    entries.filter((entry) => !unknown.has(entry.id)),
    options,
  );
  const answers = reporting.map((sample) => answer(index, sample));
  printKinds(answers);
  printThresholds(answers.filter(({ sample }) => !sample.sentence));
  printCalibration(
    'whole titles',
    answers.filter(({ sample }) => !sample.sentence),
  );
  printCalibration(
    'titles in sentences',
    answers.filter(({ sample }) => sample.sentence),
  );
  printCalibration('all', answers);
}

function answer(index: TitleIndex, sample: Sample): Answer {
  const matches = sample.sentence ? bestMention(index, sample) : index.search(sample.text, 1);
  const best = matches[0];
  const isRight = best !== undefined && sample.ids.has(best.id);
  return {
    sample,
    id: best?.id,
    score: best?.score ?? 0,
    right: isRight ? 1 / sample.ids.size : 0,
  };
}

/** What is found where the title stands; in a sentence without one, the surest mention. */
function bestMention(
  index: TitleIndex,
  { text, ids, start, end }: Sample,
): { id: string; score: number }[] {
  const mentions = index
    .find(text)
    .filter((mention) => ids.size === 0 || (mention.start < end && mention.end > start));
  return (
    mentions
      .map((mention) => mention.matches)
      .sort((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0))[0] ?? []
  );
}

function isSure({ id, score }: Answer): boolean {
  return score >= SURE && id !== undefined && !id.startsWith(ELSEWHERE);
}

function printKinds(answers: readonly Answer[]): void {
  const kinds = Map.groupBy(
    answers,
    ({ sample }) => `${sample.kind}${sample.sentence ? ' in a sentence' : ''}`,
  );
  for (const [kind, some] of [...kinds].sort(([a], [b]) => a.localeCompare(b))) {
    const hasTitle = some[0] !== undefined && some[0].sample.ids.size > 0;
    const right = share(some, hasTitle ? ({ right: value }) => value > 0 : (one) => !isSure(one));
    const wrong = share(some, (one) => isSure(one) && one.right === 0);
    console.log(
      `${kind}: ${some.length}, ${hasTitle ? 'right first' : 'not sure of a role'} ${right}, wrong but sure ${wrong}`,
    );
  }
}

function printThresholds(answers: readonly Answer[]): void {
  const titles = answers.filter(({ sample }) => sample.ids.size > 0);
  for (const threshold of THRESHOLDS) {
    const above = answers.filter(({ score }) => score >= threshold);
    const answered = share(titles, ({ score }) => score >= threshold);
    console.log(
      `at ${threshold}: of answers ${share(above, ({ right }) => right > 0)} right; of titles ${answered} answered`,
    );
  }
  const asked = titles.filter(({ score, right }) => right > 0 && score >= ASK);
  console.log(
    `sure at ${SURE}, ask at ${ASK}: ${((100 * asked.length) / titles.length).toFixed(1)} % of titles answered or asked back rightly`,
  );
}

/** Expected calibration error: the mean difference of score and share of right answers, by tenths of the score. */
function printCalibration(name: string, answers: readonly Answer[]): void {
  let error = 0;
  const parts: string[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const some = answers.filter(
      ({ id, score }) => id !== undefined && Math.min(BINS - 1, Math.floor(score * BINS)) === bin,
    );
    if (some.length === 0) continue;
    const score = some.reduce((sum, one) => sum + one.score, 0) / some.length;
    const right = some.reduce((sum, one) => sum + one.right, 0) / some.length;
    error +=
      (Math.abs(score - right) * some.length) / answers.filter(({ id }) => id !== undefined).length;
    parts.push(`${score.toFixed(2)} -> ${right.toFixed(2)} (${some.length})`);
  }
  console.log(`${name}: score -> share right: ${parts.join(', ')}`);
  console.log(`${name}: calibration error ${error.toFixed(3)}`);
}

function share(answers: readonly Answer[], is: (answer: Answer) => boolean): string {
  return `${((100 * answers.filter(is).length) / (answers.length || 1)).toFixed(1)} %`;
}
