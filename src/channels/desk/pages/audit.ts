// GET /audit: who did what, newest first.

import type { AuditEntry } from '../../../desk/audit.ts';
import { fill } from '../../../knowledge/fill.ts';
import { spanOfHours } from '../../../knowledge/running.ts';
import type { DeskWording } from '../../../knowledge/wording/desk.ts';
import { type Html, html } from '../../web/html.ts';
import { moment } from '../frame.ts';
import type { DeskRoute } from '../request.ts';
import type { DeskServices } from '../services.ts';

const MOST_SHOWN = 200;

export function auditPage({ audit, config }: DeskServices): DeskRoute {
  return {
    at: 'GET /audit',
    right: 'read',
    async answer(asked) {
      const { audit: words } = asked.words;
      const entries = await audit.newest(MOST_SHOWN);
      const days = spanOfHours(config.DESK_AUDIT_DAYS * 24);
      asked.show({
        title: words.title,
        address: '/audit',
        main: html`<h1 class="nhsuk-heading-l">${words.title}</h1>
<p class="reading">${fill(words.lead, { most: MOST_SHOWN, days })}</p>
${auditList(asked.words, entries)}`,
      });
    },
  };
}

/** Entries as a table. */
export function auditList(
  { audit: words, home }: DeskWording,
  entries: readonly AuditEntry[],
): Html {
  if (entries.length === 0) return html`<p>${home.nothing}</p>`;
  const cell = (heading: string, content: string) =>
    html`<td class="nhsuk-table__cell${content === '' && ' desk-empty'}" role="cell"><span class="nhsuk-table-responsive__heading" aria-hidden="true">${heading} </span>${content}</td>`;
  return html`<table class="nhsuk-table nhsuk-table--responsive" role="table">
<caption class="nhsuk-table__caption nhsuk-u-visually-hidden">${words.title}</caption>
<thead role="rowgroup" class="nhsuk-table__head"><tr role="row" class="nhsuk-table__row">
${[words.when, words.who, words.what, words.detail].map((name) => html`<th role="columnheader" scope="col" class="nhsuk-table__header">${name}</th>`)}
</tr></thead><tbody class="nhsuk-table__body">
${entries.map(
  ({ at, by, deed, detail }) => html`<tr role="row" class="nhsuk-table__row">
${cell(words.when, moment(at))}${cell(words.who, by === '' ? words.nobody : by)}${cell(words.what, words.deeds[deed] ?? deed)}${cell(words.detail, detail)}
</tr>`,
)}
</tbody></table>`;
}
