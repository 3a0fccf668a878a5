// GET /fields/<id>: a field of work, its ladder and its jobs.

import { fill } from '../../../knowledge/fill.ts';
import { familyLadder } from '../../../knowledge/ladder.ts';
import type { Family } from '../../../knowledge/schema/family.ts';
import { type Html, html } from '../html.ts';
import { ladder } from '../ladder.ts';
import { page, type Site } from '../page.ts';
import { roleList } from '../role-list.ts';

export function fieldPage(site: Site, family: Family): Html {
  const { knowledge } = site;
  const { wording, webWording } = knowledge;
  const { field: words, role } = webWording;
  const roles = [...knowledge.roles.values()]
    .filter((one) => one.family === family.id)
    .toSorted((a, b) => a.title.localeCompare(b.title));
  const rungs = familyLadder(knowledge, family.id).map(({ careerLevel, roles: onRung }) => ({
    level: wording.careerLevels[String(careerLevel)] ?? String(careerLevel),
    roles: onRung.map(({ id, title }) => ({ id, title })),
  }));
  return page(site, {
    title: fill(words.titleOf, { field: family.title }),
    description: family.summary ?? fill(words.description, { field: family.title }),
    address: `/fields/${family.id}`,
    hasLauncher: true,
    main: html`<nav class="breadcrumb" aria-label="${role.breadcrumb}"><ol><li><a href="/roles">${role.allJobs}</a></li></ol></nav>
<h1 class="nhsuk-heading-xl">${family.title}</h1>
${family.summary !== undefined && html`<p class="nhsuk-lede-text">${family.summary}</p>`}
${
  rungs.length > 1 &&
  html`<section class="part">${ladder(
    { title: words.ladder, rungs, current: '' },
    (id, title) => html`<a href="/roles/${id}">${title}</a>`,
    webWording,
  )}</section>`
}
<section><h2 class="nhsuk-heading-m">${words.jobs}</h2>
${roleList(site, roles)}</section>`,
  });
}
