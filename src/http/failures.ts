// What someone is told when a request fails: the right status, a sentence, and nothing of the inside.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import { contactWords } from '../answers/contact.ts';
import { SwitchedOff } from '../desk/switchable-turns.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { StoreUnavailable } from '../store/store.ts';
import { TooManyRequests } from '../turns/limits.ts';
import { markAnswered } from './inner-settings.ts';

/** A request that is refused with this status. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly retryAfterSeconds: number | undefined;
  constructor(statusCode: number, retryAfterSeconds?: number) {
    super(STATUS_CODES[statusCode] ?? 'Refused');
    this.name = 'Refusal';
    this.statusCode = statusCode;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface Failure {
  status: number;
  /** The bot is switched off, and nobody knows until when. */
  isSwitchedOff?: true;
  retryAfterSeconds?: number;
}

const STORE_RETRY_SECONDS = 5;
/** It is switched on by a person; machines may ask again after this. */
export const SWITCHED_OFF_RETRY_SECONDS = 300;
/** Tells the page's script that a message need not wait to be sent again. */
const SWITCHED_OFF = 'X-Switched-Off';

/** The status of whatever was thrown: 4xx only where the request is at fault. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof TooManyRequests) {
    return { status: 429, retryAfterSeconds: thrown.retryAfterSeconds };
  }
  if (thrown instanceof StoreUnavailable) {
    return { status: 503, retryAfterSeconds: STORE_RETRY_SECONDS };
  }
  if (thrown instanceof SwitchedOff) {
    return { status: 503, retryAfterSeconds: SWITCHED_OFF_RETRY_SECONDS, isSwitchedOff: true };
  }
  if (thrown instanceof Refusal && thrown.retryAfterSeconds !== undefined) {
    return { status: thrown.statusCode, retryAfterSeconds: thrown.retryAfterSeconds };
  }
  const status =
    typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown
      ? Number(thrown.statusCode)
      : 500;
  return { status: status >= 400 && status < 500 ? status : 500 };
}

/** The sentence for people. `id` is the one under which the log has the rest. */
export function failureSentence(
  { wording, trust }: Pick<Knowledge, 'wording' | 'trust'>,
  failure: Failure,
  id: string,
): string {
  const { status, retryAfterSeconds } = failure;
  if (failure.isSwitchedOff) return switchedOffSentence({ wording, trust });
  if (status === 429) return fill(wording.faults.tooMany, { seconds: retryAfterSeconds ?? 1 });
  if (status === 503) return wording.faults.unavailable;
  if (status === 404 || status === 405) return wording.faults.notFound;
  if (status < 500) return wording.faults.refused;
  return fill(wording.error, { id });
}

/** That the bot is switched off, and whom to ask instead. */
export function switchedOffSentence({
  wording,
  trust,
}: Pick<Knowledge, 'wording' | 'trust'>): string {
  return fill(wording.faults.switchedOff, { contact: contactWords(trust.recruitment) });
}

/** Answers in the form that the asker reads: a page (made by `pageOf`) for a browser, JSON for a program. */
export function sendFailure(
  request: IncomingMessage,
  response: ServerResponse,
  failure: Failure,
  sentence: string,
  pageOf: (sentence: string) => { markup: string; headers: Readonly<Record<string, string>> },
): void {
  if (response.headersSent) {
    if (!response.writableEnded) response.destroy();
    return;
  }
  markAnswered(response);
  const wantsPage = String(request.headers.accept ?? '').includes('text/html');
  const { markup: body, headers } = wantsPage
    ? pageOf(sentence)
    : { markup: JSON.stringify({ error: sentence }), headers: {} };
  response.writeHead(failure.status, {
    ...headers,
    'Content-Type': wantsPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...(failure.isSwitchedOff && { [SWITCHED_OFF]: 'yes' }),
    ...(failure.retryAfterSeconds && { 'Retry-After': String(failure.retryAfterSeconds) }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
