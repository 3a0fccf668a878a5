// The HTTP server: routes and middleware. Each channel adds its own routes.

import restify from 'restify';
import { messagesRoute } from './channels/messages.ts';
import type { Config } from './config.ts';
import type { Knowledge } from './knowledge/load.ts';
import type { Turns } from './turns.ts';

/** What every channel's routes are built from. */
export interface Services {
  config: Config;
  knowledge: Knowledge;
  turns: Turns;
}

export function buildServer(services: Services): restify.Server {
  const server = restify.createServer({ name: 'careers-bot' });
  server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
    response.send(200, { status: 'ok' });
  });
  messagesRoute(server, services);
  return server;
}
