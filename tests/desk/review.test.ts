// What is to be looked at again, as a list, a table and a calendar.

import {
  monthAfter,
  type ReviewItem,
  reviewCalendar,
  reviewCsv,
  reviewList,
} from '../../src/desk/review.ts';
import { writeChecked } from '../../src/desk/teaching.ts';
import { realKnowledge } from '../careers.ts';

const item = (parts: Partial<ReviewItem>): ReviewItem => ({
  kind: 'topic',
  id: 'x',
  title: 'X',
  file: 'topics/x.yaml',
  checked: '2026-01',
  due: '2027-01',
  lacks: [],
  ...parts,
});

test('months go on over the end of a year', () => {
  expect(monthAfter('2026-11', 12)).toBe('2027-11');
  expect(monthAfter('2026-12', 1)).toBe('2027-01');
  expect(monthAfter('2026-01', 11)).toBe('2026-12');
});

test('every role, topic and theme is in the list once, with its file; what lacks something first, then by age', () => {
  const knowledge = realKnowledge();
  const items = reviewList(knowledge);
  const themes = new Set([...knowledge.questions.values()].map(({ theme }) => theme));
  expect(items).toHaveLength(knowledge.roles.size + knowledge.topics.size + themes.size);
  expect(items.find(({ id }) => id === 'podiatrist')?.file).toBe('roles/podiatry/podiatrist.yaml');
  const order = items.map(({ lacks, checked }) => `${lacks.length > 0 ? 0 : 1} ${checked}`);
  expect(order).toEqual(order.toSorted());
});

test('the table quotes, and holds nothing that a spreadsheet would run', () => {
  const csv = reviewCsv([item({ title: '=cmd("x"), or', lacks: ['hours', 'bands'] })]);
  expect(csv).toBe(
    '"file","title","checked","due","lacks"\r\n"topics/x.yaml","\'=cmd(""x""), or","2026-01","2027-01","hours bands"\r\n',
  );
});

test('the calendar has one entry a month, on its first day, with every file that is due', () => {
  const items = [
    item({ title: 'A, b' }),
    item({ title: 'C' }),
    item({ title: 'D', due: '2026-12' }),
  ];
  const text = reviewCalendar(items, (count) => `${count} files; look`);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(text).toContain('DTSTART;VALUE=DATE:20261201\r\nSUMMARY:1 files\\; look\r\n');
  expect(text).toContain('DESCRIPTION:A\\, b (topics/x.yaml)\\nC (topics/x.yaml)\r\n');
  expect(text.startsWith('BEGIN:VCALENDAR\r\n') && text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test('no line of the calendar is longer than 75 bytes, and no character is cut', () => {
  const title = 'Ärzte – ☂ '.repeat(40);
  const text = reviewCalendar([item({ title })], () => 'x');
  const lines = text.split('\r\n');
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(text.replaceAll('\r\n ', '')).toContain(title);
});

test('a file is marked as checked and nothing else of it changes', () => {
  expect(writeChecked('podiatrist', '2026-11', undefined)).toBe(
    'extends: podiatrist\nchecked: 2026-11\n',
  );
  expect(writeChecked('x', '2026-12', '# ours\nid: x # the id\nchecked: 2026-01 # Ada\n')).toBe(
    '# ours\nid: x # the id\nchecked: 2026-12 # Ada\n',
  );
});
