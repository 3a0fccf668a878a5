// Every way in for people: the web and Bot Framework. A new channel is one folder here and one line below.

import type { AddChannels } from '../http/server.ts';
import { messagesRoute } from './messages-route.ts';
import { webRoutes } from './web/routes.ts';

/** Adds the routes of all channels to the server. */
export const addChannels: AddChannels = (server, services, log) => {
  const web = webRoutes(server, services);
  messagesRoute(server, services, { log });
  return web;
};
