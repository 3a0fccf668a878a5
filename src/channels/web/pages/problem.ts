// Pages for what went wrong: not found, not accepted, our fault.

import { type Html, html } from '../html.ts';
import { page, type Site } from '../page.ts';

export type Problem = 'notFound' | 'tooBig' | 'elsewhere' | 'method' | 'failed';

/** A page that says what is wrong and where to go; `reference` helps staff to find it in the log. */
export function problemPage(site: Site, problem: Problem, reference?: string): Html {
  const { notFound, failed, site: words } = site.knowledge.webWording;
  const title = problem === 'notFound' ? notFound.title : failed.title;
  const lead =
    problem === 'notFound' ? notFound.lead : problem === 'failed' ? failed.lead : failed[problem];
  return page(site, {
    title,
    isPrivate: true,
    main: html`<h1 class="nhsuk-heading-l">${title}</h1>
<p>${lead}</p>
${reference !== undefined && html`<p>${failed.reference.replace('{id}', reference)}</p>`}
<p>${notFound.next}</p>
<ul class="nhsuk-list nhsuk-list--bullet link-list"><li><a href="/roles">${words.jobs}</a></li><li><a href="/chat">${words.chat}</a></li></ul>`,
  });
}
