// What an answer folds away is there on every channel, closed until someone opens it.

import { combine } from '../../src/answers/combine.ts';
import { paragraph, type Reply, reply } from '../../src/answers/reply.ts';
import { renderReply, type Surroundings } from '../../src/bot/render.ts';
import { show } from '../../src/channels/terminal/chat.ts';
import { play } from '../../src/channels/terminal/play.ts';
import { answered } from '../../src/channels/web/conversation-view.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const { fold } = knowledge.wording;
const source = {
  kind: 'source' as const,
  lead: 'Source:',
  citations: [{ title: 'A page' }],
  checked: '',
};
const answer = reply({
  outcome: 'answer',
  blocks: [paragraph('Yes, it is.'), source],
  more: [paragraph('The long of it.')],
});
const teams: Surroundings = {
  scope: 'personal',
  isTeams: true,
  to: [],
  choose: knowledge.wording.teams.choose,
  fold,
  owner: {},
};

test('in plain text it stands below a line, and the source closes the answer', () => {
  const text = 'Yes, it is.\n\nMore:\n\nThe long of it.\n\nSource: A page';
  expect(show([answer], knowledge.wording)).toBe(text);
  expect(renderReply(answer, { ...teams, isTeams: false }).text).toBe(text);
});

test('an answer with nothing folded has no such line', () => {
  const { more: _, ...short } = answer;
  expect(show([short], knowledge.wording)).toBe('Yes, it is.\n\nSource: A page');
});

test('as JSON it is a field of its own', () => {
  const conversation = {
    welcome: () => answer,
    turn: () => ({ state: { ground: { jobs: [], listed: [] }, misses: 0 }, replies: [answer] }),
  };
  expect(play(conversation, ['is it'])).toMatchObject([
    { text: 'Yes, it is.\n\nSource: A page', more: 'The long of it.' },
  ]);
});

test('in the web it opens without a script', () => {
  const place = { words: knowledge.webWording, headingLevel: 2, isEmbedded: false } as const;
  expect(answered(answer, 'a', place).markup).toMatch(
    /Yes, it is\..*<details class="more"><summary>More about this<\/summary><p>The long of it\.<\/p><\/details>.*A page/s,
  );
});

test('in Teams a button shows and hides it', () => {
  const card = renderReply(answer, teams).attachments?.[0]?.content;
  expect(card.body).toMatchObject([
    { text: 'Yes, it is.' },
    {
      type: 'ActionSet',
      actions: [
        { type: 'Action.ToggleVisibility', title: 'More about this', targetElements: ['more'] },
      ],
    },
    { id: 'more', isVisible: false, items: [{ text: 'The long of it.' }] },
    { text: 'Source: A page' },
  ]);
});

test('two answers in one fold away what each of them does', () => {
  const other: Reply = { ...answer, blocks: [paragraph('No.')], more: [paragraph('Why not.')] };
  expect(combine([answer, other]).more).toEqual([
    paragraph('The long of it.'),
    paragraph('Why not.'),
  ]);
});
