// The frame of every page of the desk, and the parts that several pages have.

import type { Session } from '../../desk/sessions.ts';
import { fill } from '../../knowledge/fill.ts';
import type { DeskWording } from '../../knowledge/wording/desk.ts';
import { type Html, html, type Part } from '../web/html.ts';

export interface FrameParts {
  words: DeskWording;
  /** The address of the style sheet. */
  style: string;
  title: string;
  main: Part;
  /** Who is signed in; undefined before that. */
  session?: Session | undefined;
  /** The address of this page, where it is one of the navigation's. */
  address?: string;
  /** Goes on by itself to this address. */
  goesOnTo?: string;
}

/** The pages in the navigation, by their address. */
const PAGES = [
  ['/', 'home'],
  ['/teach', 'teach'],
  ['/unanswered', 'unanswered'],
  ['/numbers', 'numbers'],
  ['/review', 'review'],
  ['/audit', 'audit'],
] as const;

/** A whole page. */
export function framed({ words, session, ...page }: FrameParts): Html {
  const { frame } = words;
  return html`<!DOCTYPE html>
<html lang="en-GB" class="nhsuk-template">
<head>
<meta charset="utf-8">
<title>${page.title} - ${frame.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${page.goesOnTo !== undefined && html`<meta http-equiv="refresh" content="0;url=${page.goesOnTo}">`}
<link rel="stylesheet" href="${page.style}">
</head>
<body>
<a class="nhsuk-skip-link" href="#main">${frame.skip}</a>
<header class="site-header"><div class="nhsuk-width-container site-header__inner">
<a class="site-header__name" href="/">${frame.name}</a>
${session && who(words, session)}
</div></header>
${session && navigation(words, page.address)}
<div class="nhsuk-width-container"><main class="nhsuk-main-wrapper" id="main" tabindex="-1">
${page.main}
</main></div>
</body>
</html>
`;
}

function who({ frame }: DeskWording, session: Session): Html {
  return html`<form class="desk-who" method="post" action="/sign-out">${formToken(session)}
<span>${fill(frame.signedInAs, { name: session.name })}</span>
<button class="desk-who__out">${frame.signOut}</button></form>`;
}

function navigation({ frame }: DeskWording, current: string | undefined): Html {
  return html`<nav class="desk-pages" aria-label="${frame.navigation}"><div class="nhsuk-width-container"><ul class="desk-pages__list">
${PAGES.map(([address, name]) => html`<li><a href="${address}"${address === current && html` aria-current="page"`}>${frame[name]}</a></li>`)}
</ul></div></nav>`;
}

/** The field by which a form shows that it came from a page of this session. */
export function formToken({ formToken: token }: Session): Html {
  return html`<input type="hidden" name="token" value="${token}">`;
}

/** One thing wrong in a form: what to say, and the field to lead to. */
export interface FormFault {
  field: string;
  says: string;
}

/** The list of what is wrong, above a form. */
export function faultSummary({ frame }: DeskWording, faults: readonly FormFault[]): Part {
  if (faults.length === 0) return undefined;
  return html`<div class="nhsuk-error-summary" role="alert" aria-labelledby="faults-title" tabindex="-1">
<h2 class="nhsuk-error-summary__title" id="faults-title">${frame.problem}</h2>
<div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list">
${faults.map(({ field, says }) => html`<li><a href="#${field}">${says}</a></li>`)}
</ul></div></div>`;
}

/** A sentence in a bar above the page: something was done. */
export function banner({ frame }: DeskWording, says: string): Html {
  return html`<div class="nhsuk-notification-banner nhsuk-notification-banner--success" role="alert" aria-labelledby="banner-title">
<div class="nhsuk-notification-banner__header"><h2 class="nhsuk-notification-banner__title" id="banner-title">${frame.done}</h2></div>
<div class="nhsuk-notification-banner__content"><p class="nhsuk-notification-banner__heading">${says}</p></div></div>`;
}

export interface FieldParts {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  type?: 'text' | 'password';
  /** More than one: a field for several lines. */
  rows?: number;
  autocomplete?: string;
  faults: readonly FormFault[];
}

/** A field with its label, its hint and what is wrong with it; it keeps what was typed. */
export function field({
  name,
  label,
  hint,
  value = '',
  type = 'text',
  ...parts
}: FieldParts): Html {
  const { rows = 1, autocomplete = 'off', faults } = parts;
  const fault = faults.find((one) => one.field === name);
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  const attributes = html`id="${name}" name="${name}" autocomplete="${autocomplete}"${described !== '' && html` aria-describedby="${described}"`}${fault && html` aria-invalid="true"`}`;
  return html`<div class="nhsuk-form-group${fault && ' nhsuk-form-group--error'}">
<label class="nhsuk-label" for="${name}">${label}</label>
${hint !== undefined && html`<div class="nhsuk-hint" id="${name}-hint">${hint}</div>`}
${fault && html`<span class="nhsuk-error-message" id="${name}-fault">${fault.says}</span>`}
${
  rows > 1
    ? html`<textarea class="nhsuk-textarea${fault && ' nhsuk-textarea--error'}" rows="${rows}" ${attributes}>\n${value}</textarea>`
    : html`<input class="nhsuk-input${fault && ' nhsuk-input--error'}" type="${type}" value="${value}" ${attributes}>`
}
</div>`;
}

const WHEN = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** A day, "2026-11-29", in words: "29 November". */
export function dayWords(day: string): string {
  return DAY.format(Date.parse(day));
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A month of a content file, "2026-11", in words. */
export function monthWords(month: string): string {
  return MONTH.format(Date.parse(`${month}-01`));
}

/** A moment as people in Britain write it: "29 November 2026 at 14:05". */
export function moment(at: number): string {
  return WHEN.format(at);
}

/** A text with its line breaks. */
export function lines(text: string): Part {
  return text.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${line}`);
}
