// What someone says of themselves: their qualifications, age and experience, read from their own words.

import type { Person } from '../knowledge/eligibility.ts';
import { LETTER_GRADES } from '../knowledge/grades.ts';
import { ANY_NUMBER_WORD, numberOf } from '../number-words.ts';
import { fold } from '../text.ts';

const NUMBER = `\\d{1,2}|no|${ANY_NUMBER_WORD}|a couple of|a few|some`;
const GRADE = `[1-9]|[a-g]\\*?|u`;
const SUBJECTS =
  'maths?|mathematics|english(?: language| literature)?|(?:double |triple )?science|biology|chemistry|physics';
const HAS = `(?:have|has|had|got|gotten|with|hold|passed|finished|completed|did|done|doing|my|only|just|ive|plus|and|a|an)`;

const GRADE_IN_SUBJECT = new RegExp(
  `\\b(?:a |an |grade )?(${GRADE}) (?:in|for|at) (?:my )?(?:gcse )?(${SUBJECTS})\\b`,
  'g',
);
const SUBJECT_AT_GRADE = new RegExp(
  `\\b(${SUBJECTS})(?: gcse)? (?:at |is |was |a )?(?:grade )(${GRADE})\\b`,
  'g',
);
const LACKS_SUBJECT = new RegExp(
  `\\b(?:failed|failing|flunked|no|without|dont have|havent got|never got|never passed|didnt get|didnt pass) (?:my |a |gcse |the )*(${SUBJECTS})\\b`,
  'g',
);

const GCSE = "(?:gcses?|gsces?|gces?|gcse's|gcs?es?|o levels?)";

/** "No, I have A levels" corrects what was understood, and lacks nothing. */
const DENIAL = /^(?:(?:no|nah|nope|wait|sorry)\b[,. ]*)+(?=(?:actually )?(?:i|ive|my)\b)/;

/** Reads what an utterance says about the person; only what it states, not what it asks for. */
export function readPerson(utterance: string): Person {
  const text = fold(utterance).replace(/'/g, '').replace(/\s+/g, ' ').replace(DENIAL, '');
  const person: Person = {};
  readGcses(text, person);
  readSubjects(text, person);
  readLevels(text, person);
  readCircumstances(text, person);
  return person;
}

/** Whether anything is known that eligibility can be worked out from. */
export function hasQualifications(person: Person): boolean {
  return (
    person.gcses !== undefined ||
    person.level !== undefined ||
    person.aLevels !== undefined ||
    (person.subjects?.length ?? 0) > 0
  );
}

function readGcses(text: string, person: Person): void {
  const counted =
    match(
      text,
      `\\b(${NUMBER})(?: or (?:so|\\d))?\\s?x?\\s?(?:good |decent |level 2 |grade \\w )?${GCSE}\\b`,
    ) ?? match(text, `\\b${GCSE}\\b[^.?]{0,12}?\\b(${NUMBER}) of (?:them|those)\\b`);
  if (counted) person.gcses = { count: count(counted[1] ?? '') };
  else if (
    match(
      text,
      `\\b(?:no|not any|any|without|failed(?: all)?(?: of)?(?: my)?|zero)\\s(?:of )?(?:my )?${GCSE}\\b`,
    )
  ) {
    if (!match(text, `\\bneed any ${GCSE}`)) person.gcses = { count: 0 };
  }
  if (!person.gcses) return;
  const grade =
    match(
      text,
      `${GCSE}[^.?]{0,20}?\\b(?:grades?|at|all|mostly|mainly|lowest)\\s(?:a |is |an |grades? |are |were |all )*(${GRADE})(?:'?s)?\\b`,
    ) ?? match(text, `\\bgrades?\\s(${GRADE})(?:s)?\\b`);
  if (grade) person.gcses.grade = gradeNumber(grade[1] ?? '');
}

function readSubjects(text: string, person: Person): void {
  const subjects: NonNullable<Person['subjects']> = [];
  const note = (subject: string, grade: number) => {
    const name = subjectName(subject);
    if (!subjects.some((one) => one.subject === name)) subjects.push({ subject: name, grade });
  };
  for (const [, grade = '', subject = ''] of text.matchAll(GRADE_IN_SUBJECT)) {
    note(subject, gradeNumber(grade));
  }
  for (const [, subject = '', grade = ''] of text.matchAll(SUBJECT_AT_GRADE)) {
    note(subject, gradeNumber(grade));
  }
  for (const [, subject = ''] of text.matchAll(LACKS_SUBJECT)) {
    note(subject, 2);
  }
  if (subjects.length > 0) person.subjects = subjects;
}

function readLevels(text: string, person: Person): void {
  const levels: number[] = [];
  const aLevels = match(text, `\\b(\\d|one|two|three|four) a[ -]?levels?\\b`);
  if (aLevels) person.aLevels = count(aLevels[1] ?? '');
  else if (owns(text, 'a[ -]?levels|alevel')) person.aLevels = 2;
  const numbered =
    match(
      text,
      `\\b${HAS}(?: \\w+){0,3}? (?:level|lvl|nvq|nvq level|diploma level)\\s?([1-8])\\b`,
    ) ??
    match(
      text,
      `\\b(?:level|lvl|nvq)\\s?([1-8]) (?:qualified|nvq|diploma|btec|qualification|hca|health and social|childcare|certificate)`,
    );
  if (numbered && !match(text, '\\bneed (?:a |an )?(?:level|nvq)'))
    levels.push(Number(numbered[1]));
  if (owns(text, 'btecs?(?! first)|t[ -]?levels?|access course|access to he\\w*|access diploma'))
    levels.push(3);
  if (
    /\b(?:graduated (?:in|from|with)|(?:\w+) graduate\b|with (?:a|my) (?:\w+ )?degree\b(?! (?:scheme|training|programme|jobs?|entry))|(?:did|studied|done) \w+(?: \w+)? at uni(?:versity)?)\b/.test(
      text,
    ) &&
    !/\b(?:under|post)graduate|\bneed|\bdo you have to/.test(text)
  )
    levels.push(6);
  if (owns(text, 'hnc|certhe|cert he')) levels.push(4);
  if (owns(text, 'hnd|foundation degree|diphe|dip he')) levels.push(5);
  if (
    owns(text, '(?:\\w+ ){0,2}(?:degree|bsc|ba|bachelors?|2:1|2:2)(?! apprentice)') &&
    !/foundation degree/.test(text)
  )
    levels.push(6);
  if (owns(text, '(?:\\w+ ){0,2}(?:masters|msc|ma|pgce|pgdip)')) levels.push(7);
  if (owns(text, 'phd|doctorate')) levels.push(8);
  if (
    /\bno (?:formal )?quali\w*|\bwithout (?:any )?quali\w*|\bleft school(?: \w+){0,3} with (?:nothing|no\b)|\bno (?:grades|exams)\b|\bnot got any quali|\bdont have any quali|\bgot nothing\b|\bzero quali/.test(
      text,
    )
  ) {
    levels.push(0);
  }
  if (levels.length > 0) person.level = Math.max(...levels);
}

function readCircumstances(text: string, person: Person): void {
  const age =
    match(
      text,
      `\\b(?:im|i am|aged?|at|turning|turned|nearly|being)\\s(?:only |now |just |nearly |about )?(\\d{2})\\b(?! (?:hours|hrs|years (?:as|in|of)|gcse))`,
    ) ?? match(text, `\\b(\\d{2})[ -]?(?:years?[ -]old|yrs? old|yo|y o)\\b`);
  const years = Number(age?.[1]);
  if (years >= 13 && years <= 90) person.age = years;
  if (
    /\b(?:registered|qualified) (?:nurse|midwife|physio\w*|paramedic|ot|occupational|dietitian|radiographer|pharmacist)\b|\b(?:hcpc|nmc|gmc) regist/.test(
      text,
    ) &&
    /\b(?:im|i am|as a|am a)\b/.test(text)
  ) {
    person.registered = true;
  }
  if (
    /\b(?:experience (?:in|of|as|with)|worked (?:in|as)|years? (?:as|in|of)|volunteer(?:ed)? (?:in|at)|cared? for)\b/.test(
      text,
    ) &&
    !/\b(?:no|without|any|need|much) (?:\w+ )?experience/.test(text)
  ) {
    person.experience = true;
  }
  if (
    /\b(?:i work|im working|working|i am|im) (?:\w+ ){0,3}?(?:in|for|at|on) (?:the |a |an )?(?:nhs|hospital|ward|care home|gp|surgery|clinic|trust)\b|\bim (?:a |on )?band \d/.test(
      text,
    )
  ) {
    person.employed = true;
  }
  if (
    /\b(?:i can drive|i drive|(?:have|got|hold) (?:a |my )?(?:full )?(?:driving )?licen[cs]e)\b/.test(
      text,
    )
  )
    person.driving = true;
}

/** Words by which someone says that something is theirs. */
const OWNER =
  '(?:(?:ive|i have|i had|i|already|only|just|also|still|we|she|he|they|daughter|son|who) (?:have|has|had|got|hold|passed|finished|completed|did|done|earned|achieved)|have(?! (?:to|you|a look))|has|had|ive|got|with|holds?|holding|passed|finished|completed|having|my)';
/** In a list after the first: "2 GCSEs and a degree". */
const AND_ALSO = '(?:and|plus|,)';
/** Words before a qualification that show that the person does not have it, or asks whether it is needed. */
const LACKS =
  /\b(?:dont|doesnt|havent|hasnt|never|not|no|without|need|needs|needed|require|requires|is there|want|get|getting|study for|do i|do you|doing|you|your|list|look|must|should|if i had)\b(?: \w+){0,2}$/;
const BETWEEN =
  /\b(?:no|not|any|without|dont|doesnt|havent|need|want|list|look|about|for|of|to|for|into)\b/;
const NOT_A_QUALIFICATION =
  '(?! (?:courses?|apprentice|apprenticeships?|needed|required|necessary|essential|programmes?|entry))';

const AN_OWNER = new RegExp(`\\b(${OWNER})\\b`);

/** Whether the person says they have it: "I've got a degree", not "do I need a degree". */
function owns(text: string, what: string): boolean {
  const has = match(text, `\\b(${OWNER})( (?:\\w+ ){0,3}?)(?:${what})\\b${NOT_A_QUALIFICATION}`);
  if (has && isOwned(text, has)) return true;
  const more = match(text, `\\b${AND_ALSO} ?(?:a |an |my )?(?:${what})\\b${NOT_A_QUALIFICATION}`);
  const first = more && AN_OWNER.exec(text.slice(0, more.index));
  return more !== null && first !== null && !BETWEEN.test(more[0]) && isOwned(text, first);
}

function isOwned(text: string, has: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, has.index - 30), has.index);
  return !LACKS.test(before + (has[1] ?? '')) && !BETWEEN.test(has[0]);
}

const compiled = new Map<string, RegExp>();

function match(text: string, pattern: string): RegExpExecArray | null {
  const expression = compiled.get(pattern) ?? new RegExp(pattern);
  compiled.set(pattern, expression);
  return expression.exec(text);
}

function count(words: string): number {
  if (words === 'a couple of') return 2;
  if (words === 'a few' || words === 'some') return 3;
  return numberOf(words) ?? 0;
}

function gradeNumber(grade: string): number {
  return /^\d$/.test(grade) ? Number(grade) : (LETTER_GRADES[grade.toUpperCase()] ?? 1);
}

function subjectName(subject: string): string {
  if (subject.startsWith('math')) return 'maths';
  if (subject.startsWith('english')) return 'English';
  return subject.includes('science') ? 'science' : subject;
}
