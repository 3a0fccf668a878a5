// What is to be looked at again: every file with a date of its check, by age, and what it lacks.

import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { csvOf } from './csv.ts';

export interface ReviewItem {
  kind: 'role' | 'topic' | 'theme';
  id: string;
  title: string;
  /** The file below the content folder: "roles/podiatry/podiatrist.yaml". */
  file: string;
  /** The month of its last check: "2026-11". */
  checked: string;
  /** The month in which it is due. */
  due: string;
  /** Fields of a role that are empty: "hours", "bands". */
  lacks: string[];
}

/** Facts, addresses and pay change; a year is what `npm run check` warns after. */
const CHECK_AGAIN_AFTER_MONTHS = 12;

/** Every file, those that lack something first, then by the age of its check. */
export function reviewList({ roles, topics, questions }: Knowledge): ReviewItem[] {
  const themes = new Map([...questions.values()].map(({ theme, checked }) => [theme, checked]));
  const items = [
    ...[...roles.values()].map((role) =>
      itemOf('role', role, `roles/${role.family}/${role.id}.yaml`, lacking(role)),
    ),
    ...[...topics.values()].map((topic) => itemOf('topic', topic, `topics/${topic.id}.yaml`)),
    ...[...themes].map(([id, checked]) =>
      itemOf('theme', { id, title: id.replaceAll('-', ' '), checked }, `questions/${id}.yaml`),
    ),
  ];
  return items.sort(
    (one, other) =>
      Number(other.lacks.length > 0) - Number(one.lacks.length > 0) ||
      one.checked.localeCompare(other.checked) ||
      one.title.localeCompare(other.title),
  );
}

function itemOf(
  kind: ReviewItem['kind'],
  { id, title, checked }: { id: string; title: string; checked: string },
  file: string,
  lacks: string[] = [],
): ReviewItem {
  return {
    kind,
    id,
    title,
    file,
    checked,
    due: monthAfter(checked, CHECK_AGAIN_AFTER_MONTHS),
    lacks,
  };
}

function lacking({ bands, hours, routes, skills, settings, progression }: Role): string[] {
  const fields = { bands, hours, routes, skills, settings, progression };
  return Object.entries(fields)
    .filter(([, value]) => value === undefined || value.length === 0)
    .map(([name]) => name);
}

/**
 * A month some months later.
 *
 *     monthAfter('2026-11', 12) // => '2027-11'
 */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The list as a table for a spreadsheet. */
export function reviewCsv(items: readonly ReviewItem[]): string {
  const rows = items.map(({ file, title, checked, due, lacks }) => [
    file,
    title,
    checked,
    due,
    lacks.join(' '),
  ]);
  return csvOf([['file', 'title', 'checked', 'due', 'lacks'], ...rows]);
}

/** One entry a month for a calendar, on its first day, with the files that are due in it (RFC 5545). */
export function reviewCalendar(
  items: readonly ReviewItem[],
  summary: (count: number) => string,
): string {
  const months = new Map<string, ReviewItem[]>();
  for (const item of items) months.set(item.due, [...(months.get(item.due) ?? []), item]);
  const events = [...months]
    .sort()
    .flatMap(([month, due]) => [
      'BEGIN:VEVENT',
      `UID:review-${month}@careers-desk`,
      `DTSTAMP:${month.replace('-', '')}01T000000Z`,
      `DTSTART;VALUE=DATE:${month.replace('-', '')}01`,
      `SUMMARY:${escaped(summary(due.length))}`,
      `DESCRIPTION:${escaped(due.map(({ title, file }) => `${title} (${file})`).join('\n'))}`,
      'END:VEVENT',
    ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//careers desk//EN',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

const LONGEST_LINE_BYTES = 75;

/** A line of more than 75 bytes goes on in the next, after a blank. */
function folded(line: string): string {
  let result = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST_LINE_BYTES) {
      result += '\r\n ';
      bytes = 1;
    }
    result += character;
    bytes += size;
  }
  return result;
}
