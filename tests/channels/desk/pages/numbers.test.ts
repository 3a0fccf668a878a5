// The numbers of the desk: counted in the chat, shown a day later, and never a small one.

import { DAY_MS, dayOf } from '../../../../src/store/day-counts.ts';
import { openMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/store.ts';
import { type RunningDesk, signedIn, startDesk, type Visitor, wordsOf } from '../desk.ts';

let store: Store;
let desk: RunningDesk;
let reader: Visitor;

beforeEach(async () => {
  store = openMemoryStore({ conversationMs: DAY_MS, planMs: DAY_MS, now: Date.now });
  desk = await startDesk({ store });
  reader = await signedIn(desk);
});

async function counted(): Promise<Record<string, number>> {
  await desk.flush();
  const all = await store.numbers.since('');
  return Object.fromEntries(all.map(({ name, count }) => [name, count]));
}

test('conversations, topics, fields and what became of questions are counted', async () => {
  await desk.say('hello', 'a');
  await desk.say('what does a podiatrist earn', 'a');
  await desk.say('what does it pay', 'b');
  await desk.say('can i bring my dog to work', 'c');
  await desk.say('how do i start', 'd');
  await desk.say('porter', 'd');
  const figures = await counted();
  expect(figures).toMatchObject({
    conversations: 4,
    'fate:answered': 1,
    'fate:asked-back': 1,
    'fate:unanswered': 1,
    'topic:pay': expect.any(Number),
    'family:podiatry': 1,
  });
});

test('a message in distress counts for nothing', async () => {
  await desk.say('i want to kill myself');
  await desk.say('i feel so low, what does a podiatrist earn');
  expect(await counted()).toEqual({});
});

test('the page has a chart and a table of the same figures, the CSV too, and none of them is small', async () => {
  const yesterday = dayOf(Date.now() - DAY_MS);
  await store.numbers.add(yesterday, {
    conversations: 23,
    'fate:answered': 41,
    'fate:unanswered': 3,
    'topic:pay': 41,
  });
  const { text } = await reader.get('/numbers?by=days');
  const [row = ''] = /<tr[^>]*><th scope="row"[\s\S]*?<\/tr>/.exec(text) ?? [];
  expect(wordsOf(row)).toMatch(/ 25 45 fewer than 8 /);
  expect(text.match(/<svg [^>]*role="img" aria-label="Chart: /g)).toHaveLength(3);
  expect(text.match(/class="desk-chart__bar/g)).toHaveLength(3);
  const { text: csv, headers } = await reader.get('/numbers.csv?by=days');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv).toContain(`"${yesterday}","${yesterday}","Questions","Chats","25"`);
  expect(csv).toContain(`"${yesterday}","${yesterday}","Questions","Not answered","fewer than 8"`);
  expect(csv).not.toMatch(/"(?:[1-7]|23|41|44)"/);
});

test('before anything was counted the page says so', async () => {
  expect(wordsOf((await reader.get('/numbers')).text)).toContain(
    'Nothing has been counted yet. The first figures are here the day after the first chat.',
  );
});

test('weeks are shown where they are asked for, and days otherwise', async () => {
  expect(wordsOf((await reader.get('/numbers?by=weeks')).text)).toContain(' Week Chats');
  expect(wordsOf((await reader.get('/numbers?by=%00<script>')).text)).toContain(' Day Chats');
});
