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
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + 2 * MARGIN;
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

/** Down to the next box in a line, or round the side to one further on. */
function arrow({ from, to, label }: Arrow): string {
  const isNext = to.y > from.y && to.x === from.x && to.y - (from.y + from.height) < 60;
  const start = isNext
    ? { x: from.x + from.width / 2, y: from.y + from.height }
    : { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = isNext
    ? { x: to.x + to.width / 2, y: to.y }
    : to.x > from.x
      ? { x: to.x, y: to.y + to.height / 2 }
      : { x: to.x + to.width, y: to.y + to.height / 2 };
  const bend = isNext || to.x > from.x ? 0 : 30 + Math.abs(to.y - from.y) * 0.12;
  const path =
    bend === 0
      ? `M${start.x} ${start.y}L${end.x} ${end.y}`
      : `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x + bend} ${end.y} ${end.x} ${end.y}`;
  const words = label
    ? `<text x="${(isNext ? start.x : start.x + bend * 0.75) + 6}" y="${isNext ? (start.y + end.y) / 2 + 5 : start.y + (end.y - start.y) * 0.25 + 4}" fill="#425563" font-size="12">${escapeXml(label)}</text>`
    : '';
  return `<path d="${path}" fill="none" stroke="#425563" stroke-width="1.5" marker-end="url(#tip)"/>${words}`;
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
