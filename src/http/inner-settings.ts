// What Restify and Node offer no setting for, in one place.

import type { Server, ServerResponse } from 'node:http';
import type restify from 'restify';

/** Restify's own log would write whole requests, and so people's words. */
export function silenceOwnLog(server: restify.Server): void {
  Reflect.set(server.log, 'level', 'silent');
}

/** Restify's mark of an answered request: without it, it would send an answer of its own after ours. */
export function markAnswered(response: ServerResponse): void {
  Reflect.set(response, '_sent', true);
}

/** Node looks for senders that are too slow every half minute; an option of createServer, which Restify does not pass on. */
export function lookForSlowSendersEvery(http: Server, milliseconds: number): void {
  Reflect.set(http, 'connectionsCheckingInterval', milliseconds);
}
