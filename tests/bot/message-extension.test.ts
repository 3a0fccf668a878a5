// The message extension over the real knowledge base: from letters to roles, and from a message to the roles in it.

import { z } from 'zod';
import { buildMessageExtension } from '../../src/bot/message-extension.ts';
import { buildRoleTitleIndex } from '../../src/understanding/readers/titles.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const extension = buildMessageExtension(knowledge, buildRoleTitleIndex(knowledge));

const card = z.object({ type: z.literal('AdaptiveCard'), body: z.array(z.unknown()) });
const results = z.object({
  composeExtension: z.object({
    type: z.literal('result'),
    attachmentLayout: z.literal('list'),
    attachments: z.array(
      z.object({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: card.loose(),
        preview: z.object({ content: z.object({ title: z.string(), text: z.string() }) }),
      }),
    ),
  }),
});
const task = z.object({
  task: z.object({
    type: z.literal('continue'),
    value: z.object({
      title: z.string(),
      card: z.object({
        content: card.extend({
          actions: z.array(z.object({ title: z.string(), data: z.object({ role: z.string() }) })),
        }),
      }),
    }),
  }),
});

const ask = (title: unknown, queryOptions?: object) =>
  extension.answer('composeExtension/query', {
    commandId: 'findRole',
    parameters: [{ name: 'title', value: title }],
    queryOptions,
  });
const found = (title: unknown, queryOptions?: object) =>
  results.parse(ask(title, queryOptions)).composeExtension.attachments;
const titles = (title: unknown, queryOptions?: object) =>
  found(title, queryOptions).map(({ preview }) => preview.content.title);

test.each([
  ['po', 'Podiatrist'],
  ['podi', 'Podiatrist'],
  ['ocupational therap', 'Occupational therapist'],
  ['speach therapist', 'Speech and language therapist'],
  ['ODP', 'Operating department practitioner'],
])('"%s" finds %s', (letters, title) => {
  expect(titles(letters).slice(0, 5)).toContain(title);
});

test('it never gives more than 25, and the next page goes on', () => {
  const first = titles('');
  const second = titles('', { skip: 25, count: 25 });
  expect(first).toHaveLength(25);
  expect(second).toHaveLength(25);
  expect(first.filter((title) => second.includes(title))).toEqual([]);
  expect(titles('', { skip: 0, count: 500 })).toHaveLength(25);
});

test('letters that begin no title and mean none get a sentence', () => {
  expect(ask('zzqqxx')).toEqual({
    composeExtension: { type: 'message', text: knowledge.wording.teams.noRoles },
  });
});

test.each([[5], [null], [{ a: 1 }], [undefined]])('a query of %p is taken for none', (value) => {
  expect(found(value)).toHaveLength(25);
});

test('a card that is put into a chat says what the job is and has no buttons', () => {
  const [first] = found('podiatrist');
  expect(first?.content.actions).toEqual([]);
  expect(JSON.stringify(first?.content)).toContain('Source:');
  expect(JSON.stringify(first?.content).length).toBeLessThan(28 * 1024);
});

const about = (content: string, data?: object) =>
  extension.answer('composeExtension/fetchTask', {
    commandId: 'aboutMessage',
    messagePayload: { body: { contentType: 'html', content } },
    data,
  });

test('asked of a message, it shows the jobs in it', () => {
  const shown = task.parse(
    about('<p>We need a <b>podiatrist</b> and two midwives&nbsp;on Monday</p>'),
  );
  const buttons = shown.task.value.card.content.actions;
  expect(buttons.map(({ data }) => data.role)).toEqual(['podiatrist', 'midwife']);
});

test('the button of such a job gives its card', () => {
  const given = extension.answer('composeExtension/submitAction', { data: { role: 'midwife' } });
  expect(results.parse(given).composeExtension.attachments[0]?.preview.content.title).toBe(
    'Midwife',
  );
});

test('a message without a job gets a sentence', () => {
  const shown = JSON.stringify(about('<p>See you at ten for lunch</p>'));
  expect(shown).toContain(knowledge.wording.teams.noRoleInMessage);
});

test.each([undefined, null, 5, {}, { messagePayload: 5 }, { data: { role: 'no-such-role' } }])(
  'an action of %p gets a sentence',
  (value) => {
    const shown = JSON.stringify(extension.answer('composeExtension/submitAction', value));
    expect(shown).toContain(knowledge.wording.teams.noRoleInMessage);
  },
);
