// GET /roles: search by title, browse by field of work.

import { firstSentence } from '../../../answers/progression.ts';
import { fill } from '../../../knowledge/fill.ts';
import type { Role } from '../../../knowledge/schema.ts';
import type { TitleIndex } from '../../../matching/title-index.ts';
import { type Html, html } from '../html.ts';
import { page, type Site } from '../page.ts';

const LONGEST_SEARCH = 200;
const MOST_FOUND = 10;
/** Below this share a title has little more in common with the search than some letters. */
const LEAST_SCORE = 0.02;

export function rolesPage(site: Site, titles: TitleIndex, search: string): Html {
  const { roles: words } = site.knowledge.webWording;
  const text = search.trim().slice(0, LONGEST_SEARCH);
  return page(site, {
    title: text === '' ? words.title : fill(words.found, { text }),
    description: words.description,
    ...(text === '' ? { address: '/roles' } : { isPrivate: true }),
    main: html`<h1 class="nhsuk-heading-xl">${words.title}</h1>
<p class="nhsuk-lede-text">${words.lead}</p>
<form class="search" action="/roles" method="get" role="search">
<label class="nhsuk-label" for="q">${words.label}</label>
<div class="nhsuk-hint" id="q-hint">${words.hint}</div>
<div class="composer__row"><input class="nhsuk-input" id="q" name="q" type="search" maxlength="${LONGEST_SEARCH}" aria-describedby="q-hint" value="${text}">
<button class="nhsuk-button composer__send" type="submit">${words.search}</button></div></form>
${text !== '' && found(site, titles, text)}
${families(site)}`,
  });
}

function found(site: Site, titles: TitleIndex, text: string): Html {
  const { roles: words } = site.knowledge.webWording;
  const matches = titles
    .search(text, MOST_FOUND)
    .filter((match) => match.score >= LEAST_SCORE)
    .flatMap((match) => site.knowledge.roles.get(match.id) ?? []);
  if (matches.length === 0)
    return html`<h2 class="nhsuk-heading-m">${fill(words.nothing, { text })}</h2>`;
  return html`<h2 class="nhsuk-heading-m">${fill(words.found, { text })}</h2>
<ul class="nhsuk-list role-list">${matches.map(
    (role) => html`<li>${roleLink(role)}: ${firstSentence(role.summary)}</li>`,
  )}</ul>`;
}

function families(site: Site): Html {
  const { families: all, roles, webWording } = site.knowledge;
  const { roles: words } = webWording;
  const byTitle = (a: { title: string }, b: { title: string }) => a.title.localeCompare(b.title);
  return html`<h2 class="nhsuk-heading-l">${words.families}</h2>
${[...all.values()].toSorted(byTitle).map((family) => {
  const members = [...roles.values()].filter((role) => role.family === family.id).toSorted(byTitle);
  if (members.length === 0) return undefined;
  return html`<details class="nhsuk-details family" id="${family.id}"><summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">${family.title}</span> <span class="family__count">${
    members.length === 1 ? words.one : fill(words.count, { count: members.length })
  }</span></summary>
<div class="nhsuk-details__text">${family.summary !== undefined && html`<p>${family.summary}</p>`}
<ul class="nhsuk-list role-list link-list">${members.map((role) => html`<li>${roleLink(role)}</li>`)}</ul></div></details>`;
})}`;
}

function roleLink(role: Role): Html {
  return html`<a href="/roles/${role.id}">${role.title}</a>`;
}
