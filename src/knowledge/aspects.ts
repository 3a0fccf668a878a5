// The kinds of question about one role, and the topic that each counts as.

import type { Topic } from './kinds.ts';
import { TRAITS } from './kinds.ts';

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
  'titles',
  'level',
  'age',
  'licences',
  ...TRAITS,
] as const;

/** What someone wants to know about a role. Finer than a topic: `duration` is part of `training`. */
export type Aspect = (typeof ASPECTS)[number];

/** Whether a text, such as an intent's name, is an aspect. */
export function isAspect(text: string): text is Aspect {
  return ASPECTS.some((aspect) => aspect === text);
}

/** The topic under which an aspect is reported. */
export function topicOf(aspect: Aspect): Topic {
  return isTopicOfItsOwn(aspect) ? aspect : TOPIC_OF[aspect];
}

/** Aspects that are reported under the name of another topic. */
const TOPIC_OF: Readonly<Record<Exclude<Aspect, Topic>, Topic>> = {
  duration: 'training',
  people: 'settings',
  related: 'find-roles',
  titles: 'overview',
  level: 'overview',
  age: 'entry',
  licences: 'registration',
  driving: 'entry',
  nights: 'hours',
  weekends: 'hours',
  'on-call': 'hours',
  'office-hours': 'hours',
  'part-time': 'hours',
  'from-home': 'hours',
  lifting: 'duties',
  blood: 'duties',
  'public-contact': 'duties',
  vaccinations: 'checks',
};

function isTopicOfItsOwn(aspect: Aspect): aspect is Extract<Aspect, Topic> {
  return !(aspect in TOPIC_OF);
}
