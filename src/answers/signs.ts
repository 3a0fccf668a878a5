// Signs in an utterance by which a reading of it is chosen, and how clear each must be.

import type { Role } from '../knowledge/schema.ts';
import type { JobMention } from '../recognizer/mentions.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { isAspect } from './aspects.ts';
import { UNDERSTOOD } from './questions.ts';
import { isElsewhere, isTopic, restOf, type Situation } from './situation.ts';

/** How clear an intent must be for each use; measured with `npm run bench -- questions`. */
export const CLEAR = {
  jobAlone: 0.6,
  dialog: 0.4,
  smalltalk: 0.5,
  verySaid: 0.9,
  search: 0.35,
  searchDespiteJob: 0.6,
  elsewhere: 0.45,
  described: 0.4,
  describedOtherwise: 0.6,
  describedWithoutField: 0.6,
};
/** Smalltalk is short; in more words there is mostly a question. */
export const SMALLTALK_WORDS = 6;
/** With this much in an utterance that no phrase about careers has, its best intent is not believed. */
export const TOO_FOREIGN = 0.55;
export const MOSTLY_GIBBERISH = 0.5;
/** From so many words on an utterance is a sentence, and either about careers or not. */
export const SENTENCE = 4;
export const SMALL_WORDS = new Set(
  'a an and n or the what whats about how hows for of is are it its then also ok okay so full proper one ones please instead with to in as well what bout say do does job jobs role work being become that this hi hello tell me more nhs someone somebody people those who going go into'.split(
    ' ',
  ),
);
export const ENTRY_LIKE: ReadonlySet<string> = new Set(['entry', 'qualifications', 'routes']);

/** A job's title and nothing beside it. */
export function isTitleAlone(recognition: Recognition): boolean {
  return restOf(recognition).every((word) => BESIDE_TITLE.has(word));
}
const BESIDE_TITLE = new Set(
  'a an the nhs hospital hospitals job jobs role please for in at'.split(' '),
);

/** From here on "and what are the assistants paid" asks something else than what was asked before. */
const ASKS_OTHER = 0.55;

/** "and a full OT?", "what about porters": what was asked before is asked again of another job. */
export function isElliptic(recognition: Recognition, goals: readonly JobMention[]): boolean {
  const words = restOf(recognition);
  const [best] = recognition.asks;
  if (goals[0]?.text === '') {
    const title = goals[0]?.roles[0]?.title.toLowerCase() ?? '';
    const asksOther =
      best !== undefined &&
      isAspect(best.intent) &&
      best.score >= ASKS_OTHER &&
      words.some((word) => !SMALL_WORDS.has(word) && !title.includes(word));
    const isAskedAgain = ELLIPTIC.test(recognition.utterance) && words.length <= 6 && !asksOther;
    return isAskedAgain || words.length <= 3 || (best?.score ?? 0) < CLEAR.smalltalk;
  }
  const asksNothing = (said: readonly string[]) =>
    said.every((word) => SMALL_WORDS.has(word) && word !== 'do' && word !== 'does');
  if (ELLIPTIC.test(recognition.utterance) && asksNothing(words)) return true;
  // "No degree here. What about an ECG technician": what stands before tells and does not ask.
  const last = recognition.utterance.split(/[.;!]\s+/).at(-1) ?? '';
  const start = recognition.utterance.length - last.length;
  const inLast = recognition.jobs.filter((job) => job.start >= start);
  const before = recognition.utterance.slice(0, start);
  if (start === 0 || before.includes('?') || inLast.length !== 1) return false;
  const shifted = inLast.map((job) => ({ ...job, start: job.start - start, end: job.end - start }));
  return (
    WHAT_ABOUT.test(last) && asksNothing(restOf({ ...recognition, utterance: last, jobs: shifted }))
  );
}
const WHAT_ABOUT = /^\s*(?:and|what about|how about|what bout|or)\b/i;
const ELLIPTIC =
  /^\s*(?:right|great|cool|thanks|ta|hmm|and|n|or|ok|okay|so|also|then|what about|how about|what bout|same for)\b/i;

/**
 * Whether an utterance is about careers at all: it names a job, follows one that was spoken of, has a word of the field,
 * or is asked nearly in the words of a phrase that the bot knows.
 */
export function isAboutCareers({ recognition, focus, goals, own, best }: Situation): boolean {
  if (own.length > 0 || recognition.field === 'strong') return true;
  if (goals.some((job) => job.score >= CLEAR.jobAlone || job.text === '')) return true;
  if (goals.length > 0 && recognition.field === 'weak') return true;
  const score = best && !isElsewhere(best.intent) ? best.score : 0;
  if (goals.some((job) => job.isSure && job.score >= LIKELY_JOB) && score >= CLEAR.elsewhere) {
    return true;
  }
  if (focus.topicFile && recognition.foreign < TOO_FOREIGN && score >= CLEAR.elsewhere) return true;
  if (focus.roles.length > 0 && recognition.foreign < TOO_FOREIGN && score >= UNDERSTOOD)
    return true;
  const isInItsWords = recognition.asks.some(
    (ask) => isTopic(ask.intent) && ask.score >= IN_ITS_WORDS,
  );
  if (isInItsWords && recognition.foreign < 0.2) return true;
  if (recognition.field === 'weak') return score >= CLEAR.dialog && recognition.foreign < 0.35;
  return score >= NEARLY_A_PHRASE && recognition.foreign < 0.2;
}
const NEARLY_A_PHRASE = 0.7;
/** A part of the utterance is asked just as a topic's file has it. */
const IN_ITS_WORDS = 0.95;
/** A job that is likely meant and a question that is understood say together what neither does alone. */
const LIKELY_JOB = 0.4;

/** "Hairdresser all my life": what someone was until now. */
export const AS_A_LIFE =
  /^s?\s*(?:all my life|my whole life|since i|for (?:the (?:last|past)|years|ages|\d+)|\d+ ?(?:yrs|years)|until|till|before)\b/i;
/** "Retired headteacher, 61. I'd like to help": what someone is stands first, and then they speak of themselves. */
export const INTRODUCES = /^\W*(?:(?:retired|ex|former|trained|qualified|experienced)\W*)?$/i;
export const OF_ONESELF = /^s?\s*[,.:-].*\b(?:i|i'd|i'm|i've|id|im|ive|my|me)\b/i;
export const COMPARING_WORDS =
  /\b(?:different|difference|differ|compared?|from|to|than|with|and|or|vs|versus|is|are|the|same|as)\b/gi;
export const GUIDED =
  /\b(?:plan|step by step|walk me|guide me|talk me|take me through|help me|guided|questions|where do i (?:even )?(?:start|begin))\b/i;
/** Beside the person's own job and another one, these ask how to get from one to the other. */
export const MOVE: ReadonlySet<string> = new Set([
  'entry',
  'routes',
  'progression',
  'training',
  'topic-internal-applicants',
]);
/** "How could a receptionist become a medical secretary": the first job and the second. */
export function movesBetween({ utterance, jobs }: Recognition): Role[] {
  const [from, to, ...others] = jobs.filter((job) => job.isSure);
  if (!from || !to || others.length > 0 || !HOW.test(utterance)) return [];
  if (!BECOMES.test(utterance.slice(from.end, to.start))) return [];
  return [from, to].flatMap((job) => job.roles.slice(0, 1));
}
const BECOMES =
  /^s?\s+(?:(?:to|ever|then|go on|move|progress|train|up|work|get|go|from|on)\s+){0,4}(?:become|be|into|to|as|being|becoming)\s+(?:(?:a|an|the|actual|proper|full|fully|qualified|registered|real)\s+)*$/i;
const HOW = /\b(?:how|what|steps?|route|way|path|get|go|move|from)\b/i;

export const ABOUT_WORK: ReadonlySet<string> = new Set(['overview', 'duties', 'settings']);
/** The people who do the job are the subject: what is asked about them is about the job. */
export const THE_PEOPLE_WHO =
  /\b(?:people|folk|lads|lady|ladies|woman|man|men|bloke|blokes|guy|guys|staff|ones?|person|team) (?:who|that|what|in the|which)\b/i;
/** Someone speaks of the people who do a job. */
export const DESCRIBES =
  /\b(?:they|he|she|people who|folk who|person who|ones? who|lady|bloke|guy|man|woman|lads?|team|lot|people that|ones? that|proper job|the job|that job|who is it|^who(?! can| do i| should| would| could| will| am))\b/i;

/** A question about the other job itself is answered, not turned into a plan. */
export const ABOUT_A_JOB: ReadonlySet<string> = new Set([
  'duties',
  'overview',
  'pay',
  'skills',
  'hours',
]);
/** Intents of people who look for a job without naming one. */
export const LOOKING: ReadonlySet<string> = new Set(['find-roles', 'dialog-find-a-role', 'people']);
/** Jobs of a kind are asked for, not the one whose name the words happen to be: "jobs helping people with dementia". */
export const JOBS_THAT =
  /\b(?:jobs|roles|careers|work)\s+(?:helping|working|with|in|to do with|around|where|that|for people who|involving|using|caring|looking after|supporting|related to)\b/i;
export const JOBS_OF_A_KIND =
  /^\s*(?:which |what |any |are there any |are there )?(?:nhs )?(?:jobs|roles|careers)\s+(?:are there )?(?:helping|working|work|with|in|to do with|around|where|that|involving|using|use|caring|looking after|supporting)\b/i;
/** "Driving jobs": jobs of the kind of the one that is named. */
export const JOBS_FOLLOW = /^\s+(?:jobs|roles|careers)\b/i;
/** "What was that KSF thing". */
export const WHAT = /^\W*(?:(?:so|and|ok|hi|hello|sorry)\W+)*(?:what|wot|whats)\b/i;
/** Several jobs are asked for. */
export const JOBS = /\b(?:jobs|roles|professions|careers|occupations)\b/i;
export const LEAST_LOOKING = { strong: 0.15, weak: 0.3, none: 2 };
