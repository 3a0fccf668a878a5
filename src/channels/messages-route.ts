// The route of Bot Framework. Its libraries take as long to load as the rest of the bot, so they are loaded when the first
// message comes, or at once where the bot is registered and messages will come.

import type { Logger } from 'pino';
import type restify from 'restify';
import type { Services } from '../http/services.ts';
import type { MessagesHandler, MessagesOptions } from './messages.ts';

/** Adds POST /api/messages to the server. */
export function messagesRoute(
  server: restify.Server,
  services: Services,
  options: MessagesOptions & { log: Logger },
): void {
  let handler: Promise<MessagesHandler> | undefined;
  const load = (): Promise<MessagesHandler> => {
    handler ??= import('./messages.ts').then((messages) =>
      messages.buildMessages(services, options),
    );
    return handler;
  };
  if (services.config.MicrosoftAppId) {
    load().catch((fault: unknown) =>
      options.log.error({ fault: String(fault) }, 'the way in for Bot Framework cannot be opened'),
    );
  }
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    const answer = await load();
    await answer(request, response);
  });
}
