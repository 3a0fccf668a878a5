// Draws columns as SVG: one a day or a week. The page says the same in a table.

import type { Shown } from '../../desk/suppression.ts';
import { type Html, html } from '../web/html.ts';

export interface Column {
  label: string;
  value: Shown;
}

/** In units of the picture, which is as wide as the page lets it be; text is read on a phone, where a unit is a pixel. */
const WIDTH = 328;
const HEIGHT = 150;
const LEFT = 36;
const TOP = 10;
const BOTTOM = 24;
const GAP = 0.25;
/** How high a column of 1 to 7 is, whatever it stands for. */
const FEW_HEIGHT = 5;
const LABEL_EVERY = 3;
/** The axis ends at one of these times a power of ten. */
const STEPS = [1, 2, 5, 10];

/** @param says what the picture shows, for those who do not see it */
export function columnChart(columns: readonly Column[], says: string): Html {
  const largest = columns.reduce((most, { value }) => Math.max(most, sizeOf(value)), 0);
  const top = axisEnd(largest);
  const floor = HEIGHT - BOTTOM;
  const room = floor - TOP;
  const step = (WIDTH - LEFT) / columns.length;
  const bars = columns.map(({ label, value }, nth) => {
    const x = LEFT + nth * step + (step * GAP) / 2;
    const width = step * (1 - GAP);
    const height = value === 'few' ? FEW_HEIGHT : (value / top) * room;
    const toEnd = columns.length - 1 - nth;
    const bar =
      height > 0 &&
      html`<rect class="desk-chart__bar${value === 'few' && ' desk-chart__bar--few'}" x="${round(x)}" y="${round(floor - height)}" width="${round(width)}" height="${round(height)}"/>`;
    // The last label ends where the picture does.
    const [place, anchor] = toEnd === 0 ? [WIDTH, 'end'] : [x + width / 2, 'middle'];
    const text =
      toEnd % LABEL_EVERY === 0 &&
      html`<text class="desk-chart__text" x="${round(place)}" y="${HEIGHT - 6}" text-anchor="${anchor}">${label}</text>`;
    return [bar, text];
  });
  return html`<svg class="desk-chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${says}">
${[0, top / 2, top].map((value) => {
  const y = round(floor - (value / top) * room);
  return html`<line class="desk-chart__line" x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}"/><text class="desk-chart__text" x="${LEFT - 4}" y="${y + 4}" text-anchor="end">${value}</text>`;
})}
${bars}
</svg>`;
}

function sizeOf(value: Shown): number {
  return value === 'few' ? 0 : value;
}

/** The next round number, at least 10. */
function axisEnd(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(10, largest)));
  const step = STEPS.find((one) => one * power >= largest) ?? 10;
  return step * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
