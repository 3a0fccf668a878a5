// Whether a job that is named is the person's own, that of somebody they manage, or one that must be had first.

import { fold } from '../../language/text.ts';
import { ASK, type TitleMention } from '../../matching/title-index.ts';

const QUALIFIERS =
  '(?:a|an|the|currently|already|now|only|just|still|fully|band \\d\\w?|qualified|registered|senior|trainee|student|full time|part time|nhs|\\d+ years?|your|typical|local)';
const OWN_JOB = new RegExp(
  `(?:\\b(?:i'?m|i am|ive been|i've been|i have been|im currently|i currently work as|i work as|i worked as|i qualified as|i trained as|working as|work as|i was|used to be|currently|been|my job as|my job is|employed as|already|former|ex)\\s+(?:working as\\s+)?(?:${QUALIFIERS}\\s+)*)$`,
);
const OWN_JOB_AFTER =
  /^s?\s*(?:here\b|by trade|at the moment|at present|right now|now,|currently\b|myself\b|(?:for|,)?\s*\(?(?:nearly |about |over |almost )?\d+ ?(?:yrs?|years?|months?)\b(?!['\w]* (?:old|course|degree))|for (?:years|ages)\b)/;
/** "Dental nurse, I'd like to …", "as a practice manager im recruiting": someone introduces themselves. */
const OPENING = /^\s*$/;
const AS_ONE =
  /^\s*(?:hi|hello|hey)?[,.!\s]*as (?:a|an) (?:(?:qualified|newly qualified|senior|trainee|student|current|band \d) )*$/;
const SPEAKS_LATER = /\b(?:i|i'm|im|ive|i've|my|me|id)\b/;
const SPEAKS_OF_SELF =
  /^s?(?:\s*[,.:;-]+\s*|\s+)(?:i|i'd|i'm|im|i've|ive|id|looking to|wanting to|want to|would like to|hoping to|trying to)\b(?! (?:become|be) (?:one|that)\b)/;
const OWN_PLACE =
  /\b(?:i work|i'?m working|im working|i've worked|ive worked|worked)\s+(?:nights\s+)?(?:in|on|at|for|with)\s+(?:the\s+|a\s+|an\s+)?$/;
/** "as a midwife, do I …" is not a statement about oneself; these words before say that the job is wanted. */
const WANTED_BEFORE =
  /\b(?:become|becoming|be|being|(?<!(?:^|[,.;!])\s*(?:i|im|i'm|i am)\s)work(?:ing)?|train|training|qualify|start|get a job|jobs?|career|apply|interested in|life|like|pay|paid|earn|hired|employed|join|volunteer)\s+(?:\w+\s+){0,2}as\s+(?:a|an)\s+$/;
const REQUIRED_BEFORE =
  /\b(?:have|hav|has|need|needs|got|gotta|must|required)(?: (?:to|u|you|i|we|they))*(?: have)? ?(?:be|been|become|qualify as|work as|train as|worked as|trained as)(?: (?:already|still|first|a|an|the|fully|qualified|registered|trained))*\s*$/;
/** "One of my HCAs wants to …". */
const OF_STAFF =
  /\b(?:one|two|three|some|all|both|any|each|most|member|team) of (?:my|our)(?: (?:best|star|lovely|new|band \d))?\s+$/i;
/** "What do I need to be a nurse" asks about the nurse. */
const ASKS_WHAT = /\b(?:what|whats|wot|which|how|much|many|all i|everything)\b[^,.?!]*$/;
/** Whether the words before a title say that its people are the speaker's staff. */
export function isOfStaff(before: string): boolean {
  return OF_STAFF.test(before);
}

/** "One of my HCAs" is not a person who cares for someone: a manager speaks. */
export function ofStaff(utterance: string, mention: TitleMention): TitleMention {
  const { certainty, matches } = mention;
  if (certainty >= ASK || !isOfStaff(utterance.slice(0, mention.start))) return mention;
  const raised = matches.map((match) => ({ ...match, score: match.score / certainty }));
  return { ...mention, certainty: 1, matches: raised };
}

/** Whether it is asked if one must be this first. */
export function isRequired(before: string): boolean {
  return REQUIRED_BEFORE.test(before) && !ASKS_WHAT.test(before);
}

/** Whether someone says that a job is theirs, or was. */
export function isOwnJob(utterance: string, start: number, end: number): boolean {
  const before = fold(utterance.slice(0, start));
  const after = fold(utterance.slice(end));
  if (OWN_JOB_AFTER.test(after)) return !WANTED_BEFORE.test(before);
  if (AS_ONE.test(before) && SPEAKS_LATER.test(after)) return true;
  if (OPENING.test(before) && SPEAKS_OF_SELF.test(after)) return true;
  if (OWN_PLACE.test(before)) return true;
  return OWN_JOB.test(before) && !WANTED_BEFORE.test(before);
}
