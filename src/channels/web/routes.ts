// The web channel: pages and the chat as plain HTTP.
// It calls the turns directly and not through a botbuilder adapter: it is the same conversation, and an adapter in
// between would only turn text into an activity and the reply's blocks back out of one, at several times the cost.

import type { IncomingMessage } from 'node:http';
import type restify from 'restify';
import { fill } from '../../knowledge/fill.ts';
import { roleTitleIndex } from '../../recognizer/titles.ts';
import type { Services } from '../../services.ts';
import { loadAssets, serveAsset } from './assets.ts';
import { buildChat } from './chat.ts';
import type { Html } from './html.ts';
import type { Site } from './page.ts';
import { accessibilityPage } from './pages/accessibility.ts';
import { homePage } from './pages/home.ts';
import { type Problem, problemPage } from './pages/problem.ts';
import { rolePage } from './pages/role.ts';
import { rolesPage } from './pages/roles.ts';
import { query } from './request.ts';
import { buildSendPage, securityHeaders } from './respond.ts';

/** Pages that are the same for all may be kept for a while. */
const CACHED = { 'Cache-Control': 'public, max-age=300' };

/** Adds the web channel to the server. */
export function webRoutes(server: restify.Server, services: Services): void {
  const { config, knowledge } = services;
  const { launcher } = knowledge.webWording;
  const assets = loadAssets({
    ...launcher,
    title: fill(launcher.title, { trust: knowledge.trust.name }),
  });
  const site: Site = {
    knowledge,
    assets,
    publicUrl: (config.PUBLIC_URL ?? '').replace(/\/$/, ''),
    retentionHours: config.RETENTION_HOURS,
  };
  const send = buildSendPage(config);
  const chat = buildChat(services, site, send);
  const titles = roleTitleIndex(knowledge);

  const get = (path: string, handler: Handler) => {
    server.get(path, handler);
    server.head(path, handler);
  };
  const fixed = (path: string, make: () => Html) => {
    let kept: string | undefined;
    get(path, async (request, response) => {
      kept ??= make().markup;
      send(request, response, 200, kept, CACHED);
    });
  };

  get('/chat', chat.show);
  server.post('/chat', chat.post);
  fixed('/', () => homePage(site));
  fixed('/accessibility', () => accessibilityPage(site));
  get('/roles', async (request, response) => {
    const search = query(request).get('q') ?? '';
    send(request, response, 200, rolesPage(site, titles, search), CACHED);
  });
  get('/roles/:id', async (request: restify.Request, response) => {
    const role = knowledge.roles.get(String(request.params?.id ?? ''));
    if (role) send(request, response, 200, rolePage(site, role), CACHED);
    else send(request, response, 404, problemPage(site, 'notFound'));
  });
  get('/embed.js', serveAsset(assets.launcher, false));
  get('/favicon.ico', serveAsset(assets.icon, false));
  for (const asset of [assets.style, assets.chat, assets.icon])
    get(asset.url, serveAsset(asset, true));

  const problem = (status: number, kind: Problem) => {
    return (request: restify.Request, response: restify.Response, _: unknown, done: Done) => {
      if (wantsPage(request)) {
        response.sendRaw(status, problemPage(site, kind).markup, {
          'Content-Type': 'text/html; charset=utf-8',
          ...securityHeaders(config),
        });
      }
      done();
    };
  };
  server.on('NotFound', problem(404, 'notFound'));
  server.on('MethodNotAllowed', problem(405, 'method'));
}

type Done = () => void;
type Handler = (request: restify.Request, response: restify.Response) => Promise<void>;

/** Browsers ask for HTML; programs that call the API do not. */
function wantsPage(request: IncomingMessage): boolean {
  return String(request.headers.accept ?? '').includes('text/html');
}
