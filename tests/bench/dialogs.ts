// npm run bench -- dialogs: what a turn in the middle of a dialog costs beside a plain answer, and a plan beside both.

import { buildConversation } from '../../src/conversation/conversation.ts';
import type { ConversationState } from '../../src/conversation/turn.ts';
import { loadDialogs } from '../../src/dialogs/script/load.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { percentile, timed } from './timing.ts';

const ROUNDS = 40;
/** Turns before the machine has compiled everything are not counted. */
const WARM_UP = 5;

const PLAIN = [
  'what skills does a podiatrist need',
  'how much does a midwife earn?',
  'how do I become a paramedic',
  'jobs with children where I can use music',
  'is there an apprenticeship for a dietitian',
  'compare physiotherapist and occupational therapist',
  'what is a dbs check',
  'where can a porter go next?',
];
const DIALOGS = [
  ['how do i start', 'podiatrist', 'at college', 'gcses', '5', 'mostly Cs', 'no', 'earn'],
  ['how do i start', 'physiotherapst', 'care home', 'a levls', 'yes', 'univercity'],
  ["I'm a porter, help me move up", 'yes', 'nurse', '1', '2 years', 'gcses', '4', 'c'],
  ['what job would suit me', '1 and 3', 'old people', 'with patients', 'none', 'start now'],
];

export function run(): void {
  const conversation = buildConversation(loadKnowledge('knowledge'), loadDialogs('dialogs'));
  const times = { plain: [] as number[], step: [] as number[], end: [] as number[] };
  let largest = 0;
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const isCounted = round >= WARM_UP;
    for (const text of PLAIN) {
      const { ms } = timed(() => conversation.turn(undefined, text));
      if (isCounted) times.plain.push(ms);
    }
    for (const messages of DIALOGS) {
      let state: ConversationState | undefined;
      for (const text of messages) {
        const before = state;
        const { result, ms } = timed(() => conversation.turn(before, text));
        state = result.state;
        largest = Math.max(largest, JSON.stringify(state).length);
        if (isCounted) (state.dialog?.isDone ? times.end : times.step).push(ms);
      }
    }
  }
  for (const [name, values] of Object.entries(times)) {
    console.log(
      `${name}: ${values.length} turns, mean ${mean(values).toFixed(2)} ms, p50 ${percentile(values, 50).toFixed(2)} ms, p99 ${percentile(values, 99).toFixed(2)} ms`,
    );
  }
  const ratio = mean([...times.step, ...times.end]) / mean(times.plain);
  console.log(`a dialog turn costs ${ratio.toFixed(2)} plain answers (at most 2)`);
  console.log(`largest state ${largest} bytes (at most 4096)`);
  if (ratio > 2 || largest > 4096) process.exitCode = 1;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
