// GET and POST /plan: the page of a plan. It is opened by a form, by its code or from the chat of this browser, and never by
// its address: nothing in an address opens a plan, so none stands in a log, a history or a referrer.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../../config.ts';
import { addressOf } from '../../http/address.ts';
import { earnedRefusal } from '../../http/protection.ts';
import type { Services } from '../../http/services.ts';
import { fill } from '../../knowledge/fill.ts';
import { findPlanCode } from '../../safety/plan-code.ts';
import type { KeptPlan } from '../../turns/turns.ts';
import { messageId, storedKey } from './key.ts';
import type { Site } from './page.ts';
import { type PlanView, planPage } from './pages/plan.ts';
import { planFormPage } from './pages/plan-form.ts';
import { isHttps } from './request.ts';
import type { SendPage } from './respond.ts';
import { readSentForm } from './sent-form.ts';

export interface PlanHandlers {
  show(request: IncomingMessage, response: ServerResponse): Promise<void>;
  post(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function buildPlanPages(services: Services, site: Site, send: SendPage): PlanHandlers {
  const { config, turns } = services;
  const words = site.knowledge.webWording.plan;
  const { plans } = site.knowledge.running;

  const homeOf = (request: IncomingMessage) => homeOfSite(site, request, config);

  async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await readSentForm(request, response, { config, site, send });
    if (!sent) return;
    const refused = earnedRefusal(request);
    if (refused) throw refused;
    const { form, held } = sent;
    const key = held && storedKey(held.key);
    const typed = form.get('code');
    if (typed !== null) {
      await byCode(request, response, typed, key, form.get('do') === 'delete');
      return;
    }
    if (key !== undefined && form.get('do') === 'save') {
      // The button asks as the words do: the same plan gets the same code.
      const id = messageId(form.get('id') ?? randomBytes(16).toString('hex'), words.save);
      await turns.take(key, { id, text: words.save, from: addressOf(request, config) });
    }
    const plan = key === undefined ? undefined : await turns.plan(key);
    if (!plan) {
      send(request, response, 404, planFormPage(site, { note: words.none }));
      return;
    }
    // Where a cookie holds the key, no page does.
    const field = held?.from === 'cookie' ? undefined : held?.key;
    const isToPrint = form.get('do') === 'print';
    const own = { ...(field !== undefined && { key: field }) };
    send(request, response, 200, planPage(site, view(plan, homeOf(request), { own, isToPrint })));
  }

  async function byCode(
    request: IncomingMessage,
    response: ServerResponse,
    typed: string,
    key: string | undefined,
    isToDelete: boolean,
  ): Promise<void> {
    const code = findPlanCode(typed.slice(0, LONGEST_TYPED))?.code;
    const again = (fault: string) => planFormPage(site, { typed, fault });
    if (code === undefined) {
      send(request, response, 400, again(words.notACode));
      return;
    }
    const whose = { ...(key !== undefined && { key }), from: addressOf(request, config) };
    const plan = await turns.planOf(code, whose);
    if (!plan) {
      send(request, response, 404, again(fill(words.unknown, { plans })));
      return;
    }
    if (!isToDelete) {
      send(request, response, 200, planPage(site, view(plan, homeOf(request))));
      return;
    }
    const erasure = await turns.forgetPlan(code);
    const { traces } = site.knowledge.wording.erasure;
    const note = erasure === 'traces' ? `${words.deleted} ${traces}` : words.deleted;
    send(request, response, 200, planFormPage(site, { note }));
  }

  return {
    show: async (request, response) => send(request, response, 200, planFormPage(site)),
    post,
  };
}

/** A code has 19 characters; people paste a sentence with it. */
const LONGEST_TYPED = 200;

function view(
  plan: KeptPlan,
  home: string | undefined,
  more: Pick<PlanView, 'own' | 'isToPrint'> = {},
): PlanView {
  return { plan, home, messageId: randomBytes(16).toString('base64url'), ...more };
}

/** The address that people know this server by. */
function homeOfSite(site: Site, request: IncomingMessage, config: Config): string | undefined {
  if (site.publicUrl !== '') return site.publicUrl;
  const scheme = isHttps(request, config) ? 'https' : 'http';
  return URL.parse(`${scheme}://${request.headers.host ?? ''}`)?.origin;
}
