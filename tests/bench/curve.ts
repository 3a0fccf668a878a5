// Draws how the median time of a query grows with the number of titles, as an SVG.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface CurvePoint {
  size: number;
  /** Milliseconds. */
  median: number;
}

const OUTPUT = path.join('tests', 'bench', 'output');
const WIDTH = 560;
const HEIGHT = 320;
const MARGIN = 56;

/** Writes tests/bench/output/NAME.svg and gives its path. The sizes are on a logarithmic axis. */
export function drawCurve(name: string, points: readonly CurvePoint[]): string {
  const sizes = points.map((point) => Math.log10(point.size));
  const least = Math.min(...sizes);
  const most = Math.max(...sizes);
  const highest = Math.max(...points.map((point) => point.median)) * 1.15;
  const x = (size: number): number =>
    MARGIN + ((Math.log10(size) - least) / (most - least || 1)) * (WIDTH - 2 * MARGIN);
  const y = (median: number): number =>
    HEIGHT - MARGIN - (median / highest) * (HEIGHT - 2 * MARGIN);
  const line = points
    .map((point) => `${x(point.size).toFixed(1)},${y(point.median).toFixed(1)}`)
    .join(' ');
  const marks = points.map(
    (point) => `<circle cx="${x(point.size).toFixed(1)}" cy="${y(point.median).toFixed(1)}" r="4"/>
  <text x="${x(point.size).toFixed(1)}" y="${(y(point.median) - 10).toFixed(1)}">${point.median.toFixed(2)} ms</text>
  <text x="${x(point.size).toFixed(1)}" y="${HEIGHT - MARGIN + 20}">${point.size.toLocaleString('en-GB')}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="13" text-anchor="middle">
  <title>Median time of a query by number of titles</title>
  <rect width="100%" height="100%" fill="#fff"/>
  <path d="M${MARGIN} ${MARGIN / 2}V${HEIGHT - MARGIN}H${WIDTH - MARGIN / 2}" fill="none" stroke="#425563"/>
  <polyline points="${line}" fill="none" stroke="#005eb8" stroke-width="2"/>
  <g fill="#212b32">${marks.join('\n  ')}</g>
  <text x="${WIDTH / 2}" y="${HEIGHT - 12}">titles in the index</text>
  <text x="${MARGIN}" y="18" text-anchor="start">milliseconds a query, median</text>
</svg>
`;
  mkdirSync(OUTPUT, { recursive: true });
  const file = path.join(OUTPUT, `${name}.svg`);
  writeFileSync(file, svg);
  return file;
}
