// /unanswered: questions without an answer, alike questions together, and one press to teach each.

import { setImmediate } from 'node:timers/promises';
import { playExample } from '../../../desk/rehearse.ts';
import { shown } from '../../../desk/suppression.ts';
import { type UnansweredGroup, WITHHELD } from '../../../desk/unanswered.ts';
import { fill } from '../../../knowledge/fill.ts';
import { UNANSWERED_DAYS } from '../../../knowledge/running.ts';
import { type Html, html } from '../../web/html.ts';
import { dayWords } from '../frame.ts';
import type { DeskRoute, SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';
import { buildUnansweredGroups } from '../unanswered-groups.ts';

/** As many as somebody reads at once. */
const MOST_SHOWN = 20;
/** An address of the desk may have 2,048 characters. */
const LONGEST_QUERY = 1900;

/** A question and the ways of asking it that are answered meanwhile. */
interface Looked {
  group: UnansweredGroup;
  open: string[];
  answered: string[];
}

export function unansweredPage(
  services: DeskServices,
  place: TeachingPlace | undefined,
): DeskRoute {
  const read = buildUnansweredGroups(services);
  const isKept = services.config.KEEP_UNANSWERED === 'yes';

  function look(group: UnansweredGroup): Looked {
    const { conversation } = services.live.current();
    const isAnswered = (way: string) =>
      playExample(conversation, { say: [way] })[0]?.isAnswered === true;
    const answered = group.ways.filter(isAnswered);
    return { group, answered, open: group.ways.filter((way) => !answered.includes(way)) };
  }

  return {
    at: 'GET /unanswered',
    right: 'read',
    async answer(asked) {
      const { unanswered: words } = asked.words;
      const looked: Looked[] = [];
      for (const group of (await read()).slice(0, MOST_SHOWN)) {
        looked.push(look(group));
        // People who ask the assistant have their turn in between.
        await setImmediate();
      }
      // What is to be done comes first.
      looked.sort((one, other) => Number(one.open.length === 0) - Number(other.open.length === 0));
      const isWithheld = looked.some(({ group }) => group.ways.some(isPartly));
      asked.show({
        title: words.title,
        address: '/unanswered',
        main: html`<h1 class="nhsuk-heading-l">${words.title}</h1>
${
  isKept
    ? html`<p class="reading">${fill(words.lead, { days: UNANSWERED_DAYS })}</p>
${!place && html`<p class="reading">${words.noFolder}</p>`}
${looked.length === 0 && html`<p class="reading">${words.none}</p>`}
${isWithheld && html`<p class="reading">${fill(words.withheld, { sign: WITHHELD })}</p>`}
${looked.map((one) => item(asked, one, place !== undefined))}`
    : html`<p class="reading">${words.off}</p><p class="reading">${words.offHow}</p>`
}`,
      });
    },
  };
}

function item(
  { words: { unanswered: words, numbers }, session }: SignedIn,
  { group: { count, last }, open, answered }: Looked,
  isTaught: boolean,
): Html {
  const figure = shown(count);
  const asked = fill(words.asked, {
    count: figure === 'few' ? numbers.few : figure,
    day: dayWords(last),
  });
  const [first = '', ...others] = open.length > 0 ? open : answered;
  const list = (says: string, ways: readonly string[]) =>
    ways.length > 0 &&
    html`<p>${says}:</p><ul class="nhsuk-list nhsuk-list--bullet">${ways.map((way) => html`<li>“${way}”</li>`)}</ul>`;
  return html`<section class="desk-part"><h2 class="nhsuk-heading-s">“${first}”</h2>
${open.length === 0 && html`<p><strong class="nhsuk-tag nhsuk-tag--green">${words.answered}</strong> ${words.answeredHint}</p>`}
<p class="lone">${asked}</p>
${list(words.ways, others)}
${open.length > 0 && list(words.answered, answered)}
${open.length > 0 && isTaught && session.rights.includes('edit') && html`<p class="desk-buttons">${link(words.teach, '/teach/phrase', 'phrase', [first])}${link(words.write, '/teach/question', 'asked', open)}</p>`}
</section>`;
}

function isPartly(way: string): boolean {
  return way.includes(WITHHELD);
}

/** To a form with what people said filled in, as much as an address holds. */
function link(label: string, form: string, field: string, ways: readonly string[]): Html {
  const address = ways
    .filter((way, nth) => nth === 0 || !isPartly(way))
    .map((way) => `${field}=${encodeURIComponent(way)}`)
    .reduce((all, one) => (all.length + one.length < LONGEST_QUERY ? `${all}&${one}` : all));
  return html`<a class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href="${form}?${address}">${label}<span class="nhsuk-u-visually-hidden">: ${ways[0]}</span></a>`;
}
