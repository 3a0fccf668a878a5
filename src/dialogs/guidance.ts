// Guidance that is asked for in a part of a story: "… so yeah, help me plan it".

import type { Ground } from '../ground/ground.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';
import { isQuestionForm } from './engine/intents.ts';

/** So like a known phrase a part of a message must be: a plan is seldom spoken of otherwise. */
const PLAINLY = 0.85;
const PREFIX = 'dialog-';
/** "Could I be a nurse? How do I start?" */
const ANSWERED_BY_A_PLAN: ReadonlySet<string> = new Set([
  'entry',
  'eligibility',
  'overview',
  'routes',
]);
const FOR_A_GOAL = 'how-do-i-start';

/** The dialog by which guidance is asked for in so many words, whatever is told beside it; nothing else is asked. */
export function guidanceAsked({ asks }: Recognition): string | undefined {
  const guided = asks.find(({ intent, score }) => score >= PLAINLY && intent.startsWith(PREFIX));
  if (!guided) return undefined;
  const isAlone = asks.every(
    ({ intent, text }) =>
      intent === guided.intent ||
      ANSWERED_BY_A_PLAN.has(intent) ||
      text.includes(guided.text) ||
      !isQuestionForm(text),
  );
  return isAlone ? guided.intent.slice(PREFIX.length) : undefined;
}

/** The job that a plan is for where none is named: the one that was asked about last. */
export function goalSpokenOf(
  { answered, jobs, account }: Ground,
  script: string,
): string | undefined {
  const isAboutJob = answered?.kind === 'role' || answered?.kind === 'could-i';
  // Nobody plans to become what they are.
  const [job] = jobs.filter((id) => id !== account?.own);
  return script === FOR_A_GOAL && isAboutJob ? job : undefined;
}
