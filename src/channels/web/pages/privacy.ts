// GET /privacy: what is kept of people's words, made from the settings that this bot runs with.

import { fill } from '../../../knowledge/fill.ts';
import { type Html, html, linked } from '../html.ts';
import { page, type Site } from '../page.ts';
import { contactLines } from './home.ts';

export function privacyPage(site: Site): Html {
  const { trust, webWording, running } = site.knowledge;
  const words = webWording.privacy;
  const { hours, plans, idle, unanswered: days } = running;
  const values = { trust: trust.name, hours, plans, idle };
  const paragraphOf = (text: string) => html`<p>${linked(fill(text, values))}</p>`;
  const section = (heading: string, text: string | undefined, points: readonly string[]) =>
    html`<h2 class="nhsuk-heading-m">${heading}</h2>
${text !== undefined && paragraphOf(text)}
${
  points.length > 0 &&
  html`<ul class="nhsuk-list nhsuk-list--bullet">${points.map((point) => html`<li>${fill(point, { ...values, ...(days !== undefined && { days }) })}</li>`)}</ul>`
}`;
  return page(site, {
    title: words.title,
    description: words.description,
    address: '/privacy',
    main: html`<div class="reading"><h1 class="nhsuk-heading-xl">${words.title}</h1>
${paragraphOf(words.lead)}
${days !== undefined && paragraphOf(words.unanswered.lead)}
${words.sections.map(({ heading, text, points, ofDesk }) => section(heading, text, running.isCounted ? [...points, ...ofDesk] : points))}
${days !== undefined && section(words.unanswered.heading, undefined, words.unanswered.points)}
<h2 class="nhsuk-heading-m">${words.whereHeading}</h2>
${paragraphOf(words.where[running.store])}
<h2 class="nhsuk-heading-m">${words.teamsHeading}</h2>
${paragraphOf(running.hasTeams ? words.teams : words.noTeams)}
<h2 class="nhsuk-heading-m">${words.contactHeading}</h2>
${contactLines(site, words.contact)}
${paragraphOf(words.complaint)}
${trust.privacy !== undefined && html`<p>${fill(words.trustNotice, values)} ${linked(trust.privacy)}</p>`}</div>`,
  });
}
