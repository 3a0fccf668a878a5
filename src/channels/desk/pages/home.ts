// GET /: whether the assistant is switched on, what it answers from, and what was done lately; POST: switch and reload.

import type { SwitchedOffSince } from '../../../desk/switch.ts';
import { formatProblem } from '../../../knowledge/files.ts';
import { fill } from '../../../knowledge/fill.ts';
import { ContentError } from '../../../knowledge/load.ts';
import type { DeskWording } from '../../../knowledge/wording/desk.ts';
import { type Html, html, type Part } from '../../web/html.ts';
import { banner, type FormFault, faultSummary, field, formToken, moment } from '../frame.ts';
import type { DeskRoute, SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import { auditList } from './audit.ts';

const LONGEST_REASON = 500;
const SHOWN_LATELY = 5;

/** What was done, by the query that the browser comes back with. */
const DONE = ['switchedOff', 'switchedOn', 'reloaded', 'changed'] as const;

export function homePages(services: DeskServices): DeskRoute[] {
  const { audit, following, live } = services;

  async function show(
    asked: SignedIn,
    { faults = [], reason = '' }: { faults?: FormFault[]; reason?: string } = {},
  ): Promise<void> {
    await services.switch.follow();
    const { home } = asked.words;
    const off = services.switch.off();
    const done = DONE.find((one) => one === asked.query.get('done'));
    asked.show({
      title: home.title,
      address: '/',
      status: faults.length > 0 ? 400 : 200,
      main: html`${faultSummary(asked.words, faults)}
${done && banner(asked.words, home[done])}
<h1 class="nhsuk-heading-l">${home.title}</h1>
${state(asked, off)}
${off ? turnOn(asked, off) : turnOff(asked, reason, faults)}
<section class="desk-part"><h2 class="nhsuk-heading-m">${home.contentHeading}</h2>
${content(asked.words, services)}
${
  asked.session.rights.includes('publish') &&
  html`<p class="reading">${home.reloadText}</p>
<form method="post" action="/reload">${formToken(asked.session)}<button class="nhsuk-button nhsuk-button--secondary">${home.reload}</button></form>`
}</section>
<section class="desk-part"><h2 class="nhsuk-heading-m">${home.lately}</h2>
${auditList(asked.words, await audit.newest(SHOWN_LATELY))}
<p class="lone"><a href="/audit">${home.all}</a></p></section>`,
    });
  }

  /** Whether it is still as the page showed it on which the button was pressed. */
  async function isAsSeen({ form }: SignedIn): Promise<boolean> {
    await services.switch.follow();
    return form.get('seen') === stamp(services.switch.off());
  }

  async function switchOff(asked: SignedIn): Promise<void> {
    const { home } = asked.words;
    const reason = (asked.form.get('reason') ?? '').trim();
    const count = reason.length;
    if (reason === '') return show(asked, { faults: [{ field: 'reason', says: home.noReason }] });
    if (count > LONGEST_REASON) {
      const says = fill(home.longReason, { count, most: LONGEST_REASON });
      return show(asked, { faults: [{ field: 'reason', says }], reason });
    }
    if (!(await isAsSeen(asked))) return asked.goTo('/?done=changed');
    const { name } = asked.session;
    await services.switch.turnOff(name, reason);
    await audit.add(name, 'switched-off', reason);
    asked.goTo('/?done=switchedOff');
  }

  async function switchOn(asked: SignedIn): Promise<void> {
    if (!(await isAsSeen(asked))) return asked.goTo('/?done=changed');
    await services.switch.turnOn();
    await audit.add(asked.session.name, 'switched-on');
    asked.goTo('/?done=switchedOn');
  }

  async function reload(asked: SignedIn): Promise<void> {
    const { name } = asked.session;
    try {
      await live.reload();
    } catch (fault) {
      if (!(fault instanceof ContentError)) throw fault;
      const lines = fault.problems.map(formatProblem);
      await audit.add(name, 'reload-failed', lines[0]);
      const { faults } = asked.words;
      asked.show({ title: faults.title, status: 422, main: faultsMain(asked.words, lines) });
      return;
    }
    await following.announce();
    await audit.add(name, 'reloaded');
    asked.goTo('/?done=reloaded');
  }

  return [
    { at: 'GET /', right: 'read', answer: (asked) => show(asked) },
    { at: 'POST /switch-off', right: 'publish', answer: switchOff },
    { at: 'POST /switch-on', right: 'publish', answer: switchOn },
    { at: 'POST /reload', right: 'publish', answer: reload },
  ];
}

/** Tells one state of the switch from another. */
function stamp(off: SwitchedOffSince | undefined): string {
  return off ? String(off.at) : 'on';
}

function state({ words: { home } }: SignedIn, off: SwitchedOffSince | undefined): Html {
  if (!off) {
    return html`<div class="nhsuk-inset-text"><h2 class="nhsuk-heading-m">${home.on}</h2><p>${home.onText}</p></div>`;
  }
  const text = fill(home.offText, { name: off.by, when: moment(off.at) });
  return html`<div class="nhsuk-inset-text desk-off"><h2 class="nhsuk-heading-m">${home.off}</h2><p>${text}</p>
<p><b>${home.reasonGiven}</b> ${off.reason}</p></div>`;
}

function turnOff(
  { words: { home }, session }: SignedIn,
  reason: string,
  faults: readonly FormFault[],
): Part {
  if (!session.rights.includes('publish')) return undefined;
  const { reason: label, reasonHint: hint } = home;
  return html`<section class="desk-part"><h2 class="nhsuk-heading-m">${home.turnOffHeading}</h2>
<p class="reading">${home.turnOffText}</p>
<form method="post" action="/switch-off" novalidate>${formToken(session)}<input type="hidden" name="seen" value="on">
${field({ name: 'reason', label, hint, value: reason, rows: 3, faults })}
<button class="nhsuk-button nhsuk-button--warning">${home.turnOff}</button></form></section>`;
}

function turnOn({ words: { home }, session }: SignedIn, off: SwitchedOffSince): Part {
  if (!session.rights.includes('publish')) return undefined;
  return html`<section class="desk-part"><h2 class="nhsuk-heading-m">${home.turnOnHeading}</h2>
<form method="post" action="/switch-on">${formToken(session)}<input type="hidden" name="seen" value="${stamp(off)}">
<button class="nhsuk-button">${home.turnOn}</button></form></section>`;
}

function content({ home }: DeskWording, { live }: DeskServices): Html {
  const { knowledge, since } = live.current();
  const counts = {
    roles: knowledge.roles.size,
    topics: knowledge.topics.size,
    questions: knowledge.questions.size,
  };
  return html`<p class="reading">${fill(home.content, { ...counts, when: moment(since) })}</p>`;
}

/** What is wrong in the content, a line a fault. */
function faultsMain({ faults }: DeskWording, lines: readonly string[]): Html {
  return html`<h1 class="nhsuk-heading-l">${faults.title}</h1>
<p class="reading">${faults.lead}</p>
<ul class="nhsuk-list desk-faults">${lines.map((line) => html`<li><code>${line}</code></li>`)}</ul>
<p class="lone"><a href="/">${faults.back}</a></p>`;
}
