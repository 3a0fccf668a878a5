// A message outside any dialog: what it most likely means, and the reply to that.

import { notUnderstood, whichJob } from '../answers/unsure.ts';
import type { DialogTurn } from '../dialogs/engine/engine.ts';
import { readControl } from '../dialogs/engine/intents.ts';
import { slotsOfAccount, withWhatIsTold } from '../dialogs/engine/told.ts';
import { goalSpokenOf } from '../dialogs/guidance.ts';
import { type Ground, withJobs } from '../ground/ground.ts';
import type { Request } from '../ground/request.ts';
import { countWords } from '../language/text.ts';
import type { Reading } from '../understanding/choose.ts';
import { confidenceOf, settle } from '../understanding/policy.ts';
import { readChoice, readPlace } from '../understanding/readers/choice.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';
import { withItsCode } from './own-plan.ts';
import type { Parts } from './parts.ts';
import { type ConversationState, same, type Turn } from './turn.ts';

/** A message outside any dialog. */
export function plainly(parts: Parts, state: ConversationState, recognition: Recognition): Turn {
  const { knowledge, understanding } = parts;
  const clear = beyondDoubt(parts, state, recognition);
  if (clear) return clear;
  const readings = understanding.read(recognition, state.ground);
  const reading = guided(parts, readings, recognition) ?? settle(readings, sizeOf(recognition));
  if (!reading) return same(state, notUnderstood(knowledge, state.misses > 0));
  return answer(parts, state, recognition, reading);
}

/** Guidance that is asked for in so many words, perhaps in a part of a story; which dialog is weighed with everything else. */
function guided(
  { guides, guidanceAsked }: Parts,
  readings: readonly Reading[],
  recognition: Recognition,
): Reading | undefined {
  const script = guidanceAsked(recognition);
  if (script === undefined || !guides?.dialogs.has(script)) return undefined;
  const [best] = readings;
  if (best?.request.kind === 'dialog') return best;
  const said = readings.find(
    ({ request }) => request.kind === 'dialog' && request.script === script,
  );
  return said ?? guidance(script);
}

/** A reading made into replies. */
export function answer(
  parts: Parts,
  before: ConversationState,
  recognition: Recognition,
  reading: Reading,
): Turn {
  const { request } = reading;
  const state = { ...before, ground: withWhatIsTold(before.ground, recognition) };
  if (request.kind === 'not-understood') {
    const misses = state.misses + 1;
    return { state: { ...state, misses }, replies: [notUnderstood(parts.knowledge, misses > 1)] };
  }
  const next: ConversationState = {
    ...(state.plan ? { plan: state.plan } : {}),
    ...(state.savedPlans ? { savedPlans: state.savedPlans } : {}),
    ground: state.ground,
    misses: 0,
  };
  if (request.kind === 'dialog') return start(parts, before, next, recognition, request);
  const performed = parts.performer.perform(request, state.ground, {
    ...reading,
    confidence: confidenceOf(reading),
  });
  return { state: { ...next, ground: performed.ground }, replies: [performed.reply] };
}

/** Starts a dialog with what was told before this message. */
function start(
  { knowledge, guides }: Parts,
  before: ConversationState,
  state: ConversationState,
  recognition: Recognition,
  request: Extract<Request, { kind: 'dialog' }>,
): Turn {
  if (!guides?.dialogs.has(request.script)) {
    return { state, replies: [whichJob(knowledge, 1)] };
  }
  // What was told in a dialog before is not asked again; the job is.
  const { goal: _, own, direction: __, ...told } = before.dialog?.slots ?? {};
  const account = before.ground.account ? slotsOfAccount(before.ground.account) : {};
  const goal = request.goal ?? goalSpokenOf(state.ground, request.script);
  const named = {
    roles: goal === undefined ? [] : [{ id: goal }],
    own: request.own === undefined ? [] : [{ id: request.own }],
  };
  // A plan for the next job begins where someone is now.
  const isFromOwn = request.goal !== undefined && (own ?? null) !== null && own !== goal;
  const known = { ...account, ...told, ...(isFromOwn && own !== undefined ? { own } : {}) };
  return afterStep(state, guides.dialogs.start(request.script, recognition, known, named));
}

/** What a step through a dialog makes of the conversation. */
export function afterStep(
  state: ConversationState,
  { state: dialog, replies, ended }: DialogTurn,
): Turn {
  const roles = replies.at(-1)?.roles.map((role) => role.id) ?? [];
  const isSearch = replies.at(-1)?.topic === 'find-roles' && dialog?.isDone;
  const ground = isSearch
    ? { ...state.ground, listed: roles }
    : { ...withJobs(state.ground, roles), listed: [] };
  return {
    state: {
      ...state,
      misses: 0,
      ground,
      ...(dialog ? { dialog } : {}),
      ...(ended ? { plan: withItsCode(ended, state.plan) } : {}),
    },
    replies,
  };
}

/** The answer to what need not be weighed: the very title of a small question, or one of the things offered. */
export function beyondDoubt(
  parts: Parts,
  state: ConversationState,
  recognition: Recognition,
): Turn | undefined {
  const settled = { ...state, ground: withoutOffer(state.ground) };
  const request = titled(parts, settled, recognition) ?? chosen(parts, state, recognition);
  return request && answer(parts, settled, recognition, { request, probability: 1, left: 0 });
}

/** The small question whose very title was said, asked about the job that stands in it. */
function titled(
  { titled, understanding }: Parts,
  { ground }: ConversationState,
  recognition: Recognition,
): Request | undefined {
  const question = titled(recognition.utterance);
  if (question === undefined) return undefined;
  const [reading] = understanding
    .read(recognition, ground)
    .filter(({ request }) => request.kind === 'question' && request.question === question);
  return reading?.request ?? { kind: 'question', question, person: ground.person ?? {} };
}

/** What was chosen of what was offered; undefined where nothing was. */
function chosen(
  { knowledge }: Parts,
  { ground }: ConversationState,
  recognition: Recognition,
): Request | undefined {
  const { offered } = ground;
  if (!offered || readControl(recognition)) return undefined;
  const { utterance, asks, jobs } = recognition;
  if ('requests' in offered) {
    const place = readPlace(utterance, offered.requests.length, asks[0]);
    if (place === 'none') return { kind: 'not-in-files', offers: [] };
    const request = place === undefined ? undefined : offered.requests[place];
    return request?.kind === 'question' ? { ...request, person: ground.person ?? {} } : request;
  }
  const candidates = offered.options.flatMap((id) => knowledge.roles.get(id) ?? []);
  const titles = candidates.map(({ title }) => title);
  const choice = readChoice(utterance, titles, asks[0]);
  if (choice === 'none') return { kind: 'none-of-these' };
  const role = choice === undefined ? undefined : candidates[choice];
  const named = jobs.find((job) => candidates.some((one) => job.roles.includes(one)));
  const meant = role ?? (named && candidates.find((one) => named.roles.includes(one)));
  return meant && aboutRole(offered.request, meant.id);
}

/** A request that was held back until its role was clear, about that role. */
function aboutRole(request: Request, role: string): Request {
  return request.kind === 'role' || request.kind === 'could-i' ? { ...request, role } : request;
}

/** What matters of a message beside its readings. */
export function sizeOf(recognition: Recognition): { isOfField: boolean; words: number } {
  return { isOfField: isOfField(recognition), words: countWords(recognition.utterance) };
}

/** Whether a message names a job or has a plain word of the field. */
function isOfField({ field, jobs }: Recognition): boolean {
  return field === 'strong' || jobs.some((job) => job.isSure && job.roles.length > 0);
}

/** That a dialog is asked for, and nothing that belongs to it was read. */
function guidance(script: string): Reading {
  return { request: { kind: 'dialog', script }, probability: 1, left: 0 };
}

export function withoutOffer({ offered: _, ...ground }: Ground): Ground {
  return ground;
}
