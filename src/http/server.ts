// The HTTP server: what every request and every failure goes through. Channels add their own routes.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import pino, { type Logger } from 'pino';
import restify from 'restify';
import { answerLate, TooManyRequests } from '../turns/limits.ts';
import { isFromThisMachine } from './address.ts';
import { guardConnections } from './connections.ts';
import { failureOf, failureSentence, Refusal, sendFailure } from './failures.ts';
import { silenceOwnLog } from './inner-settings.ts';
import type { Metrics } from './metrics.ts';
import { ALIVE, answerOperations, METRICS, READY } from './operations.ts';
import { buildDoor } from './protection.ts';
import type { Services } from './services.ts';

/** What running it needs besides; without these it is silent and always ready. */
export interface Operations {
  log?: Logger;
  metrics?: Metrics;
  /** Throws when the store cannot be reached. */
  ping?: () => Promise<void>;
  /** True from SIGTERM on: what is being answered is finished, everything new is refused. */
  isStopping?: () => boolean;
}

/** After this a balancer has sent everybody to another instance. */
const STOPPING_RETRY_SECONDS = 5;
/** Refused connections come in thousands; the log needs one line of them now and then, and the metrics count them. */
const WARN_EVERY_MS = 60_000;

/** Adds the routes of the channels. It is handed in because channels stand on a floor above this one. */
export type AddChannels = (server: restify.Server, services: Services, log: Logger) => FailurePages;

/** What the server itself needs of the channels. */
export interface FailurePages {
  /** The page that says what went wrong, with the headers it needs. */
  failurePage(sentence: string): { markup: string; headers: Readonly<Record<string, string>> };
}

export function buildServer(
  services: Services,
  addChannels: AddChannels,
  operations: Operations = {},
): restify.Server {
  const { config } = services;
  const { metrics, ping = async () => {}, isStopping = () => false } = operations;
  const watched = { metrics, ping, isStopping, roles: () => services.knowledge.roles.size };
  const log = operations.log ?? pino({ level: 'silent' });
  const server = restify.createServer({ name: '' });
  silenceOwnLog(server);
  const admit = buildDoor(config);
  let warnedAt = Number.NEGATIVE_INFINITY;
  guardConnections(server.server, config, () => {
    metrics?.connectionRefused();
    if (performance.now() - warnedAt < WARN_EVERY_MS) return;
    warnedAt = performance.now();
    log.warn('connections refused: one address, or all together, has too many');
  });
  server.server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
    response.once('close', () => metrics?.request(response.statusCode));
  });

  server.pre((request: restify.Request, response: restify.Response, next: restify.Next) => {
    try {
      if (isStopping()) {
        response.setHeader('Connection', 'close');
        if (request.path() !== ALIVE) throw new Refusal(503, STOPPING_RETRY_SECONDS);
      }
      admit(request);
      if (request.headers.expect !== undefined) response.writeContinue();
      next();
    } catch (thrown) {
      if (thrown instanceof TooManyRequests) void answerLate().then(() => next(thrown));
      else next(thrown);
    }
  });

  // Restify's own answer, which would show the error's message, comes only when this calls back; it never does.
  server.on(
    'restifyError',
    (request: restify.Request, response: restify.Response, thrown: unknown) => {
      const failure = failureOf(thrown);
      const id = randomUUID().slice(0, 8);
      // A client that disconnects, or is cut off, in the middle of a request is not our failure.
      const isGone = request.destroyed && !request.complete;
      if (failure.status >= 500 && !failure.isSwitchedOff && !isGone)
        log.error({ id, fault: describe(thrown) }, 'request failed');
      sendFailure(
        request,
        response,
        failure,
        failureSentence(services.knowledge, failure, id),
        channels.failurePage,
      );
    },
  );

  for (const path of [ALIVE, READY, METRICS]) {
    server.get(path, async (request: restify.Request, response: restify.Response) => {
      if (path !== ALIVE && !isFromThisMachine(request)) throw new Refusal(404);
      const answer = await answerOperations(path, watched);
      response.writeHead(answer?.status ?? 404, { 'Content-Type': answer?.type ?? '' });
      response.end(answer?.body);
    });
  }
  const channels = addChannels(server, services, log);
  return server;
}

/** A fault for the log: what and where in the program. Messages of ours never hold a person's words. */
function describe(thrown: unknown): { name: string; message: string; stack?: string | undefined } {
  if (!(thrown instanceof Error)) return { name: 'unknown', message: '' };
  return { name: thrown.name, message: thrown.message, stack: thrown.stack };
}
