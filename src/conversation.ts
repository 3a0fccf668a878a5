// One turn of a conversation: (state, message) -> (state, replies). Pure: no clock, no storage, no channel.

import { buildAnswerer } from './answers/answer.ts';
import type { Answered } from './answers/answered.ts';
import { crisis } from './answers/crisis.ts';
import { findRoles, RESULTS_AT_A_TIME } from './answers/find-roles.ts';
import { emptyFocus, type Focus, withRoles } from './answers/focus.ts';
import { withBand, withTitles } from './answers/references.ts';
import { paragraph, type Reply, reply } from './answers/reply.ts';
import { buildRoleSearch } from './answers/role-search.ts';
import { smalltalk } from './answers/smalltalk.ts';
import { notUnderstood, whichJob } from './answers/unsure.ts';
import { buildDialogs, type Dialogs } from './dialogs/dialogs.ts';
import { readControl } from './dialogs/intents.ts';
import type { Scripts } from './dialogs/load.ts';
import { fittingSlots } from './dialogs/slots.ts';
import { type DialogState, restore } from './dialogs/state.ts';
import type { Taken } from './dialogs/workings.ts';
import { fill } from './knowledge/fill.ts';
import type { Knowledge } from './knowledge/load.ts';
import { findPlanCode } from './plan-code.ts';
import { readChoice } from './recognizer/choice.ts';
import { ordinaryWords } from './recognizer/ordinary-words.ts';
import type { RecognizerTables } from './recognizer/phrases.ts';
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
  /** The guided conversation under way, or the one that has just ended. */
  dialog?: DialogState;
  /** The message before was answered with who helps in a crisis: the dialog waits, and is offered softly. */
  afterCrisis?: true;
  /** The last plan that was shown, for "save my plan" and "show my plan". */
  plan?: SavedPlan;
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

/**
 * Builds the conversation over a knowledge base; it holds indexes and nothing of any person.
 * Without scripts there are no guided dialogs, and who asks for one is asked for a job instead.
 *
 * @param tables of the same knowledge, where they were built before
 */
export function buildConversation(
  knowledge: Knowledge,
  scripts?: Scripts,
  tables?: RecognizerTables,
): Conversation {
  const { wording } = knowledge;
  const dialogs = scripts && buildDialogs(knowledge, scripts);
  const recognizer = buildRecognizer(knowledge, tables);
  const roleSearch = buildRoleSearch(knowledge, ordinaryWords);
  const answerer = buildAnswerer(knowledge, roleSearch);

  function turn(
    before: ConversationState | undefined,
    message: string,
    context?: TurnContext,
  ): Turn {
    const state = before ?? { focus: emptyFocus(), misses: 0 };
    const text = message.trim();
    if (message.length > LONGEST_MESSAGE) {
      return same(state, clarify(fill(wording.unknown.tooLong, { most: LONGEST_MESSAGE })));
    }
    if (!/[\p{L}\p{N}]/u.test(text)) return same(state, clarify(wording.unknown.empty));
    const recognition = recognizer.read(text);
    if (recognition.isCrisis) {
      const isUnderWay = state.dialog !== undefined && !state.dialog.isDone;
      const dialog = isUnderWay ? (state.dialog?.script ?? null) : null;
      return same(isUnderWay ? waiting(state) : state, { ...crisis(knowledge), dialog });
    }
    const { afterCrisis, ...calm } = state;
    if (afterCrisis && scripts && dialogs) {
      const soft = afterDistress(calm, recognition, scripts, dialogs);
      if (soft) return soft;
    }
    return (
      (scripts && dialogs && keepOrShow(calm, recognition, scripts, dialogs, context)) ??
      (scripts && dialogs && inDialog(calm, recognition, scripts, dialogs)) ??
      plainly(calm, recognition)
    );
  }

  /** A message outside any dialog. */
  function plainly(state: ConversationState, recognition: Recognition): Turn {
    return (
      choose(state, recognition) ??
      listed(state, recognition) ??
      pointingBack(state, recognition) ??
      steer(state, recognition) ??
      respond(state, recognition)
    );
  }

  /**
   * The first message after someone was in distress: the dialog is only offered, and never put on top of an answer.
   * undefined: they go on with it themselves, by an answer or in words.
   */
  function afterDistress(
    state: ConversationState,
    recognition: Recognition,
    scripts: Scripts,
    dialogs: Dialogs,
  ): Turn | undefined {
    const restored = restore(state.dialog, scripts, knowledge);
    if (restored?.lost !== 'nothing' || dialogs.saysGoOn(recognition)) return undefined;
    if (readControl(recognition) !== undefined) return undefined;
    const { state: dialog } = restored;
    const result = dialogs.take(dialog, recognition);
    const isAnswer =
      typeof result !== 'string' &&
      JSON.stringify(result.state?.slots) !== JSON.stringify(dialog.slots);
    if (isAnswer) return undefined;
    const { dialog: _, ...outside } = state;
    const after: Turn =
      result === 'question' ? plainly(outside, recognition) : { state, replies: [] };
    return {
      ...after,
      state: { ...after.state, dialog },
      replies: [...after.replies, dialogs.offer(dialog)],
    };
  }

  /** A message in the middle of a dialog: an answer to its question, or something else, after which it goes on. */
  function inDialog(
    state: ConversationState,
    recognition: Recognition,
    scripts: Scripts,
    dialogs: Dialogs,
  ): Turn | undefined {
    if (!state.dialog) return undefined;
    const { dialog: stored, ...outside } = state;
    const restored = restore(stored, scripts, knowledge);
    const { changedScript, repair } = scripts.wording;
    if (!restored) {
      const after = plainly(outside, recognition);
      return { ...after, replies: [clarify(changedScript.gone), ...after.replies] };
    }
    const { state: held, lost } = restored;
    if (lost === 'step') {
      if (held.isDone) return plainly(outside, recognition);
      return taken(outside, dialogs.restart(held, changedScript.restart));
    }
    if (lost === 'answers' && !held.isDone)
      return taken(outside, dialogs.restart(held, changedScript.lost));

    const cleared = chosen(outside, recognition);
    if (cleared) return resumeAfter(cleared, held, dialogs, repair.resume);
    const { pending: _, ...settled } = outside;
    const result = dialogs.take(held, recognition);
    if (typeof result !== 'string') return taken(settled, result);
    // What was offered beside the question is over with the next message.
    const { switchTo: __, listing: ___, ...dialog } = held;
    if (dialog.isDone) {
      const after = plainly({ ...settled, dialog }, recognition);
      // A dialog that has ended stays for corrections until another one starts.
      return after.state.dialog ? after : { ...after, state: { ...after.state, dialog } };
    }
    const answered = answerer.answer(recognition, settled.focus);
    if (answered.kind === 'dialog' && dialogs.has(answered.script)) {
      const isSame =
        answered.script === dialog.script ||
        dialog.callers.some((caller) => caller.script === answered.script);
      return taken(
        settled,
        isSame ? dialogs.goOn(dialog) : dialogs.offerSwitch(dialog, answered.script, recognition),
      );
    }
    const isAnswer =
      answered.kind === 'reply' &&
      !SHORT_ANSWERS.has(recognition.asks[0]?.intent ?? '') &&
      recognition.utterance.trim().length > LONGEST_FRAGMENT &&
      ANSWERS.has(answered.reply.outcome) &&
      (answered.reply.topic !== 'find-roles' || answered.reply.roles.length > 0) &&
      (recognition.asks[0]?.score ?? 0) >= ANSWERED;
    if (result === 'unclear' && !isAnswer) return taken(settled, dialogs.miss(dialog));
    const after = plainly(settled, recognition);
    return resumeAfter(after, dialog, dialogs, repair.resume);
  }

  /** The reply to a question in between, and the dialog's question again unless another question was just put. */
  function resumeAfter(after: Turn, dialog: DialogState, dialogs: Dialogs, lead: string): Turn {
    const isAsking = after.state.pending !== undefined;
    const replies = after.replies.map((one) => ({ ...one, dialog: dialog.script }));
    return {
      ...after,
      state: { ...after.state, dialog },
      replies: isAsking ? replies : [...replies, ...dialogs.resume(dialog, lead)],
    };
  }

  /** What a step through a dialog makes of the conversation. */
  function taken(state: ConversationState, { state: dialog, replies, ended }: Taken): Turn {
    const roles = replies.at(-1)?.roles.map((role) => role.id) ?? [];
    const isSearch = replies.at(-1)?.topic === 'find-roles' && dialog?.isDone;
    const focus = isSearch
      ? { ...state.focus, listed: roles }
      : { ...withRoles(state.focus, roles), listed: [] };
    return {
      state: {
        ...state,
        misses: 0,
        focus,
        ...(dialog ? { dialog } : {}),
        ...(ended ? { plan: ended } : {}),
      },
      replies,
    };
  }

  /** Saving a plan, showing it again, and forgetting everything. */
  function keepOrShow(
    state: ConversationState,
    recognition: Recognition,
    scripts: Scripts,
    dialogs: Dialogs,
    context: TurnContext | undefined,
  ): Turn | undefined {
    const { saved, forgotten } = scripts.wording;
    const control = readControl(recognition);
    const hasCode = findPlanCode(recognition.utterance) !== undefined;
    if (hasCode || context?.recalledPlan !== undefined) {
      const recalled = context?.recalledPlan ?? undefined;
      const { slots, isWhole } = fittingSlots(recalled?.slots, knowledge);
      const shown = recalled && dialogs.shown(recalled.script, slots);
      if (!recalled || !shown) return withDialog(state, dialogs, clarify(saved.unknown));
      const lead = [saved.recalled, ...(isWhole ? [] : [saved.changed])].map(paragraph);
      const plan = { script: recalled.script, slots };
      return {
        state: { ...state, plan, dialog: dialogs.ended(recalled.script, slots) },
        replies: [{ ...shown, blocks: [...lead, ...shown.blocks] }],
      };
    }
    switch (control) {
      case 'save-plan': {
        if (!state.plan) return withDialog(state, dialogs, clarify(saved.nothing));
        if (!context) return withDialog(state, dialogs, clarify(saved.cannot));
        const code = context.newPlanCode;
        const blocks = [saved.done, saved.how].map((text) => paragraph(fill(text, { code })));
        const answer = reply({ outcome: 'answer', topic: 'general', blocks });
        return {
          ...withDialog(state, dialogs, answer),
          keepPlan: { code, plan: state.plan },
        };
      }
      case 'show-plan': {
        const { slots } = fittingSlots(state.plan?.slots, knowledge);
        const shown = state.plan && dialogs.shown(state.plan.script, slots);
        return withDialog(state, dialogs, shown ?? clarify(saved.nothing));
      }
      case 'stop':
        return state.dialog
          ? undefined
          : { state, replies: [clarify(scripts.wording.repair.nothingToStop)] };
      case 'delete-chat':
        return {
          state: { focus: emptyFocus(), misses: 0 },
          replies: [reply({ outcome: 'answer', topic: 'general', blocks: [paragraph(forgotten)] })],
          forget: true,
        };
      default:
        return undefined;
    }
  }

  /** A reply after which a dialog that is under way puts its question again. */
  function withDialog(state: ConversationState, dialogs: Dialogs, answer: Reply): Turn {
    const restored = scripts && restore(state.dialog, scripts, knowledge);
    if (!scripts || restored?.lost !== 'nothing' || restored.state.isDone)
      return { state, replies: [answer] };
    // With its question below the answer, what was offered before it is over.
    const { switchTo: _, listing: __, ...dialog } = restored.state;
    return resumeAfter(
      { state, replies: [answer] },
      dialog,
      dialogs,
      scripts.wording.repair.resume,
    );
  }

  /** An answer to "which of these do you mean?". */
  function choose(state: ConversationState, recognition: Recognition): Turn | undefined {
    const { pending: _, ...settled } = state;
    if (!state.pending) return undefined;
    return (
      chosen(state, recognition) ??
      listed(settled, recognition) ??
      pointingBack(settled, recognition) ??
      steer(settled, recognition) ??
      respond(settled, recognition)
    );
  }

  /** The answer to what was asked before, once it is clear which role was meant; undefined where it is not. */
  function chosen(state: ConversationState, recognition: Recognition): Turn | undefined {
    const { pending, ...settled } = state;
    if (!pending || readControl(recognition)) return undefined;
    const candidates = pending.candidates.flatMap((id) => knowledge.roles.get(id) ?? []);
    const choice = readChoice(
      recognition.utterance,
      candidates.map((role) => role.title),
      recognition.asks[0],
    );
    if (choice === 'none') return { state: settled, replies: [clarify(wording.clarify.notThese)] };
    const role = typeof choice === 'number' ? candidates[choice] : undefined;
    const named = recognition.jobs.find((job) => candidates.some((one) => job.roles.includes(one)));
    const meant = role ?? (named && candidates.find((one) => named.roles.includes(one)));
    if (!meant) return undefined;
    const { utterance, start, end } = pending;
    const clear = `${utterance.slice(0, start)}${meant.title}${utterance.slice(end)}`;
    return respond(settled, recognizer.read(clear));
  }

  /** "the second one", "number 3", after a list of roles. */
  function listed(state: ConversationState, recognition: Recognition): Turn | undefined {
    const ids = state.focus.listed;
    if (ids.length === 0 || recognition.jobs.some((job) => job.isSure)) return undefined;
    const titles = ids.map((id) => knowledge.roles.get(id)?.title ?? '');
    const [, one, other] = TWO_NUMBERS.exec(recognition.utterance) ?? [];
    const [first, second] = [titles[Number(one) - 1], titles[Number(other) - 1]];
    if (first && second) return respond(state, recognizer.read(`compare ${first} and ${second}`));
    const choice = readChoice(recognition.utterance, titles, undefined);
    const title = typeof choice === 'number' ? titles[choice] : undefined;
    if (!title) return undefined;
    const rest = recognition.utterance.replace(ORDINAL, ` ${title} `);
    return respond(state, recognizer.read(rest === recognition.utterance ? title : rest));
  }

  /** "Which of those two pays more", about the jobs that were spoken of; "what does it pay", about a band. */
  function pointingBack(state: ConversationState, recognition: Recognition): Turn | undefined {
    if (recognition.jobs.some((job) => job.isSure)) return undefined;
    const { roles, listed: together } = state.focus;
    // Two that were answered about together stand in the order in which they were shown.
    const isPair = together.length === 2 && together.every((id) => roles.slice(0, 2).includes(id));
    const newestFirst = isPair ? [...together.toReversed(), ...roles.slice(2)] : roles;
    const spoken = newestFirst.map((id) => knowledge.roles.get(id)?.title ?? '');
    const band = roles.length === 0 ? BAND.exec(state.last?.utterance ?? '')?.[0] : undefined;
    const named =
      withTitles(recognition.utterance, spoken) ?? (band && withBand(recognition.utterance, band));
    return named === undefined ? undefined : respond(state, recognizer.read(named));
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
      ...(state.plan ? { plan: state.plan } : {}),
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
        if (!dialogs?.has(answered.script))
          return { state: next, replies: [whichJob(knowledge, 1)] };
        // What was told in a dialog before is not asked again; the job is.
        const { goal: _, own: __, direction: ___, ...before } = state.dialog?.slots ?? {};
        const { dialog: ____, ...outside } = next;
        return taken(outside, dialogs.start(answered.script, recognition, before, answered));
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

/** An utterance that is no question in form must be this like one, or it was an answer that went wrong. */
const ANSWERED = 0.5;
/** A figure or a letter by itself is an answer to something else. */
const LONGEST_FRAGMENT = 2;
/** Words that answer a question and never ask one. */
const SHORT_ANSWERS: ReadonlySet<string> = new Set(['yes', 'no', 'none-of-these', 'show-more']);
/** Outcomes that a question in the middle of a dialog has when it was understood. */
const ANSWERS: ReadonlySet<Reply['outcome']> = new Set(['answer', 'signpost', 'smalltalk']);
/** Phrases such as "show more" must be quite alike to steer the conversation. */
const STEERING = 0.5;
/** "Compare 1 and 2", "difference between 1 and 3". */
const BAND = /\bband \d[a-d]?\b/i;
const TWO_NUMBERS =
  /\b(?:compare|differences? between|versus|vs|better,?)\D{0,20}\b([1-9])\b\D{1,8}\b([1-9])\b/i;
const ORDINAL =
  /\b(?:the )?(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|number (?:\d|one|two|three|four|five))(?: one| job| role| option)?\b/i;

/** The dialog waits with its own question only: what was offered beside it is over. */
function waiting(state: ConversationState): ConversationState {
  if (!state.dialog) return state;
  const { switchTo: _, listing: __, ...dialog } = state.dialog;
  return { ...state, dialog, afterCrisis: true };
}

function same(state: ConversationState, answer: Reply): Turn {
  return { state, replies: [answer] };
}
