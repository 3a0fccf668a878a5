// A conversation that comes back after its script was edited goes on, or says that it starts again.

import { replyText } from '../../src/answers/reply.ts';
import type { ConversationState } from '../../src/conversation/turn.ts';
import type { Scripts } from '../../src/dialogs/script/load.ts';
import type { Script } from '../../src/dialogs/script/schema.ts';
import { conversationOver, realConversation, realScripts } from '../careers.ts';

const scripts = realScripts();
const before = realConversation();

/** The conversation after "how do i start", "podiatrist", "at school": at the step about qualifications. */
function stored(): ConversationState {
  let state: ConversationState | undefined;
  for (const text of ['how do i start', 'podiatrist', 'at school'])
    state = before.turn(state, text).state;
  return JSON.parse(JSON.stringify(state));
}

function edited(edit: (script: Script) => Script): Scripts {
  const changed = [...scripts.scripts.values()].map((script): [string, Script] => [
    script.id,
    script.id === 'how-do-i-start' ? edit(script) : script,
  ]);
  return { ...scripts, scripts: new Map(changed) };
}

function say(after: Scripts, state: ConversationState, text: string) {
  const conversation = after === scripts ? before : conversationOver({}, after);
  const turn = conversation.turn(state, text);
  return { ...turn, text: turn.replies.map((reply) => replyText(reply.blocks)).join('\n') };
}

test('it goes on where nothing changed', () => {
  expect(say(scripts, stored(), 'a levels').text).toMatch(/2 questions left/i);
});

test('it goes on where a question was added before', () => {
  const [situation] =
    scripts.scripts.get('how-do-i-start')?.steps.filter((one) => one.id === 'situation') ?? [];
  const after = edited((script) => ({
    ...script,
    steps: script.steps.flatMap((step) =>
      step.id === 'qualifications' && situation?.kind === 'ask'
        ? [{ ...situation, id: 'band', slot: 'contact' as const, prompt: 'With patients?' }, step]
        : [step],
    ),
  }));
  expect(say(after, stored(), 'a levels').text).toMatch(/with patients\?/i);
});

test('it says that it starts again with what it knows where the question is gone', () => {
  const after = edited((script) => ({
    ...script,
    steps: script.steps.map((step) =>
      step.id === 'qualifications' ? { ...step, id: 'what-you-have' } : step,
    ),
  }));
  const { text, state } = say(after, stored(), 'a levels');
  expect(text).toMatch(/have changed since we last spoke.*could not use your last message/s);
  expect(text).toMatch(/highest qualification/i);
  expect(state.dialog?.slots).toMatchObject({ goal: 'podiatrist', situation: 'education' });
});

test('it says so where an answer no longer fits', () => {
  const state = stored();
  if (state.dialog) state.dialog.slots = { ...state.dialog.slots, goal: 'a-role-that-is-gone' };
  expect(say(scripts, state, 'a levels').text).toMatch(
    /leave out an answer that no longer fits.*which job/is,
  );
});

test('it says so where the whole dialog is gone, and answers', () => {
  const after = {
    ...scripts,
    scripts: new Map([...scripts.scripts].filter(([id]) => id !== 'how-do-i-start')),
  };
  const { text, state } = say(after, stored(), 'what does a porter do');
  expect(text).toMatch(/not there any more.*porter/s);
  expect(state.dialog).toBeUndefined();
});

test.each([
  null,
  7,
  'x',
  {},
  { script: 'how-do-i-start' },
  { script: 'how-do-i-start', step: 'goal', slots: [], trail: 'x', misses: 0, callers: [] },
])('stored data that is no dialog (%j) is no reason to fail', (dialog) => {
  const state = JSON.parse(JSON.stringify({ focus: { roles: [], listed: [] }, misses: 0, dialog }));
  expect(say(scripts, state, 'what does a porter do').text).toMatch(/porter/i);
});
