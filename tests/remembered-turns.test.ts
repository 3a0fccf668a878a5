// Remembered turns are the turns that would come out, for everyone who says the same at the same point.

import { readFileSync } from 'node:fs';
import {
  buildConversation,
  type Conversation,
  type ConversationState,
} from '../src/conversation.ts';
import { loadDialogs } from '../src/dialogs/load.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { rememberTurns } from '../src/remembered-turns.ts';

const conversation = buildConversation(loadKnowledge('knowledge'), loadDialogs('dialogs'));
const talks: string[][] = readFileSync('tests/bench/questions.jsonl', 'utf8')
  .split('\n')
  .filter((row) => row !== '')
  .map((row) => JSON.parse(row).turns);

function play(one: Conversation, messages: string[]) {
  let state: ConversationState | undefined;
  return messages.map((message) => {
    const turn = one.turn(state, message, { newPlanCode: 'ABCD-EFGH-JKLM-NPQR' });
    state = turn.state;
    return structuredClone(turn);
  });
}

/** Counts how often a turn is worked out. */
function counted() {
  const worked = { times: 0 };
  const turn: Conversation['turn'] = (...asked) => {
    worked.times += 1;
    return conversation.turn(...asked);
  };
  return { worked, conversation: { ...conversation, turn } };
}

test('whole conversations come out alike, remembered or not', () => {
  const remembering = rememberTurns(conversation);
  const expected = talks.map((messages) => play(conversation, messages));
  expect(talks.map((messages) => play(remembering, messages))).toEqual(expected);
  expect(talks.map((messages) => play(remembering, messages))).toEqual(expected);
});

test('a guided dialog comes out alike, remembered or not', () => {
  const messages = ['how do i start', 'podiatrist', 'level 3', '2', 'back', '1', 'stop'];
  const remembering = rememberTurns(conversation);
  const expected = play(conversation, messages);
  expect(play(remembering, messages)).toEqual(expected);
  expect(play(remembering, messages)).toEqual(expected);
});

test('the same message at the same point is worked out once, at another point anew', () => {
  const { worked, conversation: inner } = counted();
  const remembering = rememberTurns(inner);
  play(remembering, ['what does a podiatrist do', 'what about pay']);
  play(remembering, ['what does a podiatrist do', 'what about pay']);
  expect(worked.times).toBe(2);
  play(remembering, ['what does a porter do', 'what about pay']);
  expect(worked.times).toBe(4);
});

test('only so many are remembered, and those wanted last stay', () => {
  const { worked, conversation: inner } = counted();
  const remembering = rememberTurns(inner, { most: 2 });
  for (const message of ['porter', 'podiatrist', 'porter', 'midwife']) play(remembering, [message]);
  expect(worked.times).toBe(3);
  play(remembering, ['porter']);
  expect(worked.times).toBe(3);
  play(remembering, ['podiatrist']);
  expect(worked.times).toBe(4);
});

test('a plan is given a code of its own each time it is kept', () => {
  const remembering = rememberTurns(conversation);
  const codes = ['AAAA-AAAA-AAAA-AAAA', 'BBBB-BBBB-BBBB-BBBB'];
  const kept = codes.map((newPlanCode) => {
    const plan = { script: 'how-do-i-start', slots: {} };
    const state = { focus: { roles: [], listed: [] }, misses: 0, plan };
    return remembering.turn(state, 'save my plan', { newPlanCode }).keepPlan?.code;
  });
  expect(kept).toEqual(codes);
});

test('a long story is not remembered, nor distress, nor a message with a kept plan', () => {
  const { worked, conversation: inner } = counted();
  const remembering = rememberTurns(inner);
  const story = `i was a porter for ten years and ${'then i did this and that and '.repeat(8)}`;
  for (let time = 0; time < 2; time += 1) {
    play(remembering, [story]);
    play(remembering, ['i want to kill myself']);
    remembering.turn(undefined, 'hello', { newPlanCode: 'A', recalledPlan: null });
  }
  expect(worked.times).toBe(6);
});
