// Several answers to one question, chosen together as a page or a card sends them.

import { BETWEEN_OPTIONS, partsOfChoices } from '../../src/answers/reply.ts';
import { buildConversation } from '../../src/conversation/conversation.ts';
import { listIn } from '../../src/dialogs/script/slots.ts';
import { realKnowledge, realScripts } from '../careers.ts';
import { talk } from './talk.ts';

const scripts = realScripts();
const conversation = buildConversation(realKnowledge(), scripts);
const several = [...scripts.scripts.values()].flatMap(({ steps }) =>
  steps.flatMap((step) => (step.kind === 'ask' && step.ask === 'choices' ? [step] : [])),
);
const asked = talk(conversation, undefined, ['what job would suit me']);

test('the question says which of its buttons answer it, and that several may', () => {
  const reply = asked.replies.at(-1);
  expect(reply?.options?.areSeveral).toBe(true);
  const { options } = partsOfChoices({ choices: [], ...reply });
  const [step] = several;
  expect(options).toEqual(step?.choices.map(({ title }) => title));
});

test('all that was chosen is kept, also where a title has commas in it', () => {
  const step = several.find(({ slot }) => slot === 'interests');
  const chosen = (step?.choices ?? []).filter((_, place) => place === 1 || place === 5);
  const said = chosen.map(({ title }) => title).join(BETWEEN_OPTIONS);
  const { state } = talk(conversation, asked.state, [said]);
  const values = chosen.flatMap(({ value }) => (Array.isArray(value) ? value : []));
  const kept = listIn(state?.dialog?.slots ?? {}, 'interests');
  expect(kept.toSorted()).toEqual(values.toSorted());
});

test('no title has in it what stands between two', () => {
  for (const { choices } of several)
    for (const { title } of choices) expect(title).not.toContain(BETWEEN_OPTIONS.trim());
});
