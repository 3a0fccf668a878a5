// The web channel: pages and the chat as plain HTTP.
// It calls the turns directly and not through a botbuilder adapter: it is the same conversation, and an adapter in
// between would only turn text into an activity and the reply's blocks back out of one, at several times the cost.

import type { IncomingMessage } from 'node:http';
import type restify from 'restify';
import { SWITCHED_OFF_RETRY_SECONDS } from '../../http/failures.ts';
import type { FailurePages } from '../../http/server.ts';
import { ofNow, type Services } from '../../http/services.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { describeRunning } from '../../knowledge/running.ts';
import { roleTitleIndex } from '../../understanding/readers/titles.ts';
import { loadAssets, serveAsset } from './assets.ts';
import { buildChat } from './chat.ts';
import type { Site } from './page.ts';
import { accessibilityPage } from './pages/accessibility.ts';
import { comparePage, MOST_COMPARED } from './pages/compare.ts';
import { fieldPage } from './pages/field.ts';
import { homePage } from './pages/home.ts';
import { privacyPage } from './pages/privacy.ts';
import { failurePage, type Problem, problemPage, switchedOffPage } from './pages/problem.ts';
import { rolePage } from './pages/role.ts';
import { rolesPage } from './pages/roles.ts';
import { buildPlanPages } from './plan.ts';
import { query } from './request.ts';
import { buildSendPage, pageHeaders, type SendPage } from './respond.ts';
import { buildRoleCatalogue, type RoleCatalogue } from './role-catalogue.ts';
import { robots, sitemap } from './search-engines.ts';

/** Pages that are the same for all may be kept for a while. */
const CACHED = { 'Cache-Control': 'public, max-age=300' };

/** Adds the web channel to the server. */
export function webRoutes(server: restify.Server, services: Services): FailurePages {
  const { config } = services;
  const send = buildSendPage(config);
  const now = ofNow(services, (knowledge) => buildEdition(services, knowledge, send));
  /** Files that some page may still name, also one from before a reload. */
  const files = new Map<string, Handler>();
  const fileOf = (address: string): Handler | undefined => {
    const { style, chat, plan, icon } = now().site.assets;
    for (const file of [style, chat, plan, icon]) {
      if (!files.has(file.url)) files.set(file.url, serveAsset(file, true));
    }
    return files.get(address);
  };

  const always = (path: string, handler: Handler) => {
    server.get(path, handler);
    server.head(path, handler);
  };
  /** A page of what the bot knows: none while it is switched off. */
  const get = (path: string, handler: Handler) =>
    always(path, async (request, response) => {
      if (!services.isOff?.()) return handler(request, response);
      send(request, response, 503, switchedOffPage(now().site), RETRY);
    });
  const fixed = (page: FixedPage) => async (request: restify.Request, response: restify.Response) =>
    send(request, response, 200, now().fixed(page), CACHED);
  const notFound = (request: restify.Request, response: restify.Response) => {
    if (!isRedirected(request, response))
      send(request, response, 404, problemPage(now().site, 'notFound'));
  };

  always('/chat', async (request, response) => now().chat.show(request, response));
  server.post('/chat', async (request: restify.Request, response: restify.Response) =>
    now().chat.post(request, response),
  );
  get('/plan', async (request, response) => now().plan.show(request, response));
  server.post('/plan', async (request: restify.Request, response: restify.Response) => {
    if (services.isOff?.()) send(request, response, 503, switchedOffPage(now().site), RETRY);
    else await now().plan.post(request, response);
  });
  get('/', fixed('home'));
  always('/accessibility', fixed('accessibility'));
  always('/privacy', fixed('privacy'));
  get('/roles', async (request, response) => {
    const { site, catalogue } = now();
    send(request, response, 200, rolesPage(site, catalogue(), query(request)), CACHED);
  });
  get('/fields/:id', async (request, response) => {
    const { site } = now();
    const family = site.knowledge.families.get(String(request.params?.id ?? ''));
    if (family) send(request, response, 200, fieldPage(site, family), CACHED);
    else notFound(request, response);
  });
  get('/compare', async (request, response) => {
    const { site } = now();
    const { roles } = site.knowledge;
    const ids = [...new Set(query(request).getAll('id'))].filter((id) => roles.has(id));
    const chosen = ids.slice(0, MOST_COMPARED).flatMap((id) => roles.get(id) ?? []);
    send(request, response, 200, comparePage(site, chosen, ids.length), CACHED);
  });
  get('/roles/:id', async (request, response) => {
    const { site } = now();
    const role = site.knowledge.roles.get(String(request.params?.id ?? ''));
    if (role) send(request, response, 200, rolePage(site, role), CACHED);
    else notFound(request, response);
  });
  always('/robots.txt', async (_, response) =>
    sendText(response, 'text/plain', robots(now().site)),
  );
  always('/sitemap.xml', async (request, response) => {
    const map = sitemap(now().site);
    if (map !== undefined) sendText(response, 'application/xml', map);
    else send(request, response, 404, problemPage(now().site, 'notFound'));
  });
  always('/embed.js', async (request, response) => now().launcher(request, response));
  always('/favicon.ico', async (request, response) => now().icon(request, response));
  always('/assets/:name', async (request, response) => {
    const serve = fileOf(request.path());
    if (serve) await serve(request, response);
    else notFound(request, response);
  });

  const problem = (status: number, kind: Problem) => {
    return (request: restify.Request, response: restify.Response, _: unknown, done: Done) => {
      if (!isRedirected(request, response) && wantsPage(request)) {
        response.sendRaw(status, problemPage(now().site, kind).markup, {
          'Content-Type': 'text/html; charset=utf-8',
          ...pageHeaders(config),
        });
      }
      done();
    };
  };
  server.on('NotFound', problem(404, 'notFound'));
  server.on('MethodNotAllowed', problem(405, 'method'));
  // Made before the first request, so that a fault in it ends the start.
  now();
  return {
    failurePage: (sentence) => ({
      markup: failurePage(now().site, sentence).markup,
      headers: pageHeaders(config),
    }),
  };
}

const RETRY = { 'Retry-After': String(SWITCHED_OFF_RETRY_SECONDS) };

/** Pages that are the same for all, until the knowledge is another. */
const FIXED_PAGES = { home: homePage, accessibility: accessibilityPage, privacy: privacyPage };
type FixedPage = keyof typeof FIXED_PAGES;

/** Everything of the web channel that is made of the knowledge. */
function buildEdition(services: Services, given: Knowledge, send: SendPage) {
  const { config } = services;
  const knowledge = { ...given, running: describeRunning(config) };
  const { launcher } = knowledge.webWording;
  const { look } = knowledge.trust;
  const assets = loadAssets(
    {
      ...launcher,
      title: fill(launcher.title, { trust: knowledge.trust.name }),
      open: look.launcher.text ?? launcher.open,
      colour: look.colour,
      side: look.launcher.side,
    },
    look.colour,
  );
  const site: Site = {
    knowledge,
    assets,
    publicUrl: (config.PUBLIC_URL ?? '').replace(/\/$/, ''),
  };
  const kept = new Map<FixedPage, string>();
  let made: RoleCatalogue | undefined;
  return {
    site,
    chat: buildChat(services, site, send),
    plan: buildPlanPages(services, site, send),
    launcher: serveAsset(assets.launcher, false),
    icon: serveAsset(assets.icon, false),
    fixed(page: FixedPage): string {
      const markup = kept.get(page) ?? FIXED_PAGES[page](site).markup;
      kept.set(page, markup);
      return markup;
    },
    /** Made when someone first browses: a start need not wait for it. */
    catalogue(): RoleCatalogue {
      made ??= buildRoleCatalogue(knowledge, roleTitleIndex(knowledge));
      return made;
    },
  };
}

/** Whole, so that Node sends it in one piece; the same for all, so it may be kept. */
function sendText(response: restify.Response, type: string, text: string): void {
  response.sendRaw(200, text, { ...CACHED, 'Content-Type': `${type}; charset=utf-8` });
}

/** Sends who asks for an address with a slash at its end to the one without. */
function isRedirected(request: restify.Request, response: restify.Response): boolean {
  const plain = withoutLastSlash(request.url ?? '/');
  if (plain === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) return false;
  response.sendRaw(308, '', { Location: plain });
  return true;
}

/** The address without slashes at its end; undefined where it has none. Never another host's: "//evil.example/". */
function withoutLastSlash(url: string): string | undefined {
  const [path = '', ...search] = url.split('?');
  if (path.length < 2 || !path.endsWith('/')) return undefined;
  return [path.replace(/\/+$/, '').replace(/^[/\\]*/, '/'), ...search].join('?');
}

type Done = () => void;
type Handler = (request: restify.Request, response: restify.Response) => Promise<void>;

/** Browsers ask for HTML; programs that call the API do not. */
function wantsPage(request: IncomingMessage): boolean {
  return String(request.headers.accept ?? '').includes('text/html');
}
