// What someone is told when a request fails: the right status, a sentence, and nothing of the inside.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import { fill } from './knowledge/fill.ts';
import type { Wording } from './knowledge/wording.ts';
import { TooManyRequests } from './limits.ts';
import { StoreUnavailable } from './store/store.ts';

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
  retryAfterSeconds?: number;
}

const STORE_RETRY_SECONDS = 5;

/** The status of whatever was thrown: 4xx only where the request is at fault. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof TooManyRequests) {
    return { status: 429, retryAfterSeconds: thrown.retryAfterSeconds };
  }
  if (thrown instanceof StoreUnavailable) {
    return { status: 503, retryAfterSeconds: STORE_RETRY_SECONDS };
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
export function failureSentence(wording: Wording, failure: Failure, id: string): string {
  const { status, retryAfterSeconds } = failure;
  if (status === 429) return fill(wording.faults.tooMany, { seconds: retryAfterSeconds ?? 1 });
  if (status === 503) return wording.faults.unavailable;
  if (status === 404 || status === 405) return wording.faults.notFound;
  if (status < 500) return wording.faults.refused;
  return fill(wording.error, { id });
}

/** Answers in the form that the asker reads: a page for a browser, JSON for a program. */
export function sendFailure(
  request: IncomingMessage,
  response: ServerResponse,
  failure: Failure,
  sentence: string,
): void {
  if (response.headersSent) {
    if (!response.writableEnded) response.destroy();
    return;
  }
  // Restify's mark of an answered request: without it, it would send one of its own after ours.
  Reflect.set(response, '_sent', true);
  const wantsPage = String(request.headers.accept ?? '').includes('text/html');
  const body = wantsPage ? page(sentence) : JSON.stringify({ error: sentence });
  response.writeHead(failure.status, {
    'Content-Type': wantsPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...(failure.retryAfterSeconds && { 'Retry-After': String(failure.retryAfterSeconds) }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function page(sentence: string): string {
  const text = sentence.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text}</title></head><body><main><p>${text}</p></main></body></html>`;
}
