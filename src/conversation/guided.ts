// A message in the middle of a guided dialog, and how the dialog goes on after whatever else was said.

import type { Reply } from '../answers/reply.ts';
import { isQuestionForm, readControl } from '../dialogs/engine/intents.ts';
import { type DialogState, restore } from '../dialogs/engine/state.ts';
import type { Request } from '../ground/request.ts';
import type { Reading } from '../understanding/choose.ts';
import { settle } from '../understanding/policy.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';
import { afterStep, beyondDoubt, plainly, sizeOf, withoutOffer } from './answering.ts';
import type { Guides, Parts } from './parts.ts';
import { type ConversationState, clarify, type Turn } from './turn.ts';

/** A message in the middle of a dialog: an answer to its question, or something else, after which it goes on. */
export function inDialog(
  parts: Parts,
  guides: Guides,
  state: ConversationState,
  recognition: Recognition,
): Turn | undefined {
  if (!state.dialog) return undefined;
  const { dialog: stored, ...outside } = state;
  const { dialogs, scripts } = guides;
  const { changedScript, repair } = scripts.wording;
  const restored = restore(stored, scripts, parts.knowledge);
  if (!restored) {
    const after = plainly(parts, outside, recognition);
    const gone = clarify(parts.knowledge, changedScript.gone);
    return { ...after, replies: [gone, ...after.replies] };
  }
  const { state: held, lost } = restored;
  if (lost === 'step') {
    if (held.isDone) return plainly(parts, outside, recognition);
    return afterStep(outside, dialogs.restart(held, changedScript.restart));
  }
  if (lost === 'answers' && !held.isDone)
    return afterStep(outside, dialogs.restart(held, changedScript.lost));

  const cleared = beyondDoubt(parts, outside, recognition);
  if (cleared) return resumeAfter(guides, cleared, held, repair.resume);
  const settled = { ...outside, ground: withoutOffer(outside.ground) };
  const result = dialogs.take(held, recognition);
  if (typeof result !== 'string') return afterStep(settled, result);
  // What was offered beside the question is over with the next message.
  const { switchTo: _, listing: __, ...dialog } = held;
  if (dialog.isDone) {
    const after = plainly(parts, { ...settled, dialog }, recognition);
    // A dialog that has ended stays for corrections until another one starts.
    return after.state.dialog ? after : { ...after, state: { ...after.state, dialog } };
  }
  return beside(parts, guides, settled, dialog, recognition, result);
}

/** A message that is not an answer to the dialog's question: another dialog, a question in between, or nothing clear. */
function beside(
  parts: Parts,
  guides: Guides,
  state: ConversationState,
  dialog: DialogState,
  recognition: Recognition,
  result: 'question' | 'unclear',
): Turn {
  const { dialogs, scripts } = guides;
  const readings = parts.understanding.read(recognition, state.ground);
  const reading = settle(readings, sizeOf(recognition));
  const request = reading?.request;
  if (result === 'question' && request?.kind === 'dialog' && dialogs.has(request.script)) {
    const isSame =
      request.script === dialog.script ||
      dialog.callers.some((caller) => caller.script === request.script);
    return afterStep(
      state,
      isSame ? dialogs.goOn(dialog) : dialogs.offerSwitch(dialog, request.script, recognition),
    );
  }
  const named = result === 'unclear' && request?.kind === 'role' ? request.role : undefined;
  const answered =
    named === undefined || isQuestionForm(recognition.utterance)
      ? undefined
      : dialogs.named(dialog, named);
  if (answered) return afterStep(state, answered);
  const isPlain = result === 'unclear' && recognition.gibberish < MOSTLY;
  const likely = isPlain ? rolesMeant(readings) : [];
  const offered = likely.length > 0 ? dialogs.mayMean(dialog, likely) : undefined;
  if (offered && !isQuestionForm(recognition.utterance)) return afterStep(state, offered);
  if (result === 'unclear' && !(reading && isAnswered(reading, recognition)))
    return afterStep(state, dialogs.miss(dialog, recognition.utterance));
  const after = plainly(parts, state, recognition);
  return resumeAfter(guides, after, dialog, scripts.wording.repair.resume);
}

/** Words of which half are of no language mean no job. */
const MOSTLY = 0.5;

/** The jobs that words which are no title may describe: "genomics", for "which job?". */
function rolesMeant(readings: readonly Reading[]): string[] {
  const roles = readings.flatMap(({ request }) => {
    if (request.kind === 'role' && request.meant === 'described')
      return [request.role, ...request.others];
    if (request.kind !== 'not-in-files') return [];
    return request.offers.flatMap((one) => (one.kind === 'role' ? [one.role] : []));
  });
  return [...new Set(roles)];
}

/** Whether what was not put as a question is answered all the same. */
function isAnswered({ request, probability }: Reading, { utterance, asks }: Recognition): boolean {
  return (
    (isQuestionForm(utterance) || isOfAnswers(request)) &&
    ANSWERS.has(request.kind) &&
    !SHORT_ANSWERS.has(asks[0]?.intent ?? '') &&
    utterance.trim().length > LONGEST_FRAGMENT &&
    probability >= ANSWERED
  );
}

/**
 * The first message after someone was in distress: the dialog is only offered, and never put on top of an answer.
 * undefined: they go on with it themselves, by an answer or in words.
 */
export function afterDistress(
  parts: Parts,
  { scripts, dialogs }: Guides,
  state: ConversationState,
  recognition: Recognition,
): Turn | undefined {
  const restored = restore(state.dialog, scripts, parts.knowledge);
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
    result === 'question' ? plainly(parts, outside, recognition) : { state, replies: [] };
  return {
    ...after,
    state: { ...after.state, dialog },
    replies: [...after.replies, dialogs.offer(dialog)],
  };
}

/** A reply after which a dialog that is under way puts its question again. */
export function withDialog(
  { knowledge, guides }: Parts,
  state: ConversationState,
  answer: Reply,
): Turn {
  const restored = guides && restore(state.dialog, guides.scripts, knowledge);
  if (!guides || restored?.lost !== 'nothing' || restored.state.isDone)
    return { state, replies: [answer] };
  // With its question below the answer, what was offered before it is over.
  const { switchTo: _, listing: __, ...dialog } = restored.state;
  const { resume } = guides.scripts.wording.repair;
  return resumeAfter(guides, { state, replies: [answer] }, dialog, resume);
}

/** The reply to a question in between, and the dialog's question again unless another question was just put. */
function resumeAfter({ dialogs }: Guides, after: Turn, dialog: DialogState, lead: string): Turn {
  const isAsking = after.state.ground.offered !== undefined;
  const replies = after.replies.map((one) => ({ ...one, dialog: dialog.script }));
  return {
    ...after,
    state: { ...after.state, dialog },
    replies: isAsking ? replies : [...replies, ...dialogs.resume(dialog, lead)],
  };
}

export function isUnderWay({ dialog }: ConversationState): boolean {
  return dialog !== undefined && !dialog.isDone;
}

/** From this probability on what is not a question in form is answered in the middle of a dialog. */
const ANSWERED = 0.5;
/** A figure or a letter by itself is an answer to something else. */
const LONGEST_FRAGMENT = 2;
/** Words that answer a question and never ask one. */
const SHORT_ANSWERS: ReadonlySet<string> = new Set(['yes', 'no', 'none-of-these']);
/** What a question in the middle of a dialog leads to when it was understood. */
const ANSWERS: ReadonlySet<Request['kind']> = new Set([
  'role',
  'could-i',
  'topic',
  'question',
  'band',
  'term',
  'search',
  'compare',
  'social',
  'person',
  'source',
  'several',
]);

/** What goes on from an answer in the middle of a dialog, and is never an answer to its question. */
function isOfAnswers(request: Request): boolean {
  return (request.kind === 'search' && request.from > 0) || BESIDE_A_DIALOG.has(request.kind);
}
const BESIDE_A_DIALOG: ReadonlySet<Request['kind']> = new Set(['compare', 'person', 'source']);

/** The dialog waits with its own question only: what was offered beside it is over. */
export function waiting(state: ConversationState): ConversationState {
  if (!state.dialog) return state;
  const { switchTo: _, listing: __, ...dialog } = state.dialog;
  return { ...state, dialog, afterCrisis: true };
}
