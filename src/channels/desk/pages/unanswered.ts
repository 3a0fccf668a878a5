// /unanswered: what was asked in vain, alike questions together, and one press to teach each.

import { playExample } from '../../../desk/rehearse.ts';
import { shown } from '../../../desk/suppression.ts';
import { type AskedInVain, WITHHELD } from '../../../desk/unanswered.ts';
import { fill } from '../../../knowledge/fill.ts';
import { UNANSWERED_DAYS } from '../../../knowledge/running.ts';
import { type Html, html } from '../../web/html.ts';
import { buildAskedInVain } from '../asked-in-vain.ts';
import { dayWords } from '../frame.ts';
import type { DeskRoute, SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';

/** As many as somebody reads at once. */
const MOST_SHOWN = 50;
/** An address of the desk may have 2,048 characters. */
const LONGEST_QUERY = 1900;

export function unansweredPage(
  services: DeskServices,
  place: TeachingPlace | undefined,
): DeskRoute {
  const read = buildAskedInVain(services);
  const isKept = services.config.KEEP_UNANSWERED === 'yes';

  /** Whether the assistant can answer it meanwhile. */
  function isAnswered({ ways: [first = ''] }: AskedInVain): boolean {
    const { conversation } = services.live.current();
    return playExample(conversation, { say: [first] })[0]?.isAnswered === true;
  }

  return {
    at: 'GET /unanswered',
    right: 'read',
    async answer(asked) {
      const { unanswered: words } = asked.words;
      const groups = (await read()).slice(0, MOST_SHOWN);
      const open = groups.filter((group) => !isAnswered(group));
      const done = groups.filter((group) => !open.includes(group));
      asked.show({
        title: words.title,
        address: '/unanswered',
        main: html`<h1 class="nhsuk-heading-l">${words.title}</h1>
${
  isKept
    ? html`<p class="reading">${fill(words.lead, { days: UNANSWERED_DAYS })}</p>
${!place && html`<p class="reading">${words.noFolder}</p>`}
${groups.length === 0 && html`<p class="reading">${words.none}</p>`}
${groups.some(({ ways }) => ways.some((way) => way.includes(WITHHELD))) && html`<p class="reading">${fill(words.withheld, { sign: WITHHELD })}</p>`}
${open.map((group) => item(asked, group, place !== undefined, false))}
${done.map((group) => item(asked, group, false, true))}`
    : html`<p class="reading">${words.off}</p><p class="reading">${words.offHow}</p>`
}`,
      });
    },
  };
}

function item(
  { words: { unanswered: words, numbers }, session }: SignedIn,
  { ways: [first = '', ...others], count, last }: AskedInVain,
  isTaught: boolean,
  isAnswered: boolean,
): Html {
  const figure = shown(count);
  const asked = fill(words.asked, {
    count: figure === 'few' ? numbers.few : figure,
    day: dayWords(last),
  });
  return html`<section class="desk-part"><h2 class="nhsuk-heading-s">“${first}”</h2>
${isAnswered && html`<p><strong class="nhsuk-tag nhsuk-tag--green">${words.answered}</strong> ${words.answeredHint}</p>`}
<p class="lone">${asked}</p>
${others.length > 0 && html`<p>${words.ways}:</p><ul class="nhsuk-list nhsuk-list--bullet">${others.map((way) => html`<li>“${way}”</li>`)}</ul>`}
${isTaught && session.rights.includes('edit') && html`<p class="desk-buttons">${link(words.teach, '/teach/phrase', 'phrase', [first])}${link(words.write, '/teach/question', 'asked', [first, ...others])}</p>`}
</section>`;
}

/** To a form with what people said filled in, as much as an address holds. */
function link(label: string, form: string, field: string, ways: readonly string[]): Html {
  const address = ways
    .filter((way, nth) => nth === 0 || !way.includes(WITHHELD))
    .map((way) => `${field}=${encodeURIComponent(way)}`)
    .reduce((all, one) => (all.length + one.length < LONGEST_QUERY ? `${all}&${one}` : all));
  return html`<a class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href="${form}?${address}">${label}<span class="nhsuk-u-visually-hidden">: ${ways[0]}</span></a>`;
}
