// A ladder of roles as inline SVG: a drawing beside the same steps as a list, which everyone can read.

import type { Rung } from '../../answers/reply.ts';
import type { WebWording } from '../../knowledge/web-wording.ts';
import { type Html, html } from './html.ts';

const WIDTH = 44;
const RUNG_GAP = 20;
const MARGIN = 8;
const RAILS = [10, 34];

interface LadderBlock {
  title: string;
  rungs: Rung[];
  current: string;
}

/** Highest rung first, as a ladder stands. */
export function ladder(
  block: LadderBlock,
  roleLink: (id: string, title: string) => Html,
  words: WebWording,
): Html {
  const top = block.rungs.toReversed();
  return html`<figure class="ladder">
<figcaption class="ladder__title">${block.title}</figcaption>
<div class="ladder__both">${drawing(block.title, top, block.current)}
<ol class="nhsuk-list ladder__rungs" reversed>${top.map(
    (rung) =>
      html`<li><span class="ladder__level">${rung.level}</span>
${rung.roles.map((role, index) => [
  index > 0 && ', ',
  role.id === block.current
    ? html`<strong aria-current="true">${role.title} <span class="ladder__here">(${words.ladder.youAreHere})</span></strong>`
    : roleLink(role.id, role.title),
])}</li>`,
  )}</ol></div>
</figure>`;
}

function drawing(title: string, rungs: readonly Rung[], current: string): Html {
  const height = MARGIN * 2 + RUNG_GAP * rungs.length;
  return html`<svg class="ladder__drawing" role="img" aria-label="${title}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" focusable="false">
${RAILS.map((x) => html`<line x1="${x}" y1="2" x2="${x}" y2="${height - 2}"/>`)}
${rungs.map((rung, index) => {
  const y = MARGIN + RUNG_GAP * (index + 0.5);
  return [
    html`<line x1="${RAILS[0]}" y1="${y}" x2="${RAILS[1]}" y2="${y}"/>`,
    rung.roles.some((role) => role.id === current) &&
      html`<circle cx="${WIDTH / 2}" cy="${y}" r="7"/>`,
  ];
})}</svg>`;
}
