// The desk: pages on which careers staff run the assistant, on a port of their own. Without DESK_PORT nothing of this is
// loaded.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isSame, type Right } from '../../desk/sessions.ts';
import { addressOf } from '../../http/address.ts';
import { guardConnections } from '../../http/connections.ts';
import { fill } from '../../knowledge/fill.ts';
import type { DeskWording } from '../../knowledge/wording/desk.ts';
import { StoreUnavailable } from '../../store/store.ts';
import { answerLate, buildLimit, TooManyRequests } from '../../turns/limits.ts';
import { type Asset, loadDeskStyle, serveAsset } from '../web/assets.ts';
import { html } from '../web/html.ts';
import { cookie, SESSION_COOKIE } from './cookies.ts';
import { framed } from './frame.ts';
import { auditPage } from './pages/audit.ts';
import { changePages } from './pages/change.ts';
import { homePages } from './pages/home.ts';
import { numbersPages } from './pages/numbers.ts';
import { problemMain } from './pages/problem.ts';
import { reviewPages } from './pages/review.ts';
import { teachPages } from './pages/teach.ts';
import { unansweredPage } from './pages/unanswered.ts';
import {
  checkPlace,
  type DeskPage,
  DeskProblem,
  type DeskRequest,
  type DeskRoute,
  isDeskSecure,
  isFromElsewhere,
  type OpenRoute,
  readDeskForm,
} from './request.ts';
import type { DeskServices } from './services.ts';
import { buildSignIn } from './sign-in.ts';
import { teachingPlace } from './teaching-place.ts';

const LONGEST_ADDRESS = 2048;

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'no-store',
};

/** The desk's server; it does not listen yet. */
export function buildDeskServer(services: DeskServices): Server {
  const { config } = services;
  const routes = new Map<string, DeskRoute>();
  const place = teachingPlace(services);
  for (const route of [
    ...homePages(services),
    ...teachPages(services, place),
    ...(place ? changePages(services, place) : []),
    unansweredPage(services, place),
    ...numbersPages(services),
    ...reviewPages(services, place),
    auditPage(services),
  ]) {
    routes.set(route.at, route);
  }
  const open = new Map<string, OpenRoute>();
  for (const route of buildSignIn(services)) open.set(route.at, route);
  const style = loadDeskStyle();
  const serveStyle = serveAsset(style, true);
  const limit = buildLimit('requests', config.REQUESTS_PER_MINUTE, config.REQUESTS_PER_MINUTE);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const words = services.live.current().knowledge.deskWording;
    const asked = readRequest(request, response, words, style);
    try {
      limit.count(addressOf(request, config));
      if ((request.url ?? '').length > LONGEST_ADDRESS)
        throw new DeskProblem(414, words.problems.tooBig);
      checkPlace(request, config, words);
      if (asked.path === style.url && isRead(request)) return await serveStyle(request, response);
      await lead(asked);
    } catch (thrown) {
      if (thrown instanceof TooManyRequests) await answerLate();
      showProblem(services, asked, thrown);
    }
  }

  async function lead(asked: DeskRequest): Promise<void> {
    const { request, words } = asked;
    const { problems } = words;
    const at = `${request.method === 'HEAD' ? 'GET' : request.method} ${asked.path}`;
    const route = routes.get(at);
    const before = open.get(at);
    if (!route && !before) {
      const isThere = ['GET', 'POST'].some(
        (method) => routes.has(`${method} ${asked.path}`) || open.has(`${method} ${asked.path}`),
      );
      throw new DeskProblem(isThere ? 405 : 404, isThere ? problems.method : problems.notFound);
    }
    const isPost = request.method === 'POST';
    if (isPost && isFromElsewhere(request, config)) throw new DeskProblem(403, problems.oldForm);
    asked.session = await services.sessions.find(
      cookie(request, SESSION_COOKIE, isDeskSecure(config)),
    );
    if (isPost) asked.form = await readDeskForm(request, words);
    if (before) return before.answer(asked);
    const { session } = asked;
    if (!route || !session) {
      // Whoever was signed out in the middle of writing keeps what they wrote.
      if (isPost) throw new DeskProblem(401, problems.oldForm);
      return asked.goTo('/sign-in');
    }
    if (isPost && !isSame(asked.form.get('token') ?? '', session.formToken)) {
      throw new DeskProblem(403, problems.oldForm);
    }
    if (!session.rights.includes(route.right)) {
      throw new DeskProblem(403, fill(problems.noRight, { role: ROLES[route.right] }));
    }
    return route.answer({ ...asked, session });
  }

  const server = createServer((request, response) => {
    // A sender that goes away is not our failure.
    request.on('error', () => {});
    void answer(request, response);
  });
  guardConnections(server, config);
  return server;
}

/** The roles of accounts by the right that each gives. */
export const ROLES: Readonly<Record<Right, string>> = {
  read: 'Desk.Read',
  edit: 'Desk.Edit',
  publish: 'Desk.Publish',
};

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function readRequest(
  request: IncomingMessage,
  response: ServerResponse,
  words: DeskWording,
  style: Asset,
): DeskRequest {
  const [path = '/', search = ''] = (request.url ?? '/').split('?');
  return {
    request,
    response,
    path,
    query: new URLSearchParams(search),
    form: new URLSearchParams(),
    session: undefined,
    words,
    show(page: DeskPage) {
      const { status = 200, headers = {}, ...parts } = page;
      const { session } = this;
      const body = framed({ words, style: style.url, session, ...parts }).markup;
      response.writeHead(status, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': Buffer.byteLength(body),
        ...headers,
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    },
    download(type, name, text) {
      response.writeHead(200, {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Content-Length': Buffer.byteLength(text),
      });
      response.end(request.method === 'HEAD' ? undefined : text);
    },
    goTo(address, headers = {}) {
      response.writeHead(303, { Location: address, 'Content-Length': 0, ...headers });
      response.end();
    },
  };
}

/** Says what went wrong, and shows what had been typed, so that it can be copied. */
function showProblem({ log }: DeskServices, asked: DeskRequest, thrown: unknown): void {
  const { response, words } = asked;
  if (response.headersSent) {
    if (!response.writableEnded) response.destroy();
    return;
  }
  const id = randomUUID().slice(0, 8);
  const problem = problemOf(thrown, words, id);
  if (problem.status >= 500 && asked.request.complete) {
    log.error({ id, fault: thrown instanceof Error ? thrown.stack : 'unknown' }, 'desk');
  }
  const isUnread = !asked.request.complete;
  asked.show({
    title: words.frame.problem,
    status: problem.status,
    main: html`${problemMain(words, problem.message, asked.form)}`,
    headers: {
      ...(problem.retryAfterSeconds !== undefined && {
        'Retry-After': String(problem.retryAfterSeconds),
      }),
      ...(isUnread && { Connection: 'close' }),
    },
  });
}

function problemOf(thrown: unknown, { problems }: DeskWording, id: string): DeskProblem {
  if (thrown instanceof DeskProblem) return thrown;
  if (thrown instanceof TooManyRequests) {
    const seconds = thrown.retryAfterSeconds;
    return new DeskProblem(429, fill(problems.tooMany, { seconds }), seconds);
  }
  if (thrown instanceof StoreUnavailable) return new DeskProblem(503, problems.unavailable, 5);
  return new DeskProblem(500, fill(problems.failed, { id }));
}
