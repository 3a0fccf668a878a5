// Finds what a phrase may be about: kinds of question about a job, general subjects, small questions.

import MiniSearch from 'minisearch';
import type { Knowledge } from '../knowledge/load.ts';
import type { NewPhrase } from './teaching.ts';

export interface Subject {
  /** For a form: "intent:pay", "topic:interviews", "question:leave-jury". */
  key: string;
  /** As staff know it. */
  label: string;
  target: NewPhrase['target'];
  /** How people ask it so far. */
  phrases: readonly string[];
}

export interface SubjectFinder {
  /**
   * The likeliest first.
   *
   * @param isAboutAJob kinds of question about a job come before everything else
   */
  find(words: string, most: number, isAboutAJob?: boolean): Subject[];
  byKey(key: string): Subject | undefined;
}

const TITLE_WEIGHT = 2;
/** Words of so few letters are looked up as they are: "pay" is not the beginning of "payslip", nor a slip for "day". */
const SHORT_WORD = 4;
/** MiniSearch's own figures, but for b: a subject that people put in a hundred ways is not less likely for it. */
const WHATEVER_LENGTH = { k: 1.2, b: 0, d: 0.5 };
/** What kinds of question about a job may take of the list: one with a job's name may be about a general subject all the same. */
const SHARE_ABOUT_A_JOB = 2 / 3;

export function buildSubjectFinder(knowledge: Knowledge): SubjectFinder {
  const subjects = new Map(subjectsOf(knowledge).map((subject) => [subject.key, subject]));
  const index = new MiniSearch<{ id: string; label: string; text: string }>({
    fields: ['label', 'text'],
    searchOptions: {
      boost: { label: TITLE_WEIGHT },
      fuzzy: (word) => (word.length > SHORT_WORD ? 0.2 : false),
      prefix: (word) => word.length > SHORT_WORD,
      bm25: WHATEVER_LENGTH,
    },
  });
  index.addAll(
    [...subjects.values()].map(({ key, label, phrases }) => ({
      id: key,
      label,
      text: phrases.join('\n'),
    })),
  );
  return {
    find(words, most, isAboutAJob = false) {
      const found = index.search(words).flatMap(({ id }) => subjects.get(String(id)) ?? []);
      const isFirst = ({ target }: Subject) => isAboutAJob && target.of === 'intent';
      const first = found.filter(isFirst).slice(0, most * SHARE_ABOUT_A_JOB);
      return [...first, ...found.filter((one) => !first.includes(one))].slice(0, most);
    },
    byKey: (key) => subjects.get(key),
  };
}

/** A job's title in general, as staff read it in a list. */
const SOME_JOB = '…';
const LEAST_WORDS = 5;

/** The first phrase about a job that is long enough to say what is asked: "how much does … earn a year". */
function asQuestion(phrases: readonly string[]): string | undefined {
  const aboutJob = phrases.filter((phrase) => phrase.includes('{role}'));
  const chosen = aboutJob.find((phrase) => phrase.split(' ').length >= LEAST_WORDS) ?? aboutJob[0];
  return chosen?.replaceAll('{role}', SOME_JOB);
}

/** What is turned away; there is nothing to teach about it. */
const ELSEWHERE = 'elsewhere-';

function subjectsOf({ phrasing, topics, questions }: Knowledge): Subject[] {
  const aboutJobs = phrasing.intents.filter(
    ({ intent, phrases }) =>
      !intent.startsWith(ELSEWHERE) && phrases.some((phrase) => phrase.includes('{role}')),
  );
  return [
    ...aboutJobs.map(
      ({ intent, phrases }): Subject => ({
        key: `intent:${intent}`,
        label: asQuestion(phrases) ?? intent,
        target: { of: 'intent', id: intent },
        phrases,
      }),
    ),
    ...[...topics.values()].map(
      (topic): Subject => ({
        key: `topic:${topic.id}`,
        label: topic.title,
        target: { of: 'topic', id: topic.id },
        phrases: topic.questions,
      }),
    ),
    ...[...questions.values()].map(
      ({ id, title, theme, asked }): Subject => ({
        key: `question:${id}`,
        label: title ?? asked[0] ?? id,
        target: { of: 'question', id, theme },
        phrases: asked,
      }),
    ),
  ];
}
