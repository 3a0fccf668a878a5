// Drives the dialogs with random buttons, words, questions and steps back: whatever is said, they can be finished and left.
// TEST_SCALE=50 makes ten thousand conversations of it.

import { type Reply, replyText } from '../../src/answers/reply.ts';
import type { ConversationState, SavedPlan } from '../../src/conversation/turn.ts';
import { findPlanCode } from '../../src/safety/plan-code.ts';
import { type Random, seeded } from '../bench/random.ts';
import { realConversation, realKnowledge, realScripts } from '../careers.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const CONVERSATIONS = Math.ceil(200 * SCALE);
/** Ten times what it takes on a quiet machine. */
const TIME_LIMIT_MS = 120_000 + 200_000 * SCALE;
const MOST_TURNS = 40;
const LARGEST_STATE_BYTES = 4096;
/** No dialog has this many questions, and one may start another. */
const ENOUGH_BUTTONS = 40;
const CODE = 'K7QM-2XHD-9RTW-4FNP';

const knowledge = realKnowledge();
const conversation = realConversation();
const titles = [...knowledge.roles.values()].map((role) => role.title);

const STARTS = [
  'how do i start',
  'what job would suit me',
  'how do i get on',
  'Make me a plan to become a podiatrist',
  "I'm a porter, help me move up",
  'help me choose a career, i like music and kids',
];
const ANSWERS = [
  '1',
  '2',
  '3',
  '6',
  '99',
  '1 and 3',
  'yes',
  'no',
  'none',
  "I don't know",
  'not sure',
  'gcses, 3 of them, mostly Cs',
  'no, I have 5 GCSEs',
  'actually i have a degree',
  "i've got a level 3",
  'failed maths',
  'at school',
  'care home',
  'apprenticeship',
  'kids',
  'old people',
  'computers',
  'behind the scenes',
  '2 years',
  'band 3',
  'i work in the nhs',
  'im 17',
  'nurse',
  'physio',
  'train driver',
  'something in therapy',
  'eye health',
  'art',
  'change 2',
  'go on',
  'the second one',
  'none of these',
];
const STEERING = [
  'back',
  'skip',
  'start again',
  'stop',
  'help',
  'why do you ask',
  'repeat',
  'what have I told you?',
  'save my plan',
  'show my plan',
  `show my plan ${CODE}`,
  'delete my chat',
  'carry on',
];
const QUESTIONS = [
  'what skills does a podiatrist need',
  'how much does a nurse earn?',
  'what is a DBS check',
  'compare midwife and paramedic',
  'what job would suit me',
  'how do i get on',
  'how do i start',
  'whats the weather like',
  'i have chest pain',
  'who can I talk to?',
  'asdf qwer',
  '🙂',
  'I want to kill myself',
];

function message(random: Random, replies: readonly Reply[]): { text: string; isButton: boolean } {
  const choices = replies.at(-1)?.choices ?? [];
  if (choices.length > 0 && random.chance(0.45))
    return { text: random.pick(choices), isButton: true };
  const text = random.chance(0.5)
    ? random.pick(ANSWERS)
    : random.chance(0.35)
      ? random.pick(titles)
      : random.chance(0.5)
        ? random.pick(STEERING)
        : random.pick(QUESTIONS);
  return { text, isButton: false };
}

const wording = realScripts().wording;
/** Buttons that do not answer the question. */
const STEERING_BUTTONS = new Set([
  wording.told.goOn,
  wording.plan.next.told,
  wording.plan.next.back,
  wording.plan.next.stop,
  wording.question.noneOfThese,
]);

interface Held {
  state: ConversationState | undefined;
  replies: Reply[];
  said: string[];
}

/** One turn, with everything that must hold after any turn. */
function say(held: Held, text: string, kept: Map<string, SavedPlan>): Held {
  const said = [...held.said, text];
  const code = findPlanCode(text)?.code;
  const context = {
    newPlanCode: CODE,
    ...(code === undefined ? {} : { recalledPlan: kept.get(code) ?? null }),
  };
  let turn: ReturnType<typeof conversation.turn>;
  try {
    turn = conversation.turn(held.state, text, context);
  } catch (error) {
    throw new Error(`fails after ${JSON.stringify(said)}`, { cause: error });
  }
  if (turn.keepPlan) kept.set(turn.keepPlan.code, turn.keepPlan.plan);
  const stored = JSON.stringify(turn.state);
  if (stored.length > LARGEST_STATE_BYTES)
    throw new Error(`state has ${stored.length} bytes after ${JSON.stringify(said)}`);
  for (const reply of turn.replies) {
    if (
      replyText(reply.blocks).trim() === '' ||
      /undefined|\{\w+\}|NaN/.test(replyText(reply.blocks))
    )
      throw new Error(`says "${replyText(reply.blocks)}" after ${JSON.stringify(said)}`);
  }
  return { state: JSON.parse(stored), replies: turn.replies, said };
}

function asked(held: Held): string | undefined {
  const last = held.replies.at(-1);
  if (last?.progress === undefined) return undefined;
  return `${held.state?.dialog?.script} ${held.state?.dialog?.step} ${held.state?.dialog?.offered ? 'which' : ''}`;
}

test(
  'whatever is said, a dialog stays small, goes on, and can be finished and left',
  () => {
    let ends = 0;
    for (let seed = 1; seed <= CONVERSATIONS; seed++) {
      const random = seeded(seed);
      const kept = new Map<string, SavedPlan>();
      let held: Held = { state: undefined, replies: [], said: [] };
      held = say(held, random.pick(STARTS), kept);
      const turns = Math.floor(random.number() * MOST_TURNS);
      for (let turn = 0; turn < turns; turn++) {
        const before = asked(held);
        const { text, isButton } = message(random, held.replies);
        held = say(held, text, kept);
        if (
          isButton &&
          before !== undefined &&
          !STEERING_BUTTONS.has(text) &&
          asked(held) === before
        )
          throw new Error(`asks the same again after ${JSON.stringify(held.said)}`);
      }
      const isUnderWay = () => held.state?.dialog !== undefined && !held.state.dialog.isDone;
      if (random.chance(0.5)) {
        if (isUnderWay()) held = say(held, 'stop', kept);
        expect({ said: held.said, dialog: isUnderWay() }).toEqual({
          said: held.said,
          dialog: false,
        });
        continue;
      }
      for (let press = 0; press < ENOUGH_BUTTONS && isUnderWay(); press++)
        held = say(held, held.replies.at(-1)?.choices[0] ?? 'go on', kept);
      expect({ said: held.said, dialog: isUnderWay() }).toEqual({ said: held.said, dialog: false });
      ends++;
    }
    expect(ends).toBeGreaterThan(CONVERSATIONS / 4);
  },
  TIME_LIMIT_MS,
);
