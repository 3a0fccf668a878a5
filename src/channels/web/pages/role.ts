// GET /roles/<id>: what the job is, at a glance first; the rest is folded.

import { aboutRole, knows } from '../../../answers/about-role.ts';
import { ladderBlock } from '../../../answers/progression.ts';
import { type Block, paragraph, unfolded } from '../../../answers/reply.ts';
import { capital, roleWords } from '../../../answers/role-words.ts';
import { roleSources } from '../../../answers/sources.ts';
import type { Aspect } from '../../../knowledge/aspects.ts';
import { fill } from '../../../knowledge/fill.ts';
import type { Knowledge } from '../../../knowledge/load.ts';
import type { Role, Route } from '../../../knowledge/schema/role.ts';
import { firstSentence } from '../../../language/text.ts';
import { type BlockPlace, renderBlocks } from '../blocks.ts';
import { type Html, html, jsonLd, linked, safeUrl } from '../html.ts';
import { page, type Site } from '../page.ts';
import { roleFacts } from '../role-facts.ts';

/** What nobody needs to decide whether to read on. */
const FOLDS = ['pay', 'registration', 'training', 'hours', 'settings', 'related', 'apply'] as const;
/** All that may be shown; no role has as many. */
const ALL_SOURCES = 50;
/** The page before its folds has at most 600 words: what one reads to know whether to read on. */
const DUTIES_SHOWN = 6;
const SKILLS_SHOWN = 6;

export function rolePage(site: Site, role: Role): Html {
  const { knowledge } = site;
  const { wording, webWording } = knowledge;
  const { role: words } = webWording;
  const place: BlockPlace = { words: webWording, headingLevel: 3, isEmbedded: false };
  const named = roleWords(role);
  const family = knowledge.families.get(role.family);
  // In the chat every answer carries its source and the trust's links; the page shows them once.
  const said = new Set([JSON.stringify(roleSources(knowledge, role))]);
  const folds = FOLDS.filter((aspect) => isToShow(knowledge, role, aspect)).map((aspect) =>
    fold(
      words.folds[aspect],
      renderBlocks(notSaidYet(answer(knowledge, role, aspect), said), place),
    ),
  );
  const otherNames = [...role.alsoCalled, ...role.abbreviations].join(', ');
  return page(site, {
    title: fill(words.titleOf, named),
    description: role.summary,
    address: `/roles/${role.id}`,
    data: searchEngineData(site, role),
    hasLauncher: true,
    main: html`<nav class="breadcrumb" aria-label="${words.breadcrumb}"><ol><li><a href="/roles">${words.allJobs}</a></li><li><a href="/fields/${role.family}">${family?.title ?? role.family}</a></li></ol></nav>
<h1 class="nhsuk-heading-xl">${role.title}</h1>
<p class="nhsuk-lede-text">${role.summary}</p>
<div class="role"><div class="role__facts"><h2 class="nhsuk-heading-m">${words.glance}</h2>
<dl class="facts">${roleFacts(knowledge, role).map(
      ({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
    )}</dl>
<div class="role__deeds"><a class="nhsuk-button" href="/chat?ask=${encodeURIComponent(fill(wording.next.entry, named))}">${words.ask}</a>
<ul class="nhsuk-list link-list"><li><a href="${vacancies(knowledge, role)}">${fill(words.vacancies, named)}</a></li>
<li><a href="/compare?id=${role.id}">${words.compare}</a></li></ul></div></div>
<div class="role__ladder">${renderBlocks(ladderBlock(knowledge, role), place)}</div></div>
<section class="part"><h2 class="nhsuk-heading-m">${words.duties}</h2>
${shownAndFolded(role.duties.map(capital), DUTIES_SHOWN, words.moreDuties)}</section>
<section class="part"><h2 class="nhsuk-heading-m">${words.ways}</h2>
${ways(knowledge, role)}</section>
${
  role.skills.length > 0 &&
  html`<section class="part"><h2 class="nhsuk-heading-m">${words.skills}</h2>
${shownAndFolded(role.skills.map(capital), SKILLS_SHOWN, words.moreSkills)}</section>`
}
<section class="part folds"><h2 class="nhsuk-heading-m">${words.more}</h2>
${leadsTo(knowledge, role)}
${folds}
${otherNames !== '' && fold(words.otherNames, html`<p>${otherNames}</p>`)}
${fold(words.sources, renderBlocks([roleSources(knowledge, role, ALL_SOURCES)], place))}</section>`,
  });
}

/** Each way in with how long it takes; what it asks for is folded. */
function ways(knowledge: Knowledge, role: Role): Html {
  const { wording, webWording } = knowledge;
  const summary = html`<p>${role.entry.summary}</p>`;
  if (role.routes.length === 0) return summary;
  const isSaid = role.routes.some((route) => route.summary === role.entry.summary);
  return html`${!isSaid && summary}<ul class="nhsuk-list ways">${role.routes.map((route) => {
    const asked = requirements(route);
    return html`<li><strong>${wording.routeKinds[route.kind]}</strong>${
      route.duration !== undefined && html` <span class="ways__time">${route.duration}</span>`
    }<br>${route.summary}${asked.length > 0 && fold(webWording.role.asksFor, bullets(asked))}</li>`;
  })}</ul>`;
}

function requirements({ requirements, standard }: Route): string[] {
  return [...requirements.map(({ says }) => says), ...(standard === undefined ? [] : [standard])];
}

/** Where the job leads, each step that has a page as a link. */
function leadsTo({ webWording, roles }: Knowledge, { progression }: Role): Html {
  if (progression.length === 0) return html``;
  const steps = progression.map(({ to, title, how }) => {
    const isPage = to !== undefined && roles.has(to);
    return html`<li>${isPage ? html`<a href="/roles/${to}">${title}</a>` : html`<strong>${title}</strong>`}${how !== undefined && html`: ${how}`}</li>`;
  });
  return fold(
    webWording.role.folds.progression,
    html`<ul class="nhsuk-list nhsuk-list--bullet">${steps}</ul>`,
  );
}

function shownAndFolded(texts: readonly string[], most: number, more: string): Html {
  // A fold for one line takes as much room as the line.
  if (texts.length <= most + 1) return bullets(texts);
  return html`${bullets(texts.slice(0, most))}${fold(more, bullets(texts.slice(most)))}`;
}

function bullets(texts: readonly string[]): Html {
  return html`<ul class="nhsuk-list nhsuk-list--bullet">${texts.map((text) => html`<li>${linked(text)}</li>`)}</ul>`;
}

function fold(title: string, content: Html): Html {
  return html`<details class="fold"><summary>${title}</summary><div class="fold__content">${content}</div></details>`;
}

/** A search for the job's title near the trust, where trust.yaml says how; or the list of vacancies. */
function vacancies({ trust }: Knowledge, { title }: Role): string {
  const { vacancySearch, place = '' } = trust;
  if (vacancySearch === undefined) return safeUrl(trust.vacancies) ?? '/';
  const words = { title: encodeURIComponent(title), place: encodeURIComponent(place) };
  return safeUrl(fill(vacancySearch, words)) ?? '/';
}

/** Training before the job is told with the ways in; the part on training is for what the job itself gives. */
function isToShow(knowledge: Knowledge, role: Role, aspect: Aspect): boolean {
  if (aspect === 'training') return role.training.inTheJob !== undefined;
  if (aspect === 'hours')
    return role.hours !== undefined && role.hours !== firstSentence(role.hours);
  if (aspect === 'registration') return role.registration !== undefined;
  return knows(knowledge, role, aspect);
}

/** What the assistant answers, without what the page has elsewhere. */
function answer(knowledge: Knowledge, role: Role, aspect: Aspect): Block[] {
  if (aspect === 'training') return [paragraph(role.training.inTheJob ?? '')];
  const room = Number.POSITIVE_INFINITY;
  return unfolded(aboutRole(knowledge, role, aspect, 1, { room })).slice(1);
}

function notSaidYet(blocks: readonly Block[], said: Set<string>): Block[] {
  const fresh = blocks.filter((block) => !said.has(JSON.stringify(block)));
  for (const block of fresh) said.add(JSON.stringify(block));
  return fresh;
}

/** schema.org's Occupation. A data block is no script, so the content security policy lets it be. */
function searchEngineData({ knowledge, publicUrl }: Site, role: Role): Html {
  const { wording, families } = knowledge;
  return jsonLd({
    '@context': 'https://schema.org',
    '@type': 'Occupation',
    name: role.title,
    ...(role.alsoCalled.length > 0 && { alternateName: role.alsoCalled }),
    description: role.summary,
    ...(publicUrl !== '' && { url: `${publicUrl}/roles/${role.id}` }),
    occupationalCategory: families.get(role.family)?.title ?? role.family,
    responsibilities: role.duties,
    ...(role.skills.length > 0 && { skills: role.skills }),
    qualifications: wording.minimums[role.entry.minimum],
    occupationLocation: { '@type': 'Country', name: 'England' },
    mainEntityOfPage: { '@type': 'WebPage', lastReviewed: role.checked },
  });
}
