// The kinds of question about one role, and the topic that each counts as.

import type { Topic } from '../knowledge/schema.ts';

export const ASPECTS = [
  'overview',
  'duties',
  'skills',
  'entry',
  'qualifications',
  'experience',
  'routes',
  'apprenticeship',
  'college',
  'university',
  'volunteering',
  'duration',
  'training',
  'pay',
  'hours',
  'settings',
  'people',
  'registration',
  'progression',
  'related',
  'apply',
  'interview',
  'checks',
] as const;

/** What someone wants to know about a role. Finer than a topic: `duration` is part of `training`. */
export type Aspect = (typeof ASPECTS)[number];

/** Whether a text, such as an intent's name, is an aspect. */
export function isAspect(text: string): text is Aspect {
  return ASPECTS.some((aspect) => aspect === text);
}

/** The topic under which an aspect is reported. */
export function topicOf(aspect: Aspect): Topic {
  if (aspect === 'duration') return 'training';
  if (aspect === 'people') return 'settings';
  if (aspect === 'related') return 'find-roles';
  return aspect;
}
