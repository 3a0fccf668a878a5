// Plays every conversation in tests/transcripts/ and holds each turn against what its file says of it.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OUTCOMES, type Reply, replyText, unfolded } from '../src/answers/reply.ts';
import type { ConversationState, SavedPlan, TurnContext } from '../src/conversation/turn.ts';
import { formatProblem, type Problem, readFile } from '../src/knowledge/files.ts';
import { TOPICS } from '../src/knowledge/kinds.ts';
import { findPlanCode } from '../src/safety/plan-code.ts';
import { realConversation } from './careers.ts';

const FOLDER = 'tests/transcripts';
/** Lower it when one is mended; it never grows. */
const MOST_KNOWN_WRONG = 0;
/** The code that every plan of a transcript is kept under; `{code}` in a message stands for it. */
const CODE = 'K7QM-2XHD-9RTW-4FNP';

const turnSchema = z.strictObject({
  say: z.union([z.string(), z.number().transform(String)]),
  outcome: z.enum(OUTCOMES).optional(),
  topic: z.enum(TOPICS).optional(),
  /** The first roles of the reply, in this order. */
  roles: z.array(z.string()).optional(),
  /** Regular expressions that the text has, whatever the case. */
  says: z.array(z.string()).optional(),
  /** The same, also below the fold: for a plan, of which all but the next steps is folded. */
  tells: z.array(z.string()).optional(),
  notSays: z.array(z.string()).optional(),
  /** Choices that are offered, among others. */
  choices: z.array(z.union([z.string(), z.number().transform(String)])).optional(),
  /** The dialog under way after the turn; null: none. */
  dialog: z.string().nullable().optional(),
});
const transcriptSchema = z.strictObject({
  title: z.string(),
  /** What is known to be answered wrongly: the test fails once it is right, so that the mark goes. */
  known: z.literal('wrong').optional(),
  turns: z.array(turnSchema).min(1),
});

const conversation = realConversation();
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();
const problems: Problem[] = [];
const transcripts = files.flatMap((file) => {
  const read = readFile(path.join(FOLDER, file), transcriptSchema, problems);
  return read ? [{ file, ...read.content }] : [];
});

test('every transcript can be read', () => {
  expect(problems.map(formatProblem)).toEqual([]);
});

const right = transcripts.filter(({ known }) => known !== 'wrong');
const wrong = transcripts.filter(({ known }) => known === 'wrong');

test.each(right)('$file: $title', ({ turns }) => play(turns));

test(`no more than ${MOST_KNOWN_WRONG} conversations are known to be answered wrongly`, () => {
  expect(wrong.length).toBeLessThanOrEqual(MOST_KNOWN_WRONG);
  const mended = wrong.filter(({ turns }) => isRight(turns)).map(({ file }) => file);
  expect(mended).toEqual([]);
});

function isRight(turns: Turns): boolean {
  try {
    play(turns);
    return true;
  } catch {
    return false;
  }
}

type Turns = z.infer<typeof transcriptSchema>['turns'];

/** Holds each turn against what is expected of it. */
function play(turns: Turns): void {
  let state: ConversationState | undefined;
  const kept = new Map<string, SavedPlan>();
  for (const [place, expected] of turns.entries()) {
    const message = expected.say.replace('{code}', CODE);
    const code = findPlanCode(message)?.code;
    const context: TurnContext = {
      newPlanCode: CODE,
      ...(code === undefined ? {} : { recalledPlan: kept.get(code) ?? null }),
    };
    const turn = conversation.turn(state, message, context);
    if (turn.keepPlan) kept.set(turn.keepPlan.code, turn.keepPlan.plan);
    // What a store does to it: only what survives as JSON may matter.
    state = JSON.parse(JSON.stringify(turn.state));
    const where = `turn ${place + 1}, "${message}"`;
    expect({ where, ...seen(turn.replies, expected) }).toEqual({ where, ...wanted(expected) });
    checkWords(where, turn.replies, expected);
  }
}

type Expected = z.infer<typeof turnSchema>;

/** The parts of a turn that a transcript speaks of. */
function seen(replies: readonly Reply[], expected: Expected): Partial<Expected> {
  const first = replies[0];
  const last = replies.at(-1);
  return {
    ...(expected.outcome ? { outcome: first?.outcome } : {}),
    ...(expected.topic ? { topic: first?.topic } : {}),
    ...(expected.roles
      ? { roles: (first?.roles ?? []).slice(0, expected.roles.length).map((role) => role.id) }
      : {}),
    ...(expected.dialog === undefined ? {} : { dialog: last?.dialog ?? null }),
  };
}

function wanted({ outcome, topic, roles, dialog }: Expected): Partial<Expected> {
  return {
    ...(outcome ? { outcome } : {}),
    ...(topic ? { topic } : {}),
    ...(roles ? { roles } : {}),
    ...(dialog === undefined ? {} : { dialog }),
  };
}

function checkWords(where: string, replies: readonly Reply[], expected: Expected): void {
  const said = replies.map((reply) => replyText(reply.blocks)).join('\n\n');
  const told = replies.map((reply) => replyText(unfolded(reply))).join('\n\n');
  for (const pattern of expected.tells ?? []) {
    expect({ where, told, has: pattern, found: new RegExp(pattern, 'i').test(told) }).toMatchObject(
      { found: true },
    );
  }
  for (const pattern of expected.says ?? []) {
    expect({ where, said, has: pattern, found: new RegExp(pattern, 'i').test(said) }).toMatchObject(
      { found: true },
    );
  }
  for (const pattern of expected.notSays ?? []) {
    expect({
      where,
      said,
      lacks: pattern,
      found: new RegExp(pattern, 'i').test(said),
    }).toMatchObject({ found: false });
  }
  const offered = replies.at(-1)?.choices ?? [];
  for (const choice of expected.choices ?? []) expect(offered).toContain(choice);
}
