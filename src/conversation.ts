// One turn of a conversation: (state, message) -> (state, replies). Pure: no clock, no storage, no channel.

import { type Answered, buildAnswerer } from './answers/answer.ts';
import { crisis } from './answers/crisis.ts';
import { findRoles, RESULTS_AT_A_TIME } from './answers/find-roles.ts';
import { emptyFocus, type Focus } from './answers/focus.ts';
import { paragraph, type Reply, reply } from './answers/reply.ts';
import { buildRoleSearch } from './answers/role-search.ts';
import { smalltalk } from './answers/smalltalk.ts';
import { notUnderstood } from './answers/unsure.ts';
import type { Knowledge } from './knowledge/load.ts';
import { fill } from './knowledge/wording.ts';
import { readChoice } from './recognizer/choice.ts';
import { ordinaryWords } from './recognizer/ordinary-words.ts';
import { buildRecognizer, type Recognition } from './recognizer/recognize.ts';

/** What is kept of a conversation between turns: plain JSON, no text of the person but the last question. */
export interface ConversationState {
  focus: Focus;
  /** A role that was asked back: the utterance to answer once it is clear, and the part of it that was unclear. */
  pending?: { utterance: string; start: number; end: number; candidates: string[] };
  /** Turns in a row that were not understood. */
  misses: number;
  /** The last utterance that was answered, and the focus before it, for "say that again". */
  last?: { utterance: string; focus: Focus };
}

/** What the outside gives a turn that it cannot make itself: the turn stays pure. */
export interface TurnContext {
  /** A fresh reference code, given out if the person saves a plan in this turn. */
  newPlanCode: string;
  /** Set when the message has a reference code in it: the plan kept under it, or null where there is none. */
  recalledPlan?: SavedPlan | null;
}

/** A plan that someone kept: the script and the answers that it was worked out from, to be worked out again. */
export interface SavedPlan {
  script: string;
  slots: Record<string, unknown>;
}

export interface Turn {
  state: ConversationState;
  replies: Reply[];
  /** Set when the person saved a plan: keep it under this code. */
  keepPlan?: { code: string; plan: SavedPlan };
  /** Set when the person asked for everything to be deleted. */
  forget?: true;
}

export interface Conversation {
  /** The greeting before anything was said. */
  welcome(): Reply;
  /** Answers one message. `state` is what the turn before gave back, or undefined at the start. */
  turn(state: ConversationState | undefined, message: string, context?: TurnContext): Turn;
}

/** Longer messages get a sentence that says so. */
export const LONGEST_MESSAGE = 2000;

/** Builds the conversation over a knowledge base; it holds indexes and nothing of any person. */
export function buildConversation(knowledge: Knowledge): Conversation {
  const { wording } = knowledge;
  const recognizer = buildRecognizer(knowledge);
  const roleSearch = buildRoleSearch(knowledge, ordinaryWords);
  const answerer = buildAnswerer(knowledge, roleSearch);

  function turn(before: ConversationState | undefined, message: string): Turn {
    const state = before ?? { focus: emptyFocus(), misses: 0 };
    const text = message.trim();
    if (message.length > LONGEST_MESSAGE) {
      return same(state, clarify(fill(wording.unknown.tooLong, { most: LONGEST_MESSAGE })));
    }
    if (!/[\p{L}\p{N}]/u.test(text)) return same(state, clarify(wording.unknown.empty));
    const recognition = recognizer.read(text);
    if (recognition.isCrisis) return same(state, crisis(knowledge));
    return (
      choose(state, recognition) ??
      listed(state, recognition) ??
      steer(state, recognition) ??
      respond(state, recognition)
    );
  }

  /** An answer to "which of these do you mean?". */
  function choose(state: ConversationState, recognition: Recognition): Turn | undefined {
    const { pending } = state;
    if (!pending) return undefined;
    const { pending: _, ...settled } = state;
    const candidates = pending.candidates.flatMap((id) => knowledge.roles.get(id) ?? []);
    const choice = readChoice(
      recognition.utterance,
      candidates.map((role) => role.title),
      recognition.asks[0],
    );
    if (choice === 'none') return { state: settled, replies: [clarify(wording.clarify.notThese)] };
    const role = typeof choice === 'number' ? candidates[choice] : undefined;
    const named = recognition.jobs.find((job) => candidates.some((one) => job.roles.includes(one)));
    const chosen = role ?? (named && candidates.find((one) => named.roles.includes(one)));
    if (!chosen)
      return (
        listed(settled, recognition) ?? steer(settled, recognition) ?? respond(settled, recognition)
      );
    const { utterance, start, end } = pending;
    const clear = `${utterance.slice(0, start)}${chosen.title}${utterance.slice(end)}`;
    return respond(settled, recognizer.read(clear));
  }

  /** "the second one", "number 3", after a list of roles. */
  function listed(state: ConversationState, recognition: Recognition): Turn | undefined {
    const ids = state.focus.listed;
    if (ids.length === 0 || recognition.jobs.some((job) => job.isSure)) return undefined;
    const titles = ids.map((id) => knowledge.roles.get(id)?.title ?? '');
    const choice = readChoice(recognition.utterance, titles, undefined);
    const title = typeof choice === 'number' ? titles[choice] : undefined;
    if (!title) return undefined;
    const rest = recognition.utterance.replace(ORDINAL, ` ${title} `);
    return respond(state, recognizer.read(rest === recognition.utterance ? title : rest));
  }

  /** Turns about the conversation itself: show more, say that again. */
  function steer(state: ConversationState, recognition: Recognition): Turn | undefined {
    const intent = recognition.asks[0];
    if (!intent || intent.score < STEERING || recognition.jobs.length > 0) return undefined;
    const { search } = state.focus;
    if (intent.intent === 'show-more' && search) {
      const { criteria } = recognizer.read(search.utterance);
      const more = findRoles(knowledge, roleSearch, criteria, search.shown, intent.score);
      const focus = {
        ...state.focus,
        listed: more.roles.map((role) => role.id),
        search: { ...search, shown: search.shown + RESULTS_AT_A_TIME },
      };
      return { state: { ...state, focus }, replies: [more] };
    }
    if (intent.intent === 'repeat' && state.last) {
      return respond({ ...state, focus: state.last.focus }, recognizer.read(state.last.utterance));
    }
    return undefined;
  }

  function respond(state: ConversationState, recognition: Recognition): Turn {
    const answered = answerer.answer(recognition, state.focus);
    const next: ConversationState = {
      focus: answered.focus,
      misses: 0,
      last: { utterance: recognition.utterance, focus: state.focus },
    };
    return finish(state, next, recognition, answered);
  }

  function finish(
    state: ConversationState,
    next: ConversationState,
    recognition: Recognition,
    answered: Answered,
  ): Turn {
    switch (answered.kind) {
      case 'which-role': {
        const { start, end } = answered.job;
        const pending = {
          utterance: recognition.utterance,
          start,
          end,
          candidates: answered.candidates,
        };
        return { state: { ...next, pending }, replies: [answered.reply] };
      }
      case 'not-understood': {
        const misses = state.misses + 1;
        return { state: { ...state, misses }, replies: [notUnderstood(knowledge, misses > 1)] };
      }
      case 'dialog': {
        const started = reply({
          outcome: 'dialog',
          topic:
            answered.script === 'find-a-role'
              ? 'find-roles'
              : answered.script === 'progression'
                ? 'progression'
                : 'general',
          roles: [...answered.own, ...answered.roles].map(({ id, title }) => ({ id, title })),
          dialog: answered.script,
          blocks: [paragraph(answered.script)],
        });
        return { state: next, replies: [started] };
      }
      case 'reply':
        return { state: next, replies: [answered.reply] };
    }
  }

  function clarify(text: string): Reply {
    return reply({ outcome: 'clarify', blocks: [paragraph(text)], choices: wording.examples });
  }

  function welcome(): Reply {
    return smalltalk(knowledge, 'greeting') ?? clarify(wording.unknown.empty);
  }

  return { welcome, turn };
}

/** Phrases such as "show more" must be quite alike to steer the conversation. */
const STEERING = 0.5;
const ORDINAL =
  /\b(?:the )?(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|number (?:\d|one|two|three|four|five))(?: one| job| role| option)?\b/i;

function same(state: ConversationState, answer: Reply): Turn {
  return { state, replies: [answer] };
}
