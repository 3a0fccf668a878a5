// What else a job is called, and how high it stands.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { fold } from '../language/text.ts';
import { bandWords } from './pay.ts';
import { type Block, paragraph } from './reply.ts';
import { capital, inSentence, joinWords, roleWords } from './role-words.ts';
import { levelsOf } from './routes.ts';
import type { AspectAnswer } from './shape.ts';

export function titles({ wording }: Knowledge, role: Role): AspectAnswer {
  const words = roleWords(role);
  const said: string[] = [];
  if (role.alsoCalled.length > 0) {
    const titles = joinWords(
      differing([role.title, ...role.alsoCalled])
        .slice(1)
        .map(inSentence),
    );
    said.push(fill(wording.titles.also, { ...words, titles }));
  }
  if (role.abbreviations.length > 0)
    said.push(fill(wording.titles.short, { titles: joinWords(role.abbreviations) }));
  if (said.length > 0) return { isKnown: true, says: said.join(' ') };
  return { isKnown: false, says: fill(wording.titles.none, words) };
}

/** Titles without those that are another one in a second spelling: "co-ordinator" beside "coordinator". */
function differing(titles: readonly string[]): string[] {
  const bySpelling = new Map<string, string>();
  for (const title of titles) {
    const spelling = fold(title).replaceAll(/[- ]/g, '');
    if (!bySpelling.has(spelling)) bySpelling.set(spelling, title);
  }
  return [...bySpelling.values()];
}

export function level({ wording }: Knowledge, role: Role): AspectAnswer {
  const words = roleWords(role);
  const { careerLevel } = role;
  const apprenticeships = levelsOf(role.routes.filter(({ kind }) => kind === 'apprenticeship'));
  const rest: Block[] = [
    ...(role.bands ? [paragraph(`${wording.overview.band}: ${bandWords(role.bands)}.`)] : []),
    ...(apprenticeships === ''
      ? []
      : [paragraph(fill(wording.level.apprenticeship, { levels: apprenticeships }))]),
  ];
  if (careerLevel === undefined)
    return { isKnown: false, says: fill(wording.level.unknown, words), also: rest };
  const name = inSentence(wording.careerLevels[String(careerLevel)] ?? '');
  return {
    isKnown: true,
    says: capital(fill(wording.level.is, { ...words, level: careerLevel, name })),
    also: [...rest, paragraph(wording.level.scale)],
  };
}
