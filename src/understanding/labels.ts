// The kinds of question that phrases are files of: of a job, a topic, a guided dialog, talk, another's matter.

import { isAspect } from '../knowledge/aspects.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { ELSEWHERE_PREFIX, TOPIC_PREFIX } from './readers/phrases.ts';

/** Which guided dialog a kind of question asks for. */
export const DIALOGS: Readonly<Record<string, string>> = {
  'dialog-how-do-i-start': 'how-do-i-start',
  'dialog-progression': 'progression',
  'dialog-find-a-role': 'find-a-role',
};

export const SOCIAL = [
  'greeting',
  'thanks',
  'goodbye',
  'how-are-you',
  'who-are-you',
  'praise',
  'insult',
  'acknowledgement',
  'help',
];

/** Questions of a job that the way into it answers too. */
export const ENTRY_LIKE: ReadonlySet<string> = new Set([
  'entry',
  'qualifications',
  'routes',
  'eligibility',
  'experience',
  'university',
  'college',
  'apprenticeship',
]);

/** The labels of the topics that answer a question of a job where none is named, by the question's label. */
export function generalTopicsOf({ topics }: Pick<Knowledge, 'topics'>): Map<string, string> {
  const answering = [...topics.values()].filter(({ withoutAJob }) => withoutAJob);
  return new Map(answering.map(({ id, topic }) => [topic, TOPIC_PREFIX + id]));
}

/** The small questions that answer a question of a job for those who still learn it, by the question's label. */
export function questionsOfLearners({
  questions,
}: Pick<Knowledge, 'questions'>): Map<string, string> {
  const answering = [...questions.values()];
  return new Map(
    answering.flatMap(({ id, ofLearners }) => (ofLearners ? [[ofLearners, id] as const] : [])),
  );
}

export function isAboutJob(label: string): boolean {
  return isAspect(label) || label === 'eligibility';
}

export function isTopic(label: string): boolean {
  return label.startsWith(TOPIC_PREFIX);
}

export function isElsewhere(label: string): boolean {
  return label.startsWith(ELSEWHERE_PREFIX);
}

export function isDialog(label: string): boolean {
  return label in DIALOGS;
}

export function isSocial(label: string): boolean {
  return SOCIAL.includes(label);
}
