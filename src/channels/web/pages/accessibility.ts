// GET /accessibility: the accessibility statement.

import { fill } from '../../../knowledge/fill.ts';
import { type Html, html, linked } from '../html.ts';
import { page, type Site } from '../page.ts';
import { contactLines } from './home.ts';

export function accessibilityPage(site: Site): Html {
  const { trust, webWording } = site.knowledge;
  const words = webWording.accessibility;
  return page(site, {
    title: words.title,
    description: words.description,
    address: '/accessibility',
    main: html`<div class="reading"><h1 class="nhsuk-heading-xl">${words.title}</h1>
<p>${fill(words.lead, { trust: trust.name })}</p>
${words.sections.map(
  ({ heading, text, points }) => html`<h2 class="nhsuk-heading-m">${heading}</h2>
${text !== undefined && html`<p>${linked(text)}</p>`}
${
  points.length > 0 &&
  html`<ul class="nhsuk-list nhsuk-list--bullet">${points.map((point) => html`<li>${point}</li>`)}</ul>`
}`,
)}
<h2 class="nhsuk-heading-m">${words.contactHeading}</h2>
${contactLines(site, words.contact)}
<h2 class="nhsuk-heading-m">${words.enforcementHeading}</h2>
<p>${linked(words.enforcement)}</p></div>`,
  });
}
