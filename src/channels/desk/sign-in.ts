// Signing in and out: with an account of the trust, or for trials with a password.

import type { OpenId, Pending } from '../../desk/openid.ts';
import { isPassword } from '../../desk/password.ts';
import { isSame, newSecret, RIGHTS, SESSION_MS, type Session } from '../../desk/sessions.ts';
import { fill } from '../../knowledge/fill.ts';
import { buildLimit } from '../../turns/limits.ts';
import { html } from '../web/html.ts';
import { cookie, FORM_COOKIE, SESSION_COOKIE, SIGN_IN_COOKIE, setCookie } from './cookies.ts';
import { banner, type FormFault, faultSummary, field } from './frame.ts';
import { DeskProblem, type DeskRequest, isDeskSecure, type OpenRoute } from './request.ts';
import type { DeskServices } from './services.ts';

/** A person mistypes a few times; at this pace a password of twelve letters is not guessed in a lifetime. */
const TRIES_AT_ONCE = 5;
const TRIES_PER_MINUTE = 2;
/** As long as somebody may take at the provider, for a second factor, say. */
const PENDING_MS = 10 * 60_000;
const LONGEST_NAME = 80;

export function buildSignIn(services: DeskServices): OpenRoute[] {
  const { config } = services;
  const password = config.DESK_PASSWORD;
  const ways = password === undefined ? openIdWay(services) : passwordWay(services, password);
  return [...ways, { at: 'POST /sign-out', answer: (asked) => signOut(services, asked) }];
}

/** Opens the session and gives the browser its cookie; the one it had before, if any, ends. */
async function letIn(
  { sessions, audit, config }: DeskServices,
  asked: DeskRequest,
  person: Pick<Session, 'name' | 'rights'>,
): Promise<string> {
  const isSecure = isDeskSecure(config);
  const before = cookie(asked.request, SESSION_COOKIE, isSecure);
  if (before !== undefined) await sessions.close(before);
  const id = await sessions.open(person);
  await audit.add(person.name, 'signed-in');
  return setCookie(SESSION_COOKIE, id, isSecure, SESSION_MS / 1000);
}

async function signOut(
  { sessions, audit, config }: DeskServices,
  asked: DeskRequest,
): Promise<void> {
  const { session, words } = asked;
  const isSecure = isDeskSecure(config);
  if (session) {
    if (!isSame(asked.form.get('token') ?? '', session.formToken)) {
      throw new DeskProblem(403, words.problems.oldForm);
    }
    await sessions.close(cookie(asked.request, SESSION_COOKIE, isSecure) ?? '');
    await audit.add(session.name, 'signed-out');
  }
  asked.goTo('/sign-in?done', { 'Set-Cookie': setCookie(SESSION_COOKIE, '', isSecure) });
}

function passwordWay(services: DeskServices, hash: string): OpenRoute[] {
  const isSecure = isDeskSecure(services.config);
  const limit = buildLimit('sign-ins', TRIES_PER_MINUTE, TRIES_AT_ONCE);

  function show(asked: DeskRequest, faults: FormFault[] = [], name = ''): void {
    const { signIn } = asked.words;
    const secret = newSecret();
    asked.show({
      title: signIn.title,
      status: faults.length > 0 ? 400 : 200,
      headers: { 'Set-Cookie': setCookie(FORM_COOKIE, secret, isSecure) },
      main: html`${faultSummary(asked.words, faults)}
${asked.query.has('done') && banner(asked.words, signIn.signedOut)}
<h1 class="nhsuk-heading-l">${signIn.title}</h1>
<form class="desk-form" method="post" action="/sign-in" novalidate><input type="hidden" name="token" value="${secret}">
${field({ name: 'name', label: signIn.name, hint: signIn.nameHint, value: name, autocomplete: 'name', faults })}
${field({ name: 'password', label: signIn.password, type: 'password', autocomplete: 'current-password', faults })}
<button class="nhsuk-button">${signIn.submit}</button></form>`,
    });
  }

  async function take(asked: DeskRequest): Promise<void> {
    const { form, words } = asked;
    const secret = cookie(asked.request, FORM_COOKIE, isSecure);
    if (secret === undefined || !isSame(form.get('token') ?? '', secret)) {
      throw new DeskProblem(403, words.problems.oldForm);
    }
    const name = (form.get('name') ?? '').trim().slice(0, LONGEST_NAME);
    if (name === '') return show(asked, [{ field: 'name', says: words.signIn.noName }]);
    // All come from this machine, so all tries count together.
    limit.count('password');
    if (!(await isPassword(form.get('password') ?? '', hash))) {
      await services.audit.add(name, 'refused');
      return show(asked, [{ field: 'password', says: words.signIn.wrong }], name);
    }
    const session = await letIn(services, asked, { name, rights: [...RIGHTS] });
    asked.goTo('/', { 'Set-Cookie': [session, setCookie(FORM_COOKIE, '', isSecure)] });
  }

  return [
    { at: 'GET /sign-in', answer: async (asked) => show(asked) },
    { at: 'POST /sign-in', answer: take },
  ];
}

function openIdWay(services: DeskServices): OpenRoute[] {
  const { config, notes } = services;
  const isSecure = isDeskSecure(config);
  let openId: Promise<OpenId> | undefined;
  const load = () => {
    openId ??= import('../../desk/openid.ts').then(({ buildOpenId }) =>
      buildOpenId({
        issuer: config.DESK_OPENID_ISSUER ?? '',
        clientId: config.DESK_OPENID_CLIENT_ID ?? '',
        clientSecret: config.DESK_OPENID_CLIENT_SECRET ?? '',
        deskUrl: (config.DESK_URL ?? '').replace(/\/$/, ''),
      }),
    );
    return openId;
  };

  async function show(asked: DeskRequest): Promise<void> {
    const { signIn } = asked.words;
    const trust = services.live.current().knowledge.trust.name;
    asked.show({
      title: signIn.title,
      main: html`${asked.query.has('done') && banner(asked.words, signIn.signedOut)}
<h1 class="nhsuk-heading-l">${signIn.title}</h1>
<p class="reading">${signIn.accountHint}</p>
<p><a class="nhsuk-button" href="/sign-in/account">${fill(signIn.withAccount, { trust })}</a></p>`,
    });
  }

  async function leave(asked: DeskRequest): Promise<void> {
    const { address, pending } = await (await load())
      .begin()
      .catch((fault) => explain(asked, fault));
    const id = newSecret();
    await notes.keep(`sign-in:${id}`, JSON.stringify(pending), PENDING_MS);
    asked.goTo(address, { 'Set-Cookie': setCookie(SIGN_IN_COOKIE, id, isSecure) });
  }

  /** The sign-in that this browser began. It is taken once: an answer that comes again proves nothing. */
  async function pendingOf(asked: DeskRequest): Promise<Pending | undefined> {
    const id = cookie(asked.request, SIGN_IN_COOKIE, isSecure);
    const kept = id === undefined ? undefined : await notes.read(`sign-in:${id}`);
    if (kept === undefined) return undefined;
    await notes.drop(`sign-in:${id}`);
    return JSON.parse(kept);
  }

  async function comeBack(asked: DeskRequest): Promise<void> {
    const { words } = asked;
    const pending = await pendingOf(asked);
    if (!pending) {
      services.log.warn(
        'an answer came to the desk for which no sign-in was begun in that browser',
      );
      throw new DeskProblem(400, words.problems.notSignedIn);
    }
    const person = await (await load())
      .finish(asked.query.toString(), pending)
      .catch((fault) => explain(asked, fault));
    const trust = services.live.current().knowledge.trust.name;
    if (person.rights.length === 0) {
      await services.audit.add(person.name, 'refused');
      throw new DeskProblem(403, fill(words.problems.noRole, { trust }));
    }
    const session = await letIn(services, asked, person);
    // A page and no redirect: this way began at another site, and a strict cookie does not go along on it.
    asked.show({
      title: words.signIn.title,
      goesOnTo: '/',
      headers: { 'Set-Cookie': [session, setCookie(SIGN_IN_COOKIE, '', isSecure)] },
      main: html`<h1 class="nhsuk-heading-l">${words.signIn.title}</h1>
<p class="lone"><a href="/">${words.signIn.goOn}</a></p>`,
    });
  }

  async function explain(asked: DeskRequest, fault: unknown): Promise<never> {
    const { ProviderUnavailable } = await import('../../desk/openid.ts');
    const reason = reasonOf(fault);
    services.log.warn({ reason }, 'a sign-in at the desk failed');
    const { problems } = asked.words;
    if (fault instanceof ProviderUnavailable) throw new DeskProblem(503, problems.provider, 60);
    await services.audit.add('', 'refused');
    throw new DeskProblem(400, problems.notSignedIn);
  }

  return [
    { at: 'GET /sign-in', answer: show },
    { at: 'GET /sign-in/account', answer: leave },
    { at: 'GET /sign-in/return', answer: comeBack },
  ];
}

/** Why it failed, for the log: every cause behind it. None of them holds a code or a token. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown';
  return fault.cause instanceof Error ? `${fault.message} ${reasonOf(fault.cause)}` : fault.message;
}
