// What `npm run check` looks for over all small questions together: phrasings that two of them share, answers that
// are hard to read; and the figures of `npm run check -- questions`.

import type { ContentFile, Problem } from '../../knowledge/files.ts';
import type { SmallQuestion, Theme } from '../../knowledge/questions.ts';
import type { Place } from '../../knowledge/yaml.ts';
import { readingAge } from '../../language/reading-age.ts';
import { foldedWords, stem } from '../../language/words.ts';
import type { Warning } from './warnings.ts';

/** Two phrasings with this share of their words in common are the same question for the index. */
const MOST_LIKENESS = 0.85;
/** An answer that needs an older reader is written again; measured with `readingAge`. */
const OLDEST_READING_AGE = 14;

/** Words that every reader of these pages has met in the question, long as they are. */
const KNOWN_WORDS: ReadonlySet<string> = new Set(
  'university universities apprenticeship apprenticeships registration qualification qualifications occupational interview interviews application applications reference references manager health'.split(
    ' ',
  ),
);

interface Phrasing {
  text: string;
  words: ReadonlySet<string>;
  file: ContentFile<Theme>;
  question: number;
  /** Where it stands below its question. */
  place: Place;
  isTitle: boolean;
}

/**
 * Phrasings that stand twice, or nearly so, under different questions or under one. A title may be like a phrasing of
 * its own question only.
 */
export function findAlikePhrasings(files: readonly ContentFile<Theme>[]): Problem[] {
  const phrasings = files.flatMap((file) =>
    file.content.questions.flatMap(({ title, asked }, question) =>
      [title, ...asked].map((text, index): Phrasing => {
        const words = new Set(foldedWords(text).map(stem));
        const isTitle = index === 0;
        const place = isTitle ? ['title'] : ['asked', index - 1];
        return { text, words, file, question, place, isTitle };
      }),
    ),
  );
  const counts = new Map<string, number>();
  for (const { words } of phrasings)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const having = new Map<string, Phrasing[]>();
  const problems: Problem[] = [];
  for (const phrasing of phrasings) {
    const rarest = rarestWords(phrasing, counts);
    const twin = firstAlike(phrasing, rarest, having);
    if (twin) {
      const id = twin.file.content.questions[twin.question]?.id;
      problems.push(
        phrasing.file.problem(
          ['questions', phrasing.question, ...phrasing.place],
          `"${phrasing.text}" is asked nearly so in "${id}" ("${twin.text}"); keep one, or say it another way`,
        ),
      );
    }
    for (const word of rarest) {
      const known = having.get(word);
      if (known) known.push(phrasing);
      else having.set(word, [phrasing]);
    }
  }
  return problems;
}

/** So many of a phrasing's rarest words that any that is nearly the same has one of them, too. */
function rarestWords({ words }: Phrasing, counts: ReadonlyMap<string, number>): string[] {
  const rarestFirst = [...words].sort(
    (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1),
  );
  return rarestFirst.slice(0, words.size - Math.ceil(MOST_LIKENESS * words.size) + 1);
}

function firstAlike(
  phrasing: Phrasing,
  rarest: readonly string[],
  having: ReadonlyMap<string, readonly Phrasing[]>,
): Phrasing | undefined {
  const near = new Set(rarest.flatMap((word) => having.get(word) ?? []));
  return [...near].find((other) => isAlike(phrasing, other) && !isTitleOf(other, phrasing));
}

function isAlike({ words }: Phrasing, other: Phrasing): boolean {
  let shared = 0;
  for (const word of words) if (other.words.has(word)) shared++;
  return shared / (words.size + other.words.size - shared) >= MOST_LIKENESS;
}

/** Whether one of them is the title of the question that the other asks. */
function isTitleOf(one: Phrasing, other: Phrasing): boolean {
  return (
    (one.isTitle || other.isTitle) && one.file === other.file && one.question === other.question
  );
}

/** Questions whose answer needs an older reader than most. */
export function findHardAnswers(questions: Iterable<SmallQuestion>): Warning[] {
  return Array.from(questions)
    .map((question) => ({ question, age: answerAge(question) }))
    .filter(({ age }) => age > OLDEST_READING_AGE)
    .map(({ question, age }) => ({
      about: question.id,
      says: `the answer has a reading age of ${Math.round(age)}; ${OLDEST_READING_AGE} is the most`,
    }));
}

/** The figures of all themes, as lines to print. */
export function questionFigures(questions: readonly SmallQuestion[]): string[] {
  const themes = new Map<string, SmallQuestion[]>();
  for (const question of questions) {
    themes.set(question.theme, [...(themes.get(question.theme) ?? []), question]);
  }
  const line = (name: string, some: readonly SmallQuestion[]) => {
    const ages = some.map(answerAge).sort((a, b) => a - b);
    const phrasings = some.reduce((sum, { asked }) => sum + asked.length, 0);
    const sources = new Set(
      some.flatMap(({ sources }) => sources.map(({ url, title }) => url ?? title)),
    );
    const checked = some.map(({ checked }) => checked).sort();
    return [
      name.padEnd(34),
      String(some.length).padStart(5),
      String(phrasings).padStart(7),
      String(sources.size).padStart(6),
      Math.round(ages[Math.floor(ages.length / 2)] ?? 0)
        .toString()
        .padStart(7),
      Math.round(ages[Math.floor(ages.length * 0.9)] ?? 0)
        .toString()
        .padStart(5),
      `  ${checked[0] ?? ''}`,
    ].join(' ');
  };
  return [
    `${'theme'.padEnd(34)} asked phrases sources age: half 9/10  checked since`,
    ...Array.from(themes, ([theme, some]) => line(theme, some)),
    line(`${themes.size} themes`, questions),
    ...kindsOf(questions),
  ];
}

function kindsOf(questions: readonly SmallQuestion[]): string[] {
  const kinds = new Map<string, number>();
  for (const { kind } of questions) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return [Array.from(kinds, ([kind, count]) => `${count} ${kind}`).join(', ')];
}

function answerAge({ says, more }: SmallQuestion): number {
  return readingAge([says, ...more].join(' '), KNOWN_WORDS);
}
