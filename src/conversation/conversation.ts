// One turn of a conversation: (state, message) -> (state, replies). Pure: no clock, no storage, no channel.

import { distressFirst } from '../answers/distress-first.ts';
import { localLife, localLifeUnknown } from '../answers/local-life.ts';
import { paragraph, type Reply } from '../answers/reply.ts';
import { smalltalk } from '../answers/smalltalk.ts';
import type { Scripts } from '../dialogs/script/load.ts';
import { emptyGround, withJobs } from '../ground/ground.ts';
import { restoreGround } from '../ground/restore.ts';
import { fill } from '../knowledge/fill.ts';
import type { LocalSubject } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { knownWords } from '../language/ordinary-words.ts';
import { type RecognizerTables, recognizerTables } from '../understanding/readers/phrases.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';
import { answer, plainly } from './answering.ts';
import { afterDistress, inDialog, isUnderWay, waiting, withDialog } from './guided.ts';
import { openPlan } from './own-plan.ts';
import { buildParts, type Parts } from './parts.ts';
import { keepOrShow } from './saved-plans.ts';
import { aboutThisChat } from './this-chat.ts';
import {
  type ConversationState,
  clarify,
  LONGEST_MESSAGE,
  type OpenConversation,
  same,
  type Turn,
  type TurnContext,
} from './turn.ts';

/**
 * Builds the conversation over a knowledge base; it holds indexes and nothing of any person.
 * Without scripts there are no guided dialogs, and who asks for one is asked for a job instead.
 *
 * @param tables of the same knowledge, where they were built before
 */
export function buildConversation(
  knowledge: Knowledge,
  scripts?: Scripts,
  tables: RecognizerTables = recognizerTables(knowledge),
): OpenConversation {
  const parts = buildParts(knowledge, scripts, tables);
  const first = distressFirst<ConversationState, Turn, TurnContext>(knowledge, knownWords, {
    longest: LONGEST_MESSAGE,
    begin: () => restored(knowledge, undefined),
    answer: (before, message, context) => answerCalmly(parts, before, message, context),
    pause: ({ erasing: _, ...state }) => (isUnderWay(state) ? waiting(state) : state),
    dialogOf: (state) => (isUnderWay(state) ? (state.dialog?.script ?? null) : null),
  });
  return {
    welcome: () => welcome(knowledge),
    ...first,
    open: (plan) => parts.guides && openPlan(knowledge, parts.guides, plan),
    inspect(before, message) {
      const state = restored(knowledge, before);
      const recognition = parts.read(message);
      return {
        ...parts.understanding.inspect(recognition, state.ground),
        take: (request) => answer(parts, state, recognition, { request, probability: 1, left: 0 }),
      };
    },
  };
}

/** Answers a message once it is known that nobody needs help first. */
function answerCalmly(
  parts: Parts,
  before: ConversationState | undefined,
  message: string,
  context?: TurnContext,
): Turn {
  const { knowledge, guides } = parts;
  const { unknown } = knowledge.wording;
  const state = repliedTo(knowledge, restored(knowledge, before), context);
  const text = message.trim();
  if (message.length > LONGEST_MESSAGE) {
    return same(state, clarify(knowledge, fill(unknown.tooLong, { most: LONGEST_MESSAGE })));
  }
  if (!/[\p{L}\p{N}]/u.test(text)) return same(state, clarify(knowledge, unknown.empty));
  const { afterCrisis, erasing: _, ...calm } = state;
  const recognition = parts.read(text);
  const contact = parts.contact(recognition);
  if (contact) return withDialog(parts, calm, contact);
  // A question as it stands on a button is about nothing else.
  const isTitle = parts.titled(recognition.utterance) !== undefined;
  return (
    (isTitle ? undefined : aboutThisChat(parts, state, recognition, context)) ??
    (guides && afterCrisis && afterDistress(parts, guides, calm, recognition)) ??
    (isTitle ? undefined : guides && keepOrShow(parts, guides, calm, recognition, context)) ??
    ofTheTrust(parts, calm, recognition, context) ??
    (guides && inDialog(parts, guides, calm, recognition)) ??
    orWhomToAsk(parts, recognition, plainly(parts, calm, recognition))
  );
}

/** The answer to what only the trust can say; a dialog under way puts its question again. */
function ofTheTrust(
  parts: Parts,
  state: ConversationState,
  recognition: Recognition,
  context: TurnContext | undefined,
): Turn | undefined {
  const subject = parts.local(recognition);
  const answer = subject && localLife(parts.knowledge, subject, context?.today);
  return answer && withDialog(parts, { ...state, misses: 0 }, answer);
}

/** In place of no answer to what only the trust can say: whom to ask. */
function orWhomToAsk(parts: Parts, recognition: Recognition, turn: Turn): Turn {
  const { local, knowledge } = parts;
  const outcome = turn.replies.at(-1)?.outcome;
  if (outcome !== 'out-of-scope' && outcome !== 'clarify') return turn;
  const subject = local(recognition);
  if (subject === undefined) return turn;
  const { offered: _, ...ground } = turn.state.ground;
  const topic = LIKE_ALL_TRUSTS[subject];
  if (topic !== undefined && knowledge.topics.has(topic)) {
    const request = { kind: 'topic' as const, topic };
    const state = { ...turn.state, ground };
    return answer(parts, state, recognition, { request, probability: 1, left: 0 });
  }
  return { state: { ...turn.state, ground }, replies: [localLifeUnknown(knowledge, subject)] };
}

/** What a topic tells of all trusts where this one says nothing. */
const LIKE_ALL_TRUSTS: Partial<Record<LocalSubject, string>> = { benefits: 'what-nhs-staff-get' };

/** The state in which the jobs of a quoted answer were spoken of last. */
function repliedTo(
  knowledge: Knowledge,
  state: ConversationState,
  context: TurnContext | undefined,
): ConversationState {
  const jobs = (context?.about ?? []).filter((id) => knowledge.roles.has(id));
  return jobs.length === 0 ? state : { ...state, ground: withJobs(state.ground, jobs) };
}

/** What was kept, without what an older version or other files put in it. */
function restored(knowledge: Knowledge, before: ConversationState | undefined): ConversationState {
  const ground = restoreGround(before?.ground, knowledge) ?? emptyGround();
  return { misses: 0, ...before, ground };
}

function welcome(knowledge: Knowledge): Reply {
  const { wording, running } = knowledge;
  const greeting = smalltalk(knowledge, 'greeting') ?? clarify(knowledge, wording.unknown.empty);
  const { keptFor, unanswered } = wording.erasure;
  const { hours, unanswered: days } = running;
  const kept = [
    paragraph(fill(keptFor, { hours })),
    ...(days === undefined ? [] : [paragraph(fill(unanswered, { days }))]),
  ];
  return { ...greeting, blocks: [...greeting.blocks, ...kept] };
}
