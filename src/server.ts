// The HTTP server: routes and middleware. Each channel adds its own routes.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import pino, { type Logger } from 'pino';
import restify from 'restify';
import { messagesRoute } from './channels/messages-route.ts';
import { webRoutes } from './channels/web/routes.ts';
import { failureOf, failureSentence, Refusal, sendFailure } from './failures.ts';
import type { Metrics } from './metrics.ts';
import { buildDoor, limitConnections } from './protection.ts';
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

export function buildServer(services: Services, operations: Operations = {}): restify.Server {
  const { config, knowledge } = services;
  const { metrics, ping = async () => {}, isStopping = () => false } = operations;
  const log = operations.log ?? pino({ level: 'silent' });
  const server = restify.createServer({ name: '' });
  // Restify's own log would write whole requests, and so people's words.
  Reflect.set(server.log, 'level', 'silent');
  const admit = buildDoor(config);
  limitConnections(server.server, config);
  server.server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
    response.once('close', () => metrics?.request(response.statusCode));
  });

  server.pre((request: restify.Request, response: restify.Response, next: restify.Next) => {
    try {
      if (isStopping()) {
        response.setHeader('Connection', 'close');
        if (request.path() !== '/healthz') throw new Refusal(503, STOPPING_RETRY_SECONDS);
      }
      admit(request);
      next();
    } catch (thrown) {
      next(thrown);
    }
  });

  // Restify's own answer, which would show the error's message, comes only when this calls back; it never does.
  server.on(
    'restifyError',
    (request: restify.Request, response: restify.Response, thrown: unknown) => {
      const failure = failureOf(thrown);
      const id = randomUUID().slice(0, 8);
      // Who went away, or was cut off, in the middle of the request is no fault of the server.
      const isGone = request.destroyed && !request.complete;
      if (failure.status >= 500 && !isGone)
        log.error({ id, fault: describe(thrown) }, 'request failed');
      sendFailure(request, response, failure, failureSentence(knowledge.wording, failure, id));
    },
  );

  server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request: restify.Request, response: restify.Response) => {
    await ping();
    response.send(200, { status: 'ready', roles: knowledge.roles.size });
  });
  server.get('/metrics', async (_request: restify.Request, response: restify.Response) => {
    const { contentType, body } = (await metrics?.text()) ?? {
      contentType: 'text/plain',
      body: '',
    };
    response.writeHead(200, { 'Content-Type': contentType });
    response.end(body);
  });
  webRoutes(server, services);
  messagesRoute(server, services, { log });
  return server;
}

/** A fault for the log: what and where in the program. Messages of ours never hold a person's words. */
function describe(thrown: unknown): { name: string; message: string; stack?: string | undefined } {
  if (!(thrown instanceof Error)) return { name: 'unknown', message: '' };
  return { name: thrown.name, message: thrown.message, stack: thrown.stack };
}
