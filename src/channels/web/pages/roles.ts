// GET /roles: search and filters, whose every state is an address; without either, the fields of work.

import { fill } from '../../../knowledge/fill.ts';
import type { Role } from '../../../knowledge/schema/role.ts';
import { type Html, html } from '../html.ts';
import { page, type Site } from '../page.ts';
import {
  type Filter,
  type FilterOption,
  narrowed,
  type RoleCatalogue,
  type RoleQuery,
} from '../role-catalogue.ts';
import { roleList } from '../role-list.ts';

const LONGEST_SEARCH = 200;
/** More come with a link: a page of all roles is long to load and to scroll. */
const SHOWN_AT_FIRST = 25;
const MOST_CALLED = 3;

export function rolesPage(site: Site, catalogue: RoleCatalogue, asked: URLSearchParams): Html {
  const { roles: words } = site.knowledge.webWording;
  const query = catalogue.read(asked);
  const isWhole = query.words === '' && query.chosen.size === 0;
  const withWords = catalogue.search(query.words);
  const found = narrowed(withWords, query.chosen);
  const names = [...query.chosen.values()].map(({ label }) => label);
  const called = query.words === '' ? names.join(', ') : `“${query.words}”`;
  return page(site, {
    title: isWhole ? words.title : fill(words.foundTitle, { text: called }),
    description: words.description,
    ...(isWhole ? { address: '/roles' } : { isPrivate: true }),
    main: html`<h1 class="nhsuk-heading-xl">${words.title}</h1>
<form class="search" action="/roles" method="get" role="search">
<label class="nhsuk-label" for="q">${words.label}</label>
<div class="nhsuk-hint" id="q-hint">${words.hint}</div>
<div class="search__row"><input class="nhsuk-input" id="q" name="q" type="search" maxlength="${LONGEST_SEARCH}" aria-describedby="q-hint" value="${query.words}">
${[...query.chosen].map(([id, { value }]) => html`<input type="hidden" name="${id}" value="${value}">`)}
<button class="nhsuk-button search__button" type="submit">${words.search}</button></div></form>
<div class="browse">
<nav class="filters" aria-label="${words.narrow}"><h2 class="nhsuk-heading-s">${words.narrow}</h2>
${catalogue.filters.map((filter) => filterLinks(site, withWords, query, filter))}</nav>
<div class="browse__found">${
      isWhole ? families(site) : results(site, catalogue, query, found, asked.has('all'))
    }</div></div>`,
  });
}

/** The address of a query, with one filter set, changed or taken off. */
function addressOf({ words, chosen }: RoleQuery, changed?: [id: string, value: string]): string {
  const parts = new URLSearchParams();
  if (words !== '') parts.set('q', words);
  for (const [id, { value }] of chosen) parts.set(id, value);
  if (changed?.[1] === '') parts.delete(changed[0]);
  else if (changed) parts.set(...changed);
  return parts.size === 0 ? '/roles' : `/roles?${parts}`;
}

/** The options of a filter, each with how many jobs it would leave. */
function filterLinks(
  { knowledge }: Site,
  withWords: readonly Role[],
  query: RoleQuery,
  { id, title, options }: Filter,
): Html {
  const { roles: words } = knowledge.webWording;
  const own = query.chosen.get(id);
  const others = new Map(query.chosen);
  others.delete(id);
  const without = narrowed(withWords, others);
  const links = options.flatMap((option) => {
    const count = without.filter(option.has).length;
    if (count === 0) return [];
    return option === own
      ? html`<li><strong>${option.label}</strong> <a href="${addressOf(query, [id, ''])}">${words.takeOff}<span class="nhsuk-u-visually-hidden"> ${option.label}</span></a></li>`
      : html`<li><a href="${addressOf(query, [id, option.value])}">${option.label}</a> <span class="count">${count}</span></li>`;
  });
  if (links.length === 0) return html``;
  return html`<details class="fold"><summary>${title}</summary><ul class="nhsuk-list link-list">${links}</ul></details>`;
}

function results(
  site: Site,
  catalogue: RoleCatalogue,
  query: RoleQuery,
  found: readonly Role[],
  isAll: boolean,
): Html {
  const { roles: words } = site.knowledge.webWording;
  const shown = isAll ? found : found.slice(0, SHOWN_AT_FIRST);
  const more = addressOf(query);
  return html`<h2 class="nhsuk-heading-m">${heading(site, query, found.length)}</h2>
${
  query.chosen.size > 0 &&
  html`<ul class="chosen">${[...query.chosen].map(
    ([id, { label }]) =>
      html`<li><a href="${addressOf(query, [id, ''])}"><span class="nhsuk-u-visually-hidden">${words.takeOff} </span>${label}</a></li>`,
  )}<li><a href="/roles">${words.clear}</a></li></ul>`
}
${alsoCalled(catalogue, query, words.filterInstead)}
${found.length > 0 ? roleList(site, shown) : html`<p>${words.nothingNext}</p>`}
${
  shown.length < found.length &&
  html`<p class="lone"><a href="${more}${more.includes('?') ? '&' : '?'}all=yes">${fill(words.showAll, { count: found.length })}</a></p>`
}`;
}

function heading({ knowledge }: Site, { words: text }: RoleQuery, count: number): string {
  const { roles: words } = knowledge.webWording;
  const counted = count === 1 ? words.one : fill(words.count, { count });
  if (text === '') return counted;
  return count === 0 ? fill(words.nothing, { text }) : fill(words.found, { text, count: counted });
}

/** Someone who searches for "band 5" is shown that there is a filter of that name. */
function alsoCalled(catalogue: RoleCatalogue, query: RoleQuery, lead: string): Html {
  const called = query.words === '' ? [] : catalogue.optionsCalled(query.words);
  if (called.length === 0) return html``;
  const link = ({ filter, option }: { filter: Filter; option: FilterOption }) =>
    html`<a href="${addressOf({ ...query, words: '' }, [filter.id, option.value])}">${option.label}</a>`;
  return html`<p>${lead} ${called
    .slice(0, MOST_CALLED)
    .map((one, index) => [index > 0 && ', ', link(one)])}</p>`;
}

function families(site: Site): Html {
  const { families: all, roles, webWording } = site.knowledge;
  const { roles: words } = webWording;
  const fields = [...all.values()]
    .map((family) => ({
      family,
      count: [...roles.values()].filter((role) => role.family === family.id).length,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.family.title.localeCompare(b.family.title));
  return html`<h2 class="nhsuk-heading-m">${words.families}</h2>
<ul class="nhsuk-list fields">${fields.map(
    ({ family, count }) =>
      html`<li><a href="/fields/${family.id}">${family.title}</a> <span class="count">${
        count === 1 ? words.one : fill(words.count, { count })
      }</span></li>`,
  )}</ul>`;
}
