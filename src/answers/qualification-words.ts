// Qualifications in words: what is missing, and what someone said they have.

import { fill } from '../knowledge/fill.ts';
import type { Gap } from '../knowledge/gaps.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { DEGREE_LEVEL, type Person } from '../knowledge/person.ts';
import { inSentence, joinWords } from './role-words.ts';

/** English is written with a capital wherever it stands. */
export function subjectName(subject: string): string {
  return subject.toLowerCase() === 'english' ? 'English' : inSentence(subject);
}

/** Several gaps in words, each once. */
export function gapList(wording: Knowledge['wording'], gaps: readonly Gap[]): string {
  return joinWords([...new Set(gaps.map((gap) => gapWords(wording, gap)))]);
}

/** What is missing, in words. */
export function gapWords(wording: Knowledge['wording'], gap: Gap): string {
  const words = wording.eligibility.gaps;
  switch (gap.kind) {
    case 'gcses':
      return fill(words.gcses, {
        count: gap.count,
        grade: gap.grade,
        subjects: gap.subjects.length > 0 ? ` (${joinWords(gap.subjects)})` : '',
      });
    case 'subject':
      return fill(gap.byRule ? words.subjectByRule : words.subject, {
        subject: subjectName(gap.subject),
        grade: gap.grade,
      });
    case 'degreeClass':
      return fill(words.degreeClass, { class: gap.class });
    case 'aLevels':
      return fill(words.aLevels, { count: gap.count });
    case 'level':
      return fill(words.level, { level: gap.level, example: levelExample(wording, gap.level) });
    case 'age':
      return fill(words.age, { age: gap.age });
    default:
      return words[gap.kind];
  }
}

/** What the bot took someone to have, so that a misunderstanding shows. */
export function heard({ wording }: Knowledge, person: Person): string[] {
  const words = wording.eligibility.facts;
  const facts: string[] = [];
  const { gcses, subjects = [], lackedSubjects = [], level, age, degree } = person;
  if (level === 0) facts.push(words.none);
  else if (level === DEGREE_LEVEL && degree)
    facts.push(
      fill(words.degree, {
        class: degree.class ? ` (${degree.class})` : '',
        subject: degree.subject ? ` in ${degree.subject}` : '',
      }),
    );
  else if (level !== undefined)
    facts.push(fill(words.level, { level, example: levelExample(wording, level) }));
  if (person.aLevels)
    facts.push(fill(words.level, { level: 3, example: levelExample(wording, 3) }));
  if (gcses?.count !== undefined) {
    facts.push(
      gcses.grade === undefined
        ? fill(words.gcses, { count: gcses.count })
        : fill(words.gcsesAt, { count: gcses.count, grade: gcses.grade }),
    );
  }
  for (const { subject, grade } of subjects) {
    facts.push(
      grade === undefined
        ? fill(words.subjectPassed, { subject })
        : fill(words.subject, { subject, grade }),
    );
  }
  if (person.registered) facts.push(words.registered);
  if (age !== undefined) facts.push(fill(words.age, { age }));
  const lacks = lackedSubjects.map((subject) => fill(words.subjectPassed, { subject }));
  const { heard: has, heardLacks } = wording.eligibility;
  return [
    ...(facts.length > 0 ? [fill(has, { facts: joinWords(facts) })] : []),
    ...(lacks.length > 0 ? [fill(heardLacks, { facts: joinWords(lacks) })] : []),
  ];
}

function levelExample({ eligibility }: Knowledge['wording'], level: number): string {
  const examples = eligibility.levelExamples;
  if (level <= 2) return examples['2'];
  if (level === 3) return examples['3'];
  if (level <= 5) return examples['4'];
  return level === 6 ? examples['6'] : examples['7'];
}
