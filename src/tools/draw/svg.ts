// Boxes and arrows as SVG that reads without seeing it: a title and a description stand for the whole picture.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Lines of text, already cut to the width. */
  lines: string[];
  kind: 'question' | 'condition' | 'end' | 'other';
}

export interface Arrow {
  from: Box;
  to: Box;
  label?: string;
}

const LINE_HEIGHT = 18;
const FONT = 14;
const MARGIN = 16;
/** A box no further below than this is the next one. */
const NEXT_BOX = 60;
const LABEL_WIDTH = 190;
/** Colours of the NHS identity; each pair has a contrast of 4.5 to 1 or more. */
const FILL: Readonly<Record<Box['kind'], string>> = {
  question: '#ffffff',
  condition: '#fff9c4',
  end: '#d8f0e0',
  other: '#e8edee',
};

/** A whole picture; `description` says everything that it shows. */
export function svg(
  title: string,
  description: string,
  boxes: readonly Box[],
  arrows: readonly Arrow[],
): string {
  const side = Math.max(0, ...arrows.filter(goesRound).map((one) => bendOf(one) + LABEL_WIDTH));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + side + 2 * MARGIN;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" width="${width}" height="${height}" font-family="Frutiger, Arial, sans-serif" font-size="${FONT}">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="desc">${escapeXml(description)}</desc>`,
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#425563"/></marker></defs>',
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...arrows.map(arrow),
    ...boxes.map(box),
    '</svg>',
    '',
  ].join('\n');
}

function box({ x, y, width, height, lines, kind }: Box): string {
  const radius = kind === 'end' ? 18 : 4;
  const text = lines.map(
    (line, place) =>
      `<tspan x="${x + 10}" y="${y + 20 + place * LINE_HEIGHT}"${place === 0 ? ' font-weight="bold"' : ''}>${escapeXml(line)}</tspan>`,
  );
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${FILL[kind]}" stroke="#005eb8" stroke-width="1.5"/><text fill="#212b32">${text.join('')}</text>`;
}

/** Down to the next box or up a ladder in a straight line, or round the side to a box further down. */
function arrow(one: Arrow): string {
  const { from, to, label } = one;
  const isRound = goesRound(one);
  const isUp = to.y < from.y;
  const start = isRound
    ? { x: from.x + from.width, y: middle(from).y }
    : { x: middle(from).x, y: isUp ? from.y : from.y + from.height };
  const end = isRound
    ? { x: to.x + to.width, y: middle(to).y }
    : { x: middle(to).x, y: isUp ? to.y + to.height : to.y };
  const bend = isRound ? bendOf(one) : 0;
  const path = isRound
    ? `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x + bend} ${end.y} ${end.x} ${end.y}`
    : `M${start.x} ${start.y}L${end.x} ${end.y}`;
  const at = isRound
    ? { x: start.x + bend * 0.6, y: start.y + (end.y - start.y) * 0.2 }
    : { x: start.x, y: (start.y + end.y) / 2 + 5 };
  const words = label
    ? `<text x="${Math.round(at.x) + 8}" y="${Math.round(at.y)}" fill="#425563" font-size="12">${escapeXml(label)}</text>`
    : '';
  return `<path d="${path}" fill="none" stroke="#425563" stroke-width="1.5" marker-end="url(#tip)"/>${words}`;
}

function middle({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

function goesRound({ from, to }: Arrow): boolean {
  return to.y >= from.y && to.y - (from.y + from.height) > NEXT_BOX;
}

function bendOf({ from, to }: Arrow): number {
  return Math.round(30 + Math.abs(to.y - from.y) * 0.12);
}

/** Cuts a text into lines of at most `most` letters, at spaces. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

export function heightOf(lines: readonly string[]): number {
  return lines.length * LINE_HEIGHT + 14;
}

function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
