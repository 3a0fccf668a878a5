// A request to the desk as its pages see it, and what it must be before one of them sees it.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../../config.ts';
import type { Right, Session } from '../../desk/sessions.ts';
import { isFromThisMachine, isThisMachine } from '../../http/address.ts';
import type { DeskWording } from '../../knowledge/wording/desk.ts';
import type { Html } from '../web/html.ts';
import { readForm } from '../web/request.ts';

/** A page that says why something was not done. */
export class DeskProblem extends Error {
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  /** @param says for the person */
  constructor(status: number, says: string, retryAfterSeconds?: number) {
    super(says);
    this.name = 'DeskProblem';
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface DeskRequest {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  query: URLSearchParams;
  /** What was typed and pressed; empty where nothing was posted. */
  form: URLSearchParams;
  session: Session | undefined;
  words: DeskWording;
  /** Sends a page. */
  show(page: DeskPage): void;
  /** Sends a file that the browser keeps. */
  download(type: string, name: string, text: string): void;
  /** After something was done: the browser asks for this address anew, so that a reload does nothing twice. */
  goTo(address: string, headers?: Record<string, string | string[]>): void;
}

export interface DeskPage {
  title: string;
  main: Html;
  status?: number;
  address?: string;
  goesOnTo?: string;
  headers?: Record<string, string | string[]>;
}

/** A request of someone who is signed in. */
export type SignedIn = DeskRequest & { session: Session };

/** A page or a deed, and the right that it takes. */
export interface DeskRoute {
  /** "GET /audit" */
  at: string;
  right: Right;
  answer: (asked: SignedIn) => Promise<void>;
}

/** Before anyone is signed in. */
export interface OpenRoute {
  at: string;
  answer: (asked: DeskRequest) => Promise<void>;
}

/** Larger than any form of ours. */
const MOST_FORM_BYTES = 256 * 1024;

/** The fields of a posted form. @throws DeskProblem where it is none of ours or too large */
export async function readDeskForm(
  request: IncomingMessage,
  { problems }: DeskWording,
): Promise<URLSearchParams> {
  const type = String(request.headers['content-type'] ?? '')
    .split(';')[0]
    ?.trim();
  // A form of another kind is never the desk's, and a page from elsewhere can send such without asking.
  if (type !== 'application/x-www-form-urlencoded') throw new DeskProblem(415, problems.noForm);
  const form = await readForm(request, MOST_FORM_BYTES);
  if (!form) throw new DeskProblem(413, problems.tooBig);
  return form;
}

/**
 * A request under another host name may come from a page elsewhere whose name was pointed here (DNS rebinding). With a
 * password only this machine is served, and not through a proxy.
 *
 * @throws DeskProblem
 */
export function checkPlace(
  request: IncomingMessage,
  config: Config,
  { problems }: DeskWording,
): void {
  const host = URL.parse(`http://${request.headers.host ?? ''}`);
  const known = config.DESK_URL === undefined ? undefined : URL.parse(config.DESK_URL)?.host;
  const isKnown = host !== null && (isThisMachine(host.hostname) || request.headers.host === known);
  if (!isKnown) throw new DeskProblem(421, problems.elsewhere);
  if (config.DESK_PASSWORD !== undefined && !isFromThisMachine(request)) {
    throw new DeskProblem(403, problems.notHere);
  }
}

/** Whether a browser says that a post comes from somewhere else than a page of the desk. */
export function isFromElsewhere(request: IncomingMessage, config: Config): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return true;
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  // "null" is the origin of a page that hides where it comes from.
  const sender = URL.parse(origin)?.host;
  const own = URL.parse(config.DESK_URL ?? '')?.host;
  return sender === undefined || (sender !== host && sender !== own);
}

/** Whether browsers reach the desk over https. */
export function isDeskSecure({ DESK_URL }: Config): boolean {
  return DESK_URL?.startsWith('https:') === true;
}
