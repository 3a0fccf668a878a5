import fs from 'node:fs';
import type { Focus } from '../src/answers/focus.ts';
import type { ConversationState } from '../src/conversation.ts';
import type { HistoryEntry } from '../src/store/store.ts';

/** The compiler refuses a list that lacks a field. */
const state: Record<keyof ConversationState, true> = {
  focus: true,
  pending: true,
  misses: true,
  last: true,
  dialog: true,
  afterCrisis: true,
  plan: true,
};
const focus: Record<keyof Focus, true> = {
  roles: true,
  aspect: true,
  topicFile: true,
  search: true,
  listed: true,
};
const history: Record<keyof HistoryEntry, true> = {
  messageId: true,
  said: true,
  replies: true,
  at: true,
};

const text = fs.readFileSync('docs/data-protection.md', 'utf8');

test.each([
  ...Object.keys(state).map((field) => `state.${field}`),
  ...Object.keys(focus).map((field) => `state.focus.${field}`),
  ...Object.keys(history).map((field) => `history.${field}`),
])('what is stored as %s is explained to the data protection officer', (field) => {
  const row = text
    .split('\n')
    .find((line) => line.startsWith('|') && line.includes(`\`${field}\``));
  expect(row?.split('|').filter((cell) => cell.trim() !== '')).toHaveLength(5);
});
