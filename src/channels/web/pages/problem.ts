// Pages for what went wrong: not found, not accepted, our fault.

import { type Html, html } from '../html.ts';
import { page, type Site } from '../page.ts';
import { contactLines } from './home.ts';

export type Problem = 'notFound' | 'tooBig' | 'elsewhere' | 'method';

/** A page that says what is wrong and where to go. */
export function problemPage(site: Site, problem: Problem): Html {
  const { notFound, failed } = site.knowledge.webWording;
  return problem === 'notFound'
    ? withLead(site, notFound.title, notFound.lead)
    : withLead(site, failed.title, failed[problem]);
}

/** The same for what the server refuses or fails at, in its own sentence. */
export function failurePage(site: Site, sentence: string): Html {
  return withLead(site, site.knowledge.webWording.failed.title, sentence);
}

/** The bot is switched off: whom to ask instead. */
export function switchedOffPage(site: Site): Html {
  const { switchedOff } = site.knowledge.webWording;
  return page(site, {
    title: switchedOff.title,
    isPrivate: true,
    main: html`<h1 class="nhsuk-heading-l">${switchedOff.title}</h1>
<p>${switchedOff.lead}</p>
${contactLines(site)}`,
  });
}

function withLead(site: Site, title: string, lead: string): Html {
  const { notFound, site: words } = site.knowledge.webWording;
  return page(site, {
    title,
    isPrivate: true,
    main: html`<h1 class="nhsuk-heading-l">${title}</h1>
<p>${lead}</p>
<p>${notFound.next}</p>
<ul class="nhsuk-list nhsuk-list--bullet link-list"><li><a href="/roles">${words.jobs}</a></li><li><a href="/chat">${words.chat}</a></li></ul>`,
  });
}
