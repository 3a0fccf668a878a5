// GET /: a careers page of the trust, with the launcher on it.

import { capital } from '../../../answers/role-words.ts';
import { fill } from '../../../knowledge/fill.ts';
import { type Html, html, linked, safeUrl } from '../html.ts';
import { page, type Site } from '../page.ts';

export function homePage(site: Site): Html {
  const { trust, wording, webWording, roles } = site.knowledge;
  const { home } = webWording;
  const { recruitment } = trust;
  return page(site, {
    title: fill(home.title, { trust: trust.name }),
    description: fill(home.description, { trust: trust.name }),
    address: '/',
    hasLauncher: true,
    main: html`<h1 class="nhsuk-heading-xl">${fill(home.title, { trust: trust.name })}</h1>
<p class="nhsuk-lede-text">${fill(home.lead, { count: roles.size })}</p>
<div class="columns">
<section><h2 class="nhsuk-heading-m">${home.askHeading}</h2>
<p>${home.ask}</p>
<p><a class="nhsuk-button" href="/chat">${home.askButton}</a></p></section>
<section><h2 class="nhsuk-heading-m">${home.examplesHeading}</h2>
<ul class="nhsuk-list nhsuk-list--bullet link-list">${wording.examples.map(
      (example) => html`<li><a href="/chat?ask=${encodeURIComponent(example)}">${example}</a></li>`,
    )}</ul></section>
<section><h2 class="nhsuk-heading-m">${home.browseHeading}</h2>
<p class="lone"><a href="/roles">${home.browse}</a></p></section>
<section><h2 class="nhsuk-heading-m">${home.vacanciesHeading}</h2>
<p class="lone"><a href="${safeUrl(trust.vacancies) ?? '/'}">${home.vacancies}</a></p></section>
<section><h2 class="nhsuk-heading-m">${home.contactHeading}</h2>
${contactLines(site)}
${recruitment.url !== undefined && html`<p class="lone"><a href="${safeUrl(recruitment.url) ?? '/'}">${capital(recruitment.name)}</a></p>`}</section>
${
  trust.links.length > 0 &&
  html`<section><h2 class="nhsuk-heading-m">${home.linksHeading}</h2>
<ul class="nhsuk-list nhsuk-list--bullet link-list">${trust.links.map(
    ({ title, url }) => html`<li><a href="${safeUrl(url) ?? '/'}">${title}</a></li>`,
  )}</ul></section>`
}
</div>`,
  });
}

/** Who answers, by phone and e-mail. */
export function contactLines({ knowledge }: Site, text = knowledge.webWording.home.contact): Html {
  const { home } = knowledge.webWording;
  const { name, email, phone } = knowledge.trust.recruitment;
  return html`<p>${fill(text, { name })}</p>
${phone !== undefined && html`<p>${linked(fill(home.phone, { phone }))}</p>`}
${email !== undefined && html`<p>${home.email} <a href="mailto:${email}">${email}</a></p>`}`;
}
