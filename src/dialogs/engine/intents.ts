// What an utterance is, in the middle of a dialog: a word to steer it, a question about something else, or neither.

import { isAspect } from '../../knowledge/aspects.ts';
import { fold, tokens } from '../../language/text.ts';
import { TOPIC_PREFIX } from '../../understanding/readers/phrases.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';

const CONTROLS: ReadonlySet<string> = new Set([
  'back',
  'skip',
  'stop',
  'start-again',
  'why-do-you-ask',
  'repeat',
  'help',
  'what-have-i-told-you',
  'save-plan',
  'show-plan',
  'person',
]);
/** Phrases that steer must be quite alike: "stop" and not "stop smoking adviser". */
const STEERING = 0.55;
const LONGEST_STEERING = 12;
const QUESTION = 0.4;
/** Another dialog is asked for in nearly the words that are known for it, or an answer was meant. */
const OTHER_DIALOG = 0.9;

/** The intent by which someone steers the dialog, if it is one. */
export function readControl({ asks, jobs, utterance }: Recognition): string | undefined {
  const [best] = asks;
  if (!best || best.score < STEERING || jobs.length > 0) return undefined;
  if (tokens(utterance).length > LONGEST_STEERING) return undefined;
  // "Like I said, 4 GCSEs" tells something; only a whole phrase asks what was told.
  if (best.intent === 'what-have-i-told-you' && best.score < ASKING_BACK) return undefined;
  // "Not doing anything" does not end the dialog.
  if (LEAVING.has(best.intent) && best.score < SURELY) return undefined;
  return CONTROLS.has(best.intent) ? best.intent : undefined;
}
const ASKING_BACK = 0.75;
/** "Rather not go back to uni" is no wish to skip the question. */
const LEAVING: ReadonlySet<string> = new Set(['stop', 'skip']);
const SURELY = 0.88;

const LEAD =
  '(?:(?:wait|hang on|hold on|actually|ok|okay|so|but|and|um|uh|hey|hi|sorry|quick question|before that|just|one thing|oh|first|btw|also)[\\s,:.]+)*';
/** "Would do an apprenticeship", "can drive": said of oneself, with the "I" left out. */
const ABOUT_ONESELF =
  '(?!(?:can|could|would|will|should|do|did) (?:do|like|love|prefer|rather|be|go|take|try|need|want|not|have|work|get|start|drive|\\d+)\\b)';
const ASKS =
  "(?:what|whats|what's|who|whos|how|hows|where|wheres|when|why|which|can|could|do|does|did|is|are|will|would|should|am|tell me|explain|any|difference|compare)";
const QUESTION_FORM = new RegExp(`^${LEAD}${ABOUT_ONESELF}${ASKS}\\b|\\?\\s*$`);

/** Whether something is asked that is not an answer to a dialog's question. */
export function isQuestion({ asks, utterance, jobs }: Recognition): boolean {
  const [best] = asks;
  if (!best || best.score < QUESTION) return false;
  const isAnswerable =
    isAspect(best.intent) ||
    best.intent.startsWith(TOPIC_PREFIX) ||
    best.intent.startsWith('elsewhere-') ||
    QUESTIONS.has(best.intent);
  if (best.intent.startsWith('dialog-') && best.score >= OTHER_DIALOG) return true;
  if (!isAnswerable) return false;
  if (isQuestionForm(utterance)) return true;
  // "podiatrist pay": a job and what is asked of it, without a question's form.
  return jobs.length > 0 && best.score >= 0.7 && TERSE.has(best.intent);
}

/** Whether a text has the form of a question. */
export function isQuestionForm(text: string): boolean {
  return QUESTION_FORM.test(fold(text).trim());
}

const QUESTIONS: ReadonlySet<string> = new Set([
  'compare',
  'eligibility',
  'meaning',
  'source',
  'find-roles',
  'volunteering',
]);
const TERSE: ReadonlySet<string> = new Set([
  'pay',
  'hours',
  'skills',
  'duties',
  'compare',
  'interview',
]);
