// Which of the questions that an utterance may hold are answered: the whole's, or those of its clauses.

import type { Knowledge } from '../knowledge/load.ts';
import type { PhraseMatch } from '../matching/phrase-index.ts';
import type { Ask } from '../recognizer/recognize.ts';
import { isAspect } from './aspects.ts';
import { isFollowUp, isTopic, type Situation } from './situation.ts';

/** Below this score what is asked was not understood; measured with `npm run bench -- questions`. */
export const UNDERSTOOD = 0.3;
/** A clause is a question of its own from this score on. */
const CLAUSE_UNDERSTOOD = 0.45;
/** A clause's question must be nearly as clear as the whole's. */
const BESIDE_THE_WHOLE = 0.7;
/** "What is a podiatrist" is a question beside others; a title alone is none. */
const PLAIN = 0.6;
/** Nearly the words of a phrase. */
const VERY_PLAIN = 0.9;
/** A job that is only named is not asked about. */
const ASKS =
  /\b(?:what|whats|wots?|who|whos|tell|explain|describe|info|information|about|does|like)\b/i;
/** The next best reading is taken where the best cannot be answered and this one is nearly as good. */
const NEARLY = 0.6;
/** Answers to more questions than this at once are not read. */
const MOST_QUESTIONS = 3;
/** A question about a role that is named is about the role, unless a topic fits clearly better. */
const TOPIC_BESIDE_ROLE = 0.75;

/** A topic whose file has nothing of the question's words loses this share. */
const NOT_SPOKEN_OF = 0.4;

/** Said in passing far more often than asked beside something else. */
const ASIDES: ReadonlySet<string> = new Set(['person', 'source']);
const DISTRESS = 'topic-wellbeing-and-crisis-signposts';
const START = 'dialog-how-do-i-start';
const SPECIAL: ReadonlySet<string> = new Set(['source', 'person']);

/** The questions to answer, in the order they were asked; none where nothing fits. */
export function questionsOf(
  knowledge: Knowledge,
  situation: Situation,
  missing: (intent: string) => number,
): Ask[] {
  const { recognition, known, focus, own } = situation;
  const [whole, ...clauses] = recognition.asks;
  if (!whole) return [];
  const hasRole = known.length > 0 || focus.roles.length > 0 || own.length > 0;
  const canAnswer = (intent: string) => {
    if (isAspect(intent)) return hasRole;
    if (isTopic(intent)) {
      // "A mental health nurse deals with self harm" is no call for help; "book me a GP appointment" is no careers matter.
      const isSignpost = topicOfIntent(knowledge, intent)?.signpost === true;
      return !isSignpost || known.length === 0 || (intent === whole.intent && intent !== DISTRESS);
    }
    return intent === 'eligibility' ? hasRole : SPECIAL.has(intent);
  };
  const isAboutRole = known.length > 0 || (focus.roles.length > 0 && isFollowUp(recognition));
  const settle = (ask: Ask) => settled(ask, canAnswer, isAboutRole, missing);
  const wholeSettled = settle(whole);
  const parts = clauses
    .filter((clause) => !CONTEXT.test(clause.text))
    .flatMap((clause) => settle(clause) ?? [])
    .filter((part) => part.score >= CLAUSE_UNDERSTOOD)
    .filter((part, place, all) => all.findIndex((one) => one.intent === part.intent) === place);
  const telling = parts.filter(
    (part) =>
      (part.intent !== 'overview' || (part.score >= PLAIN && ASKS.test(part.text))) &&
      !ASIDES.has(part.intent),
  );
  const [only, ...more] = telling;
  // "She fancies being a dental hygienist - A levels?": the rest only says which job.
  const isPlainPart = only && only.score >= VERY_PLAIN && more.length === 0;
  if (isPlainPart && whole.intent === 'overview' && !ASKS.test(whole.text)) return [only];
  if (
    telling.length >= 2 &&
    Math.min(...telling.map((part) => part.score)) >=
      Math.min(PLAIN, whole.score * BESIDE_THE_WHOLE)
  ) {
    return telling.slice(0, MOST_QUESTIONS);
  }
  if (wholeSettled) return [wholeSettled];
  const [part] = telling.length > 0 ? telling : parts.filter((one) => !ASIDES.has(one.intent));
  return part ? [part] : [];
}

/** "Becoming a physiotherapist, how long …": says what the question is about and asks nothing. */
const CONTEXT =
  /^\s*(?:becoming|being|working as|about|regarding|re|thinking (?:of|about)|(?:i )?(?:am )?(?:want(?:ing)?|hoping|looking|would like|id like|i'd like) to (?:be|become|work as))\b/i;

/** The likeliest reading that can be answered, where it is the best or nearly so. */
function settled(
  ask: Ask,
  canAnswer: (intent: string) => boolean,
  isRoleNamed: boolean,
  missing: (intent: string) => number,
): Ask | undefined {
  const readings = [{ label: ask.intent, score: ask.score, phrase: '' }, ...ask.others].map(
    (reading): PhraseMatch =>
      // "Porter, how do I start" asks for the ways in.
      isRoleNamed && reading.label === START ? { ...reading, label: 'routes' } : reading,
  );
  const weigh = ({ label, score }: PhraseMatch) =>
    isTopic(label)
      ? score * (isRoleNamed ? TOPIC_BESIDE_ROLE : 1) * (1 - NOT_SPOKEN_OF * missing(label))
      : score;
  const best = readings
    .filter((reading) => canAnswer(reading.label) && reading.score >= UNDERSTOOD)
    .map((reading) => ({ ...reading, weight: weigh(reading) }))
    .sort((a, b) => b.weight - a.weight)[0];
  if (!best || best.score < ask.score * NEARLY) return undefined;
  return { ...ask, intent: best.label, score: best.score };
}

/** The topic file that an intent stands for. */
export function topicOfIntent(knowledge: Knowledge, intent: string) {
  return isTopic(intent) ? knowledge.topics.get(intent.slice('topic-'.length)) : undefined;
}
