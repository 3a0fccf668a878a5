// Two jobs in the words of one: "dental hygienist and dental therapist", "clinical vs counselling psychologist".

import type { Knowledge } from '../../knowledge/load.ts';
import { SURE, type TitleIndex, type TitleMention } from '../../matching/title-index.ts';
import type { JobMention } from './job-mention.ts';

const TWO_TITLES = /^(.+?)(\s+(?:and|or|vs\.?|versus|&|\/)\s+)(.+)$/i;
const JOINED_TITLE = /\b(?:and|or)\b|[&/]/i;
/** Nobody writes these inside one title. */
const BETWEEN_TITLES = /^\s+(?:vs\.?|versus|or|\/)\s+$/i;
const FIRST_HALF =
  /([\p{L}-]+(?: [\p{L}-]+)?)\s+(?:vs\.?|versus|or|and|&|\/|against)\s+(?:a |an |the )?$/iu;

/** "Dental hygienist and dental therapist" may be one title somewhere; here it names two jobs. */
export function halves(mention: TitleMention, titles: TitleIndex): TitleMention[] {
  const split = TWO_TITLES.exec(mention.text);
  const [, first = '', joint = '', second = ''] = split ?? [];
  const both = [first, second].map((text) => titles.search(text, 1)[0]);
  const [one, other] = both;
  if (!split || !one || !other || one.id === other.id) return [mention];
  const [best] = mention.matches;
  const isOneTitle = best !== undefined && best.score >= SURE && JOINED_TITLE.test(best.title);
  if (isOneTitle && !BETWEEN_TITLES.test(joint)) return [mention];
  if (Math.min(one.score, other.score) < SURE) return [mention];
  const start = mention.start + first.length + joint.length;
  const part = { certainty: mention.certainty };
  return [
    {
      ...part,
      start: mention.start,
      end: mention.start + first.length,
      text: first,
      matches: [one],
    },
    { ...part, start, end: mention.end, text: second, matches: [other] },
  ];
}

/** "Clinical vs counselling psychologist" names two jobs, and the first shares the other's last word. */
export function firstHalves(
  utterance: string,
  jobs: readonly JobMention[],
  titles: TitleIndex,
  knowledge: Pick<Knowledge, 'roles'>,
): JobMention[] {
  return jobs.flatMap((job, place) => {
    const head = /\S+$/.exec(job.text)?.[0];
    const before = utterance.slice(jobs[place - 1]?.end ?? 0, job.start);
    const half = FIRST_HALF.exec(before);
    if (!job.isSure || !head || head === job.text || !half?.[1]) return [];
    const [best] = titles.search(`${half[1]} ${head}`, 1);
    const role = best && best.score >= SURE ? knowledge.roles.get(best.id) : undefined;
    if (!role || job.roles.includes(role)) return [];
    // "Ok and a scientist": the last word alone says as much.
    const [byHead] = titles.search(head, 1);
    if (byHead && byHead.id === best?.id && byHead.score >= best.score) return [];
    const start = job.start - before.length + half.index;
    const plain = {
      isSure: true,
      isElsewhere: false,
      isOwn: false,
      isRuledOut: false,
      isRequired: false,
    };
    return [
      {
        ...plain,
        start,
        end: start + half[1].length,
        text: half[1],
        roles: [role],
        score: best?.score ?? 0,
      },
    ];
  });
}
