// A ladder of roles: a list of its steps, highest first, each with its piece of the drawing in inline SVG beside it.

import type { Rung } from '../../answers/reply.ts';
import { fill } from '../../knowledge/fill.ts';
import type { WebWording } from '../../knowledge/wording/web.ts';
import { type Html, html } from './html.ts';

const RAILS = [10, 34];
const MIDDLE = 22;
/** Where a rung crosses: at the height of its first line. */
const RUNG = 12;

interface LadderBlock {
  title: string;
  rungs: Rung[];
  current: string;
}

export function ladder(
  { title, rungs, current }: LadderBlock,
  roleLink: (id: string, title: string) => Html,
  words: WebWording,
): Html {
  const isHere = (rung: Rung) => rung.roles.some((role) => role.id === current);
  const step = rungs.findIndex(isHere) + 1;
  const drawing = fill(step > 0 ? words.ladder.drawing : words.ladder.whole, {
    count: rungs.length,
    step,
  });
  return html`<figure class="ladder">
<figcaption class="ladder__title">${title}</figcaption>
<ol class="nhsuk-list ladder__rungs" reversed>${rungs.toReversed().map(
    (rung, index) =>
      html`<li${isHere(rung) && html` class="ladder__here"`}>${piece(isHere(rung), index === 0 ? drawing : undefined)}<span class="ladder__level">${rung.level}</span>
${rung.roles.map((role, place) => [
  place > 0 && ', ',
  role.id === current
    ? html`<strong aria-current="true">${role.title} (${words.ladder.youAreHere})</strong>`
    : roleLink(role.id, role.title),
])}</li>`,
  )}</ol>
</figure>`;
}

/** One rung between its rails; as tall as its text. The first one speaks for the whole drawing. */
function piece(isHere: boolean, label: string | undefined): Html {
  return html`<svg class="ladder__drawing" ${
    label === undefined ? html`aria-hidden="true"` : html`role="img" aria-label="${label}"`
  } focusable="false">${RAILS.map((x) => html`<line x1="${x}" y1="0" x2="${x}" y2="100%"/>`)}<line x1="${RAILS[0]}" y1="${RUNG}" x2="${RAILS[1]}" y2="${RUNG}"/>${
    isHere && html`<circle cx="${MIDDLE}" cy="${RUNG}" r="7"/>`
  }</svg>`;
}
