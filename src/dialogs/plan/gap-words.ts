// What someone lacks for a job, in words, and how each thing can be got.

import { gapWords } from '../../answers/qualification-words.ts';
import { type Block, list } from '../../answers/reply.ts';
import { capital, joinWords } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Gap } from '../../knowledge/gaps.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Slots } from '../script/slots.ts';
import type { Closable, DialogWording } from '../script/wording.ts';
import { isPupil } from './person-of.ts';

/** What is missing, each thing once: "2 A levels and experience that fits". */
export function missingWords(
  wording: Knowledge['wording'],
  words: DialogWording,
  gaps: readonly Gap[],
): string {
  return joinWords([...new Set(gaps.map((gap) => missingWord(wording, words, gap)))]);
}

/** What someone should make sure of first, in the words of the role's file. */
export function checkWords(unchecked: readonly string[]): string {
  return [...new Set(unchecked)]
    .map((says) => capital(says.replace(/\.$/, '').replace(/^or,? /i, '')))
    .join('; ');
}

/** A level is told as what people call it: "a degree" and not "a level 6 qualification". */
export function missingWord(wording: Knowledge['wording'], words: DialogWording, gap: Gap): string {
  const { levels } = words.plan;
  if (gap.kind !== 'level') return gapWords(wording, gap);
  if (gap.level <= 2) return gapWords(wording, gap);
  if (gap.level === 3) return levels.three;
  if (gap.level <= 5) return levels.fourOrFive;
  return gap.level === 6 ? levels.six : levels.seven;
}

/** How each thing that is missing can be got. */
export function closings(
  { wording }: Knowledge,
  words: DialogWording,
  gaps: readonly Gap[],
  slots: Slots,
): Block[] {
  if (gaps.length === 0) return [];
  const lines = gaps.map((gap) => {
    const how = closable(gap);
    const atSchool = isPupil(slots) ? words.plan.closingAtSchool[how] : undefined;
    const text = atSchool ?? words.plan.closing[how];
    return fill(text, { gap: capital(missingWord(wording, words, gap)) });
  });
  return list(lines);
}

/** Which way of closing a gap goes with it. */
export function closable(gap: Gap): Closable {
  if (gap.kind !== 'level') return gap.kind;
  if (gap.level <= 2) return 'gcses';
  if (gap.level === 3) return 'level3';
  return gap.level <= 5 ? 'level4' : 'level6';
}
