// The app's two icons, drawn here: a ladder, in white on the trust's colour and as an outline. No picture file is needed.

import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue, opacity, each 0 to 255. */
type Colour = readonly [number, number, number, number];

const WHITE: Colour = [255, 255, 255, 255];
const NOTHING: Colour = [0, 0, 0, 0];

/** The colour icon of Teams: 192 × 192, the whole square filled. */
export function colourIcon(accent: string): Uint8Array {
  const [red = 0, green = 0, blue = 0] = (accent.match(/[0-9a-f]{2}/gi) ?? []).map((part) =>
    Number.parseInt(part, 16),
  );
  return drawLadder(192, WHITE, [red, green, blue, 255]);
}

/** The outline icon of Teams: 32 × 32, white on nothing. */
export function outlineIcon(): Uint8Array {
  return drawLadder(32, WHITE, NOTHING);
}

/** Two rails and four rungs, in parts of the square's side: left, top, right, bottom. */
const LADDER = [
  [0.25, 0.125, 0.34375, 0.875],
  [0.65625, 0.125, 0.75, 0.875],
  [0.25, 0.21875, 0.75, 0.28125],
  [0.25, 0.375, 0.75, 0.4375],
  [0.25, 0.53125, 0.75, 0.59375],
  [0.25, 0.6875, 0.75, 0.75],
] as const;

function drawLadder(side: number, ink: Colour, ground: Colour): Uint8Array {
  const isInk = (column: number, row: number) =>
    LADDER.some(
      ([left, top, right, bottom]) =>
        column >= left * side && column < right * side && row >= top * side && row < bottom * side,
    );
  const rows = Array.from({ length: side }, (_, row) =>
    // Each row begins with the number of its filter: none.
    [
      0,
      ...Array.from({ length: side }, (__, column) => (isInk(column, row) ? ink : ground)).flat(),
    ],
  );
  return png(side, Uint8Array.from(rows.flat()));
}

/** A PNG of eight bits a channel, red, green, blue and opacity. */
function png(side: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
