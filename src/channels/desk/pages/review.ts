// /review: every file by the age of its check, what it lacks, and one press for "checked, no change".

import {
  monthAfter,
  type ReviewItem,
  reviewCalendar,
  reviewCsv,
  reviewList,
} from '../../../desk/review.ts';
import { writeChecked } from '../../../desk/teaching.ts';
import { fill } from '../../../knowledge/fill.ts';
import { type Html, html } from '../../web/html.ts';
import { banner, formToken, monthWords } from '../frame.ts';
import { putIntoPlace } from '../putting-into-place.ts';
import { DeskProblem, type DeskRoute, type SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';

/** As many as somebody gets through in a month. */
const MOST_SHOWN = 30;

export function reviewPages(services: DeskServices, place: TeachingPlace | undefined): DeskRoute[] {
  const items = () => reviewList(services.live.current().knowledge);
  const pages: DeskRoute[] = [
    { at: 'GET /review', right: 'read', answer: async (asked) => show(asked, items(), place) },
    {
      at: 'GET /review.csv',
      right: 'read',
      answer: async (asked) => asked.download('text/csv', 'review.csv', reviewCsv(items())),
    },
    {
      at: 'GET /review.ics',
      right: 'read',
      async answer(asked) {
        const summary = (count: number) => fill(asked.words.review.calendar, { count });
        asked.download('text/calendar', 'review.ics', reviewCalendar(items(), summary));
      },
    },
  ];
  return place ? [...pages, checkedRoute(services, place, items)] : pages;
}

function checkedRoute(
  services: DeskServices,
  place: TeachingPlace,
  items: () => ReviewItem[],
): DeskRoute {
  return {
    at: 'POST /review/checked',
    right: 'publish',
    async answer(asked) {
      const { review: words } = asked.words;
      const item = items().find(({ file }) => file === asked.form.get('file'));
      if (!item) throw new DeskProblem(404, words.gone);
      // The page was older than a colleague's press: nothing is left to do.
      if (item.checked !== asked.form.get('seen')) return asked.goTo('/review?done=already');
      const before = place.trust.read(item.file);
      const after = writeChecked(item.id, thisMonth(), before ?? undefined);
      const says = fill(words.says, { title: item.title });
      const { name } = asked.session;
      if (after !== before) {
        await putIntoPlace(services, place, asked, {
          by: name,
          says,
          file: item.file,
          before,
          after,
        });
      }
      await services.audit.add(name, 'published', says);
      asked.goTo('/review?done=checked');
    },
  };
}

function thisMonth(): string {
  return new Date().toISOString().slice(0, 7);
}

const DONE = ['checked', 'already'] as const;

function show(
  asked: SignedIn,
  items: readonly ReviewItem[],
  place: TeachingPlace | undefined,
): void {
  const { review: words } = asked.words;
  const done = DONE.find((one) => one === asked.query.get('done'));
  const month = thisMonth();
  const due = items.filter((item) => item.due <= month).length;
  const soon = items.filter((item) => item.due > month && item.due <= monthAfter(month, 3)).length;
  asked.show({
    title: words.title,
    address: '/review',
    main: html`${done && banner(asked.words, words[done])}
<h1 class="nhsuk-heading-l">${words.title}</h1>
<p class="reading">${fill(words.lead, { count: items.length, due, soon })}</p>
<p class="reading">${!place && words.noFolder}</p>
<ul class="nhsuk-list link-list"><li><a href="/review.csv">${words.csv}</a></li><li><a href="/review.ics">${words.ics}</a></li></ul>
<table class="nhsuk-table nhsuk-table--responsive" role="table">
<caption class="nhsuk-table__caption">${fill(words.caption, { count: Math.min(MOST_SHOWN, items.length) })}</caption>
<thead role="rowgroup" class="nhsuk-table__head"><tr role="row" class="nhsuk-table__row">
${[words.file, words.checkedOn, words.lacks, words.deed].map((name) => html`<th role="columnheader" scope="col" class="nhsuk-table__header">${name}</th>`)}
</tr></thead><tbody class="nhsuk-table__body">
${items.slice(0, MOST_SHOWN).map((item) => row(asked, item, place !== undefined))}
</tbody></table>`,
  });
}

function row(
  { words: { review: words }, session }: SignedIn,
  item: ReviewItem,
  isTaught: boolean,
): Html {
  const cell = (heading: string, content: Html | string) =>
    html`<td class="nhsuk-table__cell${content === '' && ' desk-empty'}" role="cell"><span class="nhsuk-table-responsive__heading" aria-hidden="true">${heading} </span>${content}</td>`;
  const button = html`<form method="post" action="/review/checked">${formToken(session)}<input type="hidden" name="file" value="${item.file}"><input type="hidden" name="seen" value="${item.checked}">
<button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small">${words.press}<span class="nhsuk-u-visually-hidden">: ${item.title}</span></button></form>`;
  return html`<tr role="row" class="nhsuk-table__row">
${cell(words.file, html`<span>${item.title}<br><code class="desk-file">${item.file}</code></span>`)}${cell(words.checkedOn, monthWords(item.checked))}${cell(words.lacks, item.lacks.join(', '))}${cell(words.deed, isTaught && session.rights.includes('publish') ? button : '')}
</tr>`;
}
