// Guidance that is asked for in a part of a story: "… so yeah, help me plan it".

import type { Ground } from '../ground/ground.ts';
import { knownWords } from '../language/ordinary-words.ts';
import { buildLexicon } from '../matching/lexicon.ts';
import type { Ask } from '../understanding/readers/asks.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';
import { isQuestionForm } from './engine/intents.ts';

/** So like a known phrase a part of a message must be: a plan is seldom spoken of otherwise. */
const PLAINLY = 0.85;
/** The same where it has the very words for guidance in it: "want to be a nurse how do i start". */
const WITH_ITS_WORDS = 0.6;
/** A part that is less like any question than this asks nothing beside the plan. */
const ASKED_BESIDE = 0.6;
const PREFIX = 'dialog-';
/** "Could I be a nurse? How do I start?", "what could he do? Help us choose." */
const ANSWERED_BY_A_PLAN: ReadonlySet<string> = new Set([
  'entry',
  'eligibility',
  'overview',
  'routes',
  'find-roles',
]);
const FOR_A_GOAL = 'how-do-i-start';

/** The dialog by which guidance is asked for in so many words, whatever is told beside it; undefined where something else is asked. */
export type GuidanceReader = (recognition: Recognition) => string | undefined;

/** @param phrases words by which guidance is asked for, such as "make me a plan" */
export function buildGuidanceReader(phrases: readonly string[]): GuidanceReader {
  const words = buildLexicon([{ value: true as const, phrases }], knownWords);

  const isGuided = ({ intent, score, text }: Ask) =>
    intent.startsWith(PREFIX) &&
    (score >= PLAINLY || (score >= WITH_ITS_WORDS && words.find(text).length > 0));

  return ({ asks, facts }) => {
    const isStory = facts.length > 0 || asks.length > 1;
    const guided = asks.find((ask) => (isStory ? isGuided(ask) : isPlain(ask)));
    if (!guided) return undefined;
    const isAlone = asks.every(
      ({ intent, score, text }) =>
        intent === guided.intent ||
        ANSWERED_BY_A_PLAN.has(intent) ||
        score < ASKED_BESIDE ||
        text.includes(guided.text) ||
        !isQuestionForm(text),
    );
    return isAlone ? guided.intent.slice(PREFIX.length) : undefined;
  };
}

function isPlain({ intent, score }: Ask): boolean {
  return score >= PLAINLY && intent.startsWith(PREFIX);
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
