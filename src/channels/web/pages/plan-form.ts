// Where the code of a saved plan is typed. A link to a plan has its code after the "#", which browsers send to nobody: the
// page's script puts it into the field.

import { type Html, html } from '../html.ts';
import { page, type Site } from '../page.ts';

export interface PlanFormView {
  /** What was done, or that there is no plan. */
  note?: string;
  /** What was typed, and what is wrong with it. */
  typed?: string;
  fault?: string;
}

export function planFormPage(site: Site, { note, typed = '', fault }: PlanFormView = {}): Html {
  const { plan: words, site: siteWords } = site.knowledge.webWording;
  const isWrong = fault !== undefined;
  return page(site, {
    title: words.askTitle,
    isPrivate: true,
    script: site.assets.plan.url,
    main: html`<div class="plan-form">${note !== undefined && html`<p class="chat-notice" role="status">${note}</p>`}
<h1 class="nhsuk-heading-l">${words.askTitle}</h1>
<p>${words.askLead}</p>
<form method="post" action="/plan"><label class="nhsuk-label" for="code">${words.code}</label>
<div class="nhsuk-hint" id="code-hint">${words.codeHint}</div>
${isWrong && html`<p class="plan-form__fault" id="code-fault" role="alert">${fault}</p>`}
<input class="nhsuk-input${isWrong && ' nhsuk-input--error'}" id="code" name="code" type="text" value="${typed}" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby="code-hint${isWrong && ' code-fault'}"${isWrong && html` aria-invalid="true"`}>
<button class="nhsuk-button" type="submit">${words.openByCode}</button></form>
<p><a href="/chat">${siteWords.chat}</a></p></div>`,
  });
}
