// What Teams is shown keeps to what Teams renders, for every role and kind of answer.

import * as AdaptiveCards from 'adaptivecards';
import type { Activity } from 'botbuilder';
import { aboutRole } from '../../src/answers/about-role.ts';
import { compare } from '../../src/answers/compare.ts';
import {
  type Block,
  paragraph,
  type Reply,
  reply,
  replyText,
  unfolded,
  wholeText,
} from '../../src/answers/reply.ts';
import { type CardAction, type CardElement, CHOSEN } from '../../src/bot/card.ts';
import { renderReply, type Surroundings } from '../../src/bot/render.ts';
import { readSaid } from '../../src/bot/said.ts';
import { realKnowledge } from '../careers.ts';
import { shownText } from '../channels/shown.ts';

const knowledge = realKnowledge();
const roles = [...knowledge.roles.values()];
const personal: Surroundings = {
  scope: 'personal',
  isTeams: true,
  to: ['29:sam'],
  choose: knowledge.wording.teams.choose,
  fold: knowledge.wording.fold,
  owner: { turn: 'turn' },
};
const shared: Surroundings = { ...personal, scope: 'shared', owner: { turn: 't', person: 'p' } };

const aspects = ['overview', 'progression', 'entry', 'related', 'pay'] as const;
const everyReply: Reply[] = [
  ...roles.flatMap((role) => aspects.map((aspect) => aboutRole(knowledge, role, aspect, 1))),
  ...roles.slice(2).flatMap((role, index) => {
    const three = [role, roles[index], roles[index + 1]].flatMap((one) => one ?? []);
    return three.length === 3 ? [compare(knowledge, three, undefined, 1)] : [];
  }),
];

const cardOf = (activity: Partial<Activity>) => activity.attachments?.[0]?.content;

test('under a plan one button stands out, and what is kept opens its page where there is one', () => {
  const code = 'K7QM-2XHD-9RTW-4FNP';
  const kept = reply({
    outcome: 'answer',
    blocks: [{ kind: 'code', code }],
    choices: ['Delete my saved plan'],
    hasPlan: true,
  });
  const planPage = { title: 'Open my plan', address: 'https://careers.example.org/plan' };
  const card = cardOf(renderReply(kept, { ...personal, planPage }));
  expect(card.body[0].text).toBe(code);
  expect(card.actions).toMatchObject([
    { type: 'Action.OpenUrl', url: `https://careers.example.org/plan#${code}`, style: 'positive' },
    { title: 'Delete my saved plan' },
  ]);
  expect(card.actions[1]).not.toHaveProperty('style');
  const [deletes, ...others] = cardOf(renderReply(kept, personal)).actions;
  expect(deletes).not.toHaveProperty('style');
  expect(others).toEqual([]);
});

/** What is said by choosing from a card's list, as Teams hands it back. */
function chosenFrom(card: { body: CardElement[]; actions: CardAction[] }, ...titles: string[]) {
  const offered: unknown = card.body.at(-1)?.choices;
  const places = titles.map((title) =>
    Array.isArray(offered) ? offered.find((one) => one.title === title)?.value : undefined,
  );
  const value = { ...card.actions[0]?.data, [CHOSEN]: places.join(',') };
  return readSaid({ type: 'message', value } as Activity).text;
}

/** Every word that a person sees, with Markdown's signs taken out. */
const visible = (activity: Partial<Activity>) => bare(shownText(activity));
const bare = (text: string) =>
  text
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();

const words = (text: string) =>
  bare(text)
    .split(' ')
    .filter((word) => word !== '');

test('every word of every reply is shown, in the text or in the card', () => {
  for (const one of everyReply) {
    const shown = new Set(words(visible(renderReply(one, personal))));
    const missing = words(replyText(unfolded(one))).filter((word) => !shown.has(word));
    expect(missing).toEqual([]);
  }
});

test('a message is text or card, never both, for Teams would make two of it', () => {
  for (const one of everyReply) {
    for (const place of [personal, shared]) {
      const { text = '', attachments = [], suggestedActions } = renderReply(one, place);
      expect([text !== '', attachments.length > 0].filter(Boolean)).toHaveLength(1);
      if (attachments.length > 0) expect(suggestedActions).toBeUndefined();
    }
  }
});

test('on a channel that is none of Teams the text beside a card is whole', () => {
  for (const one of everyReply.filter((_, index) => index % 20 === 0)) {
    expect(renderReply(one, { ...personal, isTeams: false }).text).toBe(
      wholeText(one, knowledge.wording.fold.inText),
    );
  }
});

test('a message never passes the size that Teams takes', () => {
  for (const one of everyReply) {
    for (const place of [personal, shared]) {
      const size = Buffer.byteLength(JSON.stringify(renderReply(one, place)));
      expect(size).toBeLessThan(28 * 1024);
    }
  }
});

test('a card is of version 1.5, has no pictures, says itself aloud and has a text in its place', () => {
  const cards = everyReply.flatMap((one) => cardOf(renderReply(one, shared)) ?? []);
  expect(cards.length).toBeGreaterThan(100);
  for (const card of cards) {
    expect(card.version).toBe('1.5');
    expect(card.fallbackText).toMatch(/\w/);
    expect(card.speak).toMatch(/\w/);
    expect(card.actions.length).toBeLessThanOrEqual(6);
    expect(JSON.stringify(card)).not.toMatch(/"type":"(?:Image|ImageSet|Media|Table|ColumnSet)"/);
  }
});

test("Microsoft's own reader of cards finds nothing wrong with them", () => {
  for (const one of everyReply.filter((_, index) => index % 20 === 0)) {
    const content = cardOf(renderReply(one, shared));
    if (!content) continue;
    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
    new AdaptiveCards.AdaptiveCard().parse(content, context);
    const events = Array.from({ length: context.eventCount }, (_, index) =>
      context.getEventAt(index),
    );
    expect(events.map(({ message }) => message)).toEqual([]);
  }
});

describe('choices', () => {
  const asking = (choices: string[], parts: Partial<Reply> = {}): Reply =>
    reply({ outcome: 'answer', blocks: [paragraph('Which?')], choices, ...parts });

  test('up to three are suggested actions in a personal chat, without a card', () => {
    const activity = renderReply(asking(['a', 'b', 'c']), personal);
    expect(activity.suggestedActions?.actions.map(({ type, value }) => [type, value])).toEqual([
      ['imBack', 'a'],
      ['imBack', 'b'],
      ['imBack', 'c'],
    ]);
    expect(activity.attachments).toBeUndefined();
  });

  test('four are buttons of a card', () => {
    const activity = renderReply(asking(['a', 'b', 'c', 'd']), personal);
    expect(activity.suggestedActions).toBeUndefined();
    expect(cardOf(activity).actions).toHaveLength(4);
  });

  test('beside a card there are no suggested actions', () => {
    const facts: Block = { kind: 'facts', facts: [{ name: 'Pay band', value: '5' }] };
    const activity = renderReply(
      reply({ outcome: 'answer', blocks: [facts], choices: ['a'] }),
      personal,
    );
    expect(activity.suggestedActions).toBeUndefined();
    expect(cardOf(activity).actions).toHaveLength(1);
  });

  test('more than six are a list to choose from', () => {
    const choices = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const card = cardOf(renderReply(asking(choices), personal));
    expect(card.actions).toHaveLength(1);
    expect(card.body.at(-1)).toMatchObject({ type: 'Input.ChoiceSet', isMultiSelect: false });
    expect(chosenFrom(card, 'f')).toBe('f');
  });

  test('a question that takes several answers is a list to tick, with its own buttons to skip and go back', () => {
    const choices = ['Art, music or drama', 'Science', 'Skip this question', 'Back'];
    const options = { count: 2, areSeveral: true };
    const card = cardOf(renderReply(asking(choices, { options }), personal));
    expect(card.body.at(-1)).toMatchObject({ isMultiSelect: true, choices: [{}, {}] });
    const [, ...steering] = card.actions;
    expect(steering).toMatchObject([
      { title: 'Skip this question', associatedInputs: 'none' },
      { title: 'Back', associatedInputs: 'none' },
    ]);
    expect(chosenFrom(card, 'Art, music or drama', 'Science')).toBe('Art, music or drama; Science');
  });

  test('only where it matters does a button belong to a person', () => {
    const owned = cardOf(renderReply(asking(['a'], { outcome: 'clarify' }), shared));
    expect(owned.actions[0].data).toMatchObject({ say: 'a', person: 'p', turn: 't' });
    const free = cardOf(renderReply(asking(['a']), shared));
    expect(free.actions[0].data).not.toHaveProperty('person');
  });
});

test('a reply too large for a card is text', () => {
  const items = Array.from({ length: 300 }, (_, index) => ({
    role: { id: `role-${index}`, title: `Role ${index}` },
    reason: 'It fits what you said.',
  }));
  const activity = renderReply(
    reply({ outcome: 'answer', blocks: [{ kind: 'results', results: items }] }),
    personal,
  );
  expect(activity.attachments).toBeUndefined();
  expect(activity.text).toContain('Role 299');
});

test('a web address is a link to itself, whatever signs are in it', () => {
  const text = 'Read https://example.org/a_b_c?d=1, then (https://example.org/plain).';
  const activity = renderReply(reply({ outcome: 'answer', blocks: [paragraph(text)] }), personal);
  expect(activity.text).toBe(
    'Read [https://example.org/a\\_b\\_c?d=1](https://example.org/a_b_c?d=1), then ([https://example.org/plain](https://example.org/plain)).',
  );
});

test('a role in a list can be chosen though a list to choose from in the same card is empty', () => {
  const results: Block = {
    kind: 'results',
    results: [{ role: { id: 'porter', title: 'Porter' }, reason: 'It fits.' }],
  };
  const choices = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const one = reply({ outcome: 'dialog', dialog: 'find-a-role', blocks: [results], choices });
  expect(cardOf(renderReply(one, shared)).body[0].selectAction).toEqual({
    type: 'Action.Submit',
    title: 'Porter',
    data: { say: 'Porter', person: 'p', turn: 't' },
    associatedInputs: 'none',
  });
});

test('signs that a person typed mean nothing to Markdown', () => {
  const text = 'I do not know "[click](https://evil.example) *bold* <at>all</at>".';
  const activity = renderReply(reply({ outcome: 'answer', blocks: [paragraph(text)] }), personal);
  expect(activity.text).toContain(
    '\\[click\\]([https://evil.example](https://evil.example)) \\*bold\\* \\<at\\>',
  );
});
