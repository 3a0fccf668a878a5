// GET /roles/<id>: everything that the bot knows of a role, made by the same functions that answer in the chat.

import { aboutRole, knows } from '../../../answers/about-role.ts';
import type { Aspect } from '../../../answers/aspects.ts';
import type { Block } from '../../../answers/reply.ts';
import { roleWords } from '../../../answers/role-words.ts';
import { sourceBlock } from '../../../answers/sources.ts';
import { fill } from '../../../knowledge/fill.ts';
import type { Knowledge } from '../../../knowledge/load.ts';
import type { Role } from '../../../knowledge/schema.ts';
import { renderBlocks } from '../blocks.ts';
import { type Html, html, jsonLd } from '../html.ts';
import { page, type Site } from '../page.ts';

/** The parts of the page, in the order in which people ask. */
const PARTS: readonly Aspect[] = [
  'duties',
  'skills',
  'routes',
  'qualifications',
  'experience',
  'training',
  'registration',
  'pay',
  'hours',
  'settings',
  'progression',
  'related',
  'apply',
];
/** All that may be shown; no role has as many. */
const ALL_SOURCES = 50;

export function rolePage(site: Site, role: Role): Html {
  const { knowledge } = site;
  const { wording, webWording } = knowledge;
  const { role: words, roles } = webWording;
  const place = { words: webWording, headingLevel: 2, isEmbedded: false } as const;
  const named = roleWords(role);
  const said = new Set<string>();
  const parts = PARTS.filter((aspect) => isToShow(knowledge, role, aspect)).map((aspect) => ({
    aspect,
    title: fill(wording.headings[aspect], named),
    blocks: notSaidYet(withoutFrame(aboutRole(knowledge, role, aspect, 1).blocks), said),
  }));
  const otherNames = [...role.alsoCalled, ...role.abbreviations].join(', ');
  return page(site, {
    title: fill(words.titleOf, named),
    description: role.summary,
    address: `/roles/${role.id}`,
    data: searchEngineData(site, role),
    main: html`<p class="back"><a class="nhsuk-back-link" href="/roles">${words.allJobs}</a></p>
<h1 class="nhsuk-heading-xl">${role.title}</h1>
<p class="nhsuk-lede-text">${role.summary}</p>
${otherNames !== '' && html`<p>${fill(words.alsoCalled, { names: otherNames })}</p>`}
<section class="ask"><p>${fill(words.askLead, named)}</p>
<a class="nhsuk-button" href="/chat?ask=${encodeURIComponent(fill(wording.next.entry, named))}">${words.ask}</a></section>
<nav class="contents" aria-label="${words.contents}"><p class="contents__title">${words.contents}</p><ul class="nhsuk-list link-list">${parts.map(
      ({ aspect, title }) => html`<li><a href="#${aspect}">${title}</a></li>`,
    )}</ul></nav>
${parts.map(
  ({
    aspect,
    title,
    blocks,
  }) => html`<section class="part" id="${aspect}"><h2 class="nhsuk-heading-m">${title}</h2>
${renderBlocks(blocks, { ...place, headingLevel: 3 })}</section>`,
)}
<section class="part"><h2 class="nhsuk-heading-m">${words.sources}</h2>
${renderBlocks([sourceBlock(knowledge, role.sources, role.checked, ALL_SOURCES)], place)}</section>
<p class="lone"><a href="/roles">${roles.title}</a></p>`,
  });
}

/** Training beforehand stands under the ways in; the part on training is for what the job itself gives. */
function isToShow(knowledge: Knowledge, role: Role, aspect: Aspect): boolean {
  if (aspect === 'training') return role.training !== undefined;
  return knows(knowledge, role, aspect);
}

/** Answers stand alone and so repeat what a page needs once. */
function notSaidYet(blocks: readonly Block[], said: Set<string>): Block[] {
  const fresh = blocks.filter((block) => !said.has(JSON.stringify(block)));
  for (const block of fresh) said.add(JSON.stringify(block));
  return fresh;
}

/** The answer's own heading and source: the page has one of each. */
function withoutFrame(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    if (block.kind === 'heading') return index > 0;
    return block.kind !== 'source';
  });
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
