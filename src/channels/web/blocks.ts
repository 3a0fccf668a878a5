// Each kind of block of a reply as semantic HTML.

import {
  type Block,
  inOrder,
  leadOf,
  type Reply,
  replyText,
  type Task,
} from '../../answers/reply.ts';
import type { WebWording } from '../../knowledge/wording/web.ts';
import { type Html, html, linked, safeUrl } from './html.ts';
import { ladder } from './ladder.ts';

/** Where the blocks stand. */
export interface BlockPlace {
  words: WebWording;
  /** The level of the first heading: 2 under a page's title. */
  headingLevel: 2 | 3;
  /** In a frame on another page, links open in a new tab, or the chat would be gone. */
  isEmbedded: boolean;
  /** What is to be done can be ticked: on a page that is one document. */
  hasTicks?: boolean;
}

/** A reply, with what is folded under a summary that opens without a script. */
export function renderReply(reply: Reply, place: BlockPlace): Html {
  const { before, more, after } = inOrder(reply);
  return html`${renderBlocks(before, place)}${
    more.length > 0 &&
    html`<details class="more"><summary>${reply.moreTitle ?? place.words.chat.fold}</summary>${renderBlocks(more, place)}</details>`
  }${renderBlocks(after, place)}`;
}

export function renderBlocks(blocks: readonly Block[], place: BlockPlace): Html {
  return html`${blocks.map((block) => renderBlock(block, place))}`;
}

function renderBlock(block: Block, place: BlockPlace): Html {
  switch (block.kind) {
    case 'heading':
      return place.headingLevel === 2
        ? html`<h2 class="nhsuk-heading-m">${block.text}</h2>`
        : html`<h3 class="nhsuk-heading-s">${block.text}</h3>`;
    case 'paragraph':
      return html`<p>${linked(block.text)}</p>`;
    case 'list':
      return html`<ul class="nhsuk-list nhsuk-list--bullet">${items(block.items)}</ul>`;
    case 'numbered':
      return html`<ol class="nhsuk-list nhsuk-list--number">${items(block.items)}</ol>`;
    case 'tasks':
      return tasks(block.tasks, place);
    case 'path':
      return html`<ol class="path">${block.stones.map(
        ({ title, about, isGoal }) =>
          html`<li class="path__stone${isGoal && ' path__stone--goal'}"><span class="path__job">${title}</span> <span class="path__about">(${about})</span></li>`,
      )}</ol>`;
    case 'code':
      return planCode(block.code, place.words);
    case 'facts':
      return html`<dl class="nhsuk-summary-list">${block.facts.map(
        ({ name, value }) =>
          html`<div class="nhsuk-summary-list__row"><dt class="nhsuk-summary-list__key">${name}</dt><dd class="nhsuk-summary-list__value">${linked(value)}</dd></div>`,
      )}</dl>`;
    case 'comparison':
      return comparison(block);
    case 'ladder':
      return ladder(block, (id, title) => roleLink(id, title, place), place.words);
    case 'results':
      return html`<ol class="results"${block.after !== undefined && html` start="${block.after + 1}"`}>${block.results.map(
        ({ role, reason, glance }) =>
          html`<li>${roleLink(role.id, role.title, place, 'results__title')}${reason !== '' && html` <span>${reason}</span>`}${glance && html` <span class="results__glance">${glance}</span>`}</li>`,
      )}</ol>`;
    case 'lines':
      return lines(block, place);
    case 'links':
      return html`<ul class="nhsuk-list nhsuk-list--bullet link-list">${block.links.map(
        ({ title, url }) => html`<li>${link(url, title, place)}</li>`,
      )}</ul>`;
    case 'source':
      return html`<p class="source">${block.lead} ${block.citations.map(({ title, url }, index) => [
        index > 0 && '; ',
        url ? link(url, title, place) : title,
      ])}${block.checked !== '' && html`. ${block.checked}`}</p>`;
    default:
      // A kind that this page does not know yet still has its text.
      return html`<p class="plain">${linked(replyText([block]))}</p>`;
  }
}

/** What to do, with the pages where it is done. On a page of its own each can be ticked, also on paper. */
function tasks(all: readonly Task[], place: BlockPlace): Html {
  const items = all.map(({ says, links = [] }, index) => {
    const id = `task-${index + 1}`;
    const said = place.hasTicks
      ? html`<input type="checkbox" class="tasks__tick" id="${id}"><label for="${id}">${says}</label>`
      : html`${says}`;
    return html`<li>${said}${links.map(
      ({ title, url }) => html`<span class="tasks__page">${link(url, title, place)}</span>`,
    )}</li>`;
  });
  return place.hasTicks
    ? html`<ul class="tasks tasks--ticked">${items}</ul>`
    : html`<ol class="nhsuk-list nhsuk-list--number tasks">${items}</ol>`;
}

/** A plan's code, to be written down or copied; the button is shown where scripts can copy. */
export function planCode(code: string, { plan }: WebWording): Html {
  return html`<p class="code"><strong class="code__value" translate="no">${code}</strong> <button type="button" class="choice with-script" data-copies="${code}" data-copied="${plan.copied}">${plan.copy}</button> <span class="code__said" role="status"></span></p>`;
}

/** Who can be called or texted: in an emergency the NHS's card for it, with targets for a whole thumb. */
function lines(
  { isUrgent, title, lead, lines }: Extract<Block, { kind: 'lines' }>,
  place: BlockPlace,
): Html {
  const targets = html`<ul class="lines">${lines.map(
    ({ label, address, about }) =>
      html`<li><a class="lines__call" href="${address}">${label}</a> <span class="lines__about">${about}</span></li>`,
  )}</ul>`;
  if (!isUrgent) return html`${lead !== undefined && html`<p>${lead}</p>`}${targets}`;
  const heading = html`<span class="nhsuk-u-visually-hidden">${place.words.chat.emergency} </span>${title ?? lead}`;
  return html`<div class="nhsuk-card nhsuk-card--care nhsuk-card--care--emergency"><div class="nhsuk-card__heading-container">${
    place.headingLevel === 2
      ? html`<h2 class="nhsuk-card__heading">${heading}</h2>`
      : html`<h3 class="nhsuk-card__heading">${heading}</h3>`
  }<span class="nhsuk-card--care__arrow" aria-hidden="true"></span></div><div class="nhsuk-card__content">${title !== undefined && lead !== undefined && html`<p>${lead}</p>`}${targets}</div></div>`;
}

/** A table on wide screens; on narrow ones each cell names its column (styles), so nothing scrolls sideways. */
function comparison(block: Extract<Block, { kind: 'comparison' }>): Html {
  return html`<table class="nhsuk-table-responsive comparison" role="table">
<thead class="nhsuk-table__head" role="rowgroup"><tr role="row"><td role="cell"></td>${block.columns.map(
    (column) => html`<th role="columnheader" scope="col">${column}</th>`,
  )}</tr></thead>
<tbody class="nhsuk-table__body" role="rowgroup">${block.rows.map(
    ({ name, values }) =>
      html`<tr class="nhsuk-table__row" role="row"><th class="nhsuk-table__header" role="rowheader" scope="row">${name}</th>${values.map(
        (value, index) =>
          html`<td class="nhsuk-table__cell" role="cell"><span class="comparison__column" aria-hidden="true">${block.columns[index] ?? ''}</span>${linked(value)}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

function items(texts: readonly string[]): Html[] {
  return texts.map((text) => html`<li>${withBoldLead(text)}</li>`);
}

function withBoldLead(text: string): Html {
  const lead = leadOf(text);
  if (lead === undefined) return linked(text);
  return html`<strong>${lead}</strong>${linked(text.slice(lead.length))}`;
}

function roleLink(id: string, title: string, place: BlockPlace, className?: string): Html {
  return anchor(`/roles/${encodeURIComponent(id)}`, title, place, className);
}

function link(url: string, title: string, place: BlockPlace): Html {
  return safeUrl(url) ? anchor(url, title, place) : html`${title}`;
}

function anchor(
  url: string,
  title: string,
  { isEmbedded, words }: BlockPlace,
  className?: string,
): Html {
  const look = className !== undefined && html` class="${className}"`;
  return isEmbedded
    ? html`<a href="${url}"${look} target="_blank" rel="noopener">${title}<span class="nhsuk-u-visually-hidden"> ${words.site.opensInNewTab}</span></a>`
    : html`<a href="${url}"${look}>${title}</a>`;
}
