// Someone in distress in the middle of a dialog gets help and nothing else; the dialog waits and is offered softly.

import { realConversation } from '../careers.ts';
import { talk as talkTo } from './talk.ts';

const conversation = realConversation();
const CRISIS = 'i want to kill myself';

const talk = (...said: string[]) => talkTo(conversation, undefined, said);

const MIDDLE = ['how do i start', 'podiatrist', 'at school'];
const DIALOG_TALK = /questions? left|last question|how do i start|qualification/i;

test('the reply has only who can help, whether or not a dialog is under way', () => {
  const inDialog = talk(...MIDDLE, CRISIS);
  expect(inDialog.text).toBe(talk(CRISIS).text);
  expect(inDialog.replies).toHaveLength(1);
  expect(inDialog.replies[0]).toMatchObject({ outcome: 'signpost', choices: [] });
  expect(inDialog.replies[0]?.progress).toBeUndefined();
  expect(inDialog.text).not.toMatch(DIALOG_TALK);
});

test('so has a second one', () => {
  expect(talk(...MIDDLE, CRISIS, 'i really want to die').text).toBe(talk(CRISIS).text);
});

test.each(['ok', 'thanks', 'sorry', 'hm not well today'])(
  'the next message, "%s", offers to go on and does not put the question',
  (next) => {
    const { text, replies, state } = talk(...MIDDLE, CRISIS, next);
    expect(text).not.toMatch(/questions? left|last question|did not get/i);
    expect(text).toMatch(/"how do i start\?" is still here/i);
    expect(replies.at(-1)?.choices).toEqual(['Go on with "How do I start?"', 'Stop']);
    expect(state?.dialog?.step).toBe('qualifications');
  },
);

test('a question is answered, and the dialog is offered after it', () => {
  const { text } = talk(...MIDDLE, CRISIS, 'what does a porter do');
  expect(text).toMatch(/what a porter does.*is still here/is);
  expect(text).not.toMatch(/questions? left|last question/i);
});

test.each([
  ['the button', 'Go on with "How do I start?"'],
  ['words', 'carry on'],
])('with %s the dialog goes on where it was', (_, next) => {
  expect(talk(...MIDDLE, CRISIS, 'ok', next).text).toMatch(/questions left.*qualification/is);
  expect(talk(...MIDDLE, CRISIS, next).text).toMatch(/questions left.*qualification/is);
});

test('an answer to the question is taken at once, and after the offer too', () => {
  expect(talk(...MIDDLE, CRISIS, 'a levels').text).toMatch(/2 questions left/i);
  expect(talk(...MIDDLE, CRISIS, 'ok', 'a levels').text).toMatch(/2 questions left/i);
});

test('stop ends it', () => {
  expect(talk(...MIDDLE, CRISIS, 'Stop').state?.dialog).toBeUndefined();
  expect(talk(...MIDDLE, CRISIS, 'ok', 'Stop').state?.dialog).toBeUndefined();
});
