// GET /compare?id=…&id=…: up to three jobs side by side; what differs first, what is the same folded.

import { capital } from '../../../answers/role-words.ts';
import { fill } from '../../../knowledge/fill.ts';
import type { Role } from '../../../knowledge/schema/role.ts';
import { type Html, html } from '../html.ts';
import { page, type Site } from '../page.ts';
import { roleFacts } from '../role-facts.ts';

export const MOST_COMPARED = 3;
const DUTIES_SHOWN = 3;

interface Row {
  name: string;
  values: (string | undefined)[];
}

/** `count`: how many were ticked, also those that are too many. */
export function comparePage(site: Site, roles: readonly Role[], count: number): Html {
  const { knowledge } = site;
  const { compare: words, role: roleWords } = knowledge.webWording;
  const all = rowsOf(site, roles);
  const isSame = ({ values }: Row) => values.every((value) => value === values[0]);
  const differ = all.filter((row) => !isSame(row));
  const same = roles.length > 1 ? all.filter(isSame) : [];
  return page(site, {
    title: words.title,
    isPrivate: true,
    main: html`<nav class="breadcrumb" aria-label="${roleWords.breadcrumb}"><ol><li><a href="/roles">${roleWords.allJobs}</a></li></ol></nav>
<h1 class="nhsuk-heading-xl">${words.title}</h1>
${count > MOST_COMPARED && html`<p>${fill(words.tooMany, { most: MOST_COMPARED })}</p>`}
${roles.length > 1 ? table(roles, differ) : roles.length === 1 ? table(roles, all) : undefined}
${
  same.length > 0 &&
  html`<details class="fold"><summary>${words.same}</summary><dl class="facts">${same.map(
    ({ name, values }) => html`<div><dt>${name}</dt><dd>${values[0]}</dd></div>`,
  )}</dl></details>`
}
${roles.length < MOST_COMPARED && another(site, roles)}`,
  });
}

function rowsOf({ knowledge }: Site, roles: readonly Role[]): Row[] {
  const { compare: words } = knowledge.webWording;
  const facts = roles.map((role) => roleFacts(knowledge, role));
  const names = [...new Set(facts.flatMap((ofRole) => ofRole.map(({ name }) => name)))];
  return [
    {
      name: words.work,
      values: roles.map((role) => `${capital(role.duties.slice(0, DUTIES_SHOWN).join('; '))}.`),
    },
    ...names.map((name) => ({
      name,
      values: facts.map((ofRole) => ofRole.find((fact) => fact.name === name)?.value),
    })),
  ];
}

/** On narrow screens each cell says whose it is. */
function table(roles: readonly Role[], rows: readonly Row[]): Html {
  return html`<table class="comparison comparison--linked" role="table"><thead role="rowgroup"><tr role="row"><td role="cell"></td>${roles.map(
    ({ id, title }) =>
      html`<th role="columnheader" scope="col"><a href="/roles/${id}">${title}</a></th>`,
  )}</tr></thead><tbody role="rowgroup">${rows.map(
    ({ name, values }) =>
      html`<tr role="row"><th role="rowheader" scope="row">${name}</th>${values.map(
        (value, index) =>
          html`<td role="cell"><span class="comparison__column" aria-hidden="true">${roles[index]?.title ?? ''}</span>${value ?? '–'}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

/** One more job to put beside them, chosen from a list. */
function another({ knowledge }: Site, roles: readonly Role[]): Html {
  const { compare: words } = knowledge.webWording;
  const others = [...knowledge.roles.values()]
    .filter((role) => !roles.includes(role))
    .toSorted((a, b) => a.title.localeCompare(b.title));
  const kin = others.filter(({ id, family }) =>
    roles.some((role) => role.family === family || role.relatedRoles.includes(id)),
  );
  return html`<form class="search" action="/compare" method="get">${roles.map(
    ({ id }) => html`<input type="hidden" name="id" value="${id}">`,
  )}
<label class="nhsuk-label" for="id">${roles.length === 0 ? words.choose : words.another}</label>
<div class="search__row"><select class="nhsuk-select" id="id" name="id">${[
    ...kin,
    ...others.filter((role) => !kin.includes(role)),
  ].map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</select>
<button class="nhsuk-button search__button" type="submit">${words.add}</button></div></form>`;
}
