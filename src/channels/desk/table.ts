// Tables of the desk. A wide one becomes a list on a phone; one of few columns stays a table.

import { type Html, html, type Part } from '../web/html.ts';

export interface TableParts {
  caption: string;
  headings: readonly string[];
  rows: readonly (readonly Part[])[];
}

/** A table whose first column names the row and whose others are figures. */
export function figureTable({ caption, headings, rows }: TableParts): Html {
  return html`<table class="nhsuk-table desk-figures">
<caption class="nhsuk-table__caption">${caption}</caption>
<thead class="nhsuk-table__head"><tr class="nhsuk-table__row">
${headings.map((heading, nth) => html`<th scope="col" class="nhsuk-table__header${nth > 0 && ' desk-figures__figure'}">${heading}</th>`)}
</tr></thead><tbody class="nhsuk-table__body">
${rows.map(
  ([first, ...figures]) =>
    html`<tr class="nhsuk-table__row"><th scope="row" class="nhsuk-table__header desk-figures__name">${first}</th>${figures.map((one) => html`<td class="nhsuk-table__cell desk-figures__figure">${one}</td>`)}</tr>`,
)}
</tbody></table>`;
}
