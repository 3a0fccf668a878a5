import fs from 'node:fs';
import type { ConversationState } from '../src/conversation/turn.ts';
import type { Ground } from '../src/ground/ground.ts';
import type { HistoryEntry } from '../src/store/store.ts';

/** The compiler refuses a list that lacks a field. */
const state: Record<keyof ConversationState, true> = {
  ground: true,
  misses: true,
  dialog: true,
  afterCrisis: true,
  asked: true,
  plan: true,
  savedPlans: true,
  erasing: true,
};
const ground: Record<keyof Ground, true> = {
  jobs: true,
  asked: true,
  shown: true,
  listed: true,
  offered: true,
  person: true,
  account: true,
  band: true,
  answered: true,
};
const history: Record<keyof HistoryEntry, true> = {
  messageId: true,
  said: true,
  replies: true,
  at: true,
  rated: true,
  sentAs: true,
  noted: true,
};

const text = fs.readFileSync('docs/data-protection.md', 'utf8');

test.each([
  ...Object.keys(state).map((field) => `state.${field}`),
  ...Object.keys(ground).map((field) => `state.ground.${field}`),
  ...Object.keys(history).map((field) => `history.${field}`),
])('what is stored as %s is explained to the data protection officer', (field) => {
  const row = text
    .split('\n')
    .find((line) => line.startsWith('|') && line.includes(`\`${field}\``));
  expect(row?.split('|').filter((cell) => cell.trim() !== '')).toHaveLength(5);
});
