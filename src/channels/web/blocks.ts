// Each kind of block of a reply as semantic HTML.

import { type Block, replyText } from '../../answers/reply.ts';
import type { WebWording } from '../../knowledge/web-wording.ts';
import { type Html, html, linked, safeUrl } from './html.ts';
import { ladder } from './ladder.ts';

/** Where the blocks stand. */
export interface BlockPlace {
  words: WebWording;
  /** The level of the first heading: 2 under a page's title. */
  headingLevel: 2 | 3;
  /** In a frame on another page, links open in a new tab, or the chat would be gone. */
  isEmbedded: boolean;
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
      return html`<ol class="nhsuk-list nhsuk-list--number results">${block.results.map(
        ({ role, reason }) =>
          html`<li>${roleLink(role.id, role.title, place)}${reason !== '' && html`: ${reason}`}</li>`,
      )}</ol>`;
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
  return texts.map((text) => html`<li>${linked(text)}</li>`);
}

function roleLink(id: string, title: string, place: BlockPlace): Html {
  return anchor(`/roles/${encodeURIComponent(id)}`, title, place);
}

function link(url: string, title: string, place: BlockPlace): Html {
  return safeUrl(url) ? anchor(url, title, place) : html`${title}`;
}

function anchor(url: string, title: string, { isEmbedded, words }: BlockPlace): Html {
  return isEmbedded
    ? html`<a href="${url}" target="_blank" rel="noopener">${title} <span class="nhsuk-u-visually-hidden">${words.site.opensInNewTab}</span></a>`
    : html`<a href="${url}">${title}</a>`;
}
