// What is answered without weighing: the very title of a small question, and one of the things that were offered.

import { replyText } from '../../src/answers/reply.ts';
import type { ConversationState, Turn } from '../../src/conversation/turn.ts';
import type { Request } from '../../src/ground/request.ts';
import { realConversation, realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const conversation = realConversation();
const NEAR = ['secondment-refused', 'acting-up'];

/** The small question that was answered, and what stands above the answer. */
function answered({ state, replies }: Turn) {
  const request = state.ground.answered;
  const first = replies[0]?.blocks[0];
  return {
    id: request?.kind === 'question' ? request.question : request?.kind,
    heading: first?.kind === 'heading' ? first.text : undefined,
  };
}

const question = (id: string) => ({ kind: 'question' as const, question: id, person: {} });
const PORTER: Request = {
  kind: 'role',
  role: 'porter',
  ask: 'overview',
  meant: 'named',
  others: [],
};

/** The conversation after two questions and a job were offered. */
function offering(before?: ConversationState): Turn {
  const request = { kind: 'not-in-files' as const, offers: [...NEAR.map(question), PORTER] };
  return conversation.inspect(before, 'something else').take(request);
}

const afterOffer = (message: string) => conversation.turn(offering().state, message);
const titleOf = (id: string) => knowledge.questions.get(id)?.title ?? '';

test('every title is answered by its own question', () => {
  const wrong = Array.from(knowledge.questions.values(), ({ id, title }) => {
    const turn = conversation.turn(undefined, title);
    const { id: answer, heading } = answered(turn);
    return turn.replies.length === 1 && answer === id && heading === title ? [] : [title];
  }).flat();
  expect(wrong).toEqual([]);
});

test('the case and the signs of a title do not matter', () => {
  const said = `  ${titleOf('secondment-refused').toUpperCase().replace('?', '')}`;
  expect(answered(conversation.turn(undefined, said)).id).toBe('secondment-refused');
});

test('a title with a slip is answered by its question', () => {
  const turn = conversation.turn(undefined, 'Can my manger refuse a secondmnt?');
  expect(answered(turn).id).toBe('secondment-refused');
});

test('a question about what is kept here in the words of a title is about its question', () => {
  const turn = conversation.turn(undefined, titleOf('apply-equality-questions'));
  expect(answered(turn).id).toBe('apply-equality-questions');
});

test('the titles of what is near are offered', () => {
  const titles = NEAR.map(titleOf);
  expect(offering().replies[0]?.choices.slice(0, 3)).toEqual([...titles, 'Porter']);
});

test.each([
  ['1', 'secondment-refused'],
  ['the second one please', 'acting-up'],
  [titleOf('acting-up'), 'acting-up'],
])('%s chooses one of the questions that were offered', (message, id) => {
  expect(answered(afterOffer(message))).toEqual({ id, heading: titleOf(id) });
});

test('a job below questions has its number in the list', () => {
  expect(afterOffer('3').state.ground.answered).toMatchObject({ kind: 'role', role: 'porter' });
});

test('an ordinary "first" chooses nothing', () => {
  expect(answered(afterOffer('when do I get my first pay')).id).not.toBe('secondment-refused');
});

test('none of what was offered: it says that it does not know, and offers them no more', () => {
  const { replies } = afterOffer('none of these');
  const text = replies.map(({ blocks }) => replyText(blocks)).join('\n');
  expect(text).toContain(knowledge.wording.unknown.notInFiles);
  expect(text).not.toContain(titleOf('acting-up'));
});

test('a choice in the middle of a guided dialog is answered, and the dialog goes on', () => {
  const dialog = conversation.turn(undefined, 'how do I start').state;
  const asked = offering(dialog).state;
  const turn = conversation.turn({ ...dialog, ground: asked.ground }, '2');
  expect(answered(turn).id).toBe('acting-up');
  expect(turn.state.dialog?.step).toBe(dialog.dialog?.step);
  expect(turn.replies.length).toBeGreaterThan(1);
});

test('what is known of the person holds for a question that is chosen', () => {
  const told = conversation.turn(undefined, "I'm 15").state;
  const request = { kind: 'not-in-files' as const, offers: [question('age-youngest-job')] };
  const { state } = conversation.inspect(told, 'something else').take(request);
  const [young] = knowledge.questions.get('age-youngest-job')?.when ?? [];
  const text = conversation.turn(state, '1').replies.map(({ blocks }) => replyText(blocks));
  expect(text.join('\n')).toContain(young?.says);
});
