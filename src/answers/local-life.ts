// What only the trust can say: parking, childcare, open days, vacancies. What trust.yaml does not have is not known, and
// the answer says whom to ask.

import { fill } from '../knowledge/fill.ts';
import type { LocalSubject } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Trust } from '../knowledge/schema/trust.ts';
import { contactLinks } from './contact.ts';
import { type Block, heading, list, paragraph, type Reply, reply } from './reply.ts';
import { capital } from './role-words.ts';

const MOST_DAYS = 3;
const MOST_NEXT = 2;

/**
 * What the trust's file says about a subject; undefined where it says nothing.
 *
 * @param today "2026-11-29": open days before it are over; undefined shows all
 */
export function localLife(
  knowledge: Knowledge,
  subject: LocalSubject,
  today?: string,
): Reply | undefined {
  const title = titleOf(knowledge, subject);
  const blocks = blocksOf(knowledge, subject, title, today);
  return (
    blocks &&
    reply({
      outcome: 'answer',
      topic: subject === 'vacancies' ? 'apply' : 'general',
      blocks: [heading(title), ...blocks],
      choices: knowledge.wording.examples.slice(0, MOST_NEXT),
      subject: `local/${subject}`,
    })
  );
}

/** That nothing is known of a subject, and whom to ask. */
export function localLifeUnknown(knowledge: Knowledge, subject: LocalSubject): Reply {
  const { wording, trust } = knowledge;
  const words = wording.localLife;
  const unknown = fill(words.unknown, {
    subject: words.subjects[subject],
    trust: trust.name,
    contact: trust.recruitment.name,
  });
  return reply({
    isUnanswered: true,
    outcome: 'out-of-scope',
    blocks: [paragraph(unknown), ...contactLinks(knowledge, trust.recruitment)],
    choices: wording.examples.slice(0, MOST_NEXT),
  });
}

function titleOf({ wording, trust }: Knowledge, subject: LocalSubject): string {
  const { page, subjects } = wording.localLife;
  return fill(page, { Subject: capital(subjects[subject]), trust: trust.name });
}

function blocksOf(
  knowledge: Knowledge,
  subject: LocalSubject,
  title: string,
  today: string | undefined,
): Block[] | undefined {
  const { trust, wording } = knowledge;
  const page = (url: string | undefined): Block[] =>
    url === undefined ? [] : [{ kind: 'links', links: [{ title, url }] }];
  if (subject === 'vacancies') {
    const says = fill(wording.localLife.vacancies, { trust: trust.name });
    return [paragraph(says), ...page(trust.vacancies)];
  }
  if (subject === 'open-days') {
    const openDays = trust.here['open-days'];
    return openDays && openDayBlocks(knowledge, openDays, page, today);
  }
  const answer = trust.here[subject];
  return answer && [paragraph(answer.says), ...page(answer.url)];
}

type OpenDays = NonNullable<Trust['here']['open-days']>;

/** The next open days; without one, the page on which they are announced, or whom to ask. */
function openDayBlocks(
  knowledge: Knowledge,
  { url, days }: OpenDays,
  page: (url: string | undefined) => Block[],
  today = '',
): Block[] | undefined {
  const { trust, wording } = knowledge;
  const words = wording.localLife;
  const next = days
    .filter(({ date }) => date >= today)
    .sort((a, b) => a.date.localeCompare(b.date))
    .slice(0, MOST_DAYS);
  if (next.length === 0) {
    if (url === undefined) return undefined;
    const says = fill(words.openDaysPage, { trust: trust.name });
    return [paragraph(says), ...page(url), ...contactLinks(knowledge, trust.recruitment)];
  }
  return [
    paragraph(fill(words.openDays, { trust: trust.name })),
    ...list(
      next.map(({ title, date, time, place }) =>
        fill(words.openDay, {
          title,
          day: [dayInWords(date), time, place].filter((part) => part !== undefined).join(', '),
        }),
      ),
    ),
    ...next.flatMap((day) =>
      day.url === undefined
        ? []
        : [{ kind: 'links' as const, links: [{ title: day.title, url: day.url }] }],
    ),
    ...page(url),
  ];
}

/** "2027-03-14" => "Sunday 14 March 2027" */
function dayInWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(new Date(date))
    .replace(',', '');
}
